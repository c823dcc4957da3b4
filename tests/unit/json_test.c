/* The JSON of records that were made by hand. */
#include "check.h"
#include "record/doc.h"

#include <locale.h>
#include <stdlib.h>

static const char TEXT[] = "“Non, café,” Zoë said.";

static struct saidby_doc make_of(struct doc_part *part, struct arena *arena, saidby_quote *quote,
                                 saidby_speaker *speaker)
{
    *part = (struct doc_part){.quotes = quote, .speakers = speaker};
    struct saidby_doc doc = {
        .mem = memory_default(), .parts = {part, 1, 1}, .quote_count = 1, .speaker_count = speaker != NULL};
    arena_init(arena, &doc.mem);
    CHECK(utf8_index_make(&doc.index, arena, TEXT, sizeof TEXT - 1));
    return doc;
}

/* A doc of one part, which lives in the caller's block, as the doc and its records do. */
#define make(arena, quote, speaker) make_of(&(struct doc_part){.quote_count = 0}, arena, quote, speaker)

static void check_json(const struct saidby_doc *doc, const saidby_json_options *options, const char *expected)
{
    char *json = NULL;
    size_t length;
    CHECK(saidby_doc_json(doc, options, &json, &length, NULL) == SAIDBY_OK);
    CHECK_STRING(json, expected);
    CHECK_SIZE(length, strlen(expected));
    saidby_string_free(json);
}

static const saidby_span PART = {3, 14};
static const saidby_span MARKED = {8, 13};
static const saidby_mention CUE = {"said", 4, 23, 27};
static const saidby_mention SOURCE = {"Zoë", 4, 18, 22};

static void test_full(void)
{
    struct arena arena;
    static const char *const roles[] = {"mayor \"of\" Veld", "mayor"};
    static const size_t members[] = {0};
    static const saidby_span mentions[] = {{18, 22}};
    saidby_speaker speaker = {0, "Zoë", SAIDBY_GROUP, roles[0], roles, 2, mentions, 1, members, 1, "q1"};
    saidby_quote quote = {.type = SAIDBY_MIXED, .text = "Non,\ncafé,", .parts = &PART, .part_count = 1,
                          .quoted = &MARKED, .quoted_count = 1, .cue = &CUE, .source = &SOURCE, .addressee = &SOURCE,
                          .via = &CUE, .speaker = 0, .confidence = 0.8154, .paragraph = 2, .sentence = 1234567890,
                          .pattern = "quote-verb-name"};
    struct saidby_doc doc = make(&arena, &quote, &speaker);
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.explain = 1;
    options.id = "a";
    check_json(
        &doc, &options,
        "{\"id\":\"a\",\"offsets\":\"codepoint\",\"quotes\":[{\"type\":\"mixed\",\"text\":\"Non,\\ncafé,\","
        "\"parts\":[{\"start\":1,\"end\":11}],\"quoted\":[{\"start\":6,\"end\":10}],"
        "\"cue\":{\"text\":\"said\",\"start\":17,\"end\":21},\"source\":{\"text\":\"Zoë\",\"start\":13,\"end\":16},"
        "\"speaker\":{\"id\":0,\"name\":\"Zoë\",\"kind\":\"group\",\"role\":\"mayor \\\"of\\\" Veld\"},"
        "\"addressee\":{\"text\":\"Zoë\",\"start\":13,\"end\":16},\"via\":{\"text\":\"said\",\"start\":17,\"end\":21},"
        "\"confidence\":0.815,\"paragraph\":2,\"sentence\":1234567890,\"pattern\":\"quote-verb-name\"}],"
        "\"speakers\":[{\"id\":0,\"name\":\"Zoë\",\"kind\":\"group\",\"role\":\"mayor \\\"of\\\" Veld\","
        "\"roles\":[\"mayor \\\"of\\\" Veld\",\"mayor\"],\"mentions\":[{\"start\":13,\"end\":16}],\"members\":[0],"
        "\"ref\":\"q1\"}]}");
    arena_free(&arena);
}

/* An id is a string, or what JSON says it is. */
static void test_ids(void)
{
    struct arena arena;
    saidby_quote quote = {.part_count = 0};
    struct saidby_doc doc = make(&arena, &quote, NULL);
    doc.quote_count = 0;
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.id = "7";
    check_json(&doc, &options, "{\"id\":\"7\",\"offsets\":\"codepoint\",\"quotes\":[],\"speakers\":[]}");
    options.id_is_json = 1;
    check_json(&doc, &options, "{\"id\":7,\"offsets\":\"codepoint\",\"quotes\":[],\"speakers\":[]}");
    options.id = NULL;
    check_json(&doc, &options, "{\"id\":null,\"offsets\":\"codepoint\",\"quotes\":[],\"speakers\":[]}");
    arena_free(&arena);
}

/* What is missing is null, never a word. */
static void test_bare(void)
{
    struct arena arena;
    saidby_quote quote = {.type = SAIDBY_DIRECT, .text = "Non", .parts = &PART, .part_count = 1,
                          .speaker = SAIDBY_NO_SPEAKER, .confidence = 1, .pattern = "x"};
    struct saidby_doc doc = make(&arena, &quote, NULL);
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.offsets = SAIDBY_OFFSETS_BYTE;
    check_json(&doc, &options,
               "{\"id\":null,\"offsets\":\"byte\",\"quotes\":[{\"type\":\"direct\",\"text\":\"Non\","
               "\"parts\":[{\"start\":3,\"end\":14}],\"quoted\":[],\"cue\":null,\"source\":null,\"speaker\":null,"
               "\"addressee\":null,\"via\":null,\"confidence\":1,\"paragraph\":0,\"sentence\":0}],\"speakers\":[]}");
    arena_free(&arena);
}

