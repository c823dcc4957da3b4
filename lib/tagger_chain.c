/* The states of the tagger's chain, its best path, and how much worse the best path through each label is. */
#include "tagger.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LANES TAGGER_LANES

/* ---- states ---- */

enum { FIRST_NONE = 0, FIRST_SOURCE = 8, FIRST_CUE = 12, FIRST_CONTENT = 16, FIRST_BEGIN = 20 };

/* Content that goes on is in the state of content that has just its source and cue before it. */
unsigned tagger_state_of(enum piece piece, bool begin, unsigned seen)
{
    unsigned source = (seen & SEEN_SOURCE) != 0, cue = (seen & SEEN_CUE) != 0, content = (seen & SEEN_CONTENT) != 0;
    switch (piece) {
    case PIECE_SOURCE: return FIRST_SOURCE + cue + 2 * content;
    case PIECE_CUE: return FIRST_CUE + source + 2 * content;
    case PIECE_CONTENT: return (begin ? FIRST_BEGIN : FIRST_CONTENT) + (seen & (SEEN_SOURCE | SEEN_CUE));
    default: return FIRST_NONE + seen;
    }
}

struct tagger_state tagger_state(unsigned state)
{
    static const uint8_t of_source[] = {0, SEEN_CUE, SEEN_CONTENT, SEEN_CUE | SEEN_CONTENT};
    static const uint8_t of_cue[] = {0, SEEN_SOURCE, SEEN_CONTENT, SEEN_SOURCE | SEEN_CONTENT};
    if (state >= FIRST_CONTENT) {
        unsigned seen = (state - FIRST_CONTENT) & 3;
        bool begin = state >= FIRST_BEGIN;
        return (struct tagger_state){PIECE_CONTENT, begin, (uint8_t)seen, begin ? LABEL_CONTENT_BEGIN : LABEL_CONTENT,
                                     begin ? 4 : 3, (uint8_t)(20 + seen)};
    }
    if (state >= FIRST_CUE)
        return (struct tagger_state){PIECE_CUE, false, of_cue[state - FIRST_CUE], LABEL_CUE, 2, (uint8_t)(state + 4)};
    if (state >= FIRST_SOURCE)
        return (struct tagger_state){PIECE_SOURCE, false, of_source[state - FIRST_SOURCE], LABEL_SOURCE, 1, (uint8_t)(state + 4)};
    return (struct tagger_state){PIECE_NONE, false, (uint8_t)state, LABEL_OTHER, 0,
                                 (uint8_t)(state ? state + 4 : TAGGER_NO_COLUMN)};
}

/* ---- rows of states ---- */

#define FLOOR (-16000) /* no score is below, so that no sum runs over */
#define NARROW 320     /* before a word, states this far below the best are left out */
#define LIKELY_LEAST 200 /* behind a word, those whose best paths are this far below the best */

/* One bit for each lane above a limit. */
static uint32_t lanes_above(const int16_t *row, int16_t limit)
{
#ifdef __SSE2__
    const __m128i *at = (const __m128i *)(const void *)row, least = _mm_set1_epi16(limit);
    __m128i a = _mm_cmpgt_epi16(_mm_loadu_si128(at), least), b = _mm_cmpgt_epi16(_mm_loadu_si128(at + 1), least);
    __m128i c = _mm_cmpgt_epi16(_mm_loadu_si128(at + 2), least);
    return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(a, b)) |
           (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(c, _mm_setzero_si128())) << 16;
#else
    uint32_t mask = 0;
    for (unsigned s = 0; s < LANES; s++)
        mask |= (uint32_t)(row[s] > limit) << s;
    return mask;
#endif
}

static inline int larger_of(int a, int b)
{
    return a > b ? a : b;
}

static inline int16_t larger(int16_t a, int16_t b)
{
    return a > b ? a : b;
}

/* The best of each kind of state: of the first eight lanes, and of each four behind them. */
struct bests {
    int16_t none, source, cue, content, begin;
};

