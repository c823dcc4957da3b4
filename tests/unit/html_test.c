/* Docs as HTML, with records made by hand: crossing ones, hostile texts, memory that is out. */
#include "check.h"
#include "record/doc.h"
#include "html_check.h"

/* Counts of a piece of text in another. */
static size_t count(const char *text, const char *piece)
{
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, piece)) != NULL; at += strlen(piece))
        found++;
    return found;
}

static char *html_of(const struct saidby_doc *doc, const char *text, const saidby_html_options *options)
{
    char *html = NULL;
    CHECK(saidby_doc_html(doc, text, strlen(text), options, &html, NULL, NULL) == SAIDBY_OK);
    check_html(doc, text, strlen(text));
    return html;
}

static struct saidby_doc make_of(struct doc_part *part, size_t length, saidby_quote *quotes, size_t count_of_quotes)
{
    *part = (struct doc_part){.quotes = quotes, .quote_count = count_of_quotes};
    return (struct saidby_doc){.mem = memory_default(), .index = {.length = length}, .parts = {part, 1, 1},
                               .quote_count = count_of_quotes};
}

/* A doc of one part, which lives in the caller's block, as the doc and its records do. */
#define make_long(length, quotes, count) make_of(&(struct doc_part){.quote_count = 0}, length, quotes, count)
#define make(text, quotes, count) make_long(strlen(text), quotes, count)

static void set_speakers(struct saidby_doc *doc, saidby_speaker *speakers, size_t count)
{
    doc->parts.items->speakers = speakers;
    doc->speaker_count = count;
}

static void check_has(const char *html, const char *piece)
{
    if (strstr(html, piece))
        return;
    check_failures++;
    fprintf(stderr, "not in the HTML: %s\n%s\n", piece, html);
}

/* ---- one quote with all that there can be ---- */

static void test_full(void)
{
    static const char text[] = "“No <b>,” Zoë & Co told us.";
    static const saidby_span part = {3, 10};
    static const saidby_mention source = {"Zoë & Co", 9, 14, 23}, cue = {"told", 4, 24, 28}, to = {"us", 2, 29, 31};
    saidby_speaker speaker = {.name = "Zoë \"Z\" Moss", .kind = SAIDBY_PERSON, .role = "mayor"};
    saidby_quote quote = {.parts = &part,
                          .part_count = 1,
                          .cue = &cue,
                          .source = &source,
                          .addressee = &to,
                          .via = &cue,
                          .confidence = 0.946,
                          .pattern = "a-b"};
    struct saidby_doc doc = make(text, &quote, 1);
    saidby_html_options options;
    saidby_html_options_init(&options);
    options.id = "<i>";
    options.title = "A & \"B\"";
    options.explain = 1;
    set_speakers(&doc, &speaker, 1);
    char *html = html_of(&doc, text, &options);
    check_has(
        html,
        "<mark class=\"saidby-quote saidby-direct saidby-c0\" data-quote=\"0\" data-speaker=\"0\" "
        "data-name=\"Zoë &quot;Z&quot; Moss\" data-note=\"mayor\" data-source=\"Zoë &amp; Co\" "
        "data-cue=\"told\" data-to=\"us\" data-via=\"told\" data-pattern=\"a-b\" data-sure=\"95\" "
        "aria-description=\"Zoë &quot;Z&quot; Moss, mayor.&#10;Direct quotation, “told”, to us, via told, 95 % sure.\" "
        "tabindex=\"0\">No &lt;b&gt;,</mark>");
    check_has(html, "<span class=\"saidby-source saidby-c0\" data-quote=\"0\">Zoë &amp; Co</span>");
    check_has(html, "<span class=\"saidby-cue saidby-c0\" data-quote=\"0\">told</span>");
    check_has(html, "<h2 class=\"saidby-title\" dir=\"auto\">A &amp; &quot;B&quot;</h2>");
    check_has(html, "<p class=\"saidby-id\" dir=\"auto\">&lt;i&gt;</p>");
    check_has(html,
              "data-speaker=\"0\"><bdi class=\"saidby-name\">Zoë &quot;Z&quot; Moss</bdi> "
              "<span class=\"saidby-count\">1<span> quotation</span></span> <bdi class=\"saidby-role\">mayor</bdi>");
    CHECK(!strstr(html, "<style>"));
    saidby_string_free(html);
    options.style = 1;
    html = html_of(&doc, text, &options);
    CHECK_SIZE(count(html, "<style>"), 1);
    CHECK(strncmp(html, "<style>", 7) == 0);
    saidby_string_free(html);
}

