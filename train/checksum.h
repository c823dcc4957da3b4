/* One number over all that a model holds: what the trainer wrote is what is linked. */
#ifndef SAIDBY_TRAIN_CHECKSUM_H
#define SAIDBY_TRAIN_CHECKSUM_H

#include "tagger/tagger.h"

static inline uint32_t checksum_add(uint32_t sum, uint32_t value)
{
    for (int i = 0; i < 4; i++, value >>= 8)
        sum = (sum ^ (value & 255)) * 16777619u;
    return sum;
}

static inline uint32_t checksum_of(const struct tagger_model *model)
{
    uint32_t sum = checksum_add(2166136261u, model->bits);
    size_t buckets = (size_t)1 << model->bits;
    for (size_t g = 0; g < tagger_groups(model->bits); g++)
        sum = checksum_add(sum, model->groups[g]);
    for (size_t b = 0; b < buckets; b++)
        sum = checksum_add(sum, model->starts[b]);
    for (size_t i = 0; i < model->size; i++)
        sum = checksum_add(sum, model->rows[i]);
    for (unsigned e = 0; e < TAGGER_EDGES; e++)
        for (unsigned from = 0; from < TAGGER_LANES; from++)
            for (unsigned to = 0; to < TAGGER_LANES; to++)
                sum = checksum_add(sum, (uint32_t)(model->arcs[e][from][to] + 32768));
    return sum;
}

#endif
