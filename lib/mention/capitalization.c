/* What a text tells of its capitalised words: see capitalization.h. */
#include "mention/capitalization.h"
#include "mention/limits.h"

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
        uint32_t *known = map_value(&table->known, t->hash, 0);
        if (s->first_word == i)
            continue;
        if (own != sentence) {
            sentence = own;
            prose = analysis->blocks.items[s->block].kind == BLOCK_PARAGRAPH && !table->headings[sentence];
        }
        if (prose)
            *known |= KNOWN_CAPITAL;
    }
}

/* Note which of them are written in lower case too. */
static void note_lower(struct capitalization *table, const struct analysis *analysis)
{
    for (const struct token *t = analysis->tokens.items, *end = t + analysis->tokens.count; t < end; t++)
        if (t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL))
            capitalization_learn(table, t->hash, KNOWN_LOWER);
}

bool capitalization_make(struct capitalization *table, const struct analysis *analysis)
{
    *table =
        (struct capitalization){.headings = memory_allocate(&analysis->mem, analysis->sentences.count * sizeof(bool))};
    if (!table->headings)
        return false;
    for (size_t s = 0; s < analysis->sentences.count; s++)
        table->headings[s] = is_line_of_capitals(analysis, &analysis->sentences.items[s]);
    if (!map_reserve(&table->known, &analysis->mem, analysis->capitals.count))
        return false;
    note_capitals(table, analysis);
    note_lower(table, analysis);
    return true;
}

void capitalization_free(struct capitalization *table, const struct analysis *analysis)
{
    map_free(&table->known, &analysis->mem);
    memory_free(&analysis->mem, table->headings);
    *table = (struct capitalization){.headings = NULL};
}

unsigned capitalization_known(const struct capitalization *table, uint32_t hash)
{
    uint32_t known = map_get(&table->known, hash);
    return known == NO_INDEX ? 0 : known;
}

void capitalization_learn(struct capitalization *table, uint32_t hash, unsigned known)
{
    struct map_slot *slot = table->known.count ? map_slot(&table->known, hash) : NULL;
    if (slot && slot->value != NO_INDEX)
        slot->value |= known;
}