static void check_confidence(double value, const char *expected)
{
    struct arena arena;
    saidby_quote quote = {.text = "", .speaker = SAIDBY_NO_SPEAKER, .confidence = value, .pattern = "x"};
    struct saidby_doc doc = make(&arena, &quote, NULL);
    char *json, want[40];
    CHECK(saidby_doc_json(&doc, NULL, &json, NULL, NULL) == SAIDBY_OK);
    snprintf(want, sizeof want, "\"confidence\":%s,", expected);
    CHECK(strstr(json, want) != NULL);
    saidby_string_free(json);
    arena_free(&arena);
}

static void test_confidence(void)
{
    check_confidence(0, "0");
    check_confidence(0.0004, "0");
    check_confidence(0.001, "0.001");
    check_confidence(0.07, "0.07");
    check_confidence(0.5, "0.5");
    check_confidence(0.9994, "0.999");
    check_confidence(0.9996, "1");
    check_confidence(-1, "0");
    check_confidence(2, "1");
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        check_confidence(0.25, "0.25");
}

static void test_indent(void)
{
    struct saidby_doc doc = {.mem = memory_default()};
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.indent = 1;
    options.offsets = SAIDBY_OFFSETS_UTF16;
    check_json(&doc, &options,
               "{\n\t\"id\":\tnull,\n\t\"offsets\":\t\"utf16\",\n\t\"quotes\":\t[],\n\t\"speakers\":\t[]\n}");
    saidby_span sentences[] = {{0, 0}, {0, 0}};
    struct doc_part part = {.sentences = sentences, .sentence_count = 2};
    doc.parts.items = &part;
    doc.parts.count = 1;
    doc.sentence_count = 2;
    options.sentences = 1;
    check_json(&doc, &options,
               "{\n\t\"id\":\tnull,\n\t\"offsets\":\t\"utf16\",\n\t\"sentences\":\t[{\n\t\t\t\"start\":\t0,\n"
               "\t\t\t\"end\":\t0\n\t\t}, {\n\t\t\t\"start\":\t0,\n\t\t\t\"end\":\t0\n\t\t}]\n}");
}

/* What the standard wants escaped, and nothing else. */
static void test_escapes(void)
{
    struct arena arena;
    saidby_speaker speaker = {.name = "\"\\/\b\f\n\r\t\x01\x1f\x7f é", .kind = SAIDBY_DOCUMENT};
    struct saidby_doc doc = make(&arena, NULL, &speaker);
    doc.quote_count = 0;
    check_json(&doc, NULL,
               "{\"id\":null,\"offsets\":\"codepoint\",\"quotes\":[],\"speakers\":[{\"id\":0,"
               "\"name\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f é\",\"kind\":\"document\",\"role\":null,"
               "\"roles\":[],\"mentions\":[],\"members\":[],\"ref\":null}]}");
    arena_free(&arena);
}

/* ---- to a function ---- */

struct taken {
    char bytes[1 << 20];
    size_t length, calls, most; /* most: calls before it stops */
};

static int take(void *context, const char *bytes, size_t length)
{
    struct taken *taken = context;
    if (taken->calls++ == taken->most)
        return 1;
    CHECK(length > 0 && taken->length + length <= sizeof taken->bytes);
    memcpy(taken->bytes + taken->length, bytes, length);
    taken->length += length;
    return 0;
}

static void test_write(void)
{
    enum { MANY = 2000 };
    static struct taken taken;
    static saidby_quote quotes[MANY];
    struct arena arena;
    char *json;
    size_t length;
    saidby_error error;
    for (size_t i = 0; i < MANY; i++)
        quotes[i] = (saidby_quote){.text = "Non, café,",
                                   .parts = &PART,
                                   .part_count = 1,
                                   .cue = &CUE,
                                   .source = &SOURCE,
                                   .speaker = SAIDBY_NO_SPEAKER};
    struct saidby_doc doc = make(&arena, quotes, NULL);
    doc.quote_count = MANY;
    taken.most = 1000;
    CHECK(saidby_doc_json(&doc, NULL, &json, &length, NULL) == SAIDBY_OK);
    CHECK(saidby_doc_json_write(&doc, NULL, take, &taken, &error) == SAIDBY_OK && error.status == SAIDBY_OK);
    CHECK_SIZE(taken.length, length);
    CHECK(memcmp(taken.bytes, json, length) == 0 && taken.calls > 3);
    taken = (struct taken){.most = 2};
    CHECK(saidby_doc_json_write(&doc, NULL, take, &taken, &error) == SAIDBY_ERROR_STOPPED &&
          error.status == SAIDBY_ERROR_STOPPED);
    CHECK(taken.calls == 3 && taken.length < length && memcmp(taken.bytes, json, taken.length) == 0);
    CHECK(saidby_doc_json_write(&doc, NULL, NULL, NULL, &error) == SAIDBY_ERROR_ARGUMENT);
    CHECK(saidby_doc_json_write(NULL, NULL, take, &taken, NULL) == SAIDBY_ERROR_ARGUMENT);
    saidby_string_free(json);
    arena_free(&arena);
}

int main(void)
{
    test_write();
    test_full();
    test_ids();
    test_escapes();
    test_bare();
    test_confidence();
    test_indent();
    return CHECK_RESULT();
}
