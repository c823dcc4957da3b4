/* What a text tells of its capitalised words: see capitalization.h. */
#include "mention/capitalization.h"
#include "mention/limits.h"

#include <string.h>

static size_t first_capital_row(uint32_t hash, size_t mask)
{
    return (hash * 0x9E3779B1u) & mask;
}

static struct capital_row *capital_row(const struct capitalization *table, uint32_t hash)
{
    if (table->capacity == 0)
        return NULL;
    size_t mask = table->capacity - 1, i = first_capital_row(hash, mask);
    while (table->rows[i].used && table->rows[i].hash != hash)
        i = (i + 1) & mask;
    return &table->rows[i];
}

/* A line of its own that is a heading by its kind, or a sentence in which every longer word has a capital. */
static bool is_line_of_capitals(const struct analysis *analysis, const struct sentence *sentence)
{
    enum block_kind kind = analysis->blocks.items[sentence->block].kind;
    size_t capitals = 0;
    if (kind == BLOCK_HEADLINE || kind == BLOCK_SUBHEADING || kind == BLOCK_LINKS)
        return true;
    for (size_t i = sentence->first_token; i < sentence->end_token; i++) {
        const struct token *t = &analysis->tokens.items[i];
        if (t->kind != TOKEN_WORD)
            continue;
        if (t->flags & TOKEN_CAPITAL)
            capitals++;
        else if (t->end - t->start > MAX_HEADING_SMALL && !token_is(t, LEX_PREPOSITION))
            return false;
    }
    return capitals >= MIN_HEADING_CAPITALS;
}

/* Note the capitals inside sentences that are no headings. */
static void note_capitals(struct capitalization *table, const struct analysis *analysis)
{
    size_t sentence = NO_INDEX;
    bool prose = false;
    for (size_t n = 0; n < analysis->capitals.count; n++) {
        const size_t i = analysis->capitals.items[n], own = sentence_of(analysis, i);
        const struct token *t = &analysis->tokens.items[i];
        const struct sentence *s = &analysis->sentences.items[own];
        struct capital_row *row = capital_row(table, t->hash);
        row->hash = t->hash;
        row->used = 1;
        if (s->first_word == i)
            continue;
        if (own != sentence) {
            sentence = own;
            prose = analysis->blocks.items[s->block].kind == BLOCK_PARAGRAPH && !table->headings[sentence];
        }
        if (prose)
            row->known |= KNOWN_CAPITAL;
    }
}

/* Note which of them are written in lower case too. */
static void note_lower(struct capitalization *table, const struct analysis *analysis)
{
    size_t mask = table->capacity - 1;
    for (const struct token *t = analysis->tokens.items, *end = t + analysis->tokens.count; t < end; t++) {
        if (t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
            continue;
        struct capital_row *row = &table->rows[first_capital_row(t->hash, mask)];
        if (row->hash == t->hash)
            row->known |= KNOWN_LOWER; /* where the row is not used, that tells nothing */
        else if (row->used)
            capitalization_learn(table, t->hash, KNOWN_LOWER);
    }
}

bool capitalization_make(struct capitalization *table, const struct analysis *analysis)
{
    size_t capacity = 16;
    *table =
        (struct capitalization){.headings = memory_allocate(&analysis->mem, analysis->sentences.count * sizeof(bool))};
    if (!table->headings)
        return false;
    for (size_t s = 0; s < analysis->sentences.count; s++)
        table->headings[s] = is_line_of_capitals(analysis, &analysis->sentences.items[s]);
    while (capacity < 2 * analysis->capitals.count)
        capacity *= 2;
    table->rows = memory_allocate(&analysis->mem, capacity * sizeof *table->rows);
    if (!table->rows)
        return false;
    memset(table->rows, 0, capacity * sizeof *table->rows);
    table->capacity = capacity;
    note_capitals(table, analysis);
    note_lower(table, analysis);
    return true;
}

void capitalization_free(struct capitalization *table, const struct analysis *analysis)
{
    memory_free(&analysis->mem, table->rows);
    memory_free(&analysis->mem, table->headings);
    *table = (struct capitalization){.capacity = 0};
}

unsigned capitalization_known(const struct capitalization *table, uint32_t hash)
{
    const struct capital_row *row = capital_row(table, hash);
    return row && row->used ? row->known : 0;
}

void capitalization_learn(struct capitalization *table, uint32_t hash, unsigned known)
{
    struct capital_row *row = capital_row(table, hash);
    if (row && row->used)
        row->known |= (uint8_t)known;
}
