/* The records of a text whose marks are written another way are those of the plain text, at their places. */
#include "article.h"
#include "check.h"
#include "counted.h"
#include "html_check.h"

#include <saidby/saidby.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define MAX_LENGTH 40000

/* A plain text, the same with its marks written another way, and for each byte of the plain one where what stands for
 * its character begins and ends. */
struct pair {
    char plain[MAX_LENGTH], coded[MAX_LENGTH];
    size_t plain_length, coded_length;
    size_t start[MAX_LENGTH], end[MAX_LENGTH];
};

static void clear(struct pair *pair)
{
    pair->plain_length = pair->coded_length = 0;
}

/* Marks that the plain text does not have. */
static void put_hidden(struct pair *pair, const char *marks)
{
    size_t length = strlen(marks);
    memcpy(pair->coded + pair->coded_length, marks, length);
    pair->coded_length += length;
}

/* A character and what stands for it. */
static void put_as(struct pair *pair, const char *character, size_t size, const char *coded, size_t length)
{
    for (size_t i = 0; i < size; i++) {
        pair->plain[pair->plain_length + i] = character[i];
        pair->start[pair->plain_length + i] = pair->coded_length;
        pair->end[pair->plain_length + i] = pair->coded_length + length;
    }
    memcpy(pair->coded + pair->coded_length, coded, length);
    pair->plain_length += size;
    pair->coded_length += length;
}

/* ---- comparing ---- */

static void check_place(const struct pair *pair, size_t plain_start, size_t plain_end, size_t start, size_t end)
{
    CHECK_SIZE(start, pair->start[plain_start]);
    CHECK_SIZE(end, pair->end[plain_end - 1]);
}

static void check_spans(const struct pair *pair, const saidby_span *plain, size_t count, const saidby_span *spans,
                        size_t own)
{
    CHECK_SIZE(own, count);
    for (size_t i = 0; i < count && i < own; i++)
        check_place(pair, plain[i].start, plain[i].end, spans[i].start, spans[i].end);
}

static void check_mention(const struct pair *pair, const saidby_mention *plain, const saidby_mention *mention)
{
    CHECK(!plain == !mention);
    if (!plain || !mention)
        return;
    CHECK_STRING(mention->text, plain->text);
    CHECK_SIZE(mention->text_length, strlen(mention->text));
    check_place(pair, plain->start, plain->end, mention->start, mention->end);
}

static void check_quote(const struct pair *pair, const saidby_quote *plain, const saidby_quote *quote)
{
    CHECK(quote->type == plain->type && quote->speaker == plain->speaker && quote->paragraph == plain->paragraph);
    CHECK(quote->sentence == plain->sentence);
    CHECK(quote->confidence >= plain->confidence && quote->confidence <= plain->confidence);
    CHECK_STRING(quote->text, plain->text);
    CHECK_SIZE(quote->text_length, strlen(quote->text));
    CHECK_STRING(quote->pattern, plain->pattern);
    check_spans(pair, plain->parts, plain->part_count, quote->parts, quote->part_count);
    check_spans(pair, plain->quoted, plain->quoted_count, quote->quoted, quote->quoted_count);
    check_mention(pair, plain->cue, quote->cue);
    check_mention(pair, plain->source, quote->source);
    check_mention(pair, plain->addressee, quote->addressee);
    check_mention(pair, plain->via, quote->via);
}

static void check_speaker(const struct pair *pair, const saidby_speaker *plain, const saidby_speaker *speaker)
{
    CHECK_STRING(speaker->name, plain->name);
    CHECK_STRING(speaker->role, plain->role);
    CHECK(speaker->kind == plain->kind && speaker->role_count == plain->role_count);
    CHECK_SIZE(speaker->member_count, plain->member_count);
    for (size_t i = 0; i < plain->role_count && i < speaker->role_count; i++)
        CHECK_STRING(speaker->roles[i], plain->roles[i]);
    check_spans(pair, plain->mentions, plain->mention_count, speaker->mentions, speaker->mention_count);
}

/* In each unit, the offset of every character of the text. */
static void check_units(const struct pair *pair, const saidby_doc *doc)
{
    size_t points = 0, units = 0;
    for (size_t i = 0; i < pair->coded_length; i++) {
        unsigned char byte = (unsigned char)pair->coded[i];
        if ((byte & 0xC0) == 0x80)
            continue;
        CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_CODEPOINT, i), points);
        CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_UTF16, i), units);
        points++;
        units += byte >= 0xF0 ? 2 : 1;
    }
}

