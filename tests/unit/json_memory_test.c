/* cJSON without memory: every one of its allocations fails once, and no record is lost silently. */
#include "check.h"
#include "doc.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

static size_t calls, fail_at, live;

static void *test_malloc(size_t size)
{
    void *block = ++calls == fail_at ? NULL : malloc(size);
    live += block != NULL;
    return block;
}

static void test_free(void *block)
{
    live -= block != NULL;
    free(block);
}

int main(void)
{
    static const saidby_span parts[] = {{0, 2}, {3, 5}};
    static const saidby_mention cue = {"said", 4, 6, 10};
    static const size_t members[] = {0};
    static const char *const roles[] = {"mayor"};
    saidby_quote quotes[2] = {{.text = "a", .parts = parts, .part_count = 2, .cue = &cue, .pattern = "x"},
                              {.text = "b", .parts = parts, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"}};
    saidby_speaker speaker = {0, "Zoë", SAIDBY_GROUP, roles[0], roles, 1, parts, 2, members, 1, "q1"};
    struct saidby_doc doc = {.mem = memory_default(), .quotes = quotes, .quote_count = 2, .speakers = &speaker,
                             .speaker_count = 1};
    char *whole, *json;
    cJSON_Hooks hooks = {test_malloc, test_free};
    CHECK(saidby_doc_json(&doc, NULL, &whole, NULL, NULL) == SAIDBY_OK);
    cJSON_InitHooks(&hooks);
    for (size_t done = 0; !done && fail_at < 1000; ) {
        fail_at++;
        calls = 0;
        saidby_error error;
        saidby_status status = saidby_doc_json(&doc, NULL, &json, NULL, &error);
        done = calls < fail_at;
        CHECK(status == error.status && (status == SAIDBY_OK) == (json != NULL));
        CHECK(done ? status == SAIDBY_OK : status == SAIDBY_ERROR_MEMORY);
        if (json)
            CHECK_STRING(json, whole);
        saidby_string_free(json);
        CHECK_SIZE(live, 0);
    }
    CHECK(fail_at > 50 && fail_at < 1000);
    cJSON_InitHooks(NULL);
    saidby_string_free(whole);
    return CHECK_RESULT();
}
