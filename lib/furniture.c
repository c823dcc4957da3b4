/*
 * What is not prose: headline, subheadings, bylines, captions, credits, boilerplate, links to other articles. Every rule
 * wants more than one sign, and none takes a block that may hold speech for furniture lightly.
 */
#include "character.h"
#include "layout.h"

#include <string.h>

#define LONGEST_HEADING 90   /* bytes */
#define LONGEST_LINK 110
#define LONGEST_HEADLINE 180
#define LONGEST_TRADE 5      /* words that tell a writer's desk or paper */
#define LONGEST_LABEL 30     /* before the colon of a list */
#define LONGEST_CREDIT 400   /* longer blocks are prose */

/* What a block looks like, from one pass over it. */
struct look {
    const char *text;
    size_t start, end;
    size_t words;
    size_t capitals;     /* words with a capital or a figure in front */
    size_t plain;        /* longer words in lower case */
    size_t quotes;       /* quotation marks, apostrophes not counted */
    size_t colon;        /* byte of the first colon before a blank, or NONE */
    bool capital_first;
    bool single_open;    /* a single mark has opened */
    bool stop_in_quotes; /* a stop or comma before a closing mark: speech */
    bool open;           /* no closing mark at its end */
    bool said;           /* "said" or "told" stands in it */
    enum block_kind kind; /* once it is known */
};

/* ---- looking ---- */