/* Returns: how many quotes there are. */
static size_t check_docs(const struct pair *pair, const saidby_doc *plain, const saidby_doc *doc)
{
    size_t quotes = saidby_doc_quote_count(plain), speakers = saidby_doc_speaker_count(plain);
    size_t sentences = saidby_doc_sentence_count(plain);
    CHECK_SIZE(saidby_doc_quote_count(doc), quotes);
    CHECK_SIZE(saidby_doc_speaker_count(doc), speakers);
    CHECK_SIZE(saidby_doc_sentence_count(doc), sentences);
    for (size_t i = 0; i < quotes && saidby_doc_quote(doc, i); i++)
        check_quote(pair, saidby_doc_quote(plain, i), saidby_doc_quote(doc, i));
    for (size_t i = 0; i < speakers && saidby_doc_speaker(doc, i); i++)
        check_speaker(pair, saidby_doc_speaker(plain, i), saidby_doc_speaker(doc, i));
    for (size_t i = 0; i < sentences && saidby_doc_sentence(doc, i); i++)
        check_spans(pair, saidby_doc_sentence(plain, i), 1, saidby_doc_sentence(doc, i), 1);
    return quotes;
}

static size_t compare(const saidby_extractor *extractor, const struct pair *pair)
{
    saidby_doc *plain, *doc;
    int before = check_failures;
    CHECK(saidby_extract(extractor, pair->plain, pair->plain_length, &plain, NULL) == SAIDBY_OK);
    CHECK(saidby_extract(extractor, pair->coded, pair->coded_length, &doc, NULL) == SAIDBY_OK);
    size_t quotes = check_docs(pair, plain, doc);
    check_html(doc, pair->coded, pair->coded_length);
    if (check_failures > before)
        fprintf(stderr, "in: %.*s\nfor: %.*s\n", (int)pair->coded_length, pair->coded, (int)pair->plain_length,
                pair->plain);
    saidby_doc_free(plain);
    saidby_doc_free(doc);
    return quotes;
}

/* ---- ways to write a mark ---- */

static const struct {
    const char *mark, *name, *other;
    unsigned code, windows;
} MARKS[] = {{"\"", "quot", "quot", 0x22, 0},
             {"'", "apos", "apos", 0x27, 0},
             {"“", "ldquo", "OpenCurlyDoubleQuote", 0x201C, 147},
             {"”", "rdquo", "CloseCurlyDoubleQuote", 0x201D, 148},
             {"‘", "lsquo", "OpenCurlyQuote", 0x2018, 145},
             {"’", "rsquo", "rsquor", 0x2019, 146},
             {"«", "laquo", "laquo", 0xAB, 0},
             {"»", "raquo", "raquo", 0xBB, 0},
             {"‹", "lsaquo", "lsaquo", 0x2039, 139},
             {"›", "rsaquo", "rsaquo", 0x203A, 155},
             {"„", "bdquo", "ldquor", 0x201E, 132},
             {"‚", "sbquo", "lsquor", 0x201A, 130},
             {"é", "eacute", "eacute", 0xE9, 0},
             {"—", "mdash", "mdash", 0x2014, 151}};
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MARK_COUNT COUNT(MARKS)
#define QUOTATION_MARKS 12 /* the first of them */

#define FORMS 15

/* A mark in one of the ways; the last is for quotation marks alone. */
static void write_mark(char *out, size_t size, size_t mark, size_t form)
{
    unsigned code = MARKS[mark].code, windows = MARKS[mark].windows ? MARKS[mark].windows : code;
    switch (form) {
    case 0: snprintf(out, size, "&%s;", MARKS[mark].name); return;
    case 1: snprintf(out, size, "&%s;", MARKS[mark].other); return;
    case 2: snprintf(out, size, "&#%u;", code); return;
    case 3: snprintf(out, size, "&#0%u;", code); return;
    case 4: snprintf(out, size, "&#x%x;", code); return;
    case 5: snprintf(out, size, "&#X00%X;", code); return;
    case 6: snprintf(out, size, "&#%u", code); return;
    case 7: snprintf(out, size, "&#%u;", windows); return;
    case 8: snprintf(out, size, "&amp;%s;", MARKS[mark].name); return;
    case 9: snprintf(out, size, "&amp;amp;#%u;", code); return;
    case 10: snprintf(out, size, "&#38;#x%X;", code); return;
    case 11: snprintf(out, size, "\\u%04x", code); return;
    case 12: snprintf(out, size, "\\\\u%04X", code); return;
    case 13: snprintf(out, size, "\\u0026%s;", MARKS[mark].name); return;
    default: snprintf(out, size, "\\&%s;", MARKS[mark].name); return;
    }
}