/* Nobody is said to speak, or a pronoun that was not resolved, which is no name. */
static void test_nobody(void)
{
    static const char text[] = "He said it rained. It snowed.";
    static const saidby_span parts[] = {{8, 17}, {19, 28}};
    static const saidby_mention source = {"He", 2, 0, 2};
    saidby_quote quotes[] = {{.type = SAIDBY_INDIRECT, .parts = parts, .part_count = 1, .source = &source,
                              .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"},
                             {.parts = parts + 1, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"}};
    struct saidby_doc doc = make(text, quotes, 2);
    char *html = html_of(&doc, text, NULL);
    check_has(html, "saidby-indirect saidby-uncertain saidby-nobody\" data-quote=\"0\" data-unresolved "
                    "data-name=\"Unresolved “He”\" data-source=\"He\"");
    check_has(html, "aria-description=\"Unresolved “He”.&#10;Indirect quotation, uncertain, 0 % sure.\"");
    check_has(html, "saidby-nobody\" data-unresolved><bdi class=\"saidby-name\">Unresolved</bdi>");
    check_has(html, "saidby-nobody\"><bdi class=\"saidby-name\">Unattributed</bdi>");
    check_has(html, "saidby-direct saidby-uncertain saidby-nobody\" data-quote=\"1\" data-name=\"Unattributed\"");
    CHECK_SIZE(count(html, "<span class=\"saidby-count\">1<span>"), 2);
    CHECK(!strstr(html, "data-speaker") && !strstr(html, "data-pattern"));
    saidby_string_free(html);
}

/* From 0.6 on a quote is no longer uncertain, and what is never shows the figure of one that is not. */
static void test_uncertain(void)
{
    static const char text[] = "It snowed.";
    static const saidby_span part = {0, 9};
    static const struct {
        double confidence;
        const char *sure;
        bool uncertain;
    } cases[] = {{0, "0", true},      {0.414, "41", true}, {0.59, "59", true},
                 {0.599, "59", true}, {0.6, "60", false},  {1, "100", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char want[64];
        saidby_quote quote = {.parts = &part, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x",
                              .confidence = cases[i].confidence};
        struct saidby_doc doc = make(text, &quote, 1);
        char *html = html_of(&doc, text, NULL);
        snprintf(want, sizeof want, "data-sure=\"%s\"", cases[i].sure);
        check_has(html, want);
        snprintf(want, sizeof want, "quotation, %s%s %% sure", cases[i].uncertain ? "uncertain, " : "", cases[i].sure);
        check_has(html, want);
        CHECK((strstr(html, "saidby-uncertain") != NULL) == cases[i].uncertain);
        saidby_string_free(html);
    }
}

/* Those with more quotes come first, and colours go by that. */
static void test_order(void)
{
    static const char text[] = "a b c";
    static const saidby_span parts[] = {{0, 1}, {2, 3}, {4, 5}};
    saidby_speaker speakers[] = {{.id = 0, .name = "One", .kind = SAIDBY_COUNTRY}, {.id = 1, .name = "Mute"},
                                 {.id = 2, .name = "Two"}};
    saidby_quote quotes[] = {{.parts = parts, .part_count = 1, .speaker = 2, .pattern = "x"},
                             {.parts = parts + 1, .part_count = 1, .speaker = 0, .pattern = "x"},
                             {.parts = parts + 2, .part_count = 1, .speaker = 2, .pattern = "x"}};
    struct saidby_doc doc = make(text, quotes, 3);
    set_speakers(&doc, speakers, 3);
    char *html = html_of(&doc, text, NULL);
    const char *two = strstr(html, ">Two</bdi>"), *one = strstr(html, ">One</bdi>");
    CHECK(two && one && two < one);
    CHECK(!strstr(html, ">Mute<"));
    check_has(html, "<bdi class=\"saidby-role\">country</bdi>");
    check_has(html, "saidby-c0\" data-quote=\"0\"");
    check_has(html, "saidby-c1\" data-quote=\"1\"");
    saidby_string_free(html);
}

/* The first of two that cross ends where it ends, and the other goes on after it; the keyboard stops at it once. */
static void test_crossing(void)
{
    static const char text[] = "abcdefgh";
    static const saidby_span left = {1, 5}, right = {3, 7};
    saidby_quote quotes[] = {{.parts = &left, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"},
                             {.parts = &right, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"}};
    struct saidby_doc doc = make(text, quotes, 2);
    char *html = html_of(&doc, text, NULL);
    CHECK_SIZE(count(html, "<mark"), 3);
    CHECK_SIZE(count(html, "tabindex"), 2);
    check_has(html, ">de</mark></mark><mark");
    saidby_string_free(html);
}

/* Of two that begin together the longer is the outer one, whatever their order. */
static void test_together(void)
{
    static const saidby_span parts[] = {{1, 3}, {1, 5}};
    saidby_quote quotes[] = {{.parts = parts, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"},
                             {.parts = parts + 1, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"}};
    struct saidby_doc doc = make("abcdef", quotes, 2);
    char *html = html_of(&doc, "abcdef", NULL);
    check_has(html, ">bc</mark>de</mark>f");
    saidby_string_free(html);
}

static void test_blocks(void)
{
    static const char text[] =
        "Rain in Veld\n\nIt rained all night in the hills above the town, they said, and then\nit went on for days.\n\n"
        "More rain came in May.\n\n(Reuters)\n";
    static const saidby_span part = {14, 124};
    saidby_quote quote = {.parts = &part, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"};
    struct saidby_doc doc = make(text, &quote, 1);
    char *html = html_of(&doc, text, NULL);
    check_has(html, "dir=\"auto\"><h2 class=\"saidby-headline\">Rain in Veld</h2>\n\n<p><mark");
    check_has(html, "then\nit went on for days.</mark></p>\n\n<p><mark");
    check_has(html, ">More rain came in M</mark>ay.</p>\n\n<p class=\"saidby-furniture\">(Reuters)</p>\n</article>");
    CHECK_SIZE(count(html, "tabindex"), 1);
    saidby_string_free(html);
}

/* A label longer than a card has room for is cut between two characters. */
static void test_long_label(void)
{
    char name[1003] = "a";
    static const saidby_span part = {0, 1};
    for (size_t i = 1; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "é", 2);
    name[1001] = '\0';
    saidby_speaker speaker = {.name = name};
    saidby_quote quote = {.parts = &part, .part_count = 1, .pattern = "x"};
    struct saidby_doc doc = make("x", &quote, 1);
    set_speakers(&doc, &speaker, 1);
    char *html = html_of(&doc, "x", NULL);
    check_has(html, "éé…\"");
    CHECK(strlen(html) < 3000);
    CHECK(!strstr(html, "\xEF\xBF\xBD"));
    saidby_string_free(html);
}

/* ---- any records over any text ---- */

static uint32_t state = 1;

static size_t random_below(size_t limit)
{
    state = state * 1664525u + 1013904223u;
    return limit ? (size_t)(state >> 8) % limit : 0;
}

enum { QUOTES = 40, PIECES = 60 };

static const char *const ODD[] = {"<script>alert(1)</script>",
                                  "]]>",
                                  "</style>",
                                  "<!--",
                                  "\"",
                                  "'",
                                  "&amp;",
                                  "&",
                                  "\r\n",
                                  "\xE2\x80\xA8",
                                  "\xF0\x9F\x98\x80",
                                  "\xFF",
                                  "\xC3",
                                  "\n\n",
                                  "é",
                                  "word ",
                                  " ",
                                  "\x01",
                                  "\xEF\xBB\xBF",
                                  "<",
                                  ">",
                                  "a"};

static size_t random_text(char *text)
{
    size_t length = 0;
    for (size_t i = random_below(PIECES); i > 0; i--) {
        const char *piece = ODD[random_below(sizeof ODD / sizeof *ODD)];
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    text[length] = '\0';
    return length;
}

/* Where a span may end: the library cuts no character. */
static size_t random_place(const char *text, size_t length)
{
    size_t at = random_below(length + 1);
    while (at && at < length && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static saidby_span random_span(const char *text, size_t length)
{
    size_t a, b;
    do {
        a = random_place(text, length);
        b = random_place(text, length);
    } while (a == b);
    return a < b ? (saidby_span){a, b} : (saidby_span){b, a};
}

static void test_random(void)
{
    static char text[PIECES * 32];
    static saidby_quote quotes[QUOTES];
    static saidby_span spans[QUOTES][4];
    static saidby_mention mentions[QUOTES][2];
    for (int round = 0; round < 3000 && !check_failures; round++) {
        size_t length = random_text(text), count = length > 4 ? random_below(QUOTES) : 0;
        for (size_t i = 0; i < count; i++) {
            for (size_t j = 0; j < 4; j++)
                spans[i][j] = random_span(text, length);
            for (size_t j = 0; j < 2; j++) {
                saidby_span span = random_span(text, length);
                mentions[i][j] = (saidby_mention){"</mark>\"", 8, span.start, span.end};
            }
            quotes[i] = (saidby_quote){.type = (saidby_quote_type)random_below(3), .parts = spans[i], .part_count = 2,
                                       .quoted = spans[i] + 2, .quoted_count = 2, .cue = &mentions[i][0],
                                       .source = &mentions[i][1], .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"};
        }
        struct saidby_doc doc = make_long(length, quotes, count);
        check_html(&doc, text, length);
    }
}

/* Each quote in the one before: the depth has an end, and so the size is linear. */
static void test_deep(void)
{
    enum { DEEP = 3000 };
    static char text[2 * DEEP + 1];
    static saidby_span spans[DEEP];
    static saidby_quote quotes[DEEP];
    memset(text, 'x', 2 * DEEP);
    for (size_t i = 0; i < DEEP; i++) {
        spans[i] = (saidby_span){i, 2 * DEEP - i};
        quotes[i] = (saidby_quote){.parts = &spans[i], .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"};
    }
    struct saidby_doc doc = make(text, quotes, DEEP);
    char *html = html_of(&doc, text, NULL);
    size_t deepest;
    free(html_content(html, "article", &deepest));
    CHECK_SIZE(deepest, 16 + 3); /* in section, article and p */
    CHECK(strlen(html) < 100 * 2 * DEEP);
    saidby_string_free(html);
}

/* ---- memory ---- */

static size_t calls, fail_at, live;

static void *test_allocate(void *context, size_t size)
{
    (void)context;
    void *block = ++calls == fail_at ? NULL : malloc(size);
    live += block != NULL;
    return block;
}

static void *test_reallocate(void *context, void *block, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    return ++calls == fail_at ? NULL : realloc(block, new_size);
}

static void test_free(void *context, void *block)
{
    (void)context;
    live -= block != NULL;
    free(block);
}

static void test_memory(void)
{
    static const saidby_span part = {0, 2};
    saidby_quote quote = {.parts = &part, .part_count = 1, .pattern = "x"};
    saidby_speaker speaker = {.name = "Zoë"};
    struct saidby_doc doc = make("It rained.", &quote, 1);
    doc.mem = (memory){test_allocate, test_reallocate, test_free, NULL};
    set_speakers(&doc, &speaker, 1);
    for (bool done = false; !done && fail_at < 100;) {
        char *html;
        size_t length;
        saidby_error error;
        fail_at++;
        calls = 0;
        saidby_status status = saidby_doc_html(&doc, "It rained.", 10, NULL, &html, &length, &error);
        done = calls < fail_at;
        CHECK(status == error.status && status == (done ? SAIDBY_OK : SAIDBY_ERROR_MEMORY));
        CHECK((status == SAIDBY_OK) == (html != NULL) && (length > 0) == done);
        saidby_string_free(html);
        CHECK_SIZE(live, 0);
    }
    CHECK(fail_at > 4 && fail_at < 100);
}

/* ---- pages, and what is refused ---- */

static void test_page(void)
{
    char *head, *tail, *box;
    size_t length;
    CHECK(saidby_html_head("</title><b>", &head, &length, NULL) == SAIDBY_OK);
    CHECK_SIZE(length, strlen(head));
    CHECK(strncmp(head, "<!DOCTYPE html>\n", 16) == 0);
    check_has(head, "<title>&lt;/title&gt;&lt;b&gt;</title>");
    check_has(head, "<h1 dir=\"auto\">&lt;/title&gt;&lt;b&gt;</h1>");
    check_has(head, "content=\"default-src 'none'; style-src 'sha256-");
    CHECK_SIZE(count(head, "http"), 1); /* http-equiv */
    CHECK(saidby_html_failure("not <UTF-8>", NULL, &box, &length, NULL) == SAIDBY_OK);
    CHECK_STRING(box,
                 "<section class=\"saidby saidby-failed\">\n<p class=\"saidby-failure\">This document could not be "
                 "read: not &lt;UTF-8&gt;</p>\n</section>\n");
    CHECK(saidby_html_tail(&tail, &length, NULL) == SAIDBY_OK);
    CHECK_SIZE(length, strlen(tail));
    CHECK_SIZE(count(tail, "http"), 0);
    CHECK_SIZE(count(head, "<main>") + count(tail, "</main>") + count(tail, "</html>"), 3);
    saidby_string_free(head);
    saidby_string_free(tail);
    saidby_string_free(box);
    CHECK(saidby_html_head(NULL, &head, NULL, NULL) == SAIDBY_OK);
    check_has(head, "<title>Who said what</title>");
    saidby_string_free(head);
}

static void refuse(const saidby_doc *doc, const char *text, size_t length, const saidby_html_options *options)
{
    char *html = NULL;
    size_t size = 1;
    saidby_error error;
    CHECK(saidby_doc_html(doc, text, length, options, &html, &size, &error) == SAIDBY_ERROR_ARGUMENT);
    CHECK(!html && size == 0 && error.status == SAIDBY_ERROR_ARGUMENT && *error.message);
}

static void test_refused(void)
{
    struct saidby_doc doc = make("abc", NULL, 0);
    saidby_html_options none = {0}, options;
    char *html;
    saidby_html_options_init(NULL);
    saidby_html_options_init(&options);
    refuse(NULL, "abc", 3, NULL);
    refuse(&doc, NULL, 3, NULL);
    refuse(&doc, "abcd", 4, NULL);
    refuse(&doc, "abc", 3, &none);
    options.id = "a\xFF";
    refuse(&doc, "abc", 3, &options);
    CHECK(saidby_html_failure("x", &options, &html, NULL, NULL) == SAIDBY_ERROR_ARGUMENT && !html);
    options.id = NULL;
    options.title = "a\xFF";
    refuse(&doc, "abc", 3, &options);
    CHECK(saidby_doc_html(&doc, "abc", 3, NULL, NULL, NULL, NULL) == SAIDBY_ERROR_ARGUMENT);
    CHECK(saidby_html_failure(NULL, NULL, &html, NULL, NULL) == SAIDBY_ERROR_ARGUMENT && !html);
    CHECK(saidby_html_failure("\xFF", NULL, &html, NULL, NULL) == SAIDBY_ERROR_ARGUMENT && !html);
    CHECK(saidby_html_failure("x", NULL, NULL, NULL, NULL) == SAIDBY_ERROR_ARGUMENT);
    CHECK(saidby_html_head("\xFF", &html, NULL, NULL) == SAIDBY_ERROR_ARGUMENT && !html);
    CHECK(saidby_html_head(NULL, NULL, NULL, NULL) == SAIDBY_ERROR_ARGUMENT);
    CHECK(saidby_html_tail(NULL, NULL, NULL) == SAIDBY_ERROR_ARGUMENT);
}

/* ---- records from elsewhere ---- */

static void refuse_records(const saidby_quote *quote, const saidby_speaker *speaker)
{
    saidby_records records = {quote, 1, speaker, 1};
    char *html = NULL;
    size_t size = 1;
    saidby_error error;
    CHECK(saidby_records_html(&records, "abc", 3, NULL, &html, &size, &error) == SAIDBY_ERROR_ARGUMENT);
    CHECK(!html && size == 0 && error.status == SAIDBY_ERROR_ARGUMENT && *error.message);
}

static void test_records(void)
{
    static const saidby_span good = {0, 2}, empty = {1, 1}, past = {2, 4};
    static const saidby_mention nameless = {NULL, 0, 0, 2}, beyond = {"d", 1, 3, 4};
    const saidby_speaker speaker = {.name = "Ada"}, unnamed = {.name = NULL},
                         odd = {.name = "Ada", .kind = (saidby_kind)9};
    const saidby_quote whole = {.parts = &good, .part_count = 1};
    saidby_records records = {&whole, 1, &speaker, 1};
    saidby_quote quote = whole;
    char *html = NULL;
    size_t size;
    CHECK(saidby_records_html(&records, "abc", 3, NULL, &html, &size, NULL) == SAIDBY_OK);
    check_has(html, "data-name=\"Ada\"");
    CHECK_SIZE(size, strlen(html));
    saidby_string_free(html);
    refuse_records(&whole, &unnamed);
    refuse_records(&whole, &odd);
    refuse_records(&whole, NULL);
    refuse_records(NULL, &speaker);
    quote.parts = &empty;
    refuse_records(&quote, &speaker);
    quote.parts = &past;
    refuse_records(&quote, &speaker);
    quote = (saidby_quote){.parts = &good, .part_count = 1, .quoted = NULL, .quoted_count = 1};
    refuse_records(&quote, &speaker);
    quote = (saidby_quote){.parts = &good, .part_count = 1, .cue = &nameless};
    refuse_records(&quote, &speaker);
    quote = (saidby_quote){.parts = &good, .part_count = 1, .via = &beyond};
    refuse_records(&quote, &speaker);
    quote = (saidby_quote){.parts = &good, .part_count = 1, .speaker = 1};
    refuse_records(&quote, &speaker);
    quote = (saidby_quote){.parts = &good, .part_count = 1, .type = (saidby_quote_type)3};
    refuse_records(&quote, &speaker);
    CHECK(saidby_records_html(NULL, "abc", 3, NULL, &html, NULL, NULL) == SAIDBY_ERROR_ARGUMENT && !html);
    CHECK(saidby_records_html(&records, NULL, 3, NULL, &html, NULL, NULL) == SAIDBY_ERROR_ARGUMENT && !html);
    CHECK(saidby_records_html(&records, "abc", ((size_t)1 << 30) + 1, NULL, &html, NULL, NULL) == SAIDBY_ERROR_LIMIT &&
          !html);
    CHECK(saidby_records_html(&records, "abc", 3, NULL, NULL, NULL, NULL) == SAIDBY_ERROR_ARGUMENT);
}

int main(void)
{
    test_full();
    test_nobody();
    test_uncertain();
    test_order();
    test_crossing();
    test_together();
    test_blocks();
    test_long_label();
    test_random();
    test_deep();
    test_memory();
    test_page();
    test_refused();
    test_records();
    return CHECK_RESULT();
}
