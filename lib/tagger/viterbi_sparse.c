/*
 * The tagger's chain for processors with AVX2: the answers of viterbi.c, by the arcs that can be. Of 24 x 24 arcs that
 * is every fifth. Each step takes the states before a word, eight of them, puts them in the order in which the arcs of
 * the step lead on, and adds the costs of these; all steps are made for each word, so that nothing is looped over or
 * asked. Scores count as costs here, whole numbers without sign: the best path costs nothing, and what cannot be costs
 * MOST.
 */
#include "tagger/tagger.h"
#include "tagger/label.h"
#include "tagger/lanes.h"

#define MAX_COUNT 0xFFFF
#define ARC_COST 2048 /* of an arc of weight 0 */
#define NOTHING 0x80  /* in an order: 0 */

/* The steps: lanes 0 to 15 are for states 0 to 15, but where something else is said. */
enum {
    STEP_OWN,        /* each state from itself */
    STEP_A,          /* from states 0 to 7 */
    STEP_B = 5,      /* from states 8 to 15 */
    STEP_C = 7,      /* from states 16 to 23 */
    STEP_BEGIN_A = 10, /* from states 0 to 7, lanes i, i + 4, i + 8 and i + 12 to state 20 + i */
    STEP_BEGIN_B,    /* the same from states 8 to 15 */
    STEP_CONTENT,    /* from states 16 to 23, lanes i and i + 8 to state 16 + i */
    STEP_OUT         /* from state 8 + i, lane i to state 0 */
};
_Static_assert(STEP_OUT < TAGGER_STEPS, "room for all steps");

static uint16_t cost_of(int weight)
{
    return weight <= TAGGER_NEVER ? MAX_COUNT : (uint16_t)(ARC_COST - weight);
}

#define NO_ROOM (-1)

/* A lane of a step for an arc from a state, counted over all steps, or NO_ROOM. */
static int take_lane(struct tagger_sparse *s, unsigned step, unsigned lane, unsigned from)
{
    uint8_t *order = &s->order[step][2 * lane];
    if (order[0] != NOTHING)
        return NO_ROOM;
    order[0] = (uint8_t)(from % 8 * 2);
    order[1] = (uint8_t)(from % 8 * 2 + 1);
    return (int)(step * 16 + lane);
}

/* The first free lane for an arc in some steps. */
static int take_any(struct tagger_sparse *s, unsigned step, unsigned end, unsigned lane, unsigned from)
{
    int at = NO_ROOM;
    for (; step < end && at == NO_ROOM; step++)
        at = take_lane(s, step, lane, from);
    return at;
}

static int place_arc(struct tagger_sparse *s, unsigned from, unsigned to)
{
    static const uint8_t firsts[] = {STEP_A, STEP_B, STEP_C, STEP_BEGIN_A};
    int at = NO_ROOM;
    if (to == 0 && from >= 8)
        return take_lane(s, STEP_OUT, from - 8, from);
    if (to < 16 && from == to)
        return take_lane(s, STEP_OWN, to, from);
    if (to < 16)
        return take_any(s, firsts[from / 8], firsts[from / 8 + 1], to, from);
    if (from >= 16) {
        at = take_lane(s, STEP_CONTENT, to - 16, from);
        return at == NO_ROOM ? take_lane(s, STEP_CONTENT, to - 8, from) : at;
    }
    for (unsigned lane = to - 20; to >= 20 && lane < 16 && at == NO_ROOM; lane += 4)
        at = take_lane(s, STEP_BEGIN_A + from / 8, lane, from);
    return at;
}

/* Weights that are too large for these costs are not made by the trainer. */
static bool arc_is_used(const struct tagger_model *model, unsigned from, unsigned to, bool *fits)
{
    bool used = false;
    for (unsigned e = 0; e < TAGGER_EDGES; e++) {
        int weight = model->arcs[e][from][to];
        used = used || weight > TAGGER_NEVER;
        *fits = *fits && (weight <= TAGGER_NEVER || (weight < ARC_COST && weight > -ARC_COST));
    }
    return used;
}

