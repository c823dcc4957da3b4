/* Features: keys of 32 bits, each the hash of a template's number and its values, by units. */
#include "tagger.h"

const struct tagger_reach tagger_reaches[UNIT_COUNT] = {
    [UNIT_WORD] = {5, 2},    [UNIT_POS] = {5, 2},     [UNIT_QUOTE] = {5, 2}, [UNIT_WORDS] = {3, 0},   [UNIT_PAIR] = {3, 0},
    [UNIT_CLASSES] = {1, 0},
    [UNIT_LEFT] = {1, 0},    [UNIT_RIGHT] = {1, 0}, [UNIT_SENTENCE] = {1, 0}, [UNIT_NEAR_LEFT] = {1, 0}, [UNIT_NEAR_RIGHT] = {1, 0},
};

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    h ^= h >> 13;
    return h;
}

static uint32_t key(uint32_t template, uint32_t a, uint32_t b)
{
    return mix(mix(template, a), b) & ~(uint32_t)(TAGGER_PLACES - 1);
}

enum { OWN = 1 << 2, BESIDE = 7 << 1, ALL = 31 }; /* places of UNIT_WORD; of the others, ALL counts for all they have */

size_t tagger_unit_keys(enum tagger_unit unit, const struct tagger_view *v, struct tagger_key out[TAGGER_UNIT_KEYS])
{
    size_t n = 0;
    switch (unit) {
    case UNIT_WORD:
        out[n++] = (struct tagger_key){key(10, v->word, 0), ALL};
        out[n++] = (struct tagger_key){key(30, v->suffix, v->shape), BESIDE};
        out[n++] = (struct tagger_key){key(82, v->word, v->quote), OWN};
        break;
    case UNIT_POS: out[n++] = (struct tagger_key){key(20, v->pos, 0), ALL}; break;
    case UNIT_QUOTE:
        out[n++] = (struct tagger_key){key(40, v->quote, v->saying), BESIDE};
        out[n++] = (struct tagger_key){key(50, v->shape, v->quote), BESIDE};
        break;
    case UNIT_WORDS: out[n++] = (struct tagger_key){key(60, v[0].word, v[1].word), ALL}; break;
    case UNIT_PAIR: out[n++] = (struct tagger_key){key(70, v[0].pos, v[1].pos), ALL}; break;
    case UNIT_CLASSES:
        out[n++] = (struct tagger_key){key(80, mix(v[-1].pos, v[0].pos), v[1].pos), ALL};
        break;
    case UNIT_LEFT:
        out[n++] = (struct tagger_key){key(100, v->left_distance, v->left), ALL};
        out[n++] = (struct tagger_key){key(106, v->left, v->quote), ALL};
        out[n++] = (struct tagger_key){key(113, v->left, (uint32_t)v->commas_left << 8 | v->quote), ALL};
        break;
    case UNIT_RIGHT:
        out[n++] = (struct tagger_key){key(101, v->right_distance, v->right), ALL};
        out[n++] = (struct tagger_key){key(103, v->right_distance, v->quote), ALL};
        out[n++] = (struct tagger_key){key(107, v->right, v->quote), ALL};
        break;
    case UNIT_SENTENCE:
        out[n++] = (struct tagger_key){key(108, v->commas, (uint32_t)v->holds << 8 | v->quote), ALL};
        out[n++] = (struct tagger_key){key(110, v->from_start, v->quote), ALL};
        out[n++] = (struct tagger_key){key(1, 0, 0), ALL};
        break;
    case UNIT_NEAR_LEFT: out[n++] = (struct tagger_key){key(118, v->pos, v->left_distance), ALL}; break;
    case UNIT_NEAR_RIGHT: out[n++] = (struct tagger_key){key(119, v->pos, v->right_distance), ALL}; break;
    case UNIT_COUNT: break;
    }
    return n;
}

size_t tagger_features(const struct tagger_view *view, uint32_t out[TAGGER_FEATURES])
{
    size_t count = 0;
    for (int unit = 0; unit < UNIT_COUNT; unit++) {
        struct tagger_reach reach = tagger_reaches[unit];
        for (uint32_t place = 0; place < reach.places; place++) {
            struct tagger_key keys[TAGGER_UNIT_KEYS] = {{0, 0}};
            size_t n = tagger_unit_keys((enum tagger_unit)unit, view + reach.behind - place, keys);
            for (size_t k = 0; k < n; k++)
                if (keys[k].places >> place & 1)
                    out[count++] = keys[k].key | place;
        }
    }
    return count;
}
