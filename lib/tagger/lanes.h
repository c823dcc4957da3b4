/*
 * Rows of scores, one lane of 16 bits for each state, held in registers where the machine has them (SSE2), else in
 * arrays: the same answers, to which a test holds both.
 */
#ifndef SAIDBY_TAGGER_LANES_H
#define SAIDBY_TAGGER_LANES_H

#include <stdint.h>

#include <stdbool.h>

#define LANES 24 /* TAGGER_STATES */

#ifdef __GNUC__
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

/* Have a line of memory fetched into the caches. */
INLINE void lanes_fetch(const char *line)
{
#ifdef __GNUC__
    __builtin_prefetch(line);
#else
    (void)line;
#endif
}

#ifdef __SSE2__
#include <emmintrin.h>

struct lanes {
    __m128i a, b, c;
};

/* From and to 16-byte boundaries. */
INLINE struct lanes lanes_load(const int16_t *row)
{
    const __m128i *at = (const __m128i *)(const void *)row;
    return (struct lanes){_mm_load_si128(at), _mm_load_si128(at + 1), _mm_load_si128(at + 2)};
}

INLINE void lanes_store(int16_t *row, struct lanes x)
{
    __m128i *at = (__m128i *)(void *)row;
    _mm_store_si128(at, x.a);
    _mm_store_si128(at + 1, x.b);
    _mm_store_si128(at + 2, x.c);
}

INLINE struct lanes lanes_all(int16_t value)
{
    __m128i v = _mm_set1_epi16(value);
    return (struct lanes){v, v, v};
}

INLINE struct lanes lanes_add(struct lanes x, struct lanes y)
{
    return (struct lanes){_mm_add_epi16(x.a, y.a), _mm_add_epi16(x.b, y.b), _mm_add_epi16(x.c, y.c)};
}

/* Sums and differences that stay at the least or the most number where they would run over. */
INLINE struct lanes lanes_add_within(struct lanes x, struct lanes y)
{
    return (struct lanes){_mm_adds_epi16(x.a, y.a), _mm_adds_epi16(x.b, y.b), _mm_adds_epi16(x.c, y.c)};
}

INLINE struct lanes lanes_subtract_within(struct lanes x, struct lanes y)
{
    return (struct lanes){_mm_subs_epi16(x.a, y.a), _mm_subs_epi16(x.b, y.b), _mm_subs_epi16(x.c, y.c)};
}

INLINE struct lanes lanes_max(struct lanes x, struct lanes y)
{
    return (struct lanes){_mm_max_epi16(x.a, y.a), _mm_max_epi16(x.b, y.b), _mm_max_epi16(x.c, y.c)};
}

/* One bit for each lane above a limit. */
INLINE uint32_t lanes_above(struct lanes x, int16_t limit)
{
    __m128i least = _mm_set1_epi16(limit);
    __m128i ab = _mm_packs_epi16(_mm_cmpgt_epi16(x.a, least), _mm_cmpgt_epi16(x.b, least));
    __m128i c = _mm_packs_epi16(_mm_cmpgt_epi16(x.c, least), _mm_setzero_si128());
    return (uint32_t)_mm_movemask_epi8(ab) | (uint32_t)_mm_movemask_epi8(c) << 16;
}

/* In the lowest lane of each half, the best of the half. */
INLINE __m128i lanes_best_of_halves(__m128i row)
{
    row = _mm_max_epi16(row, _mm_shuffle_epi32(row, _MM_SHUFFLE(2, 3, 0, 1)));
    return _mm_max_epi16(row, _mm_srli_epi32(row, 16));
}

/* In every lane, the best of all. */
INLINE struct lanes lanes_best(struct lanes x)
{
    __m128i best = lanes_best_of_halves(_mm_max_epi16(x.a, _mm_max_epi16(x.b, x.c)));
    best = _mm_max_epi16(best, _mm_unpackhi_epi64(best, best));
    best = _mm_shufflelo_epi16(best, 0);
    best = _mm_unpacklo_epi64(best, best);
    return (struct lanes){best, best, best};
}

/* The best of the first eight lanes, and of each four after them. */
INLINE void lanes_bests(struct lanes x, int16_t bests[5])
{
    __m128i first = lanes_best_of_halves(x.a), second = lanes_best_of_halves(x.b), third = lanes_best_of_halves(x.c);
    first = _mm_max_epi16(first, _mm_unpackhi_epi64(first, first));
    bests[0] = (int16_t)_mm_extract_epi16(first, 0);
    bests[1] = (int16_t)_mm_extract_epi16(second, 0);
    bests[2] = (int16_t)_mm_extract_epi16(second, 4);
    bests[3] = (int16_t)_mm_extract_epi16(third, 0);
    bests[4] = (int16_t)_mm_extract_epi16(third, 4);
}

