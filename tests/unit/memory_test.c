/* Memory: every allocation fails once, and each time the answer is that memory is out, or the same as with plenty
 * (where something can be done without); nothing leaks. */
#include "article.h"
#include "check.h"
#include "trace_text.h"

/* An allocator that fails from some allocation on, once or for good, and knows what is live. */
struct tester {
    size_t calls, fail_at; /* fail_at: counted from 1; 0: never */
    int once;
    size_t live, wrong;
};

union head {
    size_t size;
    max_align_t align;
};

static int fails(struct tester *tester)
{
    tester->calls++;
    return tester->fail_at && (tester->once ? tester->calls == tester->fail_at : tester->calls >= tester->fail_at);
}

static void *test_allocate(void *context, size_t size)
{
    struct tester *tester = context;
    union head *head = fails(tester) ? NULL : malloc(sizeof *head + size);
    if (!head)
        return NULL;
    head->size = size;
    tester->live++;
    return memset(head + 1, 0xA5, size); /* nobody may count on zeros */
}

static void test_deallocate(void *context, void *block)
{
    struct tester *tester = context;
    if (!block)
        return;
    tester->live--;
    free((union head *)block - 1);
}

static void *test_reallocate(void *context, void *block, size_t old_size, size_t new_size)
{
    struct tester *tester = context;
    union head *head = (union head *)block - 1;
    tester->wrong += head->size != old_size;
    void *grown = test_allocate(context, new_size);
    if (!grown)
        return NULL;
    memcpy(grown, block, old_size < new_size ? old_size : new_size);
    test_deallocate(context, block);
    return grown;
}

static const char RULES[] = "{\"cues\": [{\"forms\": [\"blurb\", \"blurbs\", \"blurbed\", \"blurbed\", \"blurbing\"]}],"
                            "\"people\": [{\"id\": \"q1\", \"name\": \"Ada Moss\", \"aliases\": [\"A. Moss\"]}]}";

static saidby_status make(struct tester *tester, int repair, saidby_extractor **out, saidby_error *error)
{
    saidby_allocator allocator = {test_allocate, test_reallocate, test_deallocate, tester};
    saidby_options options;
    saidby_options_init(&options);
    options.allocator = &allocator;
    options.repair = repair;
    options.rules = RULES;
    options.rules_length = sizeof RULES - 1;
    return saidby_new(&options, out, error);
}

/* The answer to a text as JSON, or NULL when memory is out. */
static char *answer(const saidby_extractor *extractor, const char *text, size_t length)
{
    saidby_doc *doc = NULL;
    char *json = NULL;
    saidby_error error;
    saidby_status status = saidby_extract(extractor, text, length, &doc, &error);
    CHECK((status == SAIDBY_OK) == (doc != NULL));
    if (status == SAIDBY_OK)
        status = saidby_doc_json(doc, NULL, &json, NULL, &error);
    CHECK(status == SAIDBY_OK || status == SAIDBY_ERROR_MEMORY);
    CHECK((status == SAIDBY_OK) == (json != NULL) && error.status == status);
    saidby_doc_free(doc);
    return json;
}

/* Each with an extractor of its own, since one keeps the room of a text for the next. */
static int fails_well(const char *text, size_t length, int repair, struct tester *tester, size_t n, const char *whole)
{
    saidby_extractor *extractor;
    CHECK(make(tester, repair, &extractor, NULL) == SAIDBY_OK);
    tester->calls = 0;
    tester->fail_at = n;
    char *json = answer(extractor, text, length);
    int done = tester->calls < n;
    CHECK(!done || json);
    if (json)
        CHECK_STRING(json, whole);
    saidby_string_free(json);
    tester->fail_at = 0;
    json = answer(extractor, text, length); /* what is left of a failure does no harm */
    CHECK_STRING(json, whole);
    saidby_string_free(json);
    saidby_free(extractor);
    CHECK_SIZE(tester->live, 0);
    CHECK_SIZE(tester->wrong, 0);
    return done;
}

static void test_extract(const char *text, size_t length, int repair, int once)
{
    struct tester tester = {.once = once};
    saidby_extractor *extractor;
    CHECK(make(&tester, repair, &extractor, NULL) == SAIDBY_OK);
    char *whole = answer(extractor, text, length);
    CHECK(whole != NULL);
    saidby_free(extractor);
    for (size_t n = 1; n < 100000; n++) {
        struct tester own = {.once = once};
        if (fails_well(text, length, repair, &own, n, whole))
            break;
    }
    saidby_string_free(whole);
    CHECK_SIZE(tester.live, 0);
    CHECK_SIZE(tester.wrong, 0);
}

