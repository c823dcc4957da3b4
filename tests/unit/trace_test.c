/* Traces: every stage is there in its order and shows what it made, as text and as HTML. */
#include "article.h"
#include "check.h"
#include "html_read.h"
#include "trace_text.h"

static const char *const STAGES[] = {"decode", "layout", "tokenizer", "sentence",  "quotation", "mention",
                                     "cue",    "match",  "tagger",    "attribute", "coref",     "record"};
#define STAGE_COUNT (sizeof STAGES / sizeof *STAGES)

static char *trace_as(const saidby_extractor *extractor, const char *text, saidby_trace_format format,
                      saidby_offsets offsets)
{
    saidby_trace_options options;
    saidby_status status;
    saidby_trace_options_init(&options);
    options.format = format;
    options.offsets = offsets;
    options.id = "a <&> b";
    char *trace = trace_text(extractor, text, strlen(text), &options, &status);
    CHECK(status == SAIDBY_OK && trace);
    return trace;
}

/* Each stage once, one after the other. heading: what is before and after its name. */
static void check_stages(const char *trace, const char *before, const char *after)
{
    const char *at = trace;
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        char heading[64];
        snprintf(heading, sizeof heading, "%s%s%s", before, STAGES[i], after);
        const char *found = strstr(trace, heading);
        CHECK(found && found >= at);
        CHECK(found && !strstr(found + 1, heading));
        at = found ? found : at;
    }
}

static void check_has(const char *trace, const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strstr(trace, lines[i])) {
            fprintf(stderr, "%s is not in the trace\n", lines[i]);
            check_failures++;
        }
}

static void test_text(const saidby_extractor *extractor)
{
    static const char *const lines[] = {
        "headline     Veld council to keep its old bridge\n",
        "byline       By Ilse Arden\n",
        "(dateline: VELD (North Wire) — )\n",
        "\n  10     72-75          The                   word capital          the           determiner\n",
        "speech  4      The bridge is safe,\n",
        "(whole block) goes on from span 2",
        "name “Marta Quill”",
        "name “Quill”",
        "according to",
        "that strong\n",
        "  sentence 2: @NVspmtDxzz.\n",
        "    @ Q                     N     Vt   U         . Q\n",
        "quote-source-verb",
        "B-content I-content",
        "\n  cue “told” 185-189\n",
        ", by MIN_CONFIDENCE\n",
        "none taken: none is likely enough\n",
        "\n  no   features that weigh most\n  ",
        " FAMILY_FRAME(source-verb-statement s) +",
        " VERB_SIDE(said 0) +",
        " FIRST_CLASSES[2](. 1) +",
        "\n  compared with ",
        "to “reporters”",
        ": entity 3 “Bert Lund”, by its points\n",
        " PRONOUN_SUBJECT +14 ",
        "\n  entities\n",
        "person        Marta Quill"};
    char *trace = trace_as(extractor, ARTICLE, SAIDBY_TRACE_TEXT, SAIDBY_OFFSETS_CODEPOINT);
    CHECK(strncmp(trace, "a <&> b: 1084 code points", 9) == 0);
    check_stages(trace, "\n== ", ":");
    check_has(trace, lines, sizeof lines / sizeof *lines);
    CHECK(!strstr(trace, " \n"));
    free(trace);
}

static void test_html(const saidby_extractor *extractor)
{
    static const char *const parts[] = {"<b>Quill</b><i>N</i>", "<td>byline</td>",
                                        "saidby-as-cue\"><b>told</b><i>Vt</i><i>B-cue</i>", "a &lt;&amp;&gt; b",
                                        "<article class=\"saidby-article\""};
    size_t deepest;
    char *trace = trace_as(extractor, ARTICLE, SAIDBY_TRACE_HTML, SAIDBY_OFFSETS_CODEPOINT);
    check_stages(trace, "<summary>", " <span>");
    check_has(trace, parts, sizeof parts / sizeof *parts);
    char *article = html_content(trace, "article", &deepest);
    CHECK(html_shows(article, ARTICLE, sizeof ARTICLE - 1));
    free(article);
    free(trace);
}

