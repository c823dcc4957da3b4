/* Any bytes as rules: an extractor that reads a text, or an error with its place. */
#include "fuzz.h"

#include <saidby/saidby.h>

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char text[] = "“We will open it,” Anna Lindqvist, the mayor, told reporters. She said it was late.";
    saidby_options options;
    saidby_error error;
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_options_init(&options);
    options.rules = (const char *)data;
    options.rules_length = size;
    if (!data)
        return 0;
    saidby_status status = saidby_new(&options, &extractor, &error);
    MUST(status == SAIDBY_OK ? extractor != NULL : extractor == NULL);
    MUST(status == SAIDBY_OK || (status == SAIDBY_ERROR_RULES && error.offset <= size && error.message[0]));
    if (status == SAIDBY_OK) {
        MUST(saidby_extract(extractor, text, strlen(text), &doc, &error) == SAIDBY_OK);
        saidby_doc_free(doc);
    }
    saidby_free(extractor);
    return 0;
}
