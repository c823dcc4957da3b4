/*
 * The sums of weights of each unit, kept: a table for each unit with one place for each hash of what the unit sees. Most
 * words of a text are found there, so that few rows of features are looked up.
 */
#include "tagger.h"
#include "tagger_keys.h"
#include "tagger_lanes.h"

#include <string.h>

#ifdef __GNUC__
#define EXPECTED(condition) __builtin_expect(condition, 1)
#else
#define EXPECTED(condition) (condition)
#endif

/* ---- tables ---- */

/* What a unit sees of a word, equal where its keys are: one number or two. */
struct seen {
    uint64_t first, second;
};

/* An entry of a table: what was seen, and the sums of columns for all places of the unit. Entries begin on lines of the
 * processor's cache: those of one place fill one line. */
#define LINE 64
struct one {
    _Alignas(LINE) struct seen seen;
    int16_t rows[1][LANES];
};
struct three {
    _Alignas(LINE) struct seen seen;
    int16_t rows[3][LANES];
};
struct five {
    _Alignas(LINE) struct seen seen;
    int16_t rows[5][LANES];
};

/* One place for each hash: of how many bits. */
enum { WORD_BITS = 13, POS_BITS = 9, QUOTE_BITS = 8, WORDS_BITS = 12, PAIR_BITS = 12, CLASSES_BITS = 14, LEFT_BITS = 13,
       RIGHT_BITS = 13, SENTENCE_BITS = 11, NEAR_BITS = 13 };

struct tagger_kept {
    struct five word[1 << WORD_BITS], pos[1 << POS_BITS], quote[1 << QUOTE_BITS];
    struct three pair[1 << PAIR_BITS], words[1 << WORDS_BITS];
    struct one classes[1 << CLASSES_BITS], left[1 << LEFT_BITS], right[1 << RIGHT_BITS], sentence[1 << SENTENCE_BITS];
    struct one near[1 << NEAR_BITS];
    int16_t scores[TAGGER_CHUNK * LANES]; /* one row for each word of a sequence */
    const struct tagger_model *model;
    void *block; /* in which this one lies */
    bool wide;   /* the processor has AVX2 */
};

/* What an entry holds that holds nothing: what is 0 stands in place 0, and what is NOTHING elsewhere; see place_of. */
#define NOTHING UINT64_MAX

#define CLEAR(table)                                              \
    for (size_t i = 0; i < sizeof(table) / sizeof *(table); i++) \
        (table)[i].seen = (struct seen){i ? 0 : NOTHING, NOTHING}

static void clear(struct tagger_kept *kept)
{
    CLEAR(kept->word);
    CLEAR(kept->pos);
    CLEAR(kept->quote);
    CLEAR(kept->pair);
    CLEAR(kept->words);
    CLEAR(kept->classes);
    CLEAR(kept->left);
    CLEAR(kept->right);
    CLEAR(kept->sentence);
    CLEAR(kept->near);
}

struct tagger_kept *tagger_kept_new(const memory *mem, const struct tagger_model *model)
{
    void *block = memory_allocate(mem, sizeof(struct tagger_kept) + LINE);
    if (!block)
        return NULL;
    struct tagger_kept *kept = (void *)(((uintptr_t)block + LINE - 1) & ~(uintptr_t)(LINE - 1));
    clear(kept);
    kept->block = block;
    kept->model = model;
    kept->wide = lanes_wide();
    return kept;
}

void tagger_kept_narrow(struct tagger_kept *kept)
{
    kept->wide = false;
}

void tagger_kept_free(struct tagger_kept *kept, const memory *mem)
{
    if (kept)
        memory_free(mem, kept->block);
}

/* ---- rows of the model ---- */

/* The row of a key; NULL where the model has none. */
INLINE const uint8_t *find_row(const struct tagger_model *model, uint32_t key)
{
    uint32_t bucket = key >> 3 & (((uint32_t)1 << model->bits) - 1);
    uint32_t start = model->starts[bucket];
    if (start == TAGGER_NO_ROW)
        return NULL;
    const uint8_t *row = model->rows + model->groups[bucket >> TAGGER_GROUP] + start;
    while ((row[0] | (uint32_t)row[1] << 8) != key >> 16) {
        if (row[3] & TAGGER_LAST)
            return NULL;
        row += row[2];
    }
    return row;
}