bool tagger_sparse_init(struct tagger_sparse *s, const struct tagger_model *model)
{
    bool fits = true;
    for (unsigned k = 0; k < TAGGER_STEPS; k++)
        for (unsigned lane = 0; lane < 16; lane++) {
            s->order[k][2 * lane] = s->order[k][2 * lane + 1] = NOTHING;
            for (unsigned e = 0; e < TAGGER_EDGES; e++)
                s->costs[e][k][lane] = MAX_COUNT;
        }
    for (unsigned from = 0; from < TAGGER_STATES; from++)
        for (unsigned to = 0; to < TAGGER_STATES; to++) {
            bool used = arc_is_used(model, from, to, &fits);
            int at = used ? place_arc(s, from, to) : NO_ROOM;
            fits = fits && (!used || at != NO_ROOM);
            for (unsigned e = 0; e < TAGGER_EDGES; e++) {
                uint16_t cost = cost_of(model->arcs[e][from][to]);
                s->back[e][to][from] = cost;
                if (from >= 16)
                    s->back[e][to][from + 8] = cost;
                if (at != NO_ROOM)
                    s->costs[e][at / 16][at % 16] = cost;
            }
        }
    for (unsigned lane = 0; lane < 16; lane++)
        s->reach[lane] = MIN_LIKELY;
    for (int margin = -MIN_LIKELY; margin <= MIN_LIKELY; margin++)
        s->likely[margin + MIN_LIKELY] = likely(margin);
    return fits;
}

#ifdef HAS_WIDE

/* A row of states: 0 to 15, and twice 16 to 23. */
struct row {
    __m256i ab, cc;
};

WIDE INLINE __m256i load(const void *at)
{
    return _mm256_loadu_si256((const __m256i *)at);
}

WIDE INLINE __m256i load_twice(const void *at)
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)at));
}

WIDE INLINE __m256i step(const struct tagger_sparse *s, const __m256i *costs, __m256i from, unsigned k)
{
    return _mm256_adds_epu16(_mm256_shuffle_epi8(from, load(s->order[k])), load(costs + k));
}

/* In lane 0 the least of all; in lane 1 something else. */
WIDE INLINE __m128i least(struct row row)
{
    __m128i ab = _mm_min_epu16(_mm256_castsi256_si128(row.ab), _mm256_extracti128_si256(row.ab, 1));
    return _mm_minpos_epu16(_mm_min_epu16(ab, _mm256_castsi256_si128(row.cc)));
}

/* The best way on from a row to each state. */
WIDE INLINE struct row go_on(const struct tagger_sparse *s, const __m256i *costs, struct row row)
{
    const __m256i none = _mm256_set1_epi16(-1), but_first = _mm256_insert_epi16(none, 0, 0);
    __m256i aa = _mm256_permute4x64_epi64(row.ab, 0x44), bb = _mm256_permute4x64_epi64(row.ab, 0xEE);
    __m256i ab = _mm256_adds_epu16(row.ab, load(costs + STEP_OWN));
    for (unsigned k = STEP_A; k < STEP_B; k++)
        ab = _mm256_min_epu16(ab, step(s, costs, aa, k));
    for (unsigned k = STEP_B; k < STEP_C; k++)
        ab = _mm256_min_epu16(ab, step(s, costs, bb, k));
    for (unsigned k = STEP_C; k < STEP_BEGIN_A; k++)
        ab = _mm256_min_epu16(ab, step(s, costs, row.cc, k));
    const __m128i *out = (const __m128i *)(costs + STEP_OUT);
    __m128i b = _mm_adds_epu16(_mm256_castsi256_si128(bb), _mm_loadu_si128(out));
    __m128i c = _mm_adds_epu16(_mm256_castsi256_si128(row.cc), _mm_loadu_si128(out + 1));
    ab =
        _mm256_min_epu16(ab, _mm256_or_si256(_mm256_castsi128_si256(_mm_minpos_epu16(_mm_min_epu16(b, c))), but_first));

    __m256i begin = _mm256_min_epu16(step(s, costs, aa, STEP_BEGIN_A), step(s, costs, bb, STEP_BEGIN_B));
    begin = _mm256_min_epu16(begin, _mm256_shuffle_epi32(begin, _MM_SHUFFLE(1, 0, 3, 2)));
    __m256i cc = _mm256_min_epu16(step(s, costs, row.cc, STEP_CONTENT), _mm256_blend_epi32(none, begin, 0xCC));
    return (struct row){ab, _mm256_min_epu16(cc, _mm256_permute4x64_epi64(cc, 0x4E))};
}

