/* The chain of the tagger while it is fitted: marginals by sums forward and backward, in floating point. */
#ifndef SAIDBY_TRAIN_CHAIN_H
#define SAIDBY_TRAIN_CHAIN_H

#include "tagger/tagger.h"

struct chain_arc {
    uint8_t from, to; /* states */
};

/* The transitions that can be: sorted by `to`, then `from`. factors[arc][edge]: e to the weight. */
struct chain_arcs {
    const struct chain_arc *items;
    const float (*factors)[TAGGER_EDGES];
    size_t count;
};

/* Room for one sequence; every array has a row of TAGGER_STATES for each word. */
struct chain {
    size_t length;
    float *factors; /* e to the score of the word's state, the best one 1; chain_marginals leaves marginals here */
    float *forward;
    uint8_t *edges; /* one for each word */
    float scale[TAGGER_CHUNK];
    uint8_t first[TAGGER_STATES], second[TAGGER_STATES]; /* columns of each state */
    void *room;
};
bool chain_init(struct chain *chain, const memory *mem);
void chain_free(struct chain *chain, const memory *mem);

/* Turn a word's sums of columns into its row of factors. */
void chain_set(struct chain *chain, size_t word, const float columns[TAGGER_COLUMNS], uint8_t edge);

/* Replace the factors by marginals. expected: NULL, or the expected uses [arc][edge] are added to it. */
void chain_marginals(struct chain *chain, const struct chain_arcs *arcs, float (*expected)[TAGGER_EDGES]);

#endif
