/*
 * The sums of weights of each unit, kept: a table for each unit with one place for each hash of what the unit sees.
 * Most words of a text are found there, so that few rows of features are looked up.
 */
#include "tagger/tagger.h"
#include "tagger/feature_keys.h"
#include "tagger/lanes.h"

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
enum { WORD_BITS = 14, POS_BITS = 9, QUOTE_BITS = 8, WORDS_BITS = 13, PAIR_BITS = 13, CLASSES_BITS = 14, LEFT_BITS = 14,
       RIGHT_BITS = 13, SENTENCE_BITS = 11, NEAR_BITS = 13 };

struct tagger_kept {
    struct five word[1 << WORD_BITS], pos[1 << POS_BITS], quote[1 << QUOTE_BITS];
    struct three pair[1 << PAIR_BITS], words[1 << WORDS_BITS];
    struct one classes[1 << CLASSES_BITS], left[1 << LEFT_BITS], right[1 << RIGHT_BITS], sentence[1 << SENTENCE_BITS];
    struct one near[1 << NEAR_BITS];
    int16_t scores[TAGGER_CHUNK * LANES]; /* one row for each word of a sequence */
    struct tagger_model model;
    void *block; /* in which this one lies */
};

/* What an entry holds that holds nothing: what is 0 is in place 0, and what is NOTHING elsewhere; see place_of. */
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
    kept->model = *model;
    return kept;
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

/* ---- entries ---- */