/* The costs of a row of scores. */
WIDE INLINE struct row costs_of(const int16_t *scores)
{
    const __m256i flip = _mm256_set1_epi16(0x7FFF); /* 0x7FFF less the score */
    return (struct row){_mm256_xor_si256(load(scores), flip), _mm256_xor_si256(load_twice(scores + 16), flip)};
}

WIDE static void go_forward(struct tagger_sparse *s, const uint8_t *edges, const int16_t *scores, size_t count)
{
    const __m256i most = _mm256_set1_epi16(NARROW - 1), none = _mm256_set1_epi16(-1);
    struct row row = {_mm256_insert_epi16(none, 0, 0),
                      none}; /* a sequence begins as if the word before it were outside */
    for (size_t i = 0; i < count; i++) {
        struct row own = costs_of(scores + i * LANES);
        row = go_on(s, (const __m256i *)(const void *)s->costs[edges[i]], row);
        row.ab = _mm256_adds_epu16(row.ab, own.ab);
        row.cc = _mm256_adds_epu16(row.cc, own.cc);
        __m256i best = _mm256_broadcastw_epi16(least(row));
        row.ab = _mm256_sub_epi16(row.ab, best);
        row.cc = _mm256_sub_epi16(row.cc, best);
        _mm256_storeu_si256((__m256i *)(void *)s->forward[i], row.ab);
        _mm_storeu_si128((__m128i *)(void *)(s->forward[i] + 16), _mm256_castsi256_si128(row.cc));
        row.ab = _mm256_or_si256(row.ab, _mm256_cmpgt_epi16(row.ab, most));
        row.cc = _mm256_or_si256(row.cc, _mm256_cmpgt_epi16(row.cc, most));
    }
}

/* How likely each label is. near: for each state a byte, MIN_LIKELY for the best and 0 for what is not likely. */
WIDE INLINE void write_likely(const struct tagger_sparse *s, __m256i near, struct word_labels *out)
{
    /* of each four states the best, in the first byte: none, none, source, cue; content, begin, and these again */
    near = _mm256_max_epu8(near, _mm256_srli_epi32(near, 16));
    near = _mm256_max_epu8(near, _mm256_srli_epi32(near, 8));
    __m128i second = _mm_slli_epi32(_mm256_extracti128_si256(near, 1), 16);
    __m128i labels = _mm_blend_epi16(_mm256_castsi256_si128(near), second, 0xAA);
    enum {
        NONE_AT = 0,
        IN_AT = 2,
        BEGIN_AT = 6,
        SOURCE_AT = 8,
        CONTENT_AT = 10,
        CUE_AT = 12
    }; /* IN: content or begin */
    labels = _mm_blend_epi16(labels, _mm_max_epu8(labels, _mm_srli_epi64(labels, 32)), 3);
#define WORDS(a, b, c, d) \
    _mm_shuffle_epi8(labels, _mm_set_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, d, -1, c, -1, b, -1, a))
    __m128i label = WORDS(SOURCE_AT, CUE_AT, IN_AT, BEGIN_AT);
    __m128i others = _mm_max_epi16(
        _mm_max_epi16(WORDS(NONE_AT, NONE_AT, NONE_AT, NONE_AT), WORDS(CUE_AT, SOURCE_AT, SOURCE_AT, SOURCE_AT)),
        _mm_max_epi16(WORDS(IN_AT, IN_AT, CUE_AT, CUE_AT), WORDS(NONE_AT, NONE_AT, NONE_AT, CONTENT_AT)));