/* Of one stage alone the trace shows what it does of all. */
static void test_stage(const saidby_extractor *extractor)
{
    saidby_trace_options options;
    saidby_status status;
    saidby_trace_options_init(&options);
    char *whole = trace_text(extractor, ARTICLE, sizeof ARTICLE - 1, &options, &status);
    CHECK(saidby_trace_stage(STAGE_COUNT) == NULL);
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        CHECK_STRING(saidby_trace_stage(i), STAGES[i]);
        options.stage = STAGES[i];
        char *one = trace_text(extractor, ARTICLE, sizeof ARTICLE - 1, &options, &status);
        char *section = one ? strstr(one, "\n== ") : NULL;
        CHECK(status == SAIDBY_OK && section);
        CHECK(section && strncmp(section + 4, STAGES[i], strlen(STAGES[i])) == 0 && !strstr(section + 1, "\n== "));
        CHECK(section && strstr(whole, section));
        free(one);
    }
    free(whole);
}

/* What is in a text means itself. */
static void test_escapes(const saidby_extractor *extractor)
{
    static const char text[] =
        "“<i>\"Dry\" & &amp; 'wet',” said Ms <b> Falk.\n\n\t“Dry\x01 \xC2\x85y,” said Ms\tFalk.\n";
    char *trace = trace_as(extractor, text, SAIDBY_TRACE_HTML, SAIDBY_OFFSETS_BYTE);
    char *content = html_content(trace, "details", NULL);
    CHECK(content && !strstr(trace, "<i>\"Dry"));
    free(content);
    free(trace);
    trace = trace_as(extractor, text, SAIDBY_TRACE_TEXT, SAIDBY_OFFSETS_BYTE);
    CHECK(!strchr(trace, '\t') && !strchr(trace, '\x01') && !strstr(trace, "\xC2\x85"));
    CHECK(strstr(trace, "said Ms Falk.") && strstr(trace, "Dry\xEF\xBF\xBD \xEF\xBF\xBDy") && strstr(trace, "&amp; "));
    free(trace);
}

/* Places are of the text that was given, not of what it means. */
static void test_offsets(const saidby_extractor *extractor)
{
    static const char text[] = "\xF0\x9F\x92\xAC \xC3\x89mile Falk said &ldquo;no&rdquo;.";
    static const char *const lines[][3] = {
        {"b: 39 bytes,", "22-29          &ldquo;                   “\n", "5-16           name          Émile Falk "},
        {"b: 35 code points,", "18-25          &ldquo;                   “\n",
         "2-12           name          Émile Falk "},
        {"b: 36 UTF-16 units,", "19-26          &ldquo;                   “\n",
         "3-13           name          Émile Falk "}};
    for (size_t unit = 0; unit < 3; unit++) {
        char *trace = trace_as(extractor, text, SAIDBY_TRACE_TEXT, (saidby_offsets)unit);
        check_has(trace, lines[unit], 3);
        free(trace);
    }
}

/* What is larger than a window is traced window by window, at its places in the whole. */
static void test_windows(const saidby_extractor *extractor)
{
    enum { LENGTH = 700000 };
    static const char sentence[] = "“We row on Sunday,” said Ms Falk.";
    static const char *const lines[] = {"\nwindow 1: 0-524288\n\n== decode", "\nwindow 2: 524288-700000\n\n== decode",
                                        "\n  0         0-37           0      “We row",
                                        "\n  0         699963-700000  0      “We row"};
    size_t size = sizeof sentence - 1;
    char *text = malloc(LENGTH + 1);
    if (!text)
        abort();
    memset(text, '\n', LENGTH);
    memcpy(text, sentence, size);
    memcpy(text + LENGTH - size, sentence, size + 1);
    char *trace = trace_as(extractor, text, SAIDBY_TRACE_TEXT, SAIDBY_OFFSETS_BYTE);
    check_has(trace, lines, sizeof lines / sizeof *lines);
    free(trace);
    free(text);
}

/* ---- what is asked for wrongly, and what goes wrong ---- */