static bool is_double_mark(uint32_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

static bool is_mark(uint32_t c)
{
    return is_double_mark(c) || c == 0x2018 || c == 0x2019 || c == '\'';
}

static bool is_stop(uint32_t c)
{
    return c < 0x80 ? c && strchr(",.!?;:", (int)c) != NULL : c == 0x2026;
}

static bool is_inside_word(uint32_t c)
{
    return character_is_letter(c) || character_is_digit(c);
}

/* A single mark counts where it opens or, behind a plural, where one is open. */
static bool counts(struct look *look, uint32_t c, uint32_t before, uint32_t after)
{
    if (is_double_mark(c))
        return true;
    if (is_inside_word(before) == is_inside_word(after))
        return !is_inside_word(before);
    bool opens = is_inside_word(after), plural = before == 's' && character_is_blank(after);
    bool counted = opens || !plural || look->single_open;
    look->single_open = opens;
    return counted;
}

static void look_at_mark(struct look *look, uint32_t c, uint32_t before, uint32_t after)
{
    if (!counts(look, c, before, after))
        return;
    look->quotes++;
    if (is_stop(before) && !character_is_letter(after))
        look->stop_in_quotes = true;
}

static void look_at_word(struct look *look, size_t start, size_t end)
{
    size_t size;
    uint32_t first = character_at(look->text, start, end, &size);
    look->words++;
    if (character_is_capital(first) || character_is_digit(first))
        look->capitals++;
    else if (end - start > 3)
        look->plain++;
    if (look->words == 1)
        look->capital_first = look->capitals == 1;
    if (end - start == 4 && (memcmp(look->text + start, "said", 4) == 0 || memcmp(look->text + start, "told", 4) == 0))
        look->said = true;
}

static bool ends_open(const struct look *look)
{
    size_t at = look->end, size;
    while (at > look->start) {
        uint32_t c = character_before(look->text, look->start, at, &size);
        if (!is_mark(c) && c != ')')
            return character_is_letter(c) || character_is_digit(c) || c == '%' || c == ']';
        at -= size;
    }
    return false;
}

static struct look look_at(const struct scan *scan, size_t index)
{
    const struct block *block = &scan->blocks.items[index];
    struct look look = {.text = scan->text, .start = block->start, .end = block->end, .colon = NONE};
    size_t word = NONE, size;
    uint32_t before = ' ';
    if (block->end - block->start > LONGEST_CREDIT)
        return look;
    for (size_t at = block->start; at <= block->end; at += size) {
        size = 1;
        uint32_t c = at < block->end ? character_at(scan->text, at, block->end, &size) : ' ';
        bool inside = is_inside_word(c);
        if (inside && word == NONE)
            word = at;
        if (!inside && word != NONE) {
            look_at_word(&look, word, at);
            word = NONE;
        }
        size_t next;
        uint32_t after = at + size < block->end ? character_at(scan->text, at + size, block->end, &next) : ' ';
        if (is_mark(c))
            look_at_mark(&look, c, before, after);
        if (c == ':' && look.colon == NONE && character_is_blank(after))
            look.colon = at;
        before = c;
    }
    look.open = ends_open(&look);
    return look;
}

static size_t look_length(const struct look *look)
{
    return look->end - look->start;
}

/* Most longer words begin with a capital. */
static bool is_title_cased(const struct look *look)
{
    return look->words > 2 && look->plain * 4 <= look->capitals;
}

/* ---- phrases that furniture begins with ---- */

struct phrase {
    const char *text; /* in lower case */
    enum block_kind kind;
    bool whole;       /* the block holds nothing else */
};

static const struct phrase PHRASES[] = {
    {"advertisement", BLOCK_BOILERPLATE, true}, {"sponsored", BLOCK_BOILERPLATE, true},
    {"promoted", BLOCK_BOILERPLATE, true}, {"comments", BLOCK_BOILERPLATE, true},
    {"share", BLOCK_BOILERPLATE, true}, {"print", BLOCK_BOILERPLATE, true}, {"subscribe", BLOCK_BOILERPLATE, true},
    {"donate", BLOCK_BOILERPLATE, true}, {"loading", BLOCK_BOILERPLATE, true}, {"newsletter", BLOCK_BOILERPLATE, true},
    {"facebook", BLOCK_BOILERPLATE, true}, {"twitter", BLOCK_BOILERPLATE, true}, {"email", BLOCK_BOILERPLATE, true},
    {"whatsapp", BLOCK_BOILERPLATE, true}, {"live", BLOCK_BOILERPLATE, true},
    {"read more", BLOCK_BOILERPLATE, false}, {"read also", BLOCK_BOILERPLATE, false},
    {"read next", BLOCK_BOILERPLATE, false}, {"read the rest", BLOCK_BOILERPLATE, false},
    {"read the full", BLOCK_BOILERPLATE, false}, {"read:", BLOCK_BOILERPLATE, false},
    {"also read", BLOCK_BOILERPLATE, false}, {"see also", BLOCK_BOILERPLATE, false},
    {"more on", BLOCK_BOILERPLATE, false}, {"more from", BLOCK_BOILERPLATE, false},
    {"also on", BLOCK_BOILERPLATE, false}, {"share this", BLOCK_BOILERPLATE, false},
    {"sign up", BLOCK_BOILERPLATE, false}, {"subscribe to", BLOCK_BOILERPLATE, false},
    {"subscribe now", BLOCK_BOILERPLATE, false}, {"follow us", BLOCK_BOILERPLATE, false},
    {"follow @", BLOCK_BOILERPLATE, false}, {"click here", BLOCK_BOILERPLATE, false},
    {"please use", BLOCK_BOILERPLATE, false}, {"please enable", BLOCK_BOILERPLATE, false},
    {"story continues", BLOCK_BOILERPLATE, false}, {"article continues", BLOCK_BOILERPLATE, false},
    {"continue reading", BLOCK_BOILERPLATE, false}, {"watch:", BLOCK_BOILERPLATE, false},
    {"watch live", BLOCK_BOILERPLATE, false}, {"watch the video", BLOCK_BOILERPLATE, false},
    {"listen:", BLOCK_BOILERPLATE, false}, {"related:", BLOCK_BOILERPLATE, false},
    {"copyright", BLOCK_BOILERPLATE, false}, {"©", BLOCK_BOILERPLATE, false},
    {"all rights reserved", BLOCK_BOILERPLATE, false}, {"get the latest", BLOCK_BOILERPLATE, false},
    {"download the", BLOCK_BOILERPLATE, false}, {"leave a comment", BLOCK_BOILERPLATE, false},
    {"join the conversation", BLOCK_BOILERPLATE, false}, {"have your say", BLOCK_BOILERPLATE, false},
    {"this story was", BLOCK_BOILERPLATE, false}, {"this story has been", BLOCK_BOILERPLATE, false},
    {"this article was", BLOCK_BOILERPLATE, false}, {"this article has been", BLOCK_BOILERPLATE, false},
    {"this article originally", BLOCK_BOILERPLATE, false}, {"this report was", BLOCK_BOILERPLATE, false},
    {"this is a rush transcript", BLOCK_BOILERPLATE, false}, {"have you been affected", BLOCK_BOILERPLATE, false},
    {"share your story", BLOCK_BOILERPLATE, false},
    {"editor's note", BLOCK_BOILERPLATE, false}, {"editor’s note", BLOCK_BOILERPLATE, false},
    {"correction:", BLOCK_BOILERPLATE, false}, {"clarification:", BLOCK_BOILERPLATE, false},
    {"published:", BLOCK_BOILERPLATE, false}, {"updated:", BLOCK_BOILERPLATE, false},
    {"last updated", BLOCK_BOILERPLATE, false}, {"skip to", BLOCK_BOILERPLATE, false},
    {"source:", BLOCK_AGENCY, false}, {"sources:", BLOCK_AGENCY, false}, {"reporting by", BLOCK_AGENCY, false},
    {"additional reporting", BLOCK_AGENCY, false}, {"editing by", BLOCK_AGENCY, false},
    {"writing by", BLOCK_AGENCY, false}, {"compiled by", BLOCK_AGENCY, false}, {"with reporting by", BLOCK_AGENCY, false},
    {"reuters", BLOCK_AGENCY, true}, {"associated press", BLOCK_AGENCY, true}, {"the associated press", BLOCK_AGENCY, true},
    {"ap", BLOCK_AGENCY, true}, {"afp", BLOCK_AGENCY, true}, {"agencies", BLOCK_AGENCY, true},
    {"bloomberg", BLOCK_AGENCY, true}, {"upi", BLOCK_AGENCY, true}, {"dpa", BLOCK_AGENCY, true},
    {"pa media", BLOCK_AGENCY, true}, {"press association", BLOCK_AGENCY, true},
    {"file photo", BLOCK_CAPTION, false}, {"file -", BLOCK_CAPTION, false}, {"photo:", BLOCK_CAPTION, false},
    {"photograph:", BLOCK_CAPTION, false}, {"photo by", BLOCK_CAPTION, false}, {"photos by", BLOCK_CAPTION, false},
    {"picture:", BLOCK_CAPTION, false}, {"pictured:", BLOCK_CAPTION, false}, {"image:", BLOCK_CAPTION, false},
    {"images:", BLOCK_CAPTION, false}, {"image caption", BLOCK_CAPTION, false}, {"caption:", BLOCK_CAPTION, false},
    {"graphic:", BLOCK_CAPTION, false}, {"video:", BLOCK_CAPTION, false},
    {"articles you may", BLOCK_LINKS, false}, {"stories you may", BLOCK_LINKS, false},
    {"you may also", BLOCK_LINKS, false}, {"you might also", BLOCK_LINKS, false},
    {"related articles", BLOCK_LINKS, false}, {"related stories", BLOCK_LINKS, false},
    {"related topics", BLOCK_LINKS, false}, {"related coverage", BLOCK_LINKS, false}, {"related", BLOCK_LINKS, true},
    {"most read", BLOCK_LINKS, false}, {"most popular", BLOCK_LINKS, false}, {"recommended", BLOCK_LINKS, true},
    {"recommended for you", BLOCK_LINKS, false}, {"trending", BLOCK_LINKS, true}, {"trending now", BLOCK_LINKS, false},
    {"top stories", BLOCK_LINKS, true}, {"from around the web", BLOCK_LINKS, false}, {"around the web", BLOCK_LINKS, true},
    {"more stories", BLOCK_LINKS, false}, {"you may like", BLOCK_LINKS, true}, {"read next", BLOCK_LINKS, true},
};

/* The bytes of the lower-case phrase at `at`, or 0. */
static size_t phrase_length(const struct look *look, size_t at, const char *phrase)
{
    size_t length = strlen(phrase);
    if (length > look->end - at)
        return 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)look->text[at + i];
        if ((c < 0x80 ? (unsigned char)character_lower(c) : c) != (unsigned char)phrase[i])
            return 0;
    }
    size_t size, stop = at + length;
    bool word = (unsigned char)phrase[length - 1] < 0x80 && character_is_letter((unsigned char)phrase[length - 1]);
    return word && stop < look->end && character_is_letter(character_at(look->text, stop, look->end, &size)) ? 0 : length;
}

