/* Pages with records made by hand, for the browser tests: pages FOLDER writes NAME.html, and each document's text as
 * NAME-1.txt, NAME-2.txt, ... beside it. */
#include "record/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COUNT = 24 };

/* A document under construction: quotes are told by the words that they cover. */
struct draft {
    const char *text;
    struct saidby_doc doc;
    struct doc_part part; /* of the doc: all of it */
    saidby_quote quotes[MAX_COUNT];
    saidby_span spans[MAX_COUNT][4];
    saidby_mention mentions[MAX_COUNT][4];
};

static void must(int good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "pages: %s\n", what);
    exit(1);
}

static saidby_span find(const struct draft *draft, const char *words)
{
    const char *at = strstr(draft->text, words);
    must(at != NULL, words);
    size_t start = (size_t)(at - draft->text);
    return (saidby_span){start, start + strlen(words)};
}

static const saidby_mention *mention(struct draft *draft, saidby_mention *place, const char *context, const char *words)
{
    if (!words)
        return NULL;
    saidby_span span = find(draft, context);
    span.start += (size_t)(strstr(context, words) - context);
    *place = (saidby_mention){words, strlen(words), span.start, span.start + strlen(words)};
    return place;
}

/* second: more words of the same quotation, or NULL. context holds source and cue. The last quote is the result. */
static saidby_quote *add(struct draft *draft, saidby_quote_type type, const char *first, const char *second,
                         const char *context, const char *source, const char *cue, size_t speaker)
{
    size_t index = draft->doc.quote_count++;
    saidby_quote *quote = &draft->quotes[index];
    saidby_span *spans = draft->spans[index];
    must(index < MAX_COUNT, "too many quotes");
    spans[0] = find(draft, first);
    if (second)
        spans[1] = find(draft, second);
    *quote = (saidby_quote){.type = type, .text = first, .text_length = strlen(first), .parts = spans,
                            .part_count = second ? 2 : 1, .speaker = speaker, .confidence = 0.94 - 0.07 * (double)index,
                            .pattern = "by-hand"};
    quote->source = mention(draft, &draft->mentions[index][0], context, source);
    quote->cue = mention(draft, &draft->mentions[index][1], context, cue);
    return quote;
}

static void quoted(struct draft *draft, saidby_quote *quote, const char *words)
{
    saidby_span *spans = draft->spans[quote - draft->quotes];
    spans[3] = find(draft, words);
    quote->quoted = spans + 3;
    quote->quoted_count = 1;
}

static void begin(struct draft *draft, const char *text)
{
    *draft = (struct draft){.text = text};
    draft->doc =
        (struct saidby_doc){.mem = memory_default(), .index = {.length = strlen(text)}, .parts = {&draft->part, 1, 1}};
    draft->part.quotes = draft->quotes;
}

/* ---- the documents ---- */

static const char HARBOUR[] =
    "Veld’s harbour plan meets a wall of doubt\n\n"
    "Veld’s harbour master, Marta Quill, said on Tuesday that the old pier “will not see another winter” without "
    "repairs, "
    "hours before the council votes on a rebuilding plan.\n\n"
    "“We have patched it eleven times,” Ms Quill told reporters on the quay. “There is nothing left to nail a board "
    "to.”\n\n"
    "Deputy Mayor Jonas Adebayo called the figures “a wish list”. The money, he said, was needed inland, where two "
    "bridges "
    "are shut.\n\n"
    "According to the Coast Office, a third of the piles are hollow. Fishermen said they would block the channel if "
    "the "
    "vote fails.\n\n"
    "“My father told me, ‘Never moor at the end of it,’ and that was in 1988,” said Ilse Brandt, who runs a trawler. "
    "“I "
    "laughed at him.”\n\n"
    "Quill and Brandt say a smaller pier would do. It declined to comment. “Save our "
    "pier!” was painted on a wall.\n";