static void check_refused(const saidby_extractor *extractor, const saidby_trace_options *options, saidby_sink sink,
                          const char *message)
{
    struct trace_text out = {NULL, 0};
    saidby_error error;
    CHECK(saidby_trace(extractor, "It rained.", 10, options, sink, &out, &error) == SAIDBY_ERROR_ARGUMENT);
    CHECK_STRING(error.message, message);
    CHECK(!out.text);
}

static void test_arguments(const saidby_extractor *extractor)
{
    saidby_trace_options options, wrong;
    saidby_trace_options_init(NULL);
    saidby_trace_options_init(&options);
    CHECK(options.offsets == SAIDBY_OFFSETS_CODEPOINT && options.format == SAIDBY_TRACE_TEXT && !options.id);
    check_refused(NULL, &options, trace_text_add, "extractor is NULL");
    check_refused(extractor, &options, NULL, "sink is NULL");
    wrong = options;
    wrong.size = 0;
    check_refused(extractor, &wrong, trace_text_add,
                  "options.size is not the size of saidby_trace_options: call saidby_trace_options_init");
    wrong = options;
    wrong.id = "\xFF";
    check_refused(extractor, &wrong, trace_text_add, "options.id is not UTF-8");
    wrong = options;
    wrong.format = (saidby_trace_format)2;
    check_refused(extractor, &wrong, trace_text_add, "options.format is not a format of traces");
    wrong = options;
    wrong.stage = "cues";
    check_refused(extractor, &wrong, trace_text_add, "options.stage is the name of no stage");
    wrong = options;
    wrong.offsets = (saidby_offsets)3;
    check_refused(extractor, &wrong, trace_text_add, "options.offsets is not a unit of offsets");
}

static void test_bad_text(const saidby_extractor *extractor)
{
    struct trace_text out = {NULL, 0};
    saidby_error error;
    CHECK(saidby_trace(extractor, "It\xFF", 3, NULL, trace_text_add, &out, &error) == SAIDBY_ERROR_UTF8);
    CHECK_SIZE(error.offset, 2);
    CHECK(!out.text);
}

struct stopper {
    size_t calls, stop_at;
};

static int stop(void *context, const char *bytes, size_t length)
{
    struct stopper *stopper = context;
    (void)bytes;
    CHECK(length > 0);
    return ++stopper->calls == stopper->stop_at;
}

/* Whenever the sink stops, it is not called again. */
static void test_stop(const saidby_extractor *extractor)
{
    saidby_trace_options options;
    size_t all = sizeof ARTICLE - 1, reached = 0;
    saidby_trace_options_init(&options);
    for (int html = 0; html < 2; html++) {
        options.format = (saidby_trace_format)html;
        for (size_t n = 1;; n++) {
            struct stopper stopper = {0, n};
            saidby_error error;
            saidby_status status = saidby_trace(extractor, ARTICLE, all, &options, stop, &stopper, &error);
            CHECK(status == error.status);
            if (stopper.calls < n) {
                CHECK(status == SAIDBY_OK);
                break;
            }
            CHECK(status == SAIDBY_ERROR_STOPPED && stopper.calls == n);
            reached++;
        }
    }
    CHECK(reached >= 3); /* the text; the article and its trace */
}

static void test_empty(const saidby_extractor *extractor)
{
    char *trace = trace_as(extractor, "", SAIDBY_TRACE_TEXT, SAIDBY_OFFSETS_CODEPOINT);
    check_stages(trace, "\n== ", ":");
    CHECK(strstr(trace, "sentences\n  nothing\n") != NULL);
    free(trace);
    trace = trace_as(extractor, "", SAIDBY_TRACE_HTML, SAIDBY_OFFSETS_CODEPOINT);
    char *content = html_content(trace, "section", NULL);
    CHECK(content != NULL);
    free(content);
    free(trace);
}

int main(void)
{
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_text(extractor);
    test_html(extractor);
    test_stage(extractor);
    test_escapes(extractor);
    test_offsets(extractor);
    test_windows(extractor);
    test_arguments(extractor);
    test_bad_text(extractor);
    test_stop(extractor);
    test_empty(extractor);
    saidby_free(extractor);
    return CHECK_RESULT();
}
