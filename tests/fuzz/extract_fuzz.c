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

static void check_span(size_t start, size_t end, size_t size)
{
    MUST(start < end);
    MUST(end <= size);
}

static void check_mention(const saidby_mention *mention, size_t size)
{
    if (!mention)
        return;
    check_span(mention->start, mention->end, size);
    MUST(strlen(mention->text) == mention->text_length);
}

static void check_quote(const saidby_doc *doc, const saidby_quote *quote, size_t size)
{
    MUST(quote->part_count > 0);
    for (size_t i = 0; i < quote->part_count; i++)
        check_span(quote->parts[i].start, quote->parts[i].end, size);
    for (size_t i = 0; i < quote->quoted_count; i++)
        check_span(quote->quoted[i].start, quote->quoted[i].end, size);
    MUST(strlen(quote->text) == quote->text_length);
    MUST(quote->speaker == SAIDBY_NO_SPEAKER || quote->speaker < saidby_doc_speaker_count(doc));
    MUST(quote->confidence >= 0 && quote->confidence <= 1);
    check_mention(quote->cue, size);
    check_mention(quote->source, size);
    check_mention(quote->addressee, size);
    check_mention(quote->via, size);
}

static void check_speaker(const saidby_doc *doc, size_t index, size_t size)
{
    const saidby_speaker *speaker = saidby_doc_speaker(doc, index);
    MUST(speaker->id == index && speaker->name);
    for (size_t i = 0; i < speaker->mention_count; i++)
        check_span(speaker->mentions[i].start, speaker->mentions[i].end, size);
    for (size_t i = 0; i < speaker->member_count; i++)
        MUST(speaker->members[i] < saidby_doc_speaker_count(doc));
}

static void check_doc(const saidby_doc *doc, size_t size)
{
    for (size_t i = 0; i < saidby_doc_quote_count(doc); i++)
        check_quote(doc, saidby_doc_quote(doc, i), size);
    for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++)
        check_speaker(doc, i, size);
    size_t before = 0;
    for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
        const saidby_span *sentence = saidby_doc_sentence(doc, i);
        check_span(sentence->start, sentence->end, size);
        MUST(sentence->start >= before);
        before = sentence->end;
    }
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
        check_doc(doc, size - skip);
        print(doc, choice, &error);
        print_html(doc, (const char *)data + skip, size - skip, choice, &error);
    }
    saidby_doc_free(doc);
    return 0;
}