static void make_harbour(struct draft *draft)
{
    static const size_t members[] = {0, 2};
    static saidby_speaker speakers[] = {
        {.id = 0, .name = "Marta Quill", .role = "harbour master of Veld"},
        {.id = 1, .name = "Jonas Adebayo", .role = "Deputy Mayor"},
        {.id = 2,
         .name = "Ilse Brandt",
         .role = "trawler owner, third generation, and a member of the harbour users’ board"},
        {.id = 3, .name = "Coast Office", .kind = SAIDBY_ORGANIZATION},
        {.id = 4, .name = "fishermen", .kind = SAIDBY_ANONYMOUS},
        {.id = 5, .name = "Marta Quill and Ilse Brandt", .kind = SAIDBY_GROUP, .members = members, .member_count = 2},
        {.id = 6, .name = "Ms Brandt’s father"},
    };
    begin(draft, HARBOUR);
    draft->part.speakers = speakers;
    draft->doc.speaker_count = sizeof speakers / sizeof *speakers;
    saidby_quote *quote =
        add(draft, SAIDBY_MIXED, "the old pier “will not see another winter” without repairs", NULL,
            "Veld’s harbour master, Marta Quill, said on", "Veld’s harbour master, Marta Quill", "said", 0);
    quoted(draft, quote, "will not see another winter");
    quote = add(draft, SAIDBY_DIRECT, "We have patched it eleven times,", "There is nothing left to nail a board to.",
                "Ms Quill told", "Ms Quill", "told", 0);
    quote->addressee = mention(draft, &draft->mentions[1][2], "told reporters", "reporters");
    add(draft, SAIDBY_DIRECT, "a wish list", NULL, "Deputy Mayor Jonas Adebayo called", "Deputy Mayor Jonas Adebayo",
        "called", 1);
    add(draft, SAIDBY_INDIRECT, "The money", "was needed inland, where two bridges are shut", "he said", "he", "said",
        1);
    add(draft, SAIDBY_INDIRECT, "a third of the piles are hollow", NULL, "According to the Coast Office",
        "the Coast Office", "According to", 3);
    add(draft, SAIDBY_INDIRECT, "they would block the channel if the vote fails", NULL, "Fishermen said", "Fishermen",
        "said", 4);
    add(draft, SAIDBY_DIRECT, "My father told me, ‘Never moor at the end of it,’ and that was in 1988,",
        "I laughed at him.", "said Ilse Brandt, who runs a trawler", "Ilse Brandt, who runs a trawler", "said", 2);
    add(draft, SAIDBY_DIRECT, "Never moor at the end of it,", NULL, "My father told", "My father", "told", 6);
    add(draft, SAIDBY_INDIRECT, "a smaller pier would do", NULL, "Quill and Brandt say", "Quill and Brandt", "say", 5);
    add(draft, SAIDBY_INDIRECT, "comment", NULL, "It declined to", "It", "declined", SAIDBY_NO_SPEAKER);
    add(draft, SAIDBY_DIRECT, "Save our pier!", NULL, "was painted", NULL, NULL, SAIDBY_NO_SPEAKER);
}

/* Nothing of this may be taken for anything but text. */
static const char HOSTILE[] = "<script>window.broken = 1</script> ]]> </style><style>*{display:none}</style>\n\n"
                              "\"</mark></article><img src=x onerror=\"window.broken = 2\">,\" said <b>Ada</b>.\r\n\r\n"
                              "&lt;i&gt; &amp;quot; <!-- ' \" ` -->\xE2\x80\xA8line separator "
                              "\xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 "
                              "\xE2\x80\xAEright to left\xE2\x80\xAC \x01\x0C and \xFF a bad byte \xEF\xBB\xBF.\n\n"
                              "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                              "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

