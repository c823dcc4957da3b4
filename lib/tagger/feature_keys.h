/* The keys of each unit: with a unit that is known to the compiler, straight code. */
#ifndef SAIDBY_TAGGER_KEYS_H
#define SAIDBY_TAGGER_KEYS_H

#include "tagger/tagger.h"
#include "tagger/lanes.h"

INLINE uint32_t tagger_mix(uint32_t a, uint32_t b)
{
    uint32_t h = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    h ^= h >> 13;
    return h;
}

INLINE uint32_t tagger_key_of(uint32_t template, uint32_t a, uint32_t b)
{
    return tagger_mix(tagger_mix(template, a), b) & ~(uint32_t)(TAGGER_PLACES - 1);
}

enum {
    PLACES_OWN = 1 << 2,
    PLACES_BESIDE = 7 << 1,
    PLACES_ALL = 31
}; /* places of TEMPLATE_WORD; of the others, PLACES_ALL counts for all they have */

/* The keys of a unit at a view, which has views beside it. How many. */
INLINE size_t feature_template_keys(enum feature_template unit, const struct observation *v,
                                    struct tagger_key out[TAGGER_TEMPLATE_KEYS])
{
    size_t n = 0;
    switch (unit) {
    case TEMPLATE_WORD:
        out[n++] = (struct tagger_key){tagger_key_of(10, v->word, 0), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(30, v->suffix, v->shape), PLACES_BESIDE};
        out[n++] = (struct tagger_key){tagger_key_of(82, v->word, v->quote), PLACES_OWN};
        break;
    case TEMPLATE_POS: out[n++] = (struct tagger_key){tagger_key_of(20, v->pos, 0), PLACES_ALL}; break;
    case TEMPLATE_QUOTE:
        out[n++] = (struct tagger_key){tagger_key_of(40, v->quote, v->saying), PLACES_BESIDE};
        out[n++] = (struct tagger_key){tagger_key_of(50, v->shape, v->quote), PLACES_BESIDE};
        break;
    case TEMPLATE_WORDS: out[n++] = (struct tagger_key){tagger_key_of(60, v[0].word, v[1].word), PLACES_ALL}; break;
    case TEMPLATE_PAIR: out[n++] = (struct tagger_key){tagger_key_of(70, v[0].pos, v[1].pos), PLACES_ALL}; break;
    case TEMPLATE_CLASSES:
        out[n++] = (struct tagger_key){tagger_key_of(80, tagger_mix(v[-1].pos, v[0].pos), v[1].pos), PLACES_ALL};
        break;
    case TEMPLATE_LEFT:
        out[n++] = (struct tagger_key){tagger_key_of(100, v->left_distance, v->left), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(106, v->left, v->quote), PLACES_ALL};
        out[n++] =
            (struct tagger_key){tagger_key_of(113, v->left, (uint32_t)v->commas_left << 8 | v->quote), PLACES_ALL};
        break;
    case TEMPLATE_RIGHT:
        out[n++] = (struct tagger_key){tagger_key_of(101, v->right_distance, v->right), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(103, v->right_distance, v->quote), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(107, v->right, v->quote), PLACES_ALL};
        break;
    case TEMPLATE_SENTENCE:
        out[n++] = (struct tagger_key){tagger_key_of(108, v->commas, (uint32_t)v->holds << 8 | v->quote), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(110, v->from_start, v->quote), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(1, 0, 0), PLACES_ALL};
        break;
    case TEMPLATE_NEAR:
        out[n++] = (struct tagger_key){tagger_key_of(118, v->pos, v->left_distance), PLACES_ALL};
        out[n++] = (struct tagger_key){tagger_key_of(119, v->pos, v->right_distance), PLACES_ALL};
        break;
    case TEMPLATE_COUNT: break;
    }
    return n;
}

#endif
