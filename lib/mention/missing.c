/*
 * Mentions for the sources of links that have none: reads links and mentions; makes a mention where a source is none, a
 * coordinated one where a source joins two, and notes where that moves the others.
 */
#include "base/sort.h"
#include "mention/limits.h"
#include "mention/repair.h"

#include <stdlib.h>

/* A mention that is to be put among the others. */
struct pending {
    struct mention mention;
    uint32_t link;
    uint32_t members[2]; /* of a coordinated one, the two mentions that it joins, else NO_INDEX */
};
struct pending_list {
    struct pending *items;
    size_t count, capacity;
};

/* ---- what a source lacks ---- */

static bool is_capital_word(const struct token *t)
{
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

/* A source without the marks at its end. */
static uint32_t end_of_words(const struct analysis *analysis, uint32_t first, uint32_t end)
{
    while (end > first + 1 && token_at(analysis, end - 1)->kind != TOKEN_WORD &&
           token_at(analysis, end - 1)->kind != TOKEN_NUMBER)
        end--;
    return end;
}

/* Where the capitals begin that end a source, or its end. */
static uint32_t capitals_first(const struct analysis *analysis, uint32_t first, uint32_t end)
{
    uint32_t name = end;
    while (name > first && end - name < MAX_SOURCE_NAME && is_capital_word(token_at(analysis, name - 1)))
        name--;
    return name;
}

/* "he", "I’ve". */
static bool is_pronoun_word(const struct token *t)
{
    return token_is(t, LEX_PRONOUN) || token_is(t, LEX_AUXILIARY);
}

/* A mention for a source where none is: a pronoun, a name where it ends with capitals, or what it says. */
static struct mention mention_of_source(const struct analysis *analysis, uint32_t first, uint32_t source_end)
{
    uint32_t end = end_of_words(analysis, first, source_end), name = capitals_first(analysis, first, end);
    struct mention m = {.first_token = first,
                        .end_token = end,
                        .core_first = first,
                        .core_end = end,
                        .head = end - 1,
                        .name_first = first,
                        .name_end = first,
                        .role_first = first,
                        .role_end = first,
                        .apposition_first = first,
                        .apposition_end = first,
                        .block = token_at(analysis, first)->block,
                        .sentence = sentence_of(analysis, first),
                        .type = MENTION_UNNAMED,
                        .parent = NO_INDEX};
    if (end == first + 1 && is_pronoun_word(token_at(analysis, first))) {
        m.type = MENTION_PRONOUN;
    } else if (name < end && !token_is(token_at(analysis, name), LEX_DETERMINER)) {
        m.type = MENTION_NAME;
        m.name_first = name;
        m.name_end = end;
    }
    return m;
}

/* The source begins with this mention, and an "and" after it goes on. */
static bool is_first_of_two(const struct analysis *analysis, const struct mention *m, const struct link *link)
{
    return !m->coordinated && m->parent == NO_INDEX && !m->possessive && m->first_token == link->source_first &&
           m->end_token + 1 < link->source_end && token_at(analysis, m->end_token)->word == WORD_AND;
}

/* The mention after the "and" that ends the source, or NO_INDEX. */
static uint32_t second_of_two(const struct analysis *analysis, const struct mention *m, const struct link *link)
{
    for (uint32_t i = link->source + 1; i < analysis->mentions.count && i <= link->source + MAX_BETWEEN; i++) {
        const struct mention *other = &analysis->mentions.items[i];
        if (other->first_token == m->end_token + 1 && other->end_token == link->source_end && other->parent == NO_INDEX)
            return i;
    }
    return NO_INDEX;
}

/* "The United States and allies" is a source of two mentions: what joins them, or false. */
static bool find_coordinated(const struct analysis *analysis, const struct link *link, struct pending *out)
{
    const struct mention *m = &analysis->mentions.items[link->source];
    if (!is_first_of_two(analysis, m, link))
        return false;
    uint32_t second = second_of_two(analysis, m, link);
    if (second == NO_INDEX)
        return false;
    out->mention = *m;
    out->mention.end_token = out->mention.core_end = link->source_end;
    out->mention.name_first = out->mention.name_end = out->mention.core_first = m->first_token;
    out->mention.coordinated = out->mention.plural = true;
    out->members[0] = link->source;
    out->members[1] = second;
    return true;
}

/* What a link's source lacks: a mention for it. */
static bool find_pending(const struct analysis *analysis, const struct link *link, struct pending *out)
{
    if (link->source_first >= link->source_end)
        return false;
    if (link->source != NO_INDEX)
        return find_coordinated(analysis, link, out);
    out->mention = mention_of_source(analysis, link->source_first, link->source_end);
    return true;
}

/* ---- the new mentions among the old ones ---- */

/* The order of mentions: where they begin, the longer first. */
static int compare_extents(const struct mention *a, const struct mention *b)
{
    if (a->first_token != b->first_token)
        return a->first_token < b->first_token ? -1 : 1;
    return a->end_token == b->end_token ? 0 : a->end_token > b->end_token ? -1 : 1;
}

static int pending_order(const void *left, const void *right, const void *context)
{
    (void)context;
    const struct pending *a = left, *b = right;
    int order = compare_extents(&a->mention, &b->mention);
    return order ? order : a->link < b->link ? -1 : 1;
}

/* Put the new mentions before the old one, or the rest of them where that is NULL; links with one source get one.
 * merged: has room. */
static struct pending *put_before(struct mention_stage *stage, const struct mention *old, struct pending *next,
                                  const struct pending *end, struct mention *merged, uint32_t *count)
{
    for (const struct pending *last = NULL; next < end && (!old || compare_extents(&next->mention, old) < 0); next++) {
        if (!last || compare_extents(&last->mention, &next->mention) != 0)
            merged[(*count)++] = next->mention;
        stage->sources.items[next->link] = *count - 1;
        last = next;
    }
    return next;
}

/* Parents are where they have moved to; those that a new mention joins are in it. */
static void set_parents(struct mention_stage *stage, size_t old_count, const struct pending_list *pending)
{
    struct mention *mentions = stage->mentions.items;
    for (size_t i = 0; i < stage->mentions.count; i++)
        if (mentions[i].parent < old_count)
            mentions[i].parent = stage->places.items[mentions[i].parent];
    for (size_t i = 0; i < pending->count; i++)
        for (size_t k = 0; k < 2 && pending->items[i].members[k] != NO_INDEX; k++)
            mentions[stage->places.items[pending->items[i].members[k]]].parent =
                stage->sources.items[pending->items[i].link];
}

/* Put the new mentions among the old ones, and note where each of these is put. */
static bool put_among(const struct analysis *analysis, struct mention_stage *stage, struct pending_list *pending)
{
    VECTOR(struct mention) merged = {NULL, 0, 0};
    const size_t old_count = stage->mentions.count;
    struct pending *next = pending->items, *end = next + pending->count;
    uint32_t count = 0;
    if (!sort_items(&analysis->mem, pending->items, pending->count, sizeof *pending->items, pending_order, NULL) ||
        !VECTOR_RESERVE(&analysis->mem, merged, old_count + pending->count))
        return false;
    for (size_t i = 0; i < old_count; i++) {
        const struct mention *old = &stage->mentions.items[i];
        next = put_before(stage, old, next, end, merged.items, &count);
        stage->places.items[i] = count;
        merged.items[count++] = *old;
    }
    put_before(stage, NULL, next, end, merged.items, &count);
    VECTOR_FREE(&analysis->mem, stage->mentions);
    stage->mentions.items = merged.items;
    stage->mentions.count = count;
    stage->mentions.capacity = merged.capacity;
    set_parents(stage, old_count, pending);
    return true;
}

/* Room for where each mention is put, and for the source of each link. */
static bool room_for_moves(const struct analysis *analysis, struct mention_stage *stage)
{
    const memory *mem = &analysis->mem;
    if (!VECTOR_RESERVE(mem, stage->places, stage->mentions.count + 1) ||
        !VECTOR_RESERVE(mem, stage->sources, analysis->links.count + 1))
        return false;
    stage->places.count = stage->mentions.count;
    stage->sources.count = analysis->links.count;
    for (size_t i = 0; i < analysis->links.count; i++)
        stage->sources.items[i] = NO_INDEX;
    return true;
}

bool missing_add(const struct analysis *analysis, struct mention_stage *stage)
{
    struct pending_list pending = {.items = NULL};
    bool good = true;
    for (uint32_t i = 0; good && i < analysis->links.count; i++) {
        struct pending one = {.link = i, .members = {NO_INDEX, NO_INDEX}};
        if (find_pending(analysis, &analysis->links.items[i], &one))
            good = VECTOR_PUSH(&analysis->mem, pending, one);
    }
    if (good && pending.count)
        good = room_for_moves(analysis, stage) && put_among(analysis, stage, &pending);
    VECTOR_FREE(&analysis->mem, pending);
    return good;
}