static size_t find_mark(const char *text)
{
    size_t mark = 0;
    while (mark < MARK_COUNT && strncmp(text, MARKS[mark].mark, strlen(MARKS[mark].mark)) != 0)
        mark++;
    return mark;
}

/* ---- every way, every mark, every kind of sentence ---- */

/* Outer and inner marks in the shapes, in the order of those in QUOTES. */
static const char PLACES[] = "{}<>";

static const char *const SHAPES[] = {
    "{The weir held all night,} said Runa Falk, who keeps it.",
    "Runa Falk said: {The weir held all night, and it’s dry below.}",
    "Runa Falk said that the weir {held all night} and that nobody had slept.",
    "{The weir held,} Runa Falk, the lock keeper, told reporters. {It won't hold twice.}",
    "{My brother said <run>, and we ran,} said Runa Falk.\n\nShe added: {<Never again> is what I said.}",
    "{The weir held all night.\n\n{Nobody slept, and nobody will,} said Runa Falk of the Sedge Café.",
    "Asked if it would hold, Falk said {no}. {Not twice} — that was all — she said."};

static const char *const QUOTES[][4] = {
    {"\"", "\"", "'", "'"}, {"“", "”", "‘", "’"}, {"‘", "’", "“", "”"}, {"«", "»", "‹", "›"}, {"„", "“", "‚", "‘"},
    {"'", "'", "\"", "\""}};

/* A mark in a way of its own, or as it is. */
static void put_mark(struct pair *pair, const char *mark, size_t size, size_t form)
{
    char coded[64];
    size_t known = form < FORMS ? find_mark(mark) : MARK_COUNT;
    if (known == MARK_COUNT || (form == FORMS - 1 && known >= QUOTATION_MARKS)) {
        put_as(pair, mark, size, mark, size);
        return;
    }
    write_mark(coded, sizeof coded, known, form);
    bool escaped = form == FORMS - 1; /* the backslash is no part of the mark */
    put_hidden(pair, escaped ? "\\" : "");
    put_as(pair, mark, size, coded + escaped, strlen(coded + escaped));
}

static size_t character_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

struct hidden {
    const char *open, *close;
};

/* Write a shape with such marks in such a way, and what is hidden around quotations and within them. */
static void write_shape(struct pair *pair, const char *shape, const char *const *quotes, size_t form,
                        struct hidden outside, struct hidden inside)
{
    clear(pair);
    for (const char *at = shape; *at; at += character_size(at)) {
        const char *place = strchr(PLACES, *at), *mark = place ? quotes[place - PLACES] : at;
        if (*at == '{')
            put_hidden(pair, outside.open);
        if (*at == '}')
            put_hidden(pair, inside.close);
        put_mark(pair, mark, place ? strlen(mark) : character_size(at), form);
        if (*at == '}')
            put_hidden(pair, outside.close);
        if (*at == '{')
            put_hidden(pair, inside.open);
    }
}

static const struct hidden NOTHING = {"", ""};

static void test_references(const saidby_extractor *extractor, struct pair *pair)
{
    size_t quotes = 0;
    for (size_t form = 0; form < FORMS; form++)
        for (size_t q = 0; q < COUNT(QUOTES); q++)
            for (size_t s = 0; s < COUNT(SHAPES); s++) {
                write_shape(pair, SHAPES[s], QUOTES[q], form, NOTHING, NOTHING);
                quotes += compare(extractor, pair);
            }
    CHECK(quotes > FORMS * COUNT(QUOTES) * COUNT(SHAPES));
}

static const struct hidden AROUND[] = {
    {"*", "*"}, {"**", "**"}, {"***", "***"}, {"_", "_"}, {"__", "__"}, {"___", "___"}, {"**_", "_**"}, {"_*", "*_"},
    {"[", "](https://veld.example/a_b(c)*)"}, {"*[", "](/a \"A (b)\")*"}};

/* Around quotations and within their marks, marks written in one way or in another. A quotation that goes on in the
 * next paragraph has no emphasis around it. */
static void test_markdown(const saidby_extractor *extractor, struct pair *pair)
{
    for (size_t a = 0; a < COUNT(AROUND); a++)
        for (size_t i = 0; i < COUNT(QUOTES) * COUNT(SHAPES); i++) {
            const char *shape = SHAPES[i % COUNT(SHAPES)], *const *quotes = QUOTES[i / COUNT(SHAPES)];
            if (strstr(shape, "\n\n{"))
                continue;
            write_shape(pair, shape, quotes, a % 2 ? FORMS : 0, AROUND[a], NOTHING);
            compare(extractor, pair);
            write_shape(pair, shape, quotes, a % 3 ? FORMS : 2, NOTHING, AROUND[a]);
            compare(extractor, pair);
        }
}

