/*
 * The sums of weights of each unit, kept: a table for each unit with one place for each hash of what the unit sees. Most
 * words of a text are found there, so that few rows of features are looked up.
 */
#include "tagger.h"

#include <string.h>

#define LANES TAGGER_LANES
#define PADDING 4 /* rows before and behind those of the words: units reach beyond the ends */

static const uint8_t table_bits[UNIT_COUNT] = {
    [UNIT_WORD] = 13, [UNIT_POS] = 9,   [UNIT_QUOTE] = 8,     [UNIT_WORDS] = 13,     [UNIT_PAIR] = 12,      [UNIT_CLASSES] = 14,
    [UNIT_LEFT] = 12, [UNIT_RIGHT] = 11, [UNIT_SENTENCE] = 10, [UNIT_NEAR_LEFT] = 11, [UNIT_NEAR_RIGHT] = 11,
};

struct table {
    uint64_t *seen;
    int16_t *sums;
    unsigned shift;
    size_t lanes; /* of one entry: those of all places */
};

struct tagger_kept {
    const struct tagger_model *model;
    struct table tables[UNIT_COUNT];
    int16_t scores[(TAGGER_CHUNK + 2 * PADDING) * LANES];
};

/* The lanes of the states that a column counts for: `count` from `first` on, `step` apart. */
struct column_lanes {
    uint8_t first, count, step;
};
static const struct column_lanes COLUMNS[TAGGER_COLUMNS] = {
    {0, 8, 1},  {8, 4, 1},  {12, 4, 1}, {16, 4, 1}, {20, 4, 1}, {1, 1, 1},  {2, 1, 1},  {3, 1, 1},  {4, 1, 1},
    {5, 1, 1},  {6, 1, 1},  {7, 1, 1},  {8, 1, 1},  {9, 1, 1},  {10, 1, 1}, {11, 1, 1}, {12, 1, 1}, {13, 1, 1},
    {14, 1, 1}, {15, 1, 1}, {16, 2, 4}, {17, 2, 4}, {18, 2, 4}, {19, 2, 4}, {0, 0, 1},
};

static const uint8_t *add_place(const uint8_t *row, int16_t *sums)
{
    uint32_t mask = row[0] | (uint32_t)row[1] << 8 | (uint32_t)row[2] << 16;
    row += 3;
    for (; mask; mask &= mask - 1) {
        const struct column_lanes *c = &COLUMNS[tagger_lowest_bit(mask)];
        int weight = (int8_t)*row++;
        for (unsigned n = 0, lane = c->first; n < c->count; n++, lane += c->step)
            sums[lane] = (int16_t)(sums[lane] + weight);
    }
    return row;
}

void tagger_add_row(const struct tagger_model *model, uint32_t key, int16_t *rows)
{
    uint32_t bucket = key >> 3 & (((uint32_t)1 << model->bits) - 1);
    const uint8_t *row = model->rows + model->buckets[bucket], *end = model->rows + model->buckets[bucket + 1];
    for (; row < end; row += row[2] | row[3] << 8) {
        if ((row[0] | (uint32_t)row[1] << 8) != key >> 16)
            continue;
        unsigned places = row[4];
        row += 5;
        for (; places; places >>= 1, rows += LANES)
            if (places & 1)
                row = add_place(row, rows);
        return;
    }
}

struct tagger_kept *tagger_kept_new(const memory *mem, const struct tagger_model *model)
{
    size_t size = 0;
    for (int u = 0; u < UNIT_COUNT; u++)
        size += ((size_t)1 << table_bits[u]) * (sizeof(uint64_t) + tagger_reaches[u].places * LANES * sizeof(int16_t));
    struct tagger_kept *kept = memory_allocate(mem, sizeof *kept + 16 + size);
    if (!kept)
        return NULL;
    kept->model = model;
    char *at = (char *)(((uintptr_t)(kept + 1) + 15) & ~(uintptr_t)15);
    memset(at, 0, size);
    for (int u = 0; u < UNIT_COUNT; u++) {
        size_t entries = (size_t)1 << table_bits[u];
        struct table *t = &kept->tables[u];
        *t = (struct table){.shift = 64u - table_bits[u], .lanes = tagger_reaches[u].places * LANES};
        t->seen = (uint64_t *)(void *)at;
        at += entries * sizeof *t->seen;
        t->sums = (int16_t *)(void *)at;
        at += entries * t->lanes * sizeof *t->sums;
    }
    return kept;
}

void tagger_kept_free(struct tagger_kept *kept, const memory *mem)
{
    memory_free(mem, kept);
}

static inline void add(int16_t *restrict to, const int16_t *restrict sums, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = (int16_t)(to[i] + sums[i]);
}

/* Mixed before the other is put in, so that values that are alike do not cancel each other. */
static inline uint64_t both(uint64_t a, uint32_t b)
{
    a *= 0x9E3779B97F4A7C15u;
    return (a ^ a >> 32) + b;
}

