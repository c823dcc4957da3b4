/* What a text tells of its capitalised words: a hash table over their hashes. */
#include "mention/capitalization.h"

#include <string.h>

static size_t place_of(uint32_t hash, size_t mask)
{
    return (hash * 0x9E3779B1u) & mask;
}

static struct mention_memory_row *find(const struct mention_memory *table, uint32_t hash)
{
    if (table->capacity == 0)
        return NULL;
    size_t mask = table->capacity - 1, i = place_of(hash, mask);
    while (table->rows[i].used && table->rows[i].hash != hash)
        i = (i + 1) & mask;
    return &table->rows[i];
}

static bool is_heading(const struct analysis *analysis, const struct sentence *sentence)
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
        else if (t->end - t->start > 3 && !token_is(t, LEX_PREPOSITION))
            return false;
    }
    return capitals > 3;
}

/* Note the capitals inside sentences that are no headings. */
static void note_capitals(struct mention_memory *table, const struct analysis *analysis)
{
    size_t sentence = NO_INDEX;
    bool prose = false;
    for (size_t n = 0; n < analysis->capitals.count; n++) {
        const size_t i = analysis->capitals.items[n], own = sentence_of(analysis, i);
        const struct token *t = &analysis->tokens.items[i];
        const struct sentence *s = &analysis->sentences.items[own];
        struct mention_memory_row *row = find(table, t->hash);
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

/* Note which of them stand in lower case too. */
static void note_lower(struct mention_memory *table, const struct analysis *analysis)
{
    size_t mask = table->capacity - 1;
    for (const struct token *t = analysis->tokens.items, *end = t + analysis->tokens.count; t < end; t++) {
        if (t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
            continue;
        struct mention_memory_row *row = &table->rows[place_of(t->hash, mask)];
        if (row->hash == t->hash)
            row->known |= KNOWN_LOWER; /* where the row is not used, that tells nothing */
        else if (row->used)
            mention_memory_learn(table, t->hash, KNOWN_LOWER);
    }
}

bool mention_memory_make(struct mention_memory *table, const struct analysis *analysis)
{
    size_t capacity = 16;
    *table =
        (struct mention_memory){.headings = memory_allocate(&analysis->mem, analysis->sentences.count * sizeof(bool))};
    if (!table->headings)
        return false;
    for (size_t s = 0; s < analysis->sentences.count; s++)
        table->headings[s] = is_heading(analysis, &analysis->sentences.items[s]);
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

void mention_memory_free(struct mention_memory *table, const struct analysis *analysis)
{
    memory_free(&analysis->mem, table->rows);
    memory_free(&analysis->mem, table->headings);
    *table = (struct mention_memory){.capacity = 0};
}

unsigned mention_memory_known(const struct mention_memory *table, uint32_t hash)
{
    const struct mention_memory_row *row = find(table, hash);
    return row && row->used ? row->known : 0;
}

void mention_memory_learn(struct mention_memory *table, uint32_t hash, unsigned known)
{
    struct mention_memory_row *row = find(table, hash);
    if (row && row->used)
        row->known |= (uint8_t)known;
}