/* A backslash before each mark. */
static void test_escapes(const saidby_extractor *extractor, struct pair *pair)
{
    for (size_t i = 0; i < COUNT(QUOTES) * COUNT(SHAPES); i++) {
        const struct hidden outside = {"\\", ""}, inside = {"", "\\\\"};
        write_shape(pair, SHAPES[i % COUNT(SHAPES)], QUOTES[i / COUNT(SHAPES)], FORMS, outside, inside);
        compare(extractor, pair);
    }
}

/* ---- articles at random ---- */

static uint32_t state = 20250611;

static size_t random_below(size_t limit)
{
    state = state * 1664525u + 1013904223u;
    return (size_t)(state >> 8) % limit;
}

/* The bytes of a character of UTF-8, and what it is; 1 and 0 for a bad byte. */
static size_t read_character(const char *text, size_t length, unsigned *code)
{
    const unsigned char *bytes = (const unsigned char *)text;
    unsigned char lead = bytes[0];
    size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    *code = size == 1 ? bytes[0] : bytes[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if (i >= length || (bytes[i] & 0xC0) != 0x80)
            size = 0;
        *code = *code << 6 | (bytes[i] & 0x3F);
    }
    bool bad = size == 0 || *code == 0 || (size == 3 && *code < 0x800) || (*code >= 0xD800 && *code < 0xE000) ||
               (size == 4 && (*code < 0x10000 || *code > 0x10FFFF));
    *code = bad ? 0 : *code;
    return bad ? 1 : size;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The end of a word of ASCII that stands alone, or 0. */
static size_t word_end(const char *text, size_t at, size_t length)
{
    size_t end = at;
    while (end < length && is_letter(text[end]))
        end++;
    bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
    return begins && end > at && (end == length || (text[end] && strchr(" ,.;\n", text[end]))) ? end : 0;
}

/* Write one character, some in a way of their own. Returns its bytes. */
static size_t put_character(struct pair *pair, const char *text, size_t length)
{
    unsigned code;
    char coded[32];
    size_t size = read_character(text, length, &code);
    bool control = code < ' ' ? code != '\n' : code >= 0x7F && code < 0xA0;
    if (code && random_below(3) == 0 && find_mark(text) < MARK_COUNT)
        put_mark(pair, text, size, random_below(FORMS));
    else if (!control && random_below(40) == 0)
        put_as(pair, text, size, coded,
               (size_t)snprintf(coded, sizeof coded, random_below(2) ? "&#%u;" : "&amp;#x%x;", code));
    else
        put_as(pair, text, size, text, size);
    return size;
}

static void write_random(struct pair *pair, const char *text, size_t length)
{
    static const char *const lines[] = {"> ", ">", ">> ", "# ", "> ### "};
    clear(pair);
    for (size_t at = 0; at < length && pair->coded_length < MAX_LENGTH - 1000;) {
        if ((at == 0 || text[at - 1] == '\n') && is_letter(text[at]) && random_below(3) == 0)
            put_hidden(pair, lines[random_below(COUNT(lines))]);
        size_t end = random_below(4) ? 0 : word_end(text, at, length);
        const struct hidden *around = end ? &AROUND[random_below(COUNT(AROUND))] : &NOTHING;
        put_hidden(pair, around->open);
        do
            at += put_character(pair, text + at, length - at);
        while (at < end);
        put_hidden(pair, around->close);
    }
}

static const char *const PIECES[] = {
    "“", "”", "\"", "‘", "’", "«", "\n\n", "\n", " ", ".", ",", ":", "—", " said ", " told ", "’s ", "QUILL: ", "\xFF",
    "\xE2\x80", "\x1A", "\xC2\xA0", "💬", "\xEF\xBB\xBF", "R&D; ", " AT&T ", " & ", " 5 * 3 ", "n****rs ", " [sic] ",
    "___", " and "};

/* Put a piece, or take some away. */
static size_t damage(char *text, size_t length)
{
    const char *piece = PIECES[random_below(COUNT(PIECES))];
    size_t at = random_below(length), size = strlen(piece), cut = random_below(4) ? 0 : random_below(length - at) % 40;
    memmove(text + at + size, text + at + cut, length - at - cut);
    memcpy(text + at, piece, size);
    if (random_below(60) == 0)
        text[at] = '\0';
    return length + size - cut;
}

#define ROUNDS 1200

static void test_random(const saidby_extractor *repairing, struct pair *pair)
{
    static char text[sizeof ARTICLE + 4000];
    for (int round = 0; round < ROUNDS && check_failures < 20; round++) {
        size_t length = sizeof ARTICLE - 1;
        memcpy(text, ARTICLE, sizeof ARTICLE);
        for (size_t n = random_below(round % 3 ? 40 : 1); n > 0; n--)
            length = damage(text, length);
        text[length] = '\0';
        write_random(pair, text, length);
        compare(repairing, pair);
    }
}

/* ---- offsets, windows, memory ---- */

static void test_units(const saidby_extractor *extractor, struct pair *pair)
{
    saidby_doc *doc;
    write_random(pair, ARTICLE, sizeof ARTICLE - 1);
    CHECK(saidby_extract(extractor, pair->coded, pair->coded_length, &doc, NULL) == SAIDBY_OK);
    check_units(pair, doc);
    saidby_doc_free(doc);
}

static char *repeat(const char *text, size_t length, size_t count)
{
    char *all = malloc(length * count);
    if (!all)
        exit(1);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * length, text, length);
    return all;
}

