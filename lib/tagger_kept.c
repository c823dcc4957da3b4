/*
 * The sums of weights of each unit, kept: a table for each unit with one place for each hash of what the unit sees. Most
 * words of a text are found there, so that few rows of features are looked up.
 */
#include "tagger.h"
#include "tagger_lanes.h"

#include <string.h>

#define ALIGNMENT 16 /* of rows of scores */
#define BESIDE 5     /* words in a row that one entry counts for, at most */
#define RECENT 8     /* a power of two, not less than BESIDE */

static const uint8_t table_bits[UNIT_COUNT] = {
    [UNIT_WORD] = 13, [UNIT_POS] = 9,   [UNIT_QUOTE] = 8,     [UNIT_WORDS] = 12,     [UNIT_PAIR] = 12,      [UNIT_CLASSES] = 14,
    [UNIT_LEFT] = 13, [UNIT_RIGHT] = 13, [UNIT_SENTENCE] = 11, [UNIT_NEAR_LEFT] = 12, [UNIT_NEAR_RIGHT] = 12,
};

/* An entry of a table: what was seen (8 bytes and 8 left free), and the sums of all places behind it. Entries begin on lines
 * of the processor's cache: those of one place fill one line. */
#define LINE 64
#define HEAD 16

static const uint16_t entry_sizes[] = {0, 64, 0, 192, 0, 256}; /* by places: HEAD and rows of LANES, in whole lines */

INLINE size_t size_of(enum tagger_unit unit)
{
    return entry_sizes[unit <= UNIT_QUOTE ? 5 : unit <= UNIT_PAIR ? 3 : 1];
}

/* The entries of the last words; those whose place another took in the meantime lie aside. */
struct recent {
    const int16_t *rows[RECENT];
    int16_t (*aside)[BESIDE * LANES];
};

struct tagger_kept {
    const struct tagger_model *model;
    char *tables[UNIT_COUNT]; /* entries */
    int16_t *scores; /* one row for each word of a sequence */
    struct recent word, pair, words;
    bool wide; /* the processor has AVX2 */
};

/* The columns of one word, before they are put together to lanes: first those of states of their own, a lane each, or for
 * content four lanes and the four that begin content; then those of labels. */
struct columns {
    _Alignas(ALIGNMENT) int16_t own[24];
    int16_t labels[8];
};

/* The place of each column in these. */
static const uint8_t PLACES[TAGGER_COLUMNS] = {24, 25, 26, 27, 28, 1,  2,  3,  4,  5,  6,  7, 8,
                                               9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 29};

/* Add the weights of one place of a row; what is behind them. */
static inline const uint8_t *add_place(const uint8_t *row, struct columns *columns)
{
    uint32_t mask = row[0] | (uint32_t)row[1] << 8 | (uint32_t)row[2] << 16;
    int16_t *at = columns->own;
    for (row += 3; mask; mask &= mask - 1) {
        int16_t *column = &at[PLACES[tagger_lowest_bit(mask)]];
        *column = (int16_t)(*column + (int8_t)*row++);
    }
    return row;
}

/* The row of a key, behind its size; NULL where the model has none. */
static inline const uint8_t *find_row(const struct tagger_model *model, uint32_t key)
{
    uint32_t bucket = key >> 3 & (((uint32_t)1 << model->bits) - 1);
    const uint8_t *row = model->rows + model->buckets[bucket], *end = model->rows + model->buckets[bucket + 1];
    for (; row < end; row += row[2] | row[3] << 8)
        if ((row[0] | (uint32_t)row[1] << 8) == key >> 16)
            return row + 4;
    return NULL;
}

static void add_row(const uint8_t *row, struct columns *columns)
{
    for (unsigned places = *row++; places; places >>= 1, columns++)
        if (places & 1)
            row = add_place(row, columns);
}

void tagger_add_row(const struct tagger_model *model, uint32_t key, int16_t *rows)
{
    struct columns columns[TAGGER_PLACES];
    const uint8_t *row = find_row(model, key);
    if (!row)
        return;
    memset(columns, 0, sizeof columns);
    add_row(row, columns);
    for (size_t place = 0; *row >> place; place++) {
        _Alignas(ALIGNMENT) int16_t lanes[LANES];
        lanes_store(lanes, lanes_spread(columns[place].own, columns[place].labels));
        for (size_t i = 0; i < LANES; i++)
            rows[place * LANES + i] = (int16_t)(rows[place * LANES + i] + lanes[i]);
    }
}