static void add_row(const uint8_t *row, int16_t (*rows)[LANES])
{
    const uint8_t *end = row + row[2];
    unsigned places = row[3] & ~(unsigned)TAGGER_LAST;
    for (row += TAGGER_ROW_HEAD; places; places &= places - 1, row += LANES)
        lanes_add_bytes(rows[tagger_lowest_bit(places)], row);
    for (int16_t *columns = (int16_t *)rows; row < end; row += 2)
        columns[row[0]] = (int16_t)(columns[row[0]] + (int8_t)row[1]);
}

void tagger_add_row(const struct tagger_model *model, uint32_t key, int16_t *rows)
{
    _Alignas(LINE) int16_t columns[TAGGER_MOST_PLACES][LANES] = {{0}};
    const uint8_t *row = find_row(model, key);
    if (!row)
        return;
    add_row(row, columns);
    for (size_t place = 0; place < TAGGER_MOST_PLACES; place++) {
        lanes_store(columns[place], lanes_spread(lanes_load(columns[place])));
        for (size_t i = 0; i < LANES; i++)
            rows[place * LANES + i] = (int16_t)(rows[place * LANES + i] + columns[place][i]);
    }
}

/* ---- entries ---- */

INLINE uint64_t number_at(const void *bytes)
{
    uint64_t number;
    memcpy(&number, bytes, sizeof number);
    return number;
}