static const struct phrase *find_phrase(const struct look *look)
{
    size_t start = look->start, size;
    for (; start < look->end; start += size) {
        uint32_t c = character_at(look->text, start, look->end, &size);
        if (character_is_letter(c) || c == 0xA9)
            break;
        if (is_mark(c) || character_is_digit(c))
            return NULL;
    }
    for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
        size_t length = phrase_length(look, start, PHRASES[i].text);
        if (length && (!PHRASES[i].whole || start + length + 1 >= look->end))
            return &PHRASES[i];
    }
    return NULL;
}

/* ---- credits, captions, dates, bylines ---- */

static bool contains(const struct look *look, size_t start, const char *phrase)
{
    for (size_t at = start; at < look->end; at++)
        if ((at == look->start || !character_is_letter((unsigned char)look->text[at - 1])) && phrase_length(look, at, phrase))
            return true;
    return false;
}

static bool contains_one_of(const struct look *look, size_t start, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (contains(look, start, *phrases))
            return true;
    return false;
}

static const char *const PICTURE_WORDS[] = {"photo", "photos", "photograph", "getty", "graphic:", "file", NULL};

/* The byte of the bracket that the block's last one closes, or NONE. */
static size_t last_bracket(const struct look *look, char open, char close)
{
    if (look->end == look->start || look->text[look->end - 1] != close)
        return NONE;
    for (size_t at = look->end - 1; at-- > look->start;)
        if (look->text[at] == open)
            return at;
    return NONE;
}