#ifdef __SSE2__
/* In the lowest lane of each half, the best of the half. */
static inline __m128i best_of_halves(__m128i row)
{
    row = _mm_max_epi16(row, _mm_shuffle_epi32(row, _MM_SHUFFLE(2, 3, 0, 1)));
    return _mm_max_epi16(row, _mm_srli_epi32(row, 16));
}

static inline int16_t most_of(const int16_t *row)
{
    const __m128i *at = (const __m128i *)(const void *)row;
    __m128i best = _mm_max_epi16(_mm_loadu_si128(at), _mm_max_epi16(_mm_loadu_si128(at + 1), _mm_loadu_si128(at + 2)));
    best = best_of_halves(best);
    return (int16_t)_mm_cvtsi128_si32(_mm_max_epi16(best, _mm_unpackhi_epi64(best, best)));
}

static inline struct bests bests_of(const int16_t *row)
{
    const __m128i *at = (const __m128i *)(const void *)row;
    __m128i none = best_of_halves(_mm_loadu_si128(at)), saying = best_of_halves(_mm_loadu_si128(at + 1));
    __m128i content = best_of_halves(_mm_loadu_si128(at + 2));
    none = _mm_max_epi16(none, _mm_unpackhi_epi64(none, none));
    return (struct bests){(int16_t)_mm_extract_epi16(none, 0), (int16_t)_mm_extract_epi16(saying, 0),
                          (int16_t)_mm_extract_epi16(saying, 4), (int16_t)_mm_extract_epi16(content, 0),
                          (int16_t)_mm_extract_epi16(content, 4)};
}
#else
static int16_t most_between(const int16_t *row, unsigned first, unsigned end)
{
    int16_t most = row[first];
    for (unsigned s = first + 1; s < end; s++)
        most = larger(row[s], most);
    return most;
}

static int16_t most_of(const int16_t *row)
{
    return most_between(row, 0, LANES);
}

static struct bests bests_of(const int16_t *row)
{
    return (struct bests){most_between(row, FIRST_NONE, FIRST_SOURCE), most_between(row, FIRST_SOURCE, FIRST_CUE),
                          most_between(row, FIRST_CUE, FIRST_CONTENT), most_between(row, FIRST_CONTENT, FIRST_BEGIN),
                          most_between(row, FIRST_BEGIN, TAGGER_STATES)};
}
#endif

/* The best over the states of a mask of their score and the weight of the arc to each lane. */
static void best_of_arcs(const int16_t *from, const int16_t (*arcs)[LANES], uint32_t mask, int16_t *out)
{
    int16_t best[LANES];
    for (unsigned s = 0; s < LANES; s++)
        best[s] = FLOOR;
    for (; mask; mask &= mask - 1) {
        unsigned state = tagger_lowest_bit(mask);
        int16_t score = from[state];
        const int16_t *arc = arcs[state];
        for (unsigned s = 0; s < LANES; s++) {
            int16_t sum = (int16_t)(score + arc[s]);
            best[s] = sum > best[s] ? sum : best[s];
        }
    }
    memcpy(out, best, sizeof best);
}

/* Take the best score off, so that it is 0. */
static inline void level(int16_t *row)
{
    int16_t best = most_of(row);
    for (unsigned s = 0; s < LANES; s++)
        row[s] = larger((int16_t)(row[s] - best), FLOOR / 2);
}

/* ---- labels ---- */

/* 255 / (1 + e^-x) for x in steps of 4 units of the scores from -160 on. */
static const uint8_t LIKELY[] = {
    0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 22, 25, 29, 33, 38, 44, 50,
    56, 64, 71, 80, 89, 98, 108, 117, 128, 138, 147, 157, 166, 175, 184, 191, 199, 205, 211, 217, 222, 226, 230,
    233, 236, 239, 241, 243, 245, 246, 247, 248, 249, 250, 251, 251, 252, 252, 253, 253, 253, 254, 254, 254, 254,
    254, 254, 254, 255,
};

static uint8_t likely(int margin)
{
    int at = (margin + 160) / 4;
    return LIKELY[at < 0 || margin < -160 ? 0 : at < (int)sizeof LIKELY ? at : (int)sizeof LIKELY - 1];
}

