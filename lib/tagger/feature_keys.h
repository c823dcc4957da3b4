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

/* The features of words, as their keys have them: the weights of tagger_weights.c are of these numbers. */
enum tagger_feature {
    FEATURE_OF_ANY = 1,              /* every word */
    FEATURE_OF_WORD = 10,            /* the word */
    FEATURE_OF_POS = 20,             /* its classes and shape */
    FEATURE_OF_SUFFIX = 30,          /* its last letters; shape */
    FEATURE_OF_QUOTE = 40,           /* where it is to quotation marks; in a cue */
    FEATURE_OF_SHAPE = 50,           /* shape; quotation marks */
    FEATURE_OF_WORDS = 60,           /* the word; the next */
    FEATURE_OF_PAIR = 70,            /* classes; those of the next */
    FEATURE_OF_CLASSES = 80,         /* classes with those before; those of the next */
    FEATURE_OF_QUOTED_WORD = 82,     /* the word; quotation marks */
    FEATURE_OF_LEFT = 100,           /* distance of the cue to the left; its verb */
    FEATURE_OF_RIGHT = 101,          /* the same to the right */
    FEATURE_OF_RIGHT_DISTANCE = 103, /* distance of the cue to the right; quotation marks */
    FEATURE_OF_LEFT_QUOTE = 106,     /* the verb to the left; quotation marks */
    FEATURE_OF_RIGHT_QUOTE = 107,    /* the same to the right */
    FEATURE_OF_SENTENCE = 108,       /* commas so far; what the sentence holds, and quotation marks */
    FEATURE_OF_START = 110,          /* distance from the sentence's start; quotation marks */
    FEATURE_OF_LEFT_COMMAS = 113,    /* the verb to the left; commas since, and quotation marks */
    FEATURE_OF_NEAR_LEFT = 118,      /* classes; distance of the cue to the left */
    FEATURE_OF_NEAR_RIGHT = 119      /* the same to the right */
};

enum {
    PLACES_OWN = 1 << 2,
    PLACES_BESIDE = 7 << 1,
    PLACES_ALL = 31
}; /* places of TEMPLATE_WORD; of the others, PLACES_ALL counts for all they have */

INLINE struct tagger_key tagger_feature_key(enum tagger_feature feature, uint32_t a, uint32_t b, uint8_t places)
{
    return (struct tagger_key){tagger_key_of(feature, a, b), places};
}

/* The keys of a unit at a view, which has views beside it. How many. */
INLINE size_t feature_template_keys(enum feature_template unit, const struct observation *v,
                                    struct tagger_key out[TAGGER_TEMPLATE_KEYS])
{
    const uint32_t quote = v->quote;
    size_t n = 0;
    switch (unit) {
    case TEMPLATE_WORD:
        out[n++] = tagger_feature_key(FEATURE_OF_WORD, v->word, 0, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_SUFFIX, v->suffix, v->shape, PLACES_BESIDE);
        out[n++] = tagger_feature_key(FEATURE_OF_QUOTED_WORD, v->word, quote, PLACES_OWN);
        break;
    case TEMPLATE_POS: out[n++] = tagger_feature_key(FEATURE_OF_POS, v->pos, 0, PLACES_ALL); break;
    case TEMPLATE_QUOTE:
        out[n++] = tagger_feature_key(FEATURE_OF_QUOTE, quote, v->saying, PLACES_BESIDE);
        out[n++] = tagger_feature_key(FEATURE_OF_SHAPE, v->shape, quote, PLACES_BESIDE);
        break;
    case TEMPLATE_WORDS: out[n++] = tagger_feature_key(FEATURE_OF_WORDS, v[0].word, v[1].word, PLACES_ALL); break;
    case TEMPLATE_PAIR: out[n++] = tagger_feature_key(FEATURE_OF_PAIR, v[0].pos, v[1].pos, PLACES_ALL); break;
    case TEMPLATE_CLASSES:
        out[n++] = tagger_feature_key(FEATURE_OF_CLASSES, tagger_mix(v[-1].pos, v[0].pos), v[1].pos, PLACES_ALL);
        break;
    case TEMPLATE_LEFT:
        out[n++] = tagger_feature_key(FEATURE_OF_LEFT, v->left_distance, v->left, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_LEFT_QUOTE, v->left, quote, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_LEFT_COMMAS, v->left, (uint32_t)v->commas_left << 8 | quote,
                                      PLACES_ALL);
        break;
    case TEMPLATE_RIGHT:
        out[n++] = tagger_feature_key(FEATURE_OF_RIGHT, v->right_distance, v->right, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_RIGHT_DISTANCE, v->right_distance, quote, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_RIGHT_QUOTE, v->right, quote, PLACES_ALL);
        break;
    case TEMPLATE_SENTENCE:
        out[n++] = tagger_feature_key(FEATURE_OF_SENTENCE, v->commas, (uint32_t)v->holds << 8 | quote, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_START, v->from_start, quote, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_ANY, 0, 0, PLACES_ALL);
        break;
    case TEMPLATE_NEAR:
        out[n++] = tagger_feature_key(FEATURE_OF_NEAR_LEFT, v->pos, v->left_distance, PLACES_ALL);
        out[n++] = tagger_feature_key(FEATURE_OF_NEAR_RIGHT, v->pos, v->right_distance, PLACES_ALL);
        break;
    case TEMPLATE_COUNT: break;
    }
    return n;
}

#endif