/* From here to the end nothing but names: "Ann Berg/The Post". */
static bool is_names(const struct look *look, size_t start)
{
    size_t size;
    bool in_word = false;
    for (size_t at = start; at < look->end; at += size) {
        uint32_t c = character_at(look->text, at, look->end, &size);
        bool inside = is_inside_word(c) || c == '\'' || c == 0x2019 || c == '-';
        if (inside && !in_word && !character_is_capital(c))
            return false;
        if (!inside && !character_is_blank(c) && !strchr("/.()&\r\n", c < 0x80 ? (int)c : '!'))
            return false;
        in_word = inside;
    }
    return true;
}

/* "... on wallpaper. Photograph: Ann Berg/Town Museum". */
static bool has_credit(const struct look *look)
{
    static const char *const words[] = {"photograph:", "photo:", "picture:", "image:", "illustration:", NULL};
    size_t from = look->end - look->start > LONGEST_HEADING ? look->end - LONGEST_HEADING : look->start;
    for (size_t at = from; look->open && at < look->end; at++)
        for (size_t i = 0; words[i] && (at == look->start || strchr(" \n", look->text[at - 1])); i++)
            if (phrase_length(look, at, words[i]))
                return is_names(look, at + strlen(words[i]));
    return false;
}

/* "A crowd in Lund [Ann Berg/Reuters]", "... (AP Photo/Ann Berg)", "... (Ann Berg/The Post)", "... Getty Images". */
static bool is_caption(const struct look *look)
{
    size_t square = last_bracket(look, '[', ']'), round = last_bracket(look, '(', ')');
    if (square != NONE && square > look->start) {
        const char *slash = memchr(look->text + square, '/', look->end - square);
        const char *blank = memchr(look->text + square, ' ', look->end - square);
        return (slash && blank && blank < slash) || contains_one_of(look, square, PICTURE_WORDS);
    }
    if (round != NONE && look->end - round <= LONGEST_HEADING && contains_one_of(look, round, PICTURE_WORDS))
        return true;
    if (round != NONE && round > look->start && look->end - round <= LONGEST_HEADING &&
        memchr(look->text + round, '/', look->end - round) && is_names(look, round))
        return true;
    static const char *const credits[] = {"getty images", "ap photo", "via getty", "via reuters", "via ap", NULL};
    return has_credit(look) || (look->open && look->quotes == 0 && contains_one_of(look, look->start, credits));
}