/* A second reading of a text takes no more memory than its records need, and the extractor keeps no more. */
static void test_warm(void)
{
    struct tester tester = {.once = 0};
    saidby_extractor *extractor;
    CHECK(make(&tester, 0, &extractor, NULL) == SAIDBY_OK);
    saidby_string_free(answer(extractor, ARTICLE, sizeof ARTICLE - 1));
    size_t live = tester.live, cold = tester.calls;
    tester.calls = 0;
    saidby_string_free(answer(extractor, ARTICLE, sizeof ARTICLE - 1));
    CHECK_SIZE(tester.live, live);
    CHECK(tester.calls < cold);
    saidby_free(extractor);
    CHECK_SIZE(tester.live, 0);
}

/* A trace where the n-th allocation fails; what was given before that is a beginning of the whole. */
static int traces_well(saidby_trace_format format, struct tester *tester, size_t n, const char *whole)
{
    saidby_extractor *extractor;
    saidby_trace_options options;
    saidby_status status;
    saidby_trace_options_init(&options);
    options.format = format;
    CHECK(make(tester, 0, &extractor, NULL) == SAIDBY_OK);
    tester->calls = 0;
    tester->fail_at = n;
    char *trace = trace_text(extractor, ARTICLE, sizeof ARTICLE - 1, &options, &status);
    int done = tester->calls < n;
    CHECK(done ? status == SAIDBY_OK : status == SAIDBY_OK || status == SAIDBY_ERROR_MEMORY);
    if (status == SAIDBY_OK)
        CHECK_STRING(trace, whole);
    else
        CHECK(!trace || strncmp(trace, whole, strlen(trace)) == 0);
    free(trace);
    tester->fail_at = 0;
    saidby_free(extractor);
    CHECK_SIZE(tester->live, 0);
    CHECK_SIZE(tester->wrong, 0);
    return done;
}

static void test_trace(saidby_trace_format format)
{
    struct tester tester = {.once = 1};
    saidby_extractor *extractor;
    saidby_trace_options options;
    saidby_status status;
    saidby_trace_options_init(&options);
    options.format = format;
    CHECK(make(&tester, 0, &extractor, NULL) == SAIDBY_OK);
    char *whole = trace_text(extractor, ARTICLE, sizeof ARTICLE - 1, &options, &status);
    CHECK(status == SAIDBY_OK && whole);
    saidby_free(extractor);
    for (size_t n = 1; n < 100000; n++) {
        struct tester own = {.once = 1};
        if (traces_well(format, &own, n, whole))
            break;
    }
    free(whole);
}

static void test_new(void)
{
    for (size_t n = 1, done = 0; !done && n < 100000; n++) {
        struct tester tester = {.fail_at = n, .once = 1};
        saidby_extractor *extractor;
        saidby_error error;
        saidby_status status = make(&tester, 0, &extractor, &error);
        CHECK(status == SAIDBY_OK || status == SAIDBY_ERROR_MEMORY);
        CHECK(error.status == status && (status == SAIDBY_OK) == (extractor != NULL));
        done = tester.calls < n;
        saidby_free(extractor);
        CHECK_SIZE(tester.live, 0);
        CHECK_SIZE(tester.wrong, 0);
    }
}

int main(void)
{
    static const char broken[] = "\xFFQuill said: “It is s\0fe.”\n\n“W\xE2\x80 will see,” said M\xFCller.";
    static const char marked[] =
        "> &ldquo;It&#39;s dry,&rdquo; said *Ru\xC2\xAD" "na Falk*. [\\\"No,\\\"](/no) \xFFshe said.\n>\n"
        "> _“It&rsquo;s dry,”_ said *Falk*. [“No,”](/no) [“No,”](/no) [“No,”](/no) she said.\n\n"
        "&quot;No,&quot; &quot;no,&quot; &quot;no,&quot; &quot;no,&quot; said *Mr* *Falk*.";
    test_extract(ARTICLE, sizeof ARTICLE - 1, 0, 1);
    test_extract(marked, sizeof marked - 1, 1, 1);
    test_extract(ARTICLE, sizeof ARTICLE - 1, 0, 0);
    test_extract(broken, sizeof broken - 1, 1, 1);
    test_extract("", 0, 0, 1);
    test_trace(SAIDBY_TRACE_TEXT);
    test_trace(SAIDBY_TRACE_HTML);
    test_warm();
    test_new();
    return CHECK_RESULT();
}
