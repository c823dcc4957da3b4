/* The public functions: what NULL does, what is refused, offsets, and that a doc needs no extractor. */
#include "article.h"
#include "check.h"

#include <saidby/saidby.h>

#include <stdlib.h>

static saidby_extractor *make(int repair)
{
    saidby_options options;
    saidby_options_init(&options);
    options.repair = repair;
    saidby_extractor *extractor;
    CHECK(saidby_new(&options, &extractor, NULL) == SAIDBY_OK);
    return extractor;
}

static void test_version(void)
{
    CHECK_STRING(saidby_version_string(), SAIDBY_VERSION);
    CHECK(saidby_abi_version() == SAIDBY_ABI_VERSION);
    CHECK_STRING(saidby_status_string(SAIDBY_OK), "ok");
    CHECK_STRING(saidby_status_string(SAIDBY_ERROR_UTF8), "invalid UTF-8");
    CHECK_STRING(saidby_quote_type_string(SAIDBY_DIRECT), "direct");
    CHECK_STRING(saidby_quote_type_string(SAIDBY_INDIRECT), "indirect");
    CHECK(!saidby_quote_type_string((saidby_quote_type)3) && !saidby_quote_type_string((saidby_quote_type)-1));
    CHECK_STRING(saidby_kind_string(SAIDBY_PERSON), "person");
    CHECK_STRING(saidby_kind_string(SAIDBY_DOCUMENT), "document");
    CHECK(!saidby_kind_string((saidby_kind)6) && !saidby_kind_string((saidby_kind)-1));
    CHECK_STRING(saidby_status_string((saidby_status)99), "unknown status");
    for (int i = 0; i <= SAIDBY_ERROR_DEPENDENCY; i++)
        CHECK(strcmp(saidby_status_string((saidby_status)i), "unknown status") != 0);
}

static void test_null(void)
{
    saidby_doc *doc = (saidby_doc *)&doc;
    char *json = (char *)&doc;
    saidby_error error;
    saidby_extractor *extractor = make(0);
    saidby_options_init(NULL);
    saidby_json_options_init(NULL);
    saidby_free(NULL);
    saidby_doc_free(NULL);
    saidby_string_free(NULL);
    CHECK(saidby_new(NULL, NULL, &error) == SAIDBY_ERROR_ARGUMENT && error.status == SAIDBY_ERROR_ARGUMENT);
    CHECK(saidby_extract(NULL, "x", 1, &doc, &error) == SAIDBY_ERROR_ARGUMENT && !doc);
    CHECK(saidby_extract(extractor, "x", 1, NULL, &error) == SAIDBY_ERROR_ARGUMENT);
    CHECK(saidby_extract(extractor, NULL, 1, &doc, &error) == SAIDBY_ERROR_ARGUMENT && !doc);
    CHECK(saidby_extract(extractor, NULL, 1, &doc, NULL) == SAIDBY_ERROR_ARGUMENT);
    size_t length = 7;
    CHECK(saidby_doc_json(NULL, NULL, &json, &length, &error) == SAIDBY_ERROR_ARGUMENT && !json && length == 0);
    CHECK_SIZE(saidby_doc_quote_count(NULL), 0);
    CHECK_SIZE(saidby_doc_speaker_count(NULL), 0);
    CHECK_SIZE(saidby_doc_sentence_count(NULL), 0);
    CHECK_SIZE(saidby_doc_offset(NULL, SAIDBY_OFFSETS_BYTE, 3), 0);
    CHECK(!saidby_doc_quote(NULL, 0) && !saidby_doc_speaker(NULL, 0) && !saidby_doc_sentence(NULL, 0));
    CHECK(saidby_extract(extractor, NULL, 0, &doc, &error) == SAIDBY_OK && error.status == SAIDBY_OK);
    CHECK(!saidby_doc_quote(doc, 0) && !saidby_doc_speaker(doc, SAIDBY_NO_SPEAKER) && !saidby_doc_sentence(doc, 0));
    CHECK(saidby_doc_json(doc, NULL, NULL, NULL, &error) == SAIDBY_ERROR_ARGUMENT);
    saidby_doc_free(doc);
    saidby_free(extractor);
}

static void *no_allocate(void *context, size_t size)
{
    (void)context;
    (void)size;
    return NULL;
}

static void refuse_options(const saidby_options *options, const char *message)
{
    saidby_extractor *extractor = (saidby_extractor *)&extractor;
    saidby_error error;
    CHECK(saidby_new(options, &extractor, &error) == SAIDBY_ERROR_ARGUMENT && !extractor);
    CHECK(strstr(error.message, message) != NULL);
}

static void test_options(void)
{
    saidby_options options = {0};
    refuse_options(&options, "options.size");
    saidby_options_init(&options);
    options.size++;
    refuse_options(&options, "options.size");
    saidby_options_init(&options);
    options.rules_length = 3;
    refuse_options(&options, "options.rules");
    saidby_options_init(&options);
    saidby_allocator allocator = {no_allocate, NULL, NULL, NULL};
    options.allocator = &allocator;
    refuse_options(&options, "options.allocator");
    const double bad[] = {-0.001, 1.001, strtod("nan", NULL), strtod("inf", NULL)};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        saidby_options_init(&options);
        options.min_confidence = bad[i];
        refuse_options(&options, "options.min_confidence");
    }
}