/* "(REUTERS)", "(AP)", "(Lund Media Group/AP)": few words in brackets, each with a capital. */
static bool is_agency(const struct look *look)
{
    return last_bracket(look, '(', ')') == look->start && look->words <= 6 && look->plain == 0 && look->quotes == 0;
}

static bool is_date(const struct look *look)
{
    static const char *const names[] = {"january", "february", "march", "april", "may", "june", "july", "august",
                                        "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
                                        "jul", "aug", "sept", "sep", "oct", "nov", "dec", NULL};
    return look->open && look->words <= 10 && look->plain <= 1 && look->quotes == 0 &&
           (contains(look, look->start, "20") || contains(look, look->start, "19") || look->words <= 4) &&
           memchr(look->text + look->start, ' ', look_length(look)) && contains_one_of(look, look->start, names) &&
           look->words >= 2 && look->words <= look->capitals + 2;
}

/* "17:05", "7 p.m.", "11.20am GMT": nothing else in the block. */
static bool is_time(const struct look *look)
{
    static const char *const words[] = {"a.m", "p.m", "am", "pm", "gmt", "bst", "est", "edt", "et", "utc", "cet", NULL};
    bool digits = false, marked = false;
    for (size_t at = look->start, size = 1; at < look->end; at += size, size = 1) {
        unsigned char c = (unsigned char)look->text[at];
        for (size_t i = 0; words[i] && character_is_letter(c) && size == 1; i++)
            if (phrase_length(look, at, words[i]))
                size = strlen(words[i]);
        if (size == 1 && !character_is_digit(c) && !strchr(" :.", c))
            return false;
        digits |= character_is_digit(c);
        marked |= size > 1 || c == ':';
    }
    return digits && marked && look_length(look) <= LONGEST_LABEL;
}

/* "By Ann Berg", "Analysis by Ann Berg, Oslo correspondent". */
static bool is_byline(const struct look *look)
{
    static const char *const starts[] = {"by", "analysis by", "opinion by", "story by", "written by", "words by", "text by",
                                         "interview by", "commentary by", "review by", NULL};
    if (!look->open || look->words < 2 || look->words > 14 || look->quotes > 0 || look->said)
        return false;
    for (size_t i = 0; starts[i]; i++) {
        size_t length = phrase_length(look, look->start, starts[i]), size;
        size_t name = look->start + length + 1;
        if (length && name < look->end && character_is_capital(character_at(look->text, name, look->end, &size)))
            return look->plain <= 2;
    }
    return false;
}

/* ---- headings and links ---- */

/* Short, without a stop at its end, and with no sign of speech. */
static bool is_heading(const struct look *look)
{
    return look->open && look->words > 0 && look->words <= 14 && look_length(look) <= LONGEST_HEADING &&
           !look->stop_in_quotes && !look->said && look->colon == NONE;
}

static bool is_bullet(uint32_t c)
{
    return c == '*' || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0xB7 || character_is_dash(c);
}

/* A line of furniture above, or nothing that goes on in this one. */
static bool is_free_before(const struct look *previous)
{
    return previous && (previous->kind != BLOCK_PARAGRAPH || (!previous->open && previous->text[previous->end - 1] != ':'));
}

/* "Minister: strike ‘helps nobody’" between furniture and a paragraph; but "SMITH: Yes" is a turn of a transcript. */
static bool is_colon_heading(const struct look *look, const struct look *previous, const struct look *next)
{
    if (look->colon == NONE || !look->open || look->words > 14 || look_length(look) > LONGEST_HEADING || look->said ||
        look->stop_in_quotes || !previous || previous->kind == BLOCK_PARAGRAPH || (next && next->open))
        return false;
    for (size_t at = look->start; at < look->colon; at++)
        if (look->text[at] >= 'a' && look->text[at] <= 'z')
            return look->capital_first;
    return false;
}

/* "What comes next?" between a line of furniture and a heading. */
static bool is_question_heading(const struct look *look, const struct look *previous, const struct look *next)
{
    return look->text[look->end - 1] == '?' && look->quotes == 0 && look->capital_first &&
           look_length(look) <= LONGEST_HEADING && previous && previous->kind != BLOCK_PARAGRAPH && next && is_heading(next);
}

