/* The states of the tagger's chain, its best path, and how much worse the best path through each label is. */
#include "tagger/tagger.h"
#include "tagger/lanes.h"

/* ---- states ---- */

enum { FIRST_NONE = 0, FIRST_SOURCE = 8, FIRST_CUE = 12, FIRST_CONTENT = 16, FIRST_BEGIN = 20 }; /* states */

#define NARROW 320       /* before a word, states this far below the best are left out */
#define MIN_LIKELY 200   /* after a word, those whose best paths are this far below the best */

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
        return (struct tagger_state){PIECE_SOURCE, false, of_source[state - FIRST_SOURCE],
                                     LABEL_SOURCE, 1,     (uint8_t)(state + 4)};
    return (struct tagger_state){PIECE_NONE, false, (uint8_t)state, LABEL_OTHER, 0,
                                 (uint8_t)(state ? state + 4 : TAGGER_NO_COLUMN)};
}

/* ---- rows of states ---- */

#define FLOOR (-16000) /* no levelled score is below, so that no sum of two runs over */

INLINE int larger_of(int a, int b)
{
    return a > b ? a : b;
}

/* The best over the states of a mask, which has some, of their score and the weight of the arc to each lane. */
INLINE struct lanes best_of_arcs(const int16_t *from, const int16_t (*arcs)[TAGGER_ARC_ROW], uint32_t mask)
{
    struct lanes best = lanes_all(INT16_MIN);
    do {
        size_t state = tagger_lowest_bit(mask);
        best = lanes_max(best, lanes_add_within(lanes_all(from[state]), lanes_load(arcs[state])));
        mask &= mask - 1;
    } while (mask);
    return best;
}

/* Take the best score off, so that it is 0. */
INLINE struct lanes level(struct lanes row)
{
    return lanes_max(lanes_subtract_within(row, lanes_best(row)), lanes_all(FLOOR));
}

/* ---- labels ---- */

/* For the state that the best path goes through: what is said where no state of another label is likely, so that each
 * other label is surely not. */
static const struct sure {
    struct word_labels labels;
    uint32_t others; /* the states of other labels */
} SURE[TAGGER_STATES] = {
#define ALL_STATES ((1u << TAGGER_STATES) - 1)
#define SURE_OF(own, ...) {{__VA_ARGS__}, ALL_STATES & ~((uint32_t)(own))}
#define OUT(n) SURE_OF(0xFF << FIRST_NONE, LABEL_OTHER, n, 0, 0, 0, 0)
#define SOURCE(n, seen) SURE_OF(0xF << FIRST_SOURCE, LABEL_SOURCE, seen, 255, 0, 0, 0)
#define CUE(n, seen) SURE_OF(0xF << FIRST_CUE, LABEL_CUE, seen, 0, 255, 0, 0)
#define CONTENT(n) SURE_OF(0xF << FIRST_CONTENT, LABEL_CONTENT, n, 0, 0, 255, 0)
#define BEGIN(n) SURE_OF(0xF << FIRST_BEGIN, LABEL_CONTENT_BEGIN, n, 0, 0, 255, 255)
    OUT(0),       OUT(1),       OUT(2),       OUT(3),       OUT(4),    OUT(5),    OUT(6),    OUT(7),
    SOURCE(0, 0), SOURCE(1, 2), SOURCE(2, 4), SOURCE(3, 6), CUE(0, 0), CUE(1, 1), CUE(2, 4), CUE(3, 5),
    CONTENT(0),   CONTENT(1),   CONTENT(2),   CONTENT(3),   BEGIN(0),  BEGIN(1),  BEGIN(2),  BEGIN(3),
#undef OUT
#undef SOURCE
#undef CUE
#undef CONTENT
#undef BEGIN
#undef ALL_STATES
#undef SURE_OF
};

/* 255 / (1 + e^-x) for x in steps of 4 units of the scores from -160 on. */
INLINE uint8_t likely(int margin)
{
    static const uint8_t steps[] = {
        0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 22, 25, 29, 33, 38, 44, 50,
        56, 64, 71, 80, 89, 98, 108, 117, 128, 138, 147, 157, 166, 175, 184, 191, 199, 205, 211, 217, 222, 226, 230,
        233, 236, 239, 241, 243, 245, 246, 247, 248, 249, 250, 251, 251, 252, 252, 253, 253, 253, 254, 254, 254, 254,
        254, 254, 254, 255,
    };
    int at = (margin + 160) / 4;
    return steps[at < 0 || margin < -160 ? 0 : at < (int)sizeof steps ? at : (int)sizeof steps - 1];
}