INLINE uint64_t together(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* What the units see: equal where their keys are. Most see one number; a word and classes two. */

INLINE uint64_t seen_pair(const struct tagger_view *v)
{
    return together(v[0].pos, v[1].pos);
}

INLINE uint64_t seen_words(const struct tagger_view *v)
{
    return together(v[0].word, v[1].word);
}

INLINE uint64_t seen_quote(const struct tagger_view *v)
{
    return (uint32_t)v->shape << 16 | (uint32_t)v->quote << 8 | v->saying;
}

INLINE uint64_t seen_left(const struct tagger_view *v)
{
    return number_at(&v->left);
}

INLINE uint64_t seen_right(const struct tagger_view *v)
{
    return number_at(&v->right);
}

INLINE uint64_t seen_sentence(const struct tagger_view *v)
{
    uint32_t seen;
    memcpy(&seen, &v->commas, sizeof seen);
    return seen;
}

INLINE uint64_t seen_near(const struct tagger_view *v)
{
    return together(v->pos, (uint32_t)v->left_distance << 8 | v->right_distance);
}

/* The place of what is seen in a table of 2 to the bits. */
INLINE size_t place_of(uint64_t seen, unsigned bits)
{
    return (size_t)(seen * 0x9E3779B97F4A7C15u >> (64 - bits));
}

INLINE size_t place_of_two(uint64_t seen, uint64_t more, unsigned bits)
{
    return (size_t)((seen * 0x9E3779B97F4A7C15u + more * 0xC2B2AE3D27D4EB4Fu) >> (64 - bits));
}

/* ---- sums ---- */

/* True if an entry is for what is seen; if not, it will be. */
INLINE bool known(struct seen *had, uint64_t seen)
{
    if (EXPECTED(had->first == seen))
        return true;
    had->first = seen;
    return false;
}

INLINE bool known_two(struct seen *had, uint64_t seen, uint64_t more)
{
    if (EXPECTED((had->first == seen) & (had->second == more)))
        return true;
    *had = (struct seen){seen, more};
    return false;
}

static void add_key(const struct tagger_model *model, uint32_t key, int16_t (*rows)[LANES])
{
    const uint8_t *row = find_row(model, key);
    if (row)
        add_row(row, rows);
}

/* Add the weights of a unit's keys to the rows of its places. */
INLINE void add_keys(const struct tagger_kept *kept, enum tagger_unit unit, const struct tagger_view *view, int16_t (*rows)[LANES])
{
    struct tagger_key keys[TAGGER_UNIT_KEYS];
    size_t count = tagger_unit_keys(unit, view, keys);
    for (size_t k = 0; k < count; k++)
        add_key(kept->model, keys[k].key, rows);
}

/* Make the sums of a unit, in an entry that had none or another's: a function for each, as the unit's keys are then straight
 * code. */
#define FILL(name, unit, entry)                                                                                \
    static void name(const struct tagger_kept *kept, const struct tagger_view *view, struct entry *to) \
    {                                                                                                          \
        memset(to->rows, 0, sizeof to->rows);                                                                  \
        add_keys(kept, unit, view, to->rows);                                                                  \
    }

FILL(fill_pos, UNIT_POS, five)
FILL(fill_quote, UNIT_QUOTE, five)
FILL(fill_pair, UNIT_PAIR, three)
FILL(fill_classes, UNIT_CLASSES, one)
FILL(fill_left, UNIT_LEFT, one)
FILL(fill_right, UNIT_RIGHT, one)
FILL(fill_sentence, UNIT_SENTENCE, one)
FILL(fill_near, UNIT_NEAR, one)

/* Those of the word with those of its classes and of where it stands. */
static void fill_word(struct tagger_kept *kept, const struct tagger_view *view, struct five *to)
{
    struct five *pos = &kept->pos[place_of(view->pos, POS_BITS)], *quote = &kept->quote[place_of(seen_quote(view), QUOTE_BITS)];
    if (!known(&pos->seen, view->pos))
        fill_pos(kept, view, pos);
    if (!known(&quote->seen, seen_quote(view)))
        fill_quote(kept, view, quote);
    for (size_t p = 0; p < 5; p++)
        lanes_store(to->rows[p], lanes_plus(lanes_load(pos->rows[p]), quote->rows[p]));
    add_keys(kept, UNIT_WORD, view, to->rows);
}

/* Many pairs of words are none that the model knows: false. */
static bool fill_words(struct tagger_kept *kept, const struct tagger_view *view, struct three *to)
{
    struct tagger_key keys[TAGGER_UNIT_KEYS];
    tagger_unit_keys(UNIT_WORDS, view, keys);
    const uint8_t *row = find_row(kept->model, keys[0].key);
    if (!row)
        return false;
    to->seen.first = seen_words(view);
    memset(to->rows, 0, sizeof to->rows);
    add_row(row, to->rows);
    return true;
}

/* ---- a sequence ---- */

/* Where the entries are that a word asks for: its own, and those of the word before it, which see this one too. */
struct places {
    struct five *word;
    struct three *pair, *words;
    struct one *classes, *left, *right, *near;
    uint64_t seen_near;
};

#define AHEAD 6 /* words: so far ahead the entries are fetched, half of which lie outside of the quicker caches */
#define RING 8  /* a power of two above it */

INLINE void fetch(const void *entry, size_t size)
{
    for (size_t line = 0; line < size; line += LINE)
        lanes_fetch((const char *)entry + line);
}

/* The places of word i of the window. */
INLINE void look_ahead(struct tagger_kept *kept, const struct tagger_view *views, size_t i, struct places *to)
{
    const struct tagger_view *v = &views[i];
    to->word = &kept->word[place_of_two(number_at(&v->word), number_at(&v->pos), WORD_BITS)];
    fetch(to->word, sizeof *to->word);
    if (i == 0)
        return;
    v--;
    to->pair = &kept->pair[place_of(seen_pair(v), PAIR_BITS)];
    to->words = &kept->words[place_of(seen_words(v), WORDS_BITS)];
    fetch(to->pair, sizeof *to->pair);
    fetch(to->words, 1);
    if (i < TAGGER_REACH)
        return;
    to->classes = &kept->classes[place_of_two(seen_pair(v - 1), v[1].pos, CLASSES_BITS)];
    to->left = &kept->left[place_of(seen_left(v), LEFT_BITS)];
    to->right = &kept->right[place_of(seen_right(v), RIGHT_BITS)];
    to->seen_near = seen_near(v);
    to->near = &kept->near[place_of(to->seen_near, NEAR_BITS)];
    fetch(to->classes, sizeof *to->classes);
    fetch(to->left, sizeof *to->left);
    fetch(to->right, sizeof *to->right);
    fetch(to->near, sizeof *to->near);
}

#define WALK score_narrow
#define WALK_ON
#define SUM struct lanes
#define SUM_ALL lanes_all
#define SUM_PLUS lanes_plus
#define SUM_SPREAD lanes_spread
#include "tagger_walk.h"

#ifdef HAS_WIDE
#define WALK score_wide
#define WALK_ON WIDE
#define SUM struct wide_lanes
#define SUM_ALL wide_all
#define SUM_PLUS wide_plus
#define SUM_SPREAD wide_spread
#include "tagger_walk.h"
#endif

const int16_t *tagger_scores(struct tagger_kept *kept, const struct tagger_window *window)
{
#ifdef HAS_WIDE
    if (kept->wide)
        return score_wide(kept, window);
#endif
    return score_narrow(kept, window);
}

