/* The states of the tagger's chain, its best path, and how much worse the best path through each label is. */
#include "tagger.h"
#include "tagger_lanes.h"

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

INLINE int larger_of(int a, int b)
{
    return a > b ? a : b;
}

/* The best over the states of a mask of their score and the weight of the arc to each lane. */
INLINE struct lanes best_of_arcs(const int16_t *from, const int16_t (*arcs)[LANES], uint32_t mask)
{
    struct lanes best = lanes_all(FLOOR);
    for (; mask; mask &= mask - 1) {
        unsigned state = tagger_lowest_bit(mask);
        best = lanes_max(best, lanes_add(lanes_all(from[state]), lanes_load(arcs[state])));
    }
    return best;
}

/* Take the best score off, so that it is 0. */
INLINE struct lanes level(struct lanes row)
{
    return lanes_max(lanes_subtract(row, lanes_best(row)), lanes_all(FLOOR / 2));
}

/* ---- labels ---- */

/* 255 / (1 + e^-x) for x in steps of 4 units of the scores from -160 on. */
static const uint8_t LIKELY[] = {
    0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 22, 25, 29, 33, 38, 44, 50,
    56, 64, 71, 80, 89, 98, 108, 117, 128, 138, 147, 157, 166, 175, 184, 191, 199, 205, 211, 217, 222, 226, 230,
    233, 236, 239, 241, 243, 245, 246, 247, 248, 249, 250, 251, 251, 252, 252, 253, 253, 253, 254, 254, 254, 254,
    254, 254, 254, 255,
};

INLINE uint8_t likely(int margin)
{
    int at = (margin + 160) / 4;
    return LIKELY[at < 0 || margin < -160 ? 0 : at < (int)sizeof LIKELY ? at : (int)sizeof LIKELY - 1];
}

/* For each state, what tagger_state says. */
static const uint8_t SEEN[TAGGER_STATES] = {0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 4, 6, 0, 1, 4, 5, 0, 1, 2, 3, 0, 1, 2, 3};

/* paths: for each state, the score of the best path through it; the best of all is 0. */
INLINE void write_label(struct lanes row, struct word_labels *out)
{
    _Alignas(16) int16_t paths[LANES];
    int16_t best[5];
    lanes_store(paths, row);
    lanes_bests(row, best);
    int none = best[0], source = best[1], cue = best[2], content = best[3], begin = best[4];
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

/* The label where no state but those of one label is likely: then each other label is surely not. at: the best of them. */
INLINE bool sure_label(uint32_t mask, unsigned at, struct word_labels *out)
{
    static const struct {
        uint32_t states;
        struct word_labels labels;
    } sure[TAGGER_STATES / 4] = {
        {0xFF << FIRST_NONE, {.best = LABEL_OTHER}},
        {0xFF << FIRST_NONE, {.best = LABEL_OTHER}},
        {0xF << FIRST_SOURCE, {.best = LABEL_SOURCE, .source = 255}},
        {0xF << FIRST_CUE, {.best = LABEL_CUE, .cue = 255}},
        {0xF << FIRST_CONTENT, {.best = LABEL_CONTENT, .content = 255}},
        {0xF << FIRST_BEGIN, {.best = LABEL_CONTENT_BEGIN, .content = 255, .begin = 255}},
    };
    if (mask & ~sure[at / 4].states)
        return false;
    *out = sure[at / 4].labels;
    out->seen = SEEN[at];
    return true;
}

/* A source or a cue begins where another piece stands before it. */
INLINE void mark_beginning(struct word_labels *own, uint8_t before)
{
    if (own->best == LABEL_SOURCE && before != LABEL_SOURCE)
        own->best = LABEL_SOURCE_BEGIN;
    else if (own->best == LABEL_CUE && before != LABEL_CUE)
        own->best = LABEL_CUE_BEGIN;
}

void tagger_chain_init(struct tagger_chain *chain, const struct tagger_model *model)
{
    chain->wide = lanes_wide();
    for (unsigned e = 0; e < TAGGER_EDGES; e++) {
        for (unsigned from = 0; from < LANES; from++)
            for (unsigned to = 0; to < LANES; to++) {
                chain->arcs[e][from][to] = model->arcs[e][from][to];
                chain->reversed[e][to][from] = model->arcs[e][from][to];
            }
        lanes_store(chain->outside[e], level(lanes_load(chain->reversed[e][FIRST_NONE])));
    }
}

INLINE void go_forward(struct tagger_chain *chain, const int16_t *scores, size_t count)
{
    _Alignas(16) static const int16_t outside[LANES] = {0};
    const int16_t *before = outside;
    uint32_t mask = 1; /* a sequence begins as if the word before it were outside */
    for (size_t i = 0; i < count; i++) {
        const int16_t (*arcs)[LANES] = (const int16_t(*)[LANES])chain->arcs[chain->edges[i]];
        struct lanes row = level(lanes_add(best_of_arcs(before, arcs, mask), lanes_load(scores + i * LANES)));
        lanes_store(chain->forward[i], row);
        before = chain->forward[i];
        mask = lanes_above(row, -NARROW);
    }
}

INLINE void label(struct tagger_chain *chain, const int16_t *scores, size_t count, struct word_labels *out)
{
    struct lanes backward = lanes_all(0);
    go_forward(chain, scores, count);
    for (size_t i = count; i-- > 0;) {
        unsigned edge = chain->edges[i];
        struct lanes paths = level(lanes_add(lanes_load(chain->forward[i]), backward));
        uint32_t mask = lanes_above(paths, -LIKELY_LEAST);
        if (mask == 1 << FIRST_NONE) { /* nothing else is likely */
            out[i] = (struct word_labels){.best = LABEL_OTHER};
            backward = lanes_load(chain->outside[edge]);
        } else {
            _Alignas(16) int16_t from[LANES];
            if (!sure_label(mask, tagger_lowest_bit(lanes_above(paths, -1)), &out[i]))
                write_label(paths, &out[i]);
            lanes_store(from, lanes_add(backward, lanes_load(scores + i * LANES)));
            backward = level(best_of_arcs(from, (const int16_t(*)[LANES])chain->reversed[edge], mask));
        }
        if (i + 1 < count)
            mark_beginning(&out[i + 1], out[i].best);
    }
    if (count)
        mark_beginning(&out[0], LABEL_OTHER);
}

static void label_narrow(struct tagger_chain *chain, const int16_t *scores, size_t count, struct word_labels *out)
{
    label(chain, scores, count, out);
}

WIDE static void label_wide(struct tagger_chain *chain, const int16_t *scores, size_t count, struct word_labels *out)
{
    label(chain, scores, count, out);
}

void tagger_chain_label(struct tagger_chain *chain, const int16_t *scores, size_t count, struct word_labels *out)
{
    (chain->wide ? label_wide : label_narrow)(chain, scores, count, out);
}