/* For each state, what tagger_state says. */
static const uint8_t SEEN[TAGGER_STATES] = {0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 4, 6, 0, 1, 4, 5, 0, 1, 2, 3, 0, 1, 2, 3};

/* paths: for each state, the score of the best path through it; the best of all is 0. */
static inline void write_label(const int16_t *paths, struct word_labels *out)
{
    struct bests best = bests_of(paths);
    int none = best.none, source = best.source, cue = best.cue, content = best.content, begin = best.begin;
    int in = larger_of(content, begin), saying = larger_of(source, cue), out_of = larger_of(none, saying);
    unsigned label = none == 0 ? LABEL_OTHER : source == 0 ? LABEL_SOURCE : cue == 0 ? LABEL_CUE
                     : content == 0 ? LABEL_CONTENT : LABEL_CONTENT_BEGIN;
    static const uint8_t firsts[LABEL_COUNT] = {
        [LABEL_OTHER] = FIRST_NONE, [LABEL_SOURCE] = FIRST_SOURCE, [LABEL_CUE] = FIRST_CUE,
        [LABEL_CONTENT] = FIRST_CONTENT, [LABEL_CONTENT_BEGIN] = FIRST_BEGIN};
    unsigned state = firsts[label];
    while (paths[state] != 0)
        state++;
    *out = (struct word_labels){
        .best = (uint8_t)label,
        .seen = SEEN[state],
        .source = likely(source - larger_of(larger_of(none, cue), in)),
        .cue = likely(cue - larger_of(larger_of(none, source), in)),
        .content = likely(in - out_of),
        .begin = likely(begin - larger_of(out_of, content)),
    };
}

/* A source or a cue begins where another piece stands before it. */
static void mark_beginnings(struct word_labels *labels, size_t count)
{
    for (size_t i = count; i > 0; i--) {
        uint8_t own = labels[i - 1].best, before = i > 1 ? labels[i - 2].best : LABEL_OTHER;
        if (own != before && own == LABEL_SOURCE)
            labels[i - 1].best = LABEL_SOURCE_BEGIN;
        if (own != before && own == LABEL_CUE)
            labels[i - 1].best = LABEL_CUE_BEGIN;
    }
}

void tagger_chain_init(struct tagger_chain *chain, const struct tagger_model *model)
{
    for (unsigned e = 0; e < TAGGER_EDGES; e++)
        for (unsigned from = 0; from < LANES; from++)
            for (unsigned to = 0; to < LANES; to++)
                chain->reversed[e][to][from] = model->arcs[e][from][to];
}

static void go_forward(struct tagger_chain *chain, const struct tagger_model *model, const int16_t *scores, size_t count)
{
    static const int16_t outside[LANES] = {0};
    const int16_t *before = outside;
    uint32_t mask = 1; /* a sequence begins as if the word before it were outside */
    for (size_t i = 0; i < count; i++, scores += LANES) {
        int16_t *row = chain->forward[i];
        best_of_arcs(before, model->arcs[chain->edges[i]], mask, row);
        for (unsigned s = 0; s < LANES; s++)
            row[s] = (int16_t)(row[s] + scores[s]);
        level(row);
        before = row;
        mask = lanes_above(row, -NARROW);
    }
}

void tagger_chain_label(struct tagger_chain *chain, const struct tagger_model *model, const int16_t *scores, size_t count,
                        struct word_labels *out)
{
    int16_t backward[LANES] = {0}, paths[LANES];
    go_forward(chain, model, scores, count);
    for (size_t i = count; i > 0; i--) {
        const int16_t *row = scores + (i - 1) * LANES;
        for (unsigned s = 0; s < LANES; s++)
            paths[s] = (int16_t)(chain->forward[i - 1][s] + backward[s]);
        level(paths);
        write_label(paths, &out[i - 1]);
        for (unsigned s = 0; s < LANES; s++)
            backward[s] = (int16_t)(backward[s] + row[s]);
        best_of_arcs(backward, (const int16_t(*)[LANES])chain->reversed[chain->edges[i - 1]], lanes_above(paths, -LIKELY_LEAST), backward);
        level(backward);
    }
    mark_beginnings(out, count);
}