#undef WORDS
    __m128i margins =
        _mm_add_epi16(_mm_sub_epi16(label, others), _mm_loadu_si128((const __m128i *)(const void *)s->reach));
    out->source = s->likely[_mm_extract_epi16(margins, 0)];
    out->cue = s->likely[_mm_extract_epi16(margins, 1)];
    out->content = s->likely[_mm_extract_epi16(margins, 2)];
    out->begin = s->likely[_mm_extract_epi16(margins, 3)];
}

/* The best way back from the likely states of a word. row: what is after the word; best: of its paths, in each lane. */
WIDE INLINE struct row go_back(const struct tagger_sparse *s, unsigned edge, struct row row, __m256i best,
                               const int16_t *scores, uint32_t mask)
{
    uint16_t from[2 * 16];
    struct row own =
        costs_of(scores); /* what is after may cost less than the best path: sums that may run over in between */
    _mm256_storeu_si256((__m256i *)(void *)from, _mm256_add_epi16(own.ab, _mm256_sub_epi16(row.ab, best)));
    _mm256_storeu_si256((__m256i *)(void *)(from + 16), _mm256_add_epi16(own.cc, _mm256_sub_epi16(row.cc, best)));
    const uint16_t(*costs)[2 * 16] = s->back[edge];
    row.ab = row.cc = _mm256_set1_epi16(-1);
    do {
        size_t state = tagger_lowest_bit(mask);
        __m256i all = _mm256_set1_epi16((int16_t)from[state]);
        row.ab = _mm256_min_epu16(row.ab, _mm256_adds_epu16(all, load(costs[state])));
        row.cc = _mm256_min_epu16(row.cc, _mm256_adds_epu16(all, load(costs[state] + 16)));
        mask &= mask - 1;
    } while (mask);
    return row;
}

WIDE void tagger_sparse_label(struct tagger_sparse *s, const uint8_t *edges, const int16_t *scores, size_t count,
                              struct word_labels *out)
{
    const __m256i zero = _mm256_setzero_si256(), near_most = _mm256_set1_epi8((char)MIN_LIKELY);
    unsigned next = LABEL_OTHER;
    struct row after = {zero, zero};
    go_forward(s, edges, scores, count);
    for (size_t i = count; i-- > 0;) {
        struct row paths = {_mm256_adds_epu16(after.ab, load(s->forward[i])),
                            _mm256_adds_epu16(after.cc, load_twice(s->forward[i] + 16))};
        __m256i best = _mm256_broadcastw_epi16(least(paths)), limit = _mm256_add_epi16(best, load(s->reach));
        __m256i near = _mm256_packus_epi16(_mm256_subs_epu16(limit, paths.ab), _mm256_subs_epu16(limit, paths.cc));
        near = _mm256_permute4x64_epi64(near, _MM_SHUFFLE(3, 1, 2, 0)); /* in the order of states */
        uint32_t near_states =
            ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(near, zero)); /* and something above all states */
        size_t state = tagger_lowest_bit((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(near, near_most)));
        const struct sure *sure = &SURE[state];
        uint32_t others = near_states & sure->rest;
        out[i] = sure->labels;
        if (near_states & sure->others)
            write_likely(s, near, &out[i]);
        if (others) {
            after = go_back(s, edges[i], after, best, scores + i * LANES, near_states & ALL_STATES);
        } else { /* what is after the only state counts for all alike */
            after.ab = load(s->back[edges[i]][state]);
            after.cc = load(s->back[edges[i]][state] + 16);
        }
        mark_beginning(&out[i + 1], next, out[i].best);
        next = out[i].best;
    }
    mark_beginning(out, next, LABEL_OTHER);
}

#else

void tagger_sparse_label(struct tagger_sparse *s, const uint8_t *edges, const int16_t *scores, size_t count,
                         struct word_labels *out)
{
    (void)s, (void)edges, (void)scores, (void)count, (void)out;
}
#endif