/* Only what is sure enough comes out, and the speakers that it names. */
static void test_min_confidence(void)
{
    saidby_options options;
    saidby_options_init(&options);
    CHECK(options.min_confidence == 0);
    for (int step = 0; step <= 10; step++) {
        saidby_extractor *extractor, *every = make(0);
        saidby_doc *doc, *all;
        options.min_confidence = step / 10.0;
        CHECK(saidby_new(&options, &extractor, NULL) == SAIDBY_OK);
        CHECK(saidby_extract(extractor, ARTICLE, sizeof ARTICLE - 1, &doc, NULL) == SAIDBY_OK);
        CHECK(saidby_extract(every, ARTICLE, sizeof ARTICLE - 1, &all, NULL) == SAIDBY_OK);
        size_t left = 0, most = 0;
        for (size_t i = 0; i < saidby_doc_quote_count(all); i++)
            left += saidby_doc_quote(all, i)->confidence >= options.min_confidence;
        CHECK_SIZE(saidby_doc_quote_count(doc), left);
        for (size_t i = 0; i < left; i++) {
            size_t speaker = saidby_doc_quote(doc, i)->speaker;
            most = speaker != SAIDBY_NO_SPEAKER && speaker + 1 > most ? speaker + 1 : most;
        }
        CHECK_SIZE(saidby_doc_speaker_count(doc), most);
        saidby_doc_free(doc);
        saidby_doc_free(all);
        saidby_free(extractor);
        saidby_free(every);
    }
}

static void test_json_options(void)
{
    saidby_extractor *extractor = make(0);
    saidby_doc *doc;
    char *json;
    saidby_error error;
    saidby_json_options options = {0};
    CHECK(saidby_extract(extractor, ARTICLE, sizeof ARTICLE - 1, &doc, NULL) == SAIDBY_OK);
    saidby_free(extractor); /* the doc stays good */
    CHECK(saidby_doc_json(doc, &options, &json, NULL, &error) == SAIDBY_ERROR_ARGUMENT && !json);
    saidby_json_options_init(&options);
    options.offsets = (saidby_offsets)3;
    CHECK(saidby_doc_json(doc, &options, &json, NULL, &error) == SAIDBY_ERROR_ARGUMENT && !json);
    saidby_json_options_init(&options);
    options.id = "a\xFF";
    CHECK(saidby_doc_json(doc, &options, &json, NULL, &error) == SAIDBY_ERROR_ARGUMENT && !json);
    CHECK(strstr(error.message, "options.id") != NULL);
    saidby_json_options_init(&options);
    options.id = "caf\xC3\xA9 \"1\"";
    CHECK(saidby_doc_json(doc, &options, &json, NULL, &error) == SAIDBY_OK && json);
    saidby_doc_free(doc); /* and so does the string */
    CHECK(strncmp(json, "{\"id\":\"caf\xC3\xA9 \\\"1\\\"\",\"offsets\":\"codepoint\"", 40) == 0);
    saidby_string_free(json);
}

static void refuse_text(const char *text, size_t length, saidby_status wanted, size_t offset)
{
    saidby_extractor *extractor = make(0);
    saidby_doc *doc;
    saidby_error error;
    CHECK(saidby_extract(extractor, text, length, &doc, &error) == wanted && !doc && error.status == wanted);
    CHECK_SIZE(error.offset, offset);
    saidby_free(extractor);
}

static void test_refused(void)
{
    refuse_text("It rained \xC0\xAF.", 13, SAIDBY_ERROR_UTF8, 10);
    refuse_text("It rained\0.", 11, SAIDBY_ERROR_NUL, 9);
    refuse_text("It rained\0.\xFF", 12, SAIDBY_ERROR_NUL, 9);
    refuse_text("It", ((size_t)1 << 30) + 1, SAIDBY_ERROR_LIMIT, 0);
}

static void test_repair(void)
{
    static const char text[] = "It \xFFrained\0. \xE2\x80We stayed. 💬 ok.";
    saidby_extractor *extractor = make(1);
    saidby_doc *doc;
    CHECK(saidby_extract(extractor, text, sizeof text - 1, &doc, NULL) == SAIDBY_OK);
    CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_CODEPOINT, 16), 16);
    CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_CODEPOINT, sizeof text - 1), sizeof text - 1 - 3);
    CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_UTF16, sizeof text - 1), sizeof text - 1 - 2);
    CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_UTF16, (size_t)-1), sizeof text - 1 - 2);
    saidby_doc_free(doc);
    saidby_free(extractor);
}

/* A byte order mark counts in the offsets and belongs to no sentence. */
static void test_byte_order_mark(void)
{
    static const char text[] = "\xEF\xBB\xBFIt rained. We stayed.";
    saidby_extractor *extractor = make(0);
    saidby_doc *doc;
    CHECK(saidby_extract(extractor, text, sizeof text - 1, &doc, NULL) == SAIDBY_OK);
    CHECK_SIZE(saidby_doc_sentence_count(doc), 2);
    const saidby_span *first = saidby_doc_sentence(doc, 0);
    CHECK(first && first->start == 3 && first->end == 13);
    CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_CODEPOINT, 3), 1);
    saidby_doc_free(doc);
    saidby_free(extractor);
}

static void test_sentences(void)
{
    static const char text[] = "“É,” he said. We stayed.";
    saidby_extractor *extractor = make(0);
    saidby_doc *doc;
    char *json;
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.sentences = 1;
    CHECK(saidby_extract(extractor, text, sizeof text - 1, &doc, NULL) == SAIDBY_OK);
    CHECK(saidby_doc_json(doc, &options, &json, NULL, NULL) == SAIDBY_OK);
    CHECK_STRING(json, "{\"id\":null,\"offsets\":\"codepoint\",\"sentences\":[{\"start\":0,\"end\":13},"
                       "{\"start\":14,\"end\":24}]}");
    saidby_string_free(json);
    saidby_doc_free(doc);
    saidby_free(extractor);
}

int main(void)
{
    test_version();
    test_null();
    test_options();
    test_min_confidence();
    test_json_options();
    test_refused();
    test_repair();
    test_byte_order_mark();
    test_sentences();
    return CHECK_RESULT();
}
