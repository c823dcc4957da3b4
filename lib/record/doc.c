/* Reading a doc. */
#include "record/doc.h"
#include "base/bisect.h"

#include <string.h>

const char *saidby_quote_type_string(saidby_quote_type type)
{
    static const char *const names[] = {"direct", "mixed", "indirect"};
    return (unsigned)type < sizeof names / sizeof *names ? names[type] : NULL;
}

const char *saidby_kind_string(saidby_kind kind)
{
    static const char *const names[] = {"person", "organization", "country", "group", "anonymous", "document"};
    return (unsigned)kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

void saidby_doc_free(saidby_doc *doc)
{
    if (!doc)
        return;
    memory mem = doc->mem;
    VECTOR_FREE(&mem, doc->parts);
    arena_free(&doc->arena);
    memory_free(&mem, doc);
}

/* The part that has an item; first: where struct doc_part says which of the items its first is. */
static const struct doc_part *part_of(const saidby_doc *doc, size_t index, size_t first)
{
    return &doc->parts
                .items[first_not_below(doc->parts.items, doc->parts.count, sizeof(struct doc_part), first, index + 1) -
                       1];
}

size_t saidby_doc_quote_count(const saidby_doc *doc)
{
    return doc ? doc->quote_count : 0;
}

const saidby_quote *saidby_doc_quote(const saidby_doc *doc, size_t index)
{
    if (!doc || index >= doc->quote_count)
        return NULL;
    const struct doc_part *part = part_of(doc, index, offsetof(struct doc_part, first_quote));
    return &part->quotes[index - part->first_quote];
}

size_t saidby_doc_speaker_count(const saidby_doc *doc)
{
    return doc ? doc->speaker_count : 0;
}

const saidby_speaker *saidby_doc_speaker(const saidby_doc *doc, size_t index)
{
    if (!doc || index >= doc->speaker_count)
        return NULL;
    const struct doc_part *part = part_of(doc, index, offsetof(struct doc_part, first_speaker));
    return &part->speakers[index - part->first_speaker];
}

size_t saidby_doc_sentence_count(const saidby_doc *doc)
{
    return doc ? doc->sentence_count : 0;
}

const saidby_span *saidby_doc_sentence(const saidby_doc *doc, size_t index)
{
    if (!doc || index >= doc->sentence_count)
        return NULL;
    const struct doc_part *part = part_of(doc, index, offsetof(struct doc_part, first_sentence));
    return &part->sentences[index - part->first_sentence];
}

size_t saidby_doc_offset(const saidby_doc *doc, saidby_offsets unit, size_t byte_offset)
{
    return doc ? utf8_index_offset(&doc->index, unit, byte_offset) : 0;
}
