/* Rules that would do harm: each is refused with its place, or taken, and then the records of an article are sound. */
#include "article.h"
#include "doc_check.h"

#include <stdlib.h>

/* Rules of so many bytes. Taken: the records of the article are checked. The status and, in error, the rest. */
static saidby_status try(const char *rules, size_t length, saidby_error *error)
{
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = length;
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_status status = saidby_new(&options, &extractor, error);
    CHECK(status == error->status && (status == SAIDBY_OK) == (extractor != NULL));
    if (extractor && saidby_extract(extractor, ARTICLE, strlen(ARTICLE), &doc, error) == SAIDBY_OK) {
        check_doc(ARTICLE, strlen(ARTICLE), doc);
        saidby_doc_free(doc);
    }
    CHECK(error->offset <= length);
    saidby_free(extractor);
    return status;
}

/* `count` times `piece`, behind `before` and in front of `behind`; to be freed. */
static char *repeated(const char *before, const char *piece, size_t count, const char *behind)
{
    size_t head = strlen(before), size = strlen(piece), tail = strlen(behind);
    char *out = malloc(head + size * count + tail + 1);
    if (!out)
        abort();
    memcpy(out, before, head);
    for (size_t i = 0; i < count; i++)
        memcpy(out + head + i * size, piece, size);
    memcpy(out + head + size * count, behind, tail + 1);
    return out;
}

static void test_groups(void)
{
    static const struct {
        size_t count;
        saidby_status status;
    } cases[] = {{20, SAIDBY_OK}, {21, SAIDBY_OK}, {300, SAIDBY_OK}, {996, SAIDBY_OK}, {997, SAIDBY_ERROR_RULES}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        saidby_error error;
        char *rules = repeated("{\"patterns\": [{\"name\": \"x\", \"pattern\": \"", "()", cases[i].count,
                               "(?<source>N)(?<cue>V.)(?<content>.+)\"}]}");
        CHECK(try(rules, strlen(rules), &error) == cases[i].status);
        CHECK(error.status == SAIDBY_OK || strstr(error.message, "fewer than 1000 groups"));
        free(rules);
    }
}

int main(void)
{
    test_groups();
    return CHECK_RESULT();
}
