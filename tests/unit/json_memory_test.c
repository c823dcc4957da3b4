/* JSON without memory: every allocation fails once, and no record is lost silently. */
#include "check.h"
#include "record/doc.h"

#include <stdlib.h>

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
    void *moved = ++calls == fail_at ? NULL : realloc(block, new_size);
    live += !block && moved;
    return moved;
}

static void test_deallocate(void *context, void *block)
{
    (void)context;
    live -= block != NULL;
    free(block);
}

int main(void)
{
    static const saidby_span parts[] = {{0, 2}, {3, 5}};
    static const saidby_mention cue = {"said", 4, 6, 10};
    static const size_t members[] = {0};
    static const char *const roles[] = {"mayor"};
    saidby_quote quotes[2] = {
        {.text = "a", .parts = parts, .part_count = 2, .cue = &cue, .pattern = "x"},
        {.text = "b", .parts = parts, .part_count = 1, .speaker = SAIDBY_NO_SPEAKER, .pattern = "x"}};
    saidby_speaker speaker = {0, "Zoë", SAIDBY_GROUP, roles[0], roles, 1, parts, 2, members, 1, "q1"};
    struct doc_part part = {.quotes = quotes, .quote_count = 2, .speakers = &speaker, .speaker_count = 1};
    struct saidby_doc doc = {.mem = memory_default(), .parts = {&part, 1, 1}, .quote_count = 2, .speaker_count = 1};
    char *whole, *json;
    CHECK(saidby_doc_json(&doc, NULL, &whole, NULL, NULL) == SAIDBY_OK);
    doc.mem = (memory){test_allocate, test_reallocate, test_deallocate, NULL};
    for (size_t done = 0; !done && fail_at < 100; ) {
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
    CHECK(fail_at > 5 && fail_at < 100);
    saidby_string_free(whole);
    return CHECK_RESULT();
}
