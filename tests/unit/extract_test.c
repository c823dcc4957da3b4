/* The public functions, from text to JSON. */
#include "check.h"

#include <saidby/saidby.h>

static void test_empty(void)
{
    saidby *extractor;
    saidby_doc *doc;
    char *json;
    size_t length;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    CHECK(saidby_extract(extractor, NULL, 0, &doc, NULL) == SAIDBY_OK);
    CHECK(saidby_doc_json(doc, NULL, &json, &length, NULL) == SAIDBY_OK);
    CHECK_STRING(json, "{\"id\":null,\"offsets\":\"codepoint\",\"quotes\":[],\"speakers\":[]}");
    CHECK_SIZE(length, strlen(json));
    saidby_string_free(json);
    saidby_doc_free(doc);
    saidby_free(extractor);
}

int main(void)
{
    test_empty();
    return CHECK_RESULT();
}