/* All that the unit sees of a view: equal where its keys are. */
static inline uint64_t seen_by(enum tagger_unit unit, const struct tagger_view *v)
{
    switch (unit) {
    case UNIT_WORD:
        return both(both((uint64_t)v->word << 32 | v->suffix, v->pos),
                    (uint32_t)v->shape << 16 | (uint32_t)v->quote << 8 | v->saying);
    case UNIT_PAIR: return both((uint64_t)v[0].pos << 32 | v[1].pos, 6);
    case UNIT_CLASSES: return both((uint64_t)v[-1].pos << 32 | v[0].pos, v[1].pos);
    case UNIT_LEFT:
        return both((uint64_t)v->left << 32 | (uint32_t)v->commas_left << 16 | (uint32_t)v->left_distance << 8 | v->quote, 1);
    case UNIT_RIGHT: return both((uint64_t)v->right << 32 | (uint32_t)v->right_distance << 8 | v->quote, 2);
    case UNIT_SENTENCE:
        return both((uint64_t)v->quote << 32 | (uint32_t)v->commas << 16 | (uint32_t)v->holds << 8 | v->from_start, 3);
    case UNIT_NEAR_LEFT: return both((uint64_t)v->pos << 32 | v->left_distance, 4);
    case UNIT_NEAR_RIGHT: return both((uint64_t)v->pos << 32 | v->right_distance, 5);
    case UNIT_POS: return both(v->pos, 7);
    case UNIT_QUOTE: return both((uint32_t)v->shape << 16 | (uint32_t)v->quote << 8 | v->saying, 8);
    case UNIT_WORDS: return both((uint64_t)v[0].word << 32 | v[1].word, 9);
    case UNIT_COUNT: break;
    }
    return 0;
}

static void make_sums(const struct tagger_model *model, enum tagger_unit unit, const struct tagger_view *view, int16_t *sums)
{
    struct tagger_key keys[TAGGER_UNIT_KEYS];
    size_t count = tagger_unit_keys(unit, view, keys);
    for (size_t k = 0; k < count; k++)
        tagger_add_row(model, keys[k].key, sums);
}

/* The entry of a unit; *known: it holds the sums already. What is seen as 0 is made anew each time. */
static inline int16_t *entry_of(struct tagger_kept *kept, enum tagger_unit unit, const struct tagger_view *view, bool *known)
{
    struct table *t = &kept->tables[unit];
    uint64_t seen = seen_by(unit, view);
    size_t at = (size_t)(seen * 0x9E3779B97F4A7C15u >> t->shift);
    *known = t->seen[at] == seen && seen;
    t->seen[at] = seen;
    return t->sums + at * t->lanes;
}

static inline const int16_t *sums_of(struct tagger_kept *kept, enum tagger_unit unit, const struct tagger_view *view)
{
    bool known;
    int16_t *sums = entry_of(kept, unit, view, &known);
    if (!known) {
        memset(sums, 0, tagger_reaches[unit].places * LANES * sizeof *sums);
        make_sums(kept->model, unit, view, sums);
    }
    return sums;
}

/* Those of the word with those of its classes and of where it stands. */
static inline const int16_t *sums_of_word(struct tagger_kept *kept, const struct tagger_view *view)
{
    bool known;
    int16_t *sums = entry_of(kept, UNIT_WORD, view, &known);
    if (!known) {
        memcpy(sums, sums_of(kept, UNIT_POS, view), 5 * LANES * sizeof *sums);
        add(sums, sums_of(kept, UNIT_QUOTE, view), 5 * LANES);
        make_sums(kept->model, UNIT_WORD, view, sums);
    }
    return sums;
}

int16_t *tagger_scores(struct tagger_kept *kept, const struct tagger_window *window)
{
    int16_t *scores = kept->scores + PADDING * LANES;
    memset(kept->scores, 0, (window->count + 2 * PADDING) * LANES * sizeof *scores);
    for (size_t i = 0; i < window->count + 2 * TAGGER_REACH; i++)
        add(scores + ((ptrdiff_t)i - 2 * TAGGER_REACH) * LANES, sums_of_word(kept, &window->views[i]), 5 * LANES);
    for (size_t i = 0; i + 1 < window->count + 2 * TAGGER_REACH; i++) {
        int16_t *rows = scores + ((ptrdiff_t)i - TAGGER_REACH) * LANES;
        add(rows, sums_of(kept, UNIT_PAIR, &window->views[i]), 3 * LANES);
        add(rows, sums_of(kept, UNIT_WORDS, &window->views[i]), 3 * LANES);
    }
    for (size_t i = 0; i < window->count; i++) {
        const struct tagger_view *v = tagger_view_at(window, i);
        int16_t *row = scores + i * LANES;
        add(row, sums_of(kept, UNIT_CLASSES, v), LANES);
        add(row, sums_of(kept, UNIT_LEFT, v), LANES);
        add(row, sums_of(kept, UNIT_RIGHT, v), LANES);
        add(row, sums_of(kept, UNIT_SENTENCE, v), LANES);
        add(row, sums_of(kept, UNIT_NEAR_LEFT, v), LANES);
        add(row, sums_of(kept, UNIT_NEAR_RIGHT, v), LANES);
    }
    return scores;
}