static const char SHORT[] = "&ldquo;We will rebuild the *mill* before winter,&rdquo; Ada Moss, the mayor, said.\n\n"
                            "> _\"Nobody came,\"_ Bert O&#39;Hara said. The R&amp;D wing was shut.\n\n";

/* A text of several windows: each copy's quotes are at their places. */
static void test_windows(const saidby_extractor *extractor)
{
    size_t length = sizeof SHORT - 1, count = 15000;
    char *text = repeat(SHORT, length, count);
    saidby_doc *doc;
    CHECK(saidby_extract(extractor, text, length * count, &doc, NULL) == SAIDBY_OK);
    CHECK_SIZE(saidby_doc_quote_count(doc), 2 * count);
    for (size_t i = 0; i < saidby_doc_quote_count(doc) && check_failures < 20; i++) {
        const saidby_quote *quote = saidby_doc_quote(doc, i);
        const char *words = i % 2 ? "Nobody came," : "We will rebuild the *mill* before winter,";
        size_t start = i / 2 * length + (size_t)(strstr(SHORT, words) - SHORT);
        CHECK_STRING(quote->text, i % 2 ? words : "We will rebuild the mill before winter,");
        CHECK_SIZE(quote->parts[0].start, start);
        CHECK_SIZE(quote->parts[0].end, start + strlen(words));
        CHECK_STRING(saidby_doc_speaker(doc, quote->speaker)->name, i % 2 ? "Bert O'Hara" : "Ada Moss");
        CHECK_SIZE(quote->paragraph, i);
    }
    saidby_doc_free(doc);
    free(text);
}

/* What is held beside the records while a text is read. */
static size_t held_beside(const char *piece, size_t count)
{
    struct counts counts = {0};
    saidby_allocator allocator = {count_allocate, count_reallocate, count_deallocate, &counts};
    saidby_options options;
    saidby_extractor *extractor;
    saidby_doc *doc;
    char *text = repeat(piece, strlen(piece), count);
    saidby_options_init(&options);
    options.allocator = &allocator;
    CHECK(saidby_new(&options, &extractor, NULL) == SAIDBY_OK);
    CHECK(saidby_extract(extractor, text, strlen(piece) * count, &doc, NULL) == SAIDBY_OK);
    size_t beside = counts.most - counts.now;
    saidby_doc_free(doc);
    saidby_free(extractor);
    free(text);
    CHECK_SIZE(counts.now, 0);
    return beside;
}

/* It does not grow with the text, and what is kept for the way back is less than what is kept of the words. */
static void test_memory(void)
{
    size_t few = held_beside(SHORT, 12000), many = held_beside(SHORT, 24000);
    CHECK(many <= few + few / 8);
    size_t plain = held_beside("a “b” ", 200000), coded = held_beside("a \\\"b\\\" ", 200000);
    CHECK(coded < 2 * plain);
}

int main(void)
{
    static struct pair pair;
    saidby_options options;
    saidby_extractor *extractor, *repairing;
    saidby_options_init(&options);
    options.repair = 1;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    CHECK(saidby_new(&options, &repairing, NULL) == SAIDBY_OK);
    test_references(extractor, &pair);
    test_markdown(extractor, &pair);
    test_escapes(extractor, &pair);
    test_random(repairing, &pair);
    test_units(extractor, &pair);
    test_windows(extractor);
    test_memory();
    saidby_free(extractor);
    saidby_free(repairing);
    return CHECK_RESULT();
}
