/* Attributions from the tagger's path alone, to see what it is worth without the rest. */
#ifndef SAIDBY_TRAIN_JOIN_H
#define SAIDBY_TRAIN_JOIN_H

#include "corpus.h"
#include "tagger/tagger.h"

/* Adds the attributions, spans in bytes, to a document that has none. */
void join_path(const struct analysis *analysis, struct corpus_document *out);

/* One line of score.py's neutral form. */
void join_write(void *file, const struct corpus_document *document, const struct corpus_document *found);

#endif