/* Add 24 numbers of 8 bits to a row. */
INLINE void lanes_add_bytes(int16_t *row, const uint8_t *bytes)
{
    __m128i ab = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    __m128i c = _mm_loadl_epi64((const __m128i *)(const void *)(bytes + 16));
    struct lanes more = {_mm_srai_epi16(_mm_unpacklo_epi8(ab, ab), 8), _mm_srai_epi16(_mm_unpackhi_epi8(ab, ab), 8),
                         _mm_srai_epi16(_mm_unpacklo_epi8(c, c), 8)};
    lanes_store(row, lanes_add(lanes_load(row), more));
}

/* States' lanes of the columns that they are sums of: see tagger_columns in tagger.h. */
INLINE struct lanes lanes_spread(struct lanes columns)
{
    __m128i first = columns.a, last = columns.c, labels = _mm_unpackhi_epi16(last, last); /* 1 1 2 2 3 3 4 4 */
    __m128i none = _mm_shuffle_epi32(_mm_shufflelo_epi16(first, 0), 0);
    none = _mm_slli_si128(none, 2); /* the first state has no column but its label's */
    last = _mm_unpacklo_epi64(last, last);
    return (struct lanes){_mm_add_epi16(first, none),
                          _mm_add_epi16(columns.b, _mm_shuffle_epi32(labels, _MM_SHUFFLE(1, 1, 0, 0))),
                          _mm_add_epi16(last, _mm_shuffle_epi32(labels, _MM_SHUFFLE(3, 3, 2, 2)))};
}

#else

struct lanes {
    int16_t lane[LANES];
};

INLINE struct lanes lanes_spread(struct lanes columns)
{
    struct lanes x;
    for (unsigned i = 0; i < LANES; i++) {
        int16_t label = i == 0 ? 0 : columns.lane[i < 8 ? 0 : 18 + i / 4];
        x.lane[i] = (int16_t)(columns.lane[i < 20 ? i : i - 4] + label);
    }
    return x;
}

INLINE void lanes_add_bytes(int16_t *row, const uint8_t *bytes)
{
    for (unsigned i = 0; i < LANES; i++)
        row[i] = (int16_t)(row[i] + (int8_t)bytes[i]);
}

INLINE struct lanes lanes_load(const int16_t *row)
{
    struct lanes x;
    for (unsigned i = 0; i < LANES; i++)
        x.lane[i] = row[i];
    return x;
}

INLINE void lanes_store(int16_t *row, struct lanes x)
{
    for (unsigned i = 0; i < LANES; i++)
        row[i] = x.lane[i];
}

INLINE struct lanes lanes_all(int16_t value)
{
    struct lanes x;
    for (unsigned i = 0; i < LANES; i++)
        x.lane[i] = value;
    return x;
}

INLINE struct lanes lanes_add(struct lanes x, struct lanes y)
{
    for (unsigned i = 0; i < LANES; i++)
        x.lane[i] = (int16_t)(x.lane[i] + y.lane[i]);
    return x;
}

INLINE int16_t number_within(int value)
{
    return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
}

INLINE struct lanes lanes_add_within(struct lanes x, struct lanes y)
{
    for (unsigned i = 0; i < LANES; i++)
        x.lane[i] = number_within(x.lane[i] + y.lane[i]);
    return x;
}

INLINE struct lanes lanes_subtract_within(struct lanes x, struct lanes y)
{
    for (unsigned i = 0; i < LANES; i++)
        x.lane[i] = number_within(x.lane[i] - y.lane[i]);
    return x;
}

INLINE struct lanes lanes_max(struct lanes x, struct lanes y)
{
    for (unsigned i = 0; i < LANES; i++)
        x.lane[i] = x.lane[i] > y.lane[i] ? x.lane[i] : y.lane[i];
    return x;
}

INLINE uint32_t lanes_above(struct lanes x, int16_t limit)
{
    uint32_t mask = 0;
    for (unsigned i = 0; i < LANES; i++)
        mask |= (uint32_t)(x.lane[i] > limit) << i;
    return mask;
}

INLINE int16_t lanes_best_between(const struct lanes *x, unsigned first, unsigned end)
{
    int16_t best = x->lane[first];
    for (unsigned i = first + 1; i < end; i++)
        best = x->lane[i] > best ? x->lane[i] : best;
    return best;
}

INLINE struct lanes lanes_best(struct lanes x)
{
    return lanes_all(lanes_best_between(&x, 0, LANES));
}

INLINE void lanes_bests(struct lanes x, int16_t bests[5])
{
    for (unsigned i = 0; i < 5; i++)
        bests[i] = lanes_best_between(&x, i ? 4 * i + 4 : 0, 4 * i + 8);
}
#endif

/* A row more. */
INLINE struct lanes lanes_plus(struct lanes sum, const int16_t *row)
{
    return lanes_add(sum, lanes_load(row));
}

#endif
