/* Reading a doc. */
#include "doc.h"

#include <string.h>

void *doc_array(struct saidby_doc *doc, size_t size)
{
    if (!doc->separate)
        return arena_allocate(&doc->arena, size);
    void *array = memory_allocate(&doc->mem, size);
    return array ? memset(array, 0, size) : NULL;
}

void saidby_doc_free(saidby_doc *doc)
{
    if (!doc)
        return;
    memory mem = doc->mem;
    if (doc->separate) {
        memory_free(&mem, doc->quotes);
        memory_free(&mem, doc->speakers);
        memory_free(&mem, doc->sentences);
    }
    arena_free(&doc->arena);
    memory_free(&mem, doc);
}

size_t saidby_doc_quote_count(const saidby_doc *doc)
{
    return doc ? doc->quote_count : 0;
}

const saidby_quote *saidby_doc_quote(const saidby_doc *doc, size_t index)
{
    return doc && index < doc->quote_count ? &doc->quotes[index] : NULL;
}

size_t saidby_doc_speaker_count(const saidby_doc *doc)
{
    return doc ? doc->speaker_count : 0;
}

const saidby_speaker *saidby_doc_speaker(const saidby_doc *doc, size_t index)
{
    return doc && index < doc->speaker_count ? &doc->speakers[index] : NULL;
}

size_t saidby_doc_sentence_count(const saidby_doc *doc)
{
    return doc ? doc->sentence_count : 0;
}

const saidby_span *saidby_doc_sentence(const saidby_doc *doc, size_t index)
{
    return doc && index < doc->sentence_count ? &doc->sentences[index] : NULL;
}

size_t saidby_doc_offset(const saidby_doc *doc, saidby_offsets unit, size_t byte_offset)
{
    return doc ? utf8_index_offset(&doc->index, unit, byte_offset) : 0;
}
