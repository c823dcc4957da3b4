/* The records of one text and what they stand on; all but the struct itself lies in its arena. */
#ifndef SAIDBY_DOC_H
#define SAIDBY_DOC_H

#include "utf8.h"

struct saidby_doc {
    memory mem;
    struct arena arena;
    struct utf8_index index;
    saidby_quote *quotes;
    size_t quote_count;
    saidby_speaker *speakers;
    size_t speaker_count;
    saidby_span *sentences;
    size_t sentence_count;
    bool separate; /* quotes, speakers and sentences lie outside the arena, each by itself */
};

/* Room for one of these three, zeroed. NULL: no memory. */
void *doc_array(struct saidby_doc *doc, size_t size);

#endif
