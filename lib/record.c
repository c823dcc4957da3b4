/* Records. */
#include "record.h"

static bool make_sentences(const struct scan *scan, struct saidby_doc *doc)
{
    doc->sentences = arena_allocate(&doc->arena, scan->sentences.count * sizeof *doc->sentences);
    if (!doc->sentences)
        return false;
    for (size_t i = 0; i < scan->sentences.count; i++)
        doc->sentences[i] = (saidby_span){scan->sentences.items[i].start, scan->sentences.items[i].end};
    doc->sentence_count = scan->sentences.count;
    return true;
}

bool record_make(const struct scan *scan, const struct source_text *source, struct saidby_doc *doc)
{
    (void)source;
    return make_sentences(scan, doc);
}
