/* Sources that no mention names get a new one; two mentions that one source joins get a coordinated one. */
#include "mention/repair.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NAME 8 /* words of a name that ends a source */

struct pending {
    struct mention mention;
    size_t link;
    size_t members[2]; /* of a coordinated one, the two mentions that it joins, else NONE */
};
struct pending_list {
    struct pending *items;
    size_t count, capacity;
};

static const struct token *at(const struct analysis *analysis, size_t i)
{
    return &analysis->tokens.items[i];
}

static bool is_capital_word(const struct token *t)
{
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

/* A mention for a source span where none stands: a pronoun, a name where it ends with capitals, or what it says. */
static struct mention make_mention(const struct analysis *analysis, size_t first, size_t end)
{
    const struct token *t = at(analysis, first);
    while (end > first + 1 && at(analysis, end - 1)->kind != TOKEN_WORD &&
           at(analysis, end - 1)->kind != TOKEN_NUMBER)
        end--;
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
                        .block = t->block,
                        .sentence = sentence_of(analysis, first),
                        .type = MENTION_UNNAMED,
                        .parent = NO_INDEX};
    size_t name = end;
    while (name > first && end - name < MAX_NAME && is_capital_word(at(analysis, name - 1)))
        name--;
    if (end == first + 1 && (token_is(t, LEX_PRONOUN) || token_is(t, LEX_AUXILIARY))) { /* "I’ve" */
        m.type = MENTION_PRONOUN;
    } else if (name < end && !token_is(at(analysis, name), LEX_DETERMINER)) {
        m.type = MENTION_NAME;
        m.name_first = name;
        m.name_end = end;
    }
    return m;
}

static int by_place(const void *left, const void *right)
{
    const struct pending *a = left, *b = right;
    if (a->mention.first_token != b->mention.first_token)
        return a->mention.first_token < b->mention.first_token ? -1 : 1;
    if (a->mention.end_token != b->mention.end_token)
        return a->mention.end_token > b->mention.end_token ? -1 : 1;
    return a->link < b->link ? -1 : 1;
}

/* Put the new mentions among the old ones: where each has come to stand, of which every parent is set right. */
static bool merge(const struct analysis *analysis, struct mention_stage *stage, struct pending_list *pending)
{
    const struct mention *olds = stage->mentions.items;
    struct mention *merged = NULL;
    size_t capacity = 0, count = 0, old = stage->mentions.count, next = 0;
    if (!vector_reserve(&analysis->mem, (void **)&merged, &capacity, old + pending->count, sizeof *merged))
        return false;
    qsort(pending->items, pending->count, sizeof *pending->items, by_place);
    for (size_t i = 0; i <= old; i++) {
        for (; next < pending->count; next++) {
            struct pending *p = &pending->items[next];
            const struct mention *here = i < old ? &olds[i] : NULL;
            if (here && (p->mention.first_token > here->first_token ||
                         (p->mention.first_token == here->first_token && p->mention.end_token <= here->end_token)))
                break;
            bool again = next > 0 && p[-1].mention.first_token == p->mention.first_token &&
                         p[-1].mention.end_token == p->mention.end_token;
            if (!again)
                merged[count++] = p->mention;
            stage->sources.items[p->link] = (uint32_t)count - 1;
        }
        if (i < old) {
            stage->places.items[i] = (uint32_t)count;
            merged[count++] = olds[i];
        }
    }
    for (size_t i = 0; i < count; i++)
        if (merged[i].parent < old)
            merged[i].parent = stage->places.items[merged[i].parent];
    for (size_t i = 0; i < pending->count; i++)
        for (size_t k = 0; k < 2 && pending->items[i].members[k] != NO_INDEX; k++)
            merged[stage->places.items[pending->items[i].members[k]]].parent =
                stage->sources.items[pending->items[i].link];
    VECTOR_FREE(&analysis->mem, stage->mentions);
    stage->mentions.items = merged;
    stage->mentions.count = count;
    stage->mentions.capacity = capacity;
    return true;
}

/* "The United States and allies" is a source of two mentions: what joins them, or false. */
static bool make_coordinated(const struct analysis *analysis, const struct link *link, struct pending *out)
{
    const struct mention *m = &analysis->mentions.items[link->source];
    if (m->coordinated || m->parent != NO_INDEX || m->possessive || m->first_token != link->source_first ||
        m->end_token + 1 >= link->source_end || !token_equals(analysis, m->end_token, "and"))
        return false;
    for (size_t i = link->source + 1; i < analysis->mentions.count && i < link->source + 6; i++) {
        const struct mention *other = &analysis->mentions.items[i];
        if (other->first_token != m->end_token + 1 || other->end_token != link->source_end || other->parent != NO_INDEX)
            continue;
        out->mention = *m;
        out->mention.end_token = out->mention.core_end = link->source_end;
        out->mention.name_first = out->mention.name_end = m->first_token;
        out->mention.core_first = m->first_token;
        out->mention.coordinated = out->mention.plural = true;
        out->members[0] = link->source;
        out->members[1] = i;
        return true;
    }
    return false;
}

/* What a link's source lacks: a mention for it. */
static bool find_pending(const struct analysis *analysis, const struct link *link, struct pending *out)
{
    if (link->source_first >= link->source_end)
        return false;
    if (link->source != NO_INDEX)
        return make_coordinated(analysis, link, out);
    out->mention = make_mention(analysis, link->source_first, link->source_end);
    return true;
}

/* Room for where each mention comes to stand, and for the source of each link. */
static bool begin_moves(const struct analysis *analysis, struct mention_stage *stage)
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
    for (size_t i = 0; good && i < analysis->links.count; i++) {
        struct pending one = {.link = i, .members = {NO_INDEX, NO_INDEX}};
        if (find_pending(analysis, &analysis->links.items[i], &one))
            good = VECTOR_PUSH(&analysis->mem, pending, one);
    }
    if (good && pending.count)
        good = begin_moves(analysis, stage) && merge(analysis, stage, &pending);
    VECTOR_FREE(&analysis->mem, pending);
    return good;
}
