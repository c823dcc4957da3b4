/* Any bytes as a text. The first byte chooses the options, the second after how many allocations memory is out. */
#include "fuzz.h"

#include <saidby/saidby.h>

#include <stdlib.h>
#include <string.h>

struct budget {
    size_t left; /* allocations that still succeed */
};

static void *allocate(void *context, size_t size)
{
    struct budget *budget = context;
    return budget->left && budget->left-- ? malloc(size) : NULL;
}

static void *reallocate(void *context, void *block, size_t old_size, size_t new_size)
{
    struct budget *budget = context;
    (void)old_size;
    return budget->left && budget->left-- ? realloc(block, new_size) : NULL;
}

static void deallocate(void *context, void *block)
{
    (void)context;
    free(block);
}

static void print(const saidby_doc *doc, uint8_t choice, saidby_error *error)
{
    saidby_json_options json;
    saidby_json_options_init(&json);
    json.id = "id";
    json.offsets = (saidby_offsets)(choice >> 1 & 1 ? SAIDBY_OFFSETS_UTF16 : choice >> 2 & 1);
    json.indent = choice >> 3 & 1;
    json.explain = choice >> 4 & 1;
    json.sentences = choice >> 5 & 1;
    char *text;
    size_t length;
    saidby_status status = saidby_doc_json(doc, &json, &text, &length, error);
    MUST(status == SAIDBY_OK ? text != NULL && strlen(text) == length : text == NULL);
    MUST(status == SAIDBY_OK || status == SAIDBY_ERROR_MEMORY);
    saidby_string_free(text);
}

static void print_html(const saidby_doc *doc, const char *source, size_t size, uint8_t choice, saidby_error *error)
{
    saidby_html_options html;
    saidby_html_options_init(&html);
    html.id = "id";
    html.style = choice >> 6 & 1;
    html.explain = choice >> 4 & 1;
    char *text;
    size_t length;
    saidby_status status = saidby_doc_html(doc, source, size, &html, &text, &length, error);
    MUST(status == SAIDBY_OK ? text != NULL && strlen(text) == length : text == NULL);
    MUST(status == SAIDBY_OK || status == SAIDBY_ERROR_MEMORY);
    saidby_string_free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t choice = size > 0 ? data[0] : 0, limit = size > 1 ? data[1] : 0;
    size_t skip = size < 2 ? size : 2;
    struct budget budget = {(size_t)-1};
    saidby_allocator own = {allocate, reallocate, deallocate, &budget};
    saidby_options options;
    saidby_error error;
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_options_init(&options);
    options.allocator = &own;
    options.repair = choice & 1;
    MUST(saidby_new(&options, &extractor, &error) == SAIDBY_OK);
    if (limit < 128)
        budget.left = limit;
    saidby_status status = saidby_extract(extractor, (const char *)data + skip, size - skip, &doc, &error);
    MUST(status == SAIDBY_OK ? doc != NULL : doc == NULL && error.status == status);
    MUST(error.offset <= size - skip);
    MUST(status == SAIDBY_OK || (status == SAIDBY_ERROR_MEMORY && limit < 128) ||
         (!options.repair && (status == SAIDBY_ERROR_UTF8 || status == SAIDBY_ERROR_NUL)));
    saidby_free(extractor); /* a doc outlives it */
    if (doc) {
        fuzz_check_doc(doc);
        print(doc, choice, &error);
        print_html(doc, (const char *)data + skip, size - skip, choice, &error);
    }
    saidby_doc_free(doc);
    return 0;
}
