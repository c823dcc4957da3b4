/* The records of one text and what they rest on; all but the struct itself and the list of parts lies in its arena. */
#ifndef SAIDBY_DOC_H
#define SAIDBY_DOC_H

#include "base/utf8.h"
#include "base/vector.h"

/* The records of one window of the text, which are most often all. */
struct doc_part {
    saidby_quote *quotes;
    saidby_speaker *speakers;
    saidby_span *sentences;
    size_t quote_count, speaker_count, sentence_count;
    size_t first_quote, first_speaker, first_sentence; /* their indexes in the doc */
};

struct saidby_doc {
    memory mem;
    struct arena arena;
    struct utf8_index index;
    VECTOR(struct doc_part) parts; /* in text order */
    size_t quote_count, speaker_count, sentence_count;
};

#endif