INLINE uint64_t together(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* What the units see: equal where their keys are. Most see one number; a word and classes two. Neighbouring fields are
 * read as one number, which holds exactly them: */
#define FIELD(name) offsetof(struct observation, name)
#define FOLLOWS(name, first, bytes) (FIELD(name) == FIELD(first) + (bytes))
_Static_assert(FOLLOWS(suffix, word, 4) && FOLLOWS(pos, word, 8), "a word and its suffix are 8 bytes");
_Static_assert(FOLLOWS(shape, pos, 4) && FOLLOWS(quote, pos, 5) && FOLLOWS(saying, pos, 6) && FOLLOWS(one, pos, 7) &&
                   FOLLOWS(left, pos, 8), "classes and the four fields after them are 8 bytes");
_Static_assert(FOLLOWS(left_distance, left, 4) && FOLLOWS(commas_left, left, 5) && FOLLOWS(left_quote, left, 6) &&
                   FOLLOWS(left_one, left, 7) && FOLLOWS(right, left, 8), "five fields to the left are 8 bytes");
_Static_assert(FOLLOWS(right_distance, right, 4) && FOLLOWS(right_quote, right, 5) && FOLLOWS(right_none, right, 6) &&
                   FOLLOWS(right_one, right, 7) && FOLLOWS(commas, right, 8), "five fields to the right are 8 bytes");
_Static_assert(FOLLOWS(holds, commas, 1) && FOLLOWS(from_start, commas, 2) && FOLLOWS(sentence_quote, commas, 3) &&
                   sizeof(struct observation) == FIELD(commas) + 4, "four fields of the sentence are 4 bytes");

/* The 8 bytes from a field on. */
INLINE uint64_t packed_number_at(const struct observation *v, size_t field)
{
    uint64_t number;
    memcpy(&number, (const char *)v + field, sizeof number);
    return number;
}

INLINE uint64_t seen_pair(const struct observation *v)
{
    return together(v[0].pos, v[1].pos);
}

INLINE uint64_t seen_words(const struct observation *v)
{
    return together(v[0].word, v[1].word);
}

INLINE uint64_t seen_quote(const struct observation *v)
{
    return (uint32_t)v->shape << 16 | (uint32_t)v->quote << 8 | v->saying;
}

INLINE uint64_t seen_left(const struct observation *v)
{
    return packed_number_at(v, FIELD(left));
}

INLINE uint64_t seen_right(const struct observation *v)
{
    return packed_number_at(v, FIELD(right));
}

INLINE uint64_t seen_sentence(const struct observation *v)
{
    uint32_t seen;
    memcpy(&seen, (const char *)v + FIELD(commas), sizeof seen);
    return seen;
}

INLINE uint64_t seen_near(const struct observation *v)
{
    return together(v->pos, (uint32_t)v->left_distance << 8 | v->right_distance);
}

/* The place of what is seen in a table of 2 to the bits. */
INLINE size_t template_place_of(uint64_t seen, unsigned bits)
{
    return (size_t)(seen * 0x9E3779B97F4A7C15u >> (64 - bits));
}

INLINE size_t place_of_two(uint64_t seen, uint64_t more, unsigned bits)
{
    return (size_t)((seen * 0x9E3779B97F4A7C15u + more * 0xC2B2AE3D27D4EB4Fu) >> (64 - bits));
}

/* The entry of a table of such: by bytes, which takes fewer steps than by elements where the table lies in a larger
 * block. */
INLINE void *entry_at(void *table, size_t size, size_t place)
{
    return (char *)table + place * size;
}

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

/* ---- looking ahead ---- */

INLINE void fetch(const void *entry, size_t size)
{
    for (size_t line = 0; line < size; line += LINE)
        lanes_fetch((const char *)entry + line);
}

#define AHEAD 6 /* words: so far ahead the entries are fetched, half of which lie outside of the quicker caches */
#define RING 16 /* a power of two above it and what is asked of the words before */

/* Where the entries are that a word asks for: its own, and those of the word before it, which see this one too. */
struct places {
    struct five *word[RING];
    struct three *pair[RING], *words[RING];
    struct one *classes[RING], *left[RING], *right[RING], *near[RING];
    uint64_t seen_pair[RING], seen_words[RING], seen_near[RING];
};

/* The places of what is asked when word i of the window comes in; full: there are two words before it. */
INLINE void look_ahead(struct tagger_kept *kept, const struct observation *views, size_t i, struct places *to,
                       bool full)
{
    const struct observation *v = &views[i];
    size_t at = i % RING;
    to->word[at] =
        entry_at(kept->word, sizeof *kept->word,
                 place_of_two(packed_number_at(v, FIELD(word)), packed_number_at(v, FIELD(pos)), WORD_BITS));
    fetch(to->word[at], sizeof *to->word[at]);
    if (!full && i == 0)
        return;
    v--;
    to->seen_pair[at] = seen_pair(v);
    to->seen_words[at] = seen_words(v);
    to->pair[at] = entry_at(kept->pair, sizeof *kept->pair, template_place_of(seen_pair(v), PAIR_BITS));
    to->words[at] = entry_at(kept->words, sizeof *kept->words, template_place_of(seen_words(v), WORDS_BITS));
    fetch(to->pair[at], sizeof *to->pair[at]);
    fetch(to->words[at], 1);
    if (!full && i < TAGGER_REACH)
        return;
    to->seen_near[at] = seen_near(v);
    to->classes[at] =
        entry_at(kept->classes, sizeof *kept->classes, place_of_two(seen_pair(v - 1), v[1].pos, CLASSES_BITS));
    to->left[at] = entry_at(kept->left, sizeof *kept->left, template_place_of(seen_left(v), LEFT_BITS));
    to->right[at] = entry_at(kept->right, sizeof *kept->right, template_place_of(seen_right(v), RIGHT_BITS));
    to->near[at] = entry_at(kept->near, sizeof *kept->near, template_place_of(seen_near(v), NEAR_BITS));
    fetch(to->classes[at], sizeof *to->classes[at]);
    fetch(to->left[at], sizeof *to->left[at]);
    fetch(to->right[at], sizeof *to->right[at]);
    fetch(to->near[at], sizeof *to->near[at]);
}

/* ---- sums that are not known ---- */

/* Add a row to so many. A key that the model has not may be taken for one of another unit's, which has weights for more
 * places than there are here: those are left out. */
static void add_row(const uint8_t *row, int16_t (*rows)[LANES], unsigned count)
{
    const uint8_t *end = row + row[2];
    unsigned places = row[3] & ~(unsigned)TAGGER_LAST;
    for (row += TAGGER_ROW_HEAD; places; places &= places - 1, row += LANES)
        if (tagger_lowest_bit(places) < count)
            lanes_add_bytes(rows[tagger_lowest_bit(places)], row);
    for (int16_t *columns = (int16_t *)rows; row < end; row += 2)
        if (row[0] < count * LANES)
            columns[row[0]] = (int16_t)(columns[row[0]] + (int8_t)row[1]);
}

/* Add the weights of a unit's keys to the rows of its places. */
INLINE void add_keys(const struct tagger_kept *kept, enum feature_template unit,
                              const struct observation *view, int16_t (*rows)[LANES], unsigned rows_count)
{
    struct tagger_key keys[TAGGER_TEMPLATE_KEYS];
    size_t count = feature_template_keys(unit, view, keys);
    for (size_t k = 0; k < count; k++) {
        const uint8_t *row = find_row(&kept->model, keys[k].key);
        if (row)
            add_row(row, rows, rows_count);
    }
}

INLINE void clear_rows(int16_t (*rows)[LANES], size_t count)
{
    for (size_t i = 0; i < count; i++)
        lanes_store(rows[i], lanes_all(0));
}

/* Make the sums of a unit, in an entry that had none or another's: a function for each, as the unit's keys are then
 * straight code. */
#define FILL(name, unit, entry)                                                                              \
    static void name(const struct tagger_kept *kept, const struct observation *view, struct entry *to) \
    {                                                                                                        \
        clear_rows(to->rows, sizeof to->rows / sizeof *to->rows);                                      \
        add_keys(kept, unit, view, to->rows, sizeof to->rows / sizeof *to->rows);                      \
    }

FILL(fill_pos, TEMPLATE_POS, five)
FILL(fill_quote, TEMPLATE_QUOTE, five)
FILL(fill_pair, TEMPLATE_PAIR, three)
FILL(fill_classes, TEMPLATE_CLASSES, one)
FILL(fill_left, TEMPLATE_LEFT, one)
FILL(fill_right, TEMPLATE_RIGHT, one)
FILL(fill_sentence, TEMPLATE_SENTENCE, one)
FILL(fill_near, TEMPLATE_NEAR, one)
#undef FILL

/* Those of the word with those of its classes and of where it is. */
static void fill_word(struct tagger_kept *kept, const struct observation *view, struct five *to)
{
    struct five *pos = &kept->pos[template_place_of(view->pos, POS_BITS)],
                *quote = &kept->quote[template_place_of(seen_quote(view), QUOTE_BITS)];
    if (!known(&pos->seen, view->pos))
        fill_pos(kept, view, pos);
    if (!known(&quote->seen, seen_quote(view)))
        fill_quote(kept, view, quote);
    for (size_t p = 0; p < 5; p++)
        lanes_store(to->rows[p], lanes_plus(lanes_load(pos->rows[p]), quote->rows[p]));
    add_keys(kept, TEMPLATE_WORD, view, to->rows, 5);
}

static void fill_words(const uint8_t *row, struct three *to)
{
    clear_rows(to->rows, 3);
    add_row(row, to->rows, 3);
}

/* ---- a sequence ---- */

/* A word comes in. Its own sums are for the two words before it, itself and the two after: sums has those of these
 * five, and the first, of which all has been added, leaves. */
INLINE void enter_word(struct tagger_kept *kept, const struct observation *v, struct five *word, struct lanes sums[5])
{
    if (!known_two(&word->seen, packed_number_at(v, FIELD(word)), packed_number_at(v, FIELD(pos))))
        fill_word(kept, v, word);
    sums[0] = lanes_plus(sums[1], word->rows[0]);
    sums[1] = lanes_plus(sums[2], word->rows[1]);
    sums[2] = lanes_plus(sums[3], word->rows[2]);
    sums[3] = lanes_plus(sums[4], word->rows[3]);
    sums[4] = lanes_load(word->rows[4]);
}

INLINE void add_three(const struct three *entry, struct lanes sums[5])
{
    sums[0] = lanes_plus(sums[0], entry->rows[0]);
    sums[1] = lanes_plus(sums[1], entry->rows[1]);
    sums[2] = lanes_plus(sums[2], entry->rows[2]);
}

/* The word that is two before word i and the one after it, for both and the one after these. */
INLINE void add_pair(struct tagger_kept *kept, const struct observation *v, size_t i, const struct places *places,
                          struct lanes sums[5])
{
    size_t at = (i - 1) % RING;
    struct three *pair = places->pair[at], *words = places->words[at];
    if (!known(&pair->seen, places->seen_pair[at]))
        fill_pair(kept, v, pair);
    add_three(pair, sums);
    if (words->seen.first != places->seen_words[at]) {
        struct tagger_key keys[TAGGER_TEMPLATE_KEYS];
        feature_template_keys(TEMPLATE_WORDS, v, keys);
        const uint8_t *row = find_row(&kept->model, keys[0].key);
        if (!row)
            return; /* half of all pairs are none that the model knows */
        words->seen.first = places->seen_words[at];
        fill_words(row, words);
    }
    add_three(words, sums);
}

/* All else of the word that is two before word i, of which this is the last. */
INLINE void leave_word(struct tagger_kept *kept, const struct observation *v, size_t i, const struct places *places,
                           struct lanes sum, int16_t *score)
{
    size_t at = (i - 1) % RING;
    struct one *classes = places->classes[at], *left = places->left[at], *right = places->right[at],
               *near = places->near[at];
    struct one *sentence = &kept->sentence[template_place_of(seen_sentence(v), SENTENCE_BITS)];
    if (!known_two(&classes->seen, places->seen_pair[(i - 2) % RING], v[1].pos))
        fill_classes(kept, v, classes);
    if (!known(&left->seen, seen_left(v)))
        fill_left(kept, v, left);
    if (!known(&right->seen, seen_right(v)))
        fill_right(kept, v, right);
    if (!known(&near->seen, places->seen_near[at]))
        fill_near(kept, v, near);
    if (!known(&sentence->seen, seen_sentence(v)))
        fill_sentence(kept, v, sentence);
    sum = lanes_plus(lanes_plus(sum, classes->rows[0]), left->rows[0]);
    sum = lanes_plus(lanes_plus(sum, right->rows[0]), near->rows[0]);
    lanes_store(score, lanes_spread(lanes_plus(sum, sentence->rows[0])));
}

const int16_t *tagger_scores(struct tagger_kept *kept, const struct tagger_window *window)
{
    const struct observation *views = window->views;
    size_t end = window->count + 2 * TAGGER_REACH, i = 0;
    struct lanes none = lanes_all(0), sums[5] = {none, none, none, none, none};
    struct places places;
    for (size_t next = 0; next < AHEAD && next < end; next++)
        look_ahead(kept, views, next, &places, false);
    for (; i < 2 * TAGGER_REACH; i++) {
        if (i + AHEAD < end)
            look_ahead(kept, views, i + AHEAD, &places, true);
        enter_word(kept, &views[i], places.word[i % RING], sums);
        if (i >= TAGGER_REACH)
            add_pair(kept, &views[i - TAGGER_REACH], i, &places, sums);
    }
    for (int16_t *score = kept->scores; i < end; i++, score += LANES) {
        const struct observation *v = &views[i - TAGGER_REACH];
        if (i + AHEAD < end)
            look_ahead(kept, views, i + AHEAD, &places, true);
        enter_word(kept, &views[i], places.word[i % RING], sums);
        add_pair(kept, v, i, &places, sums);
        leave_word(kept, v, i, &places, sums[0], score);
    }
    return kept->scores;
}

void tagger_add_row(const struct tagger_model *model, uint32_t key, int16_t *rows)
{
    _Alignas(LINE) int16_t columns[TAGGER_MAX_PLACES][LANES] = {{0}};
    const uint8_t *row = find_row(model, key);
    if (!row)
        return;
    add_row(row, columns, TAGGER_MAX_PLACES);
    for (size_t place = 0; place < TAGGER_MAX_PLACES; place++) {
        lanes_store(columns[place], lanes_spread(lanes_load(columns[place])));
        for (size_t i = 0; i < LANES; i++)
            rows[place * LANES + i] = (int16_t)(rows[place * LANES + i] + columns[place][i]);
    }
}