/* A heading without marks, or with some words in marks ("Council ‘goals’"), or wholly in marks between two paragraphs. */
static bool is_subheading(const struct look *look, const struct look *previous, const struct look *next)
{
    size_t size, last_size;
    if (is_colon_heading(look, previous, next) || is_question_heading(look, previous, next))
        return true;
    if (!is_heading(look) || is_bullet(character_at(look->text, look->start, look->end, &size)))
        return false;
    if (look->quotes == 0)
        return look->capital_first;
    uint32_t first = character_at(look->text, look->start, look->end, &size);
    uint32_t last = character_before(look->text, look->start, look->end, &last_size);
    bool whole = is_mark(first) && is_mark(last) && look->quotes == 2 && look->words > 1;
    bool between = next && (look_length(next) > LONGEST_HEADING || !next->open) && is_free_before(previous);
    if (whole)
        return between;
    return look->quotes == 2 && look->words <= 8 && look->capital_first && !is_mark(first) && next;
}

#define FEWEST_IN_LIST 6  /* commas and semicolons */

/* "Rovers: Pell; Oakes, Marsh (Dunn 70), Lund, ..." of any length: nothing but names behind a colon. */
static bool is_list_of_names(const struct look *look)
{
    size_t word = NONE, size, words = 0, parted = 0, colon = NONE;
    for (size_t at = look->start; at < look->end; at += size) {
        uint32_t c = character_at(look->text, at, look->end, &size);
        bool inside = is_inside_word(c) || c == '\'' || c == 0x2019;
        if (inside && word == NONE) {
            word = at;
            words++;
        }
        if (!inside && word != NONE && at - word > 3) {
            size_t first;
            uint32_t letter = character_at(look->text, word, at, &first);
            if (!character_is_capital(letter) && !character_is_digit(letter))
                return false;
        }
        if (!inside)
            word = NONE;
        if (c == ':' && colon == NONE)
            colon = at - look->start;
        if (is_double_mark(c) || (colon == NONE && at - look->start > LONGEST_LABEL))
            return false;
        parted += c == ',' || c == ';';
    }
    return colon != NONE && parted >= FEWEST_IN_LIST && parted * 3 >= words;
}

/* "Attendance: 11,204." */
static bool is_figure(const struct look *look)
{
    size_t digits = 0, at = look->colon;
    if (at == NONE || at - look->start > LONGEST_LABEL)
        return false;
    for (; at < look->end && !strchr("?!", look->text[at]); at++) {
        if (is_inside_word((unsigned char)look->text[at]) && !character_is_digit((unsigned char)look->text[at]))
            return false;
        digits += character_is_digit((unsigned char)look->text[at]);
    }
    return digits > 0 && at == look->end;
}

/* “...”: and then words without a stop at their end: the headline of another article. */
static bool is_linked_headline(const struct look *look)
{
    size_t size;
    return look->open && look->colon != NONE && look_length(look) <= LONGEST_HEADLINE && !look->stop_in_quotes &&
           !look->said && is_mark(character_at(look->text, look->start, look->end, &size)) && look->quotes == 2 &&
           look->colon > look->start && is_mark(character_before(look->text, look->start, look->colon, &size));
}

/* A longer line without a stop between closed paragraphs. */
static bool is_plain_link(const struct look *look, const struct look *previous, const struct look *next)
{
    return look->open && look->quotes == 0 && !look->said && look->colon == NONE && look->capital_first &&
           look->words > 0 && previous && !previous->open && next && look_length(look) <= LONGEST_HEADLINE &&
           (is_title_cased(look) || (!next->open && look_length(look) <= LONGEST_LINK));
}

static bool is_headline(const struct look *look)
{
    size_t size;
    uint32_t last = character_before(look->text, look->start, look->end, &size);
    uint32_t first = character_at(look->text, look->start, look->end, &size);
    if (look->words == 0 || look_length(look) > LONGEST_HEADLINE)
        return false;
    if (look->stop_in_quotes) /* ‘We were lucky,’ says keeper */
        return look->open && !look->said && !is_double_mark(first) && look_length(look) <= LONGEST_HEADING;
    return look->open || ((last == '?' || last == '!') && look->quotes == 0 && look_length(look) <= LONGEST_HEADING);
}

