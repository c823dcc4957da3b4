/*
 * The features by which candidates are ranked: a sparse vector of bucket numbers, each present or not. The trainer uses
 * this very function, so that what is fitted is what is used.
 */
#ifndef SAIDBY_RANK_H
#define SAIDBY_RANK_H

#include "scan.h"

#define RANK_BUCKETS 16384 /* a power of two: features are hashed into these */
#define RANK_MOST 96      /* features of one candidate */

struct rank_vector {
    uint16_t buckets[RANK_MOST];
    size_t count;
    int sum; /* of their weights */
};

/* The sum of what depends on one end of a part of the content alone. */
struct rank_kept {
    size_t token, block;
    bool last;           /* the part is the last */
    int sum;
};
#define RANK_KEPT 16 /* a power of two */

/* The ranking of one text's candidates. */
struct ranking {
    const struct scan *scan;
    const char *pattern;         /* the last candidate's, and its hash */
    uint32_t hash;
    size_t setting[6];           /* the last candidate's source and cue, and the sum of what depends on them alone */
    int setting_sum;
    struct rank_kept firsts[2][RANK_KEPT], ends[2][RANK_KEPT]; /* for the first two parts of the content */
};

/* Begin a text whose candidates stand in the order of their cues. False: no memory. */
bool rank_begin(struct ranking *ranking, struct scan *scan);

/* candidate: index of scan.candidates; it has content. */
void rank_features(struct ranking *ranking, size_t candidate, struct rank_vector *out);

/* How good it is, in log odds: what the weights of its features add up to. */
double rank_score(struct ranking *ranking, size_t candidate);

/* Weights in 1/256 of a unit of log odds: rank_weights.c, written by train/. */
extern const int16_t rank_weights[RANK_BUCKETS];

#endif
