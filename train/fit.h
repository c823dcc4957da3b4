/* Fitting the chain: stochastic gradient descent (FTRL-proximal: McMahan and others, 2013), which keeps few weights. */
#ifndef SAIDBY_TRAIN_FIT_H
#define SAIDBY_TRAIN_FIT_H

#include "chain.h"

struct fit_sequence {
    size_t first, count;  /* words: of the set's arrays */
    size_t document;
};

/* Words of all sequences. */
struct fit_set {
    VECTOR(struct fit_sequence) sequences;
    VECTOR(uint8_t) states, edges;
    VECTOR(size_t) starts;   /* of each word's keys */
    VECTOR(uint32_t) keys;   /* and then, after fit_number, numbers of features */
};

struct fit_options {
    double rate, l1, l2;
    unsigned rounds;
    unsigned least;          /* features seen fewer times are dropped */
};

struct fit_model {
    size_t count, mask;      /* features; hash table */
    uint32_t *table_keys, *table_numbers;
    float (*weights)[TAGGER_COLUMNS];
    struct chain_arc *arc_items;
    float (*arc_factors)[TAGGER_EDGES];
    struct chain_arcs arcs;
};

/* A sequence of so many words; then each of them. */
void fit_add_sequence(struct fit_set *set, size_t document, size_t count);
void fit_add_word(struct fit_set *set, uint8_t state, uint8_t edge, const uint32_t *keys, size_t count);
void fit_set_free(struct fit_set *set);

/* Fit on the sequences for which use[document] is 1. */
void fit_model(struct fit_model *model, struct fit_set *set, const uint8_t *use, const struct fit_options *options);
void fit_model_free(struct fit_model *model);

/* The sums of columns for one word by its keys. */
void fit_columns(const struct fit_model *model, const uint32_t *keys, size_t count, float columns[TAGGER_COLUMNS]);

#endif
