/* A document on its way to the tagger: the stages before it, and the states that its annotation asks for. */
#ifndef SAIDBY_TRAIN_READ_H
#define SAIDBY_TRAIN_READ_H

#include "corpus.h"
#include "api/extractor.h"
#include "tagger/tagger.h"

#define ANY_STATE 255 /* the annotation does not say, or says belief: the chain is free here */

enum beliefs { BELIEFS_FREE, BELIEFS_OTHER, BELIEFS_LEARNED };

/* Run the stages before the tagger. The pipeline is freed with pipeline_free, the arena with arena_free. Exits without
 * memory. */
void read_stages(const saidby_extractor *extractor, const struct corpus_document *document, struct arena *arena,
                 struct pipeline *pipeline);

/* The state of each token; to be freed. */
uint8_t *read_states(const struct analysis *analysis, const struct corpus_document *document, enum beliefs beliefs);

#endif