static enum block_kind kind_of(const struct look *look, const struct look *previous, const struct look *next)
{
    const struct phrase *phrase = look->words > 0 ? find_phrase(look) : NULL;
    if (is_list_of_names(look) || is_figure(look))
        return BLOCK_BOILERPLATE;
    if (look->words == 0) /* a long block, or a rule of dashes */
        return look_length(look) > LONGEST_CREDIT ? BLOCK_PARAGRAPH : BLOCK_BOILERPLATE;
    if (phrase && (look->quotes == 0 || look->open) && !look->said)
        return phrase->kind;
    if (is_agency(look))
        return BLOCK_AGENCY;
    if (is_byline(look))
        return BLOCK_BYLINE;
    if (is_date(look) || is_time(look))
        return BLOCK_DATELINE;
    if (is_caption(look))
        return BLOCK_CAPTION;
    if (is_linked_headline(look))
        return BLOCK_LINKS;
    if (is_subheading(look, previous, next)) /* "Staff writer" below the name is a part of the byline */
        return previous && previous->kind == BLOCK_BYLINE && look->words <= LONGEST_TRADE ? BLOCK_BYLINE : BLOCK_SUBHEADING;
    return is_plain_link(look, previous, next) ? BLOCK_LINKS : BLOCK_PARAGRAPH;
}

/* Most longer blocks end without a stop: then a missing stop says nothing. */
static bool is_loose(const struct scan *scan)
{
    size_t open = 0, all = 0;
    for (size_t i = 1; i < scan->blocks.count; i++) {
        struct look look = {.text = scan->text, .start = scan->blocks.items[i].start, .end = scan->blocks.items[i].end};
        if (look_length(&look) <= LONGEST_HEADING)
            continue;
        all++;
        open += ends_open(&look);
    }
    return open * 3 > all;
}

/* The line between the headline and a byline or the heading of a picture says what the article will say again. */
static void find_standfirst(struct scan *scan)
{
    struct block *blocks = scan->blocks.items;
    if (scan->blocks.count < 5 || blocks[0].kind != BLOCK_HEADLINE || blocks[1].kind != BLOCK_PARAGRAPH)
        return;
    struct look look = look_at(scan, 1);
    bool ends = blocks[2].kind == BLOCK_BYLINE || (blocks[2].kind == BLOCK_SUBHEADING && blocks[3].kind == BLOCK_CAPTION);
    if (ends && look.words > 0 && look_length(&look) <= LONGEST_HEADLINE && look.quotes == 0 && !look.said)
        blocks[1].kind = BLOCK_SUBHEADING;
}

void layout_classify(struct scan *scan)
{
    struct look previous = {.text = scan->text}, look = previous, next = previous;
    bool loose = is_loose(scan), in_links = false;
    size_t count = scan->blocks.count;
    for (size_t i = 0; i < count; i++, previous = look, look = next) {
        if (i == 0)
            look = look_at(scan, 0);
        if (i + 1 < count)
            next = look_at(scan, i + 1);
        enum block_kind kind = kind_of(&look, i > 0 ? &previous : NULL, i + 1 < count ? &next : NULL);
        if (i == 0 && count > 1 && (kind == BLOCK_PARAGRAPH || kind == BLOCK_SUBHEADING || kind == BLOCK_LINKS) && is_headline(&look))
            kind = BLOCK_HEADLINE;
        else if (in_links && look.open && look_length(&look) <= LONGEST_HEADLINE)
            kind = BLOCK_LINKS;
        else if (loose && (kind == BLOCK_SUBHEADING || kind == BLOCK_LINKS) && !in_links && look.quotes > 0)
            kind = BLOCK_PARAGRAPH;
        in_links = kind == BLOCK_LINKS && (in_links || find_phrase(&look));
        scan->blocks.items[i].kind = look.kind = kind;
    }
    find_standfirst(scan);
}
