/* Memory from the caller: every byte that the library takes comes from three functions, here with a limit. */
#include <saidby/saidby.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct budget {
    size_t left;
    size_t live;
};

static void *take(void *context, size_t size)
{
    struct budget *budget = context;
    if (size > budget->left)
        return NULL;
    budget->left -= size;
    budget->live++;
    return malloc(size);
}

static void give_back(void *context, void *block)
{
    struct budget *budget = context;
    budget->live -= block != NULL;
    free(block);
}

static void *retake(void *context, void *block, size_t old_size, size_t new_size)
{
    void *larger = take(context, new_size);
    if (larger) {
        memcpy(larger, block, old_size < new_size ? old_size : new_size);
        give_back(context, block);
    }
    return larger;
}

int main(void)
{
    const char *text = "“The bridge is safe,” Mayor Marta Quill told reporters.";
    struct budget budget = {(size_t)64 << 20, 0};
    saidby_allocator allocator = {take, retake, give_back, &budget};
    saidby_options options;
    saidby_options_init(&options);
    options.allocator = &allocator;
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_error error;
    if (saidby_new(&options, &extractor, &error) != SAIDBY_OK)
        return 1;
    for (int round = 0; round < 2; round++) {
        saidby_status status = saidby_extract(extractor, text, strlen(text), &doc, &error);
        printf("%s: %zu quotes\n", saidby_status_string(status), saidby_doc_quote_count(doc));
        saidby_doc_free(doc);
        budget.left = 100; /* too little for the second round */
    }
    saidby_free(extractor);
    printf("%zu blocks left\n", budget.live);
    return 0;
}