static void make_hostile(struct draft *draft)
{
    static saidby_speaker speakers[] = {
        {.id = 0, .name = "\"><script>window.broken = 3</script>", .role = "' onfocus='window.broken = 4' x='"},
        {.id = 1,
         .name = "Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
         .role = "\xE2\x80\xAE"
                 "elor"},
    };
    begin(draft, HOSTILE);
    draft->part.speakers = speakers;
    draft->doc.speaker_count = 2;
    add(draft, SAIDBY_DIRECT, "</mark></article><img src=x onerror=\"window.broken = 2\">,", NULL, "said <b>Ada</b>",
        "<b>Ada</b>", "said", 0);
    add(draft, SAIDBY_INDIRECT, "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL, "said <b>Ada</b>", NULL, "said", 1);
}

/* A quotation over two paragraphs, and two that cross. */
static void make_crossing(struct draft *draft)
{
    static saidby_speaker speakers[] = {{.id = 0, .name = "Ada Moss"}, {.id = 1, .name = "Ben Oak"}};
    begin(draft, "Crossing\n\nOne two three four five\n\nsix seven eight.\n");
    draft->part.speakers = speakers;
    draft->doc.speaker_count = 2;
    add(draft, SAIDBY_DIRECT, "two three four five\n\nsix seven", NULL, "One", "One", NULL, 0);
    add(draft, SAIDBY_INDIRECT, "four five\n\nsix seven eight", NULL, "One", "One", NULL, 1);
}

static void make_silent(struct draft *draft)
{
    begin(draft, "Nothing was said\n\nIt rained.\n");
}

/* ---- writing ---- */

enum { MAX_PATH = 1024 };

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    must(file && fputs(text, file) >= 0 && fclose(file) == 0, path);
}

static void append(FILE *page, char *text)
{
    must(text && fputs(text, page) >= 0, "cannot write");
    saidby_string_free(text);
}

static void add_document(FILE *page, const struct draft *draft, const char *id, int style)
{
    char *text;
    saidby_html_options options;
    saidby_html_options_init(&options);
    options.id = id;
    options.style = style;
    saidby_doc_html(&draft->doc, draft->text, strlen(draft->text), &options, &text, NULL, NULL);
    append(page, text);
}

typedef void maker(struct draft *);

/* A page of the documents, or where alone is set their sections with styles in somebody else's page. */
static void write_page(const char *folder, const char *name, maker *const *makers, int alone)
{
    char path[MAX_PATH], *text;
    snprintf(path, sizeof path, "%s/%s.html", folder, name);
    FILE *page = fopen(path, "wb");
    must(page != NULL, path);
    if (alone)
        fputs("<!DOCTYPE html><meta charset=utf-8><title>x</title><p id=mine><mark>mine</mark>", page);
    else if (saidby_html_head(NULL, &text, NULL, NULL) == SAIDBY_OK)
        append(page, text);
    for (size_t i = 0; makers[i]; i++) {
        struct draft draft;
        makers[i](&draft);
        add_document(page, &draft, "\"id\" <" "/title><script>window.broken = 5</script>", alone);
        snprintf(path, sizeof path, "%s/%s-%zu.txt", folder, name, i + 1);
        write_text(path, draft.text);
    }
    if (!alone && saidby_html_failure("<img src=x onerror='window.broken = 6'>", NULL, &text, NULL, NULL) == SAIDBY_OK)
        append(page, text);
    if (!alone && saidby_html_tail(&text, NULL, NULL) == SAIDBY_OK)
        append(page, text);
    must(fclose(page) == 0, "cannot write");
}

int main(int count, char **arguments)
{
    must(count == 2, "usage: pages FOLDER");
    write_page(arguments[1], "all", (maker *const[]){make_harbour, make_hostile, make_crossing, make_silent, NULL}, 0);
    write_page(arguments[1], "one", (maker *const[]){make_harbour, NULL}, 0);
    write_page(arguments[1], "alone", (maker *const[]){make_harbour, NULL}, 1);
    return 0;
}