/* A source or a cue begins where another piece is before it. own: its label. */
INLINE void mark_beginning(struct word_labels *word, unsigned own, unsigned before)
{
    _Static_assert(LABEL_SOURCE == LABEL_SOURCE_BEGIN + 1 && LABEL_CUE == LABEL_CUE_BEGIN + 1,
                   "what begins is before what goes on");
    if (((1u << LABEL_SOURCE | 1u << LABEL_CUE) >> own & 1) && before != own)
        word->best = (uint8_t)(own - 1);
}

/* How likely each label is. paths: for each state, the score of the best path through it; the best of all is 0. */
INLINE void write_likely(struct lanes paths, struct word_labels *out)
{
    int16_t best[5];
    lanes_bests(paths, best);
    int none = best[0], source = best[1], cue = best[2], content = best[3], begin = best[4];
    int in = larger_of(content, begin), out_of = larger_of(none, larger_of(source, cue));
    out->source = likely(source - larger_of(larger_of(none, cue), in));
    out->cue = likely(cue - larger_of(larger_of(none, source), in));
    out->content = likely(in - out_of);
    out->begin = likely(begin - larger_of(out_of, content));
}

void tagger_chain_init(struct tagger_chain *chain, const struct tagger_model *model)
{
    for (unsigned e = 0; e < TAGGER_EDGES; e++) {
        for (unsigned from = 0; from < LANES; from++)
            for (unsigned to = 0; to < LANES; to++) {
                int16_t weight = model->arcs[e][from][to];
                chain->arcs[e][from][to] = weight <= TAGGER_NEVER ? INT16_MIN : weight;
                chain->reversed[e][to][from] = chain->arcs[e][from][to];
            }
        lanes_store(chain->outside[e], level(lanes_load(chain->reversed[e][FIRST_NONE])));
    }
}

static void go_forward(struct tagger_chain *chain, const uint8_t *edges, const int16_t *scores, size_t count)
{
    _Alignas(16) static const int16_t outside[LANES] = {0};
    const int16_t *before = outside;
    uint32_t mask = 1; /* a sequence begins as if the word before it were outside */
    for (size_t i = 0; i < count; i++) {
        const int16_t (*arcs)[TAGGER_ARC_ROW] = (const int16_t(*)[TAGGER_ARC_ROW])chain->arcs[edges[i]];
        struct lanes row = level(lanes_add_within(best_of_arcs(before, arcs, mask), lanes_load(scores + i * LANES)));
        lanes_store(chain->forward[i], row);
        before = chain->forward[i];
        mask = lanes_above(row, -NARROW);
    }
}

void tagger_chain_label(struct tagger_chain *chain, const uint8_t *edges, const int16_t *scores, size_t count,
                        struct word_labels *out)
{
    struct lanes backward = lanes_all(0);
    unsigned next = LABEL_OTHER;
    go_forward(chain, edges, scores, count);
    for (size_t i = count; i-- > 0;) {
        unsigned edge = edges[i];
        struct lanes paths = level(lanes_add_within(lanes_load(chain->forward[i]), backward));
        uint32_t mask = lanes_above(paths, -MIN_LIKELY);
        const struct sure *sure = &SURE[tagger_lowest_bit(lanes_above(paths, -1))];
        out[i] = sure->labels;
        if (mask & sure->others)
            write_likely(paths, &out[i]);
        if (mask == 1 << FIRST_NONE) { /* nothing else is likely */
            backward = lanes_load(chain->outside[edge]);
        } else {
            _Alignas(16) int16_t from[LANES];
            lanes_store(from, lanes_add_within(backward, lanes_load(scores + i * LANES)));
            backward = level(best_of_arcs(from, (const int16_t(*)[TAGGER_ARC_ROW])chain->reversed[edge], mask));
        }
        mark_beginning(&out[i + 1], next, out[i].best);
        next = out[i].best;
    }
    mark_beginning(out, next, LABEL_OTHER);
}
