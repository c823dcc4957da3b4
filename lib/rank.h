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
};

/* candidate: index of scan.candidates, which stand in the order of their cues. */
void rank_features(const struct scan *scan, size_t candidate, struct rank_vector *out);

/* Weights in 1/256 of a unit of log odds: rank_weights.c, written by train/. */
extern const int16_t rank_weights[RANK_BUCKETS];

#endif
