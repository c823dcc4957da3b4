/* The states of the tagger's chain, its best path, and how much worse the best path through each label is. */
#include "tagger/tagger.h"
#include "tagger/label.h"
#include "tagger/lanes.h"

/* ---- states ---- */

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

/* The best over the states of a mask of their score and the weight of the arc to each lane. */
INLINE struct lanes best_of_arcs(const int16_t *from, const int16_t (*arcs)[LANES], uint32_t mask)
{
    struct lanes best = lanes_all(INT16_MIN);
    for (; mask; mask &= mask - 1) {
        unsigned state = tagger_lowest_bit(mask);
        best = lanes_max(best, lanes_add_within(lanes_all(from[state]), lanes_load(arcs[state])));
    }
    return best;
}

/* Take the best score off, so that it is 0. */
INLINE struct lanes level(struct lanes row)
{
    return lanes_max(lanes_subtract_within(row, lanes_best(row)), lanes_all(FLOOR));
}

/* ---- labels ---- */

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
    chain->wide = tagger_sparse_init(&chain->sparse, model) && lanes_wide();
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
        const int16_t (*arcs)[LANES] = (const int16_t(*)[LANES])chain->arcs[edges[i]];
        struct lanes row = level(lanes_add_within(best_of_arcs(before, arcs, mask), lanes_load(scores + i * LANES)));
        lanes_store(chain->forward[i], row);
        before = chain->forward[i];
        mask = lanes_above(row, -NARROW);
    }
}

static void label_dense(struct tagger_chain *chain, const uint8_t *edges, const int16_t *scores, size_t count,
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
            backward = level(best_of_arcs(from, (const int16_t(*)[LANES])chain->reversed[edge], mask));
        }
        mark_beginning(&out[i + 1], next, out[i].best);
        next = out[i].best;
    }
    mark_beginning(out, next, LABEL_OTHER);
}

void tagger_chain_label(struct tagger_chain *chain, const uint8_t *edges, const int16_t *scores, size_t count,
                        struct word_labels *out)
{
    if (chain->wide)
        tagger_sparse_label(&chain->sparse, edges, scores, count, out);
    else
        label_dense(chain, edges, scores, count, out);
}