/* The next bytes of a block, on a boundary. */
static void *take(char **at, size_t size)
{
    void *taken = *at;
    *at += (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    return taken;
}

struct tagger_kept *tagger_kept_new(const memory *mem, const struct tagger_model *model)
{
    struct tagger_kept *kept;
    size_t size = sizeof *kept + TAGGER_CHUNK * LANES * sizeof(int16_t) + 3 * RECENT * sizeof *kept->word.aside;
    for (int u = 0; u < UNIT_COUNT; u++)
        size += ((size_t)1 << table_bits[u]) * size_of((enum tagger_unit)u);
    kept = memory_allocate(mem, size + (size_t)ALIGNMENT * 5 + LINE);
    if (!kept)
        return NULL;
    *kept = (struct tagger_kept){.model = model, .wide = lanes_wide()};
    char *at = (char *)(((uintptr_t)(kept + 1) + ALIGNMENT - 1) & ~(uintptr_t)(ALIGNMENT - 1));
    kept->scores = take(&at, TAGGER_CHUNK * LANES * sizeof(int16_t));
    kept->word.aside = take(&at, RECENT * sizeof *kept->word.aside);
    kept->pair.aside = take(&at, RECENT * sizeof *kept->pair.aside);
    kept->words.aside = take(&at, RECENT * sizeof *kept->words.aside);
    at = (char *)(((uintptr_t)at + LINE - 1) & ~(uintptr_t)(LINE - 1));
    for (int u = 0; u < UNIT_COUNT; u++) {
        size_t bytes = size_of((enum tagger_unit)u);
        kept->tables[u] = take(&at, bytes << table_bits[u]);
        for (size_t i = 0; i < (size_t)1 << table_bits[u]; i++)
            memset(kept->tables[u] + i * bytes, 0, HEAD);
    }
    return kept;
}

void tagger_kept_narrow(struct tagger_kept *kept)
{
    kept->wide = false;
}

void tagger_kept_free(struct tagger_kept *kept, const memory *mem)
{
    memory_free(mem, kept);
}

/* Mixed before the other is put in, so that values that are alike do not cancel each other. */
INLINE uint64_t mixed(uint64_t a, uint64_t b)
{
    a *= 0x9E3779B97F4A7C15u;
    return (a ^ a >> 32) + b;
}

INLINE uint64_t number_at(const void *bytes)
{
    uint64_t number;
    memcpy(&number, bytes, sizeof number);
    return number;
}

/* All that the unit sees of a view: equal where its keys are. */
INLINE uint64_t seen_by(enum tagger_unit unit, const struct tagger_view *v)
{
    switch (unit) {
    case UNIT_WORD: return mixed(number_at(&v->word), number_at(&v->pos));
    case UNIT_PAIR: return mixed((uint64_t)v[0].pos << 32 | v[1].pos, 6);
    case UNIT_CLASSES: return mixed((uint64_t)v[-1].pos << 32 | v[0].pos, (uint64_t)v[1].pos | (uint64_t)1 << 32);
    case UNIT_LEFT: return number_at(&v->left);
    case UNIT_RIGHT: return number_at(&v->right);
    case UNIT_SENTENCE: {
        uint32_t seen;
        memcpy(&seen, &v->commas, sizeof seen);
        return (uint64_t)seen | (uint64_t)1 << 32;
    }
    case UNIT_NEAR_LEFT: return (uint64_t)v->pos << 32 | (uint32_t)v->left_distance << 8 | 1;
    case UNIT_NEAR_RIGHT: return (uint64_t)v->pos << 32 | (uint32_t)v->right_distance << 8 | 1;
    case UNIT_POS: return (uint64_t)v->pos | (uint64_t)1 << 32;
    case UNIT_QUOTE: return (uint32_t)v->shape << 24 | (uint32_t)v->quote << 16 | (uint32_t)v->saying << 8 | 1u;
    case UNIT_WORDS: return mixed((uint64_t)v[0].word << 32 | v[1].word, 9);
    case UNIT_COUNT: break;
    }
    return 1;
}

/* Add up the weights of a unit's keys, by columns, for each of its places. */
static inline void add_keys(const struct tagger_model *model, enum tagger_unit unit, const struct tagger_view *view,
                            struct columns *columns)
{
    struct tagger_key keys[TAGGER_UNIT_KEYS];
    size_t count = tagger_unit_keys(unit, view, keys);
    memset(columns, 0, tagger_reaches[unit].places * sizeof *columns);
    for (size_t k = 0; k < count; k++) {
        const uint8_t *row = find_row(model, keys[k].key);
        if (row)
            add_row(row, columns);
    }
}

INLINE char *place_of(const struct tagger_kept *kept, enum tagger_unit unit, uint64_t seen)
{
    size_t at = (size_t)(seen * 0x9E3779B97F4A7C15u >> (64 - table_bits[unit]));
    return kept->tables[unit] + at * size_of(unit);
}

/* Have the lines of an entry fetched before they are asked for: half of them lie outside of the quicker caches. */
INLINE void fetch(const struct tagger_kept *kept, enum tagger_unit unit, const struct tagger_view *view)
{
    const char *entry = place_of(kept, unit, seen_by(unit, view));
    for (size_t line = 0; line < size_of(unit); line += LINE)
        lanes_fetch(entry + line);
}

/* The sums in the entry of a unit; *known: they are those of the view already. What is seen as 0 is made anew each time,
 * as entries that hold nothing are 0. */
INLINE int16_t *entry_of(struct tagger_kept *kept, enum tagger_unit unit, const struct tagger_view *view, bool *known)
{
    uint64_t seen = seen_by(unit, view), had;
    char *entry = place_of(kept, unit, seen);
    memcpy(&had, entry, sizeof had);
    *known = had == seen && seen;
    if (!*known)
        memcpy(entry, &seen, sizeof seen);
    return (int16_t *)(void *)(entry + HEAD);
}

/* Make the sums of a unit, in an entry that had none or another's. */
static void fill(const struct tagger_model *model, enum tagger_unit unit, const struct tagger_view *view, int16_t *sums)
{
    struct columns columns[BESIDE];
    add_keys(model, unit, view, columns);
    for (size_t place = 0; place < tagger_reaches[unit].places; place++)
        lanes_store(sums + place * LANES, lanes_spread(columns[place].own, columns[place].labels));
}

INLINE const int16_t *sums_of(struct tagger_kept *kept, enum tagger_unit unit, const struct tagger_view *view)
{
    bool known;
    int16_t *sums = entry_of(kept, unit, view, &known);
    if (!known)
        fill(kept->model, unit, view, sums);
    return sums;
}

/* An entry is about to hold another's sums: what it held for one of the words just before is put aside. */
static void put_aside(struct recent *recent, size_t i, const int16_t *entry, size_t lanes)
{
    for (size_t k = 1; k < BESIDE; k++) {
        const int16_t **own = &recent->rows[(i - k) % RECENT];
        if (*own == entry)
            *own = memcpy(recent->aside[(i - k) % RECENT], entry, lanes * sizeof *entry);
    }
}

/* Those of the word with those of its classes and of where it stands. */
static void fill_word(struct tagger_kept *kept, const struct tagger_view *view, int16_t *sums)
{
    const int16_t *pos = sums_of(kept, UNIT_POS, view), *quote = sums_of(kept, UNIT_QUOTE, view);
    struct columns columns[BESIDE];
    add_keys(kept->model, UNIT_WORD, view, columns);
    for (size_t place = 0; place < BESIDE; place++, sums += LANES, pos += LANES, quote += LANES) {
        struct lanes own = lanes_spread(columns[place].own, columns[place].labels);
        lanes_store(sums, lanes_add(own, lanes_add(lanes_load(pos), lanes_load(quote))));
    }
}

/* The sums of a unit that count for the words behind too. */
INLINE void take_recent(struct tagger_kept *kept, enum tagger_unit unit, struct recent *recent, const struct tagger_view *view,
                        size_t i)
{
    bool known;
    int16_t *sums = entry_of(kept, unit, view, &known);
    if (!known) {
        put_aside(recent, i, sums, (size_t)tagger_reaches[unit].places * LANES);
        if (unit == UNIT_WORD)
            fill_word(kept, view, sums);
        else
            fill(kept->model, unit, view, sums);
    }
    recent->rows[i % RECENT] = sums;
}

/* Most pairs of words are none that the model knows. */
INLINE void take_words(struct tagger_kept *kept, const struct tagger_view *view, size_t i)
{
    _Alignas(ALIGNMENT) static const int16_t none[3 * LANES] = {0};
    struct tagger_key keys[TAGGER_UNIT_KEYS];
    tagger_unit_keys(UNIT_WORDS, view, keys);
    if (find_row(kept->model, keys[0].key))
        take_recent(kept, UNIT_WORDS, &kept->words, view, i);
    else
        kept->words.rows[i % RECENT] = none;
}

INLINE struct lanes plus(struct lanes sum, const int16_t *row)
{
    return lanes_add(sum, lanes_load(row));
}

/* The scores of the word that view i is two behind. */
INLINE struct lanes sum_up(struct tagger_kept *kept, const struct tagger_view *v, size_t i)
{
    struct lanes sum = lanes_load(kept->word.rows[i % RECENT]);
    for (size_t k = 1; k < 5; k++)
        sum = plus(sum, kept->word.rows[(i - k) % RECENT] + k * LANES);
    for (size_t k = 0; k < 3; k++) {
        sum = plus(sum, kept->pair.rows[(i - 2 - k) % RECENT] + k * LANES);
        sum = plus(sum, kept->words.rows[(i - 2 - k) % RECENT] + k * LANES);
    }
    sum = plus(sum, sums_of(kept, UNIT_CLASSES, v));
    sum = plus(sum, sums_of(kept, UNIT_LEFT, v));
    sum = plus(sum, sums_of(kept, UNIT_RIGHT, v));
    sum = plus(sum, sums_of(kept, UNIT_SENTENCE, v));
    sum = plus(sum, sums_of(kept, UNIT_NEAR_LEFT, v));
    return plus(sum, sums_of(kept, UNIT_NEAR_RIGHT, v));
}

#define AHEAD 6 /* words */

INLINE void fetch_ahead(const struct tagger_kept *kept, const struct tagger_view *view)
{
    fetch(kept, UNIT_WORD, view);
    fetch(kept, UNIT_PAIR, view - 1);
    fetch(kept, UNIT_CLASSES, view - 1);
    fetch(kept, UNIT_LEFT, view);
    fetch(kept, UNIT_RIGHT, view);
    fetch(kept, UNIT_NEAR_LEFT, view);
    fetch(kept, UNIT_NEAR_RIGHT, view);
}

INLINE const int16_t *score(struct tagger_kept *kept, const struct tagger_window *window)
{
    const struct tagger_view *views = window->views;
    for (size_t i = 0; i < window->count + 2 * TAGGER_REACH; i++) {
        if (i + AHEAD < window->count + 2 * TAGGER_REACH)
            fetch_ahead(kept, &views[i + AHEAD]);
        take_recent(kept, UNIT_WORD, &kept->word, &views[i], i);
        if (i < TAGGER_REACH)
            continue;
        take_recent(kept, UNIT_PAIR, &kept->pair, &views[i - TAGGER_REACH], i - TAGGER_REACH);
        take_words(kept, &views[i - TAGGER_REACH], i - TAGGER_REACH);
        if (i >= 2 * TAGGER_REACH)
            lanes_store(kept->scores + (i - 2 * TAGGER_REACH) * LANES, sum_up(kept, &views[i - TAGGER_REACH], i));
    }
    return kept->scores;
}

static const int16_t *score_narrow(struct tagger_kept *kept, const struct tagger_window *window)
{
    return score(kept, window);
}

WIDE static const int16_t *score_wide(struct tagger_kept *kept, const struct tagger_window *window)
{
    return score(kept, window);
}

const int16_t *tagger_scores(struct tagger_kept *kept, const struct tagger_window *window)
{
    return (kept->wide ? score_wide : score_narrow)(kept, window);
}
