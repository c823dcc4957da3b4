/* Sources that the labels alone found get a mention: one that stands there, or a new one. */
#include "coref/coref.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NAME 8 /* words of a name that ends a source */

struct pending {
    struct mention mention;
    size_t link;
    size_t members[2]; /* of a coordinated one, the two mentions that it joins, else NONE */
};
struct pending_list {
    VECTOR(struct pending) list;
    size_t *places; /* of each old mention: its new index */
};

/* The mention that a source span is about: the first one in it that stands in no other of it. */
static size_t mention_in(const struct analysis *analysis, size_t first, size_t end)
{
    size_t found = NO_INDEX;
    size_t i = analysis_first_mention(analysis, first);
    for (size_t back = i; back > 0 && i - back < 4; back--) {
        const struct mention *m = &analysis->mentions.items[back - 1];
        if (m->parent == NO_INDEX && m->first_token < first && m->head >= first && m->head < end)
            return back - 1;
    }
    for (; i < analysis->mentions.count && analysis->mentions.items[i].first_token < end; i++) {
        const struct mention *m = &analysis->mentions.items[i];
        if (m->head >= end || (m->possessive && m->end_token < end))
            continue;
        if (found == NO_INDEX || (m->first_token == analysis->mentions.items[found].first_token &&
                              m->end_token > analysis->mentions.items[found].end_token))
            found = i;
        if (m->first_token > first && found != NO_INDEX)
            break;
    }
    return found;
}

static bool is_capital_word(const struct token *t)
{
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

/* A mention for a source span where none stands: a pronoun, a name where it ends with capitals, or what it says. */
static struct mention make_mention(const struct analysis *analysis, size_t first, size_t end)
{
    const struct token *t = coref_token(analysis, first);
    while (end > first + 1 && coref_token(analysis, end - 1)->kind != TOKEN_WORD &&
           coref_token(analysis, end - 1)->kind != TOKEN_NUMBER)
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
                        .parent = NO_INDEX,
                        .speaker = NO_INDEX};
    size_t name = end;
    while (name > first && end - name < MAX_NAME && is_capital_word(coref_token(analysis, name - 1)))
        name--;
    if (end == first + 1 && (token_is(t, LEX_PRONOUN) || token_is(t, LEX_AUXILIARY))) { /* "I’ve" */
        m.type = MENTION_PRONOUN;
    } else if (name < end && !token_is(coref_token(analysis, name), LEX_DETERMINER)) {
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

static void move_index(const struct pending_list *pending, size_t count, uint32_t *index)
{
    if (*index < count)
        *index = pending->places[*index];
}

/* Put the new mentions among the old ones and set every index right. */
static bool merge(struct mention_stage *mentions, struct attribute_stage *attribution, struct pending_list *pending)
{
    const memory *mem = &attribution->analysis->mem;
    struct link *links = attribution->links.items;
    struct mention *merged = NULL;
    size_t capacity = 0, count = 0, old = mentions->mentions.count, next = 0;
    if (!vector_reserve(mem, (void **)&merged, &capacity, old + pending->list.count, sizeof *merged))
        return false;
    qsort(pending->list.items, pending->list.count, sizeof *pending->list.items, by_place);
    for (size_t i = 0; i <= old; i++) {
        for (; next < pending->list.count; next++) {
            struct pending *p = &pending->list.items[next];
            const struct mention *here = i < old ? &mentions->mentions.items[i] : NULL;
            if (here && (p->mention.first_token > here->first_token ||
                         (p->mention.first_token == here->first_token && p->mention.end_token <= here->end_token)))
                break;
            bool again = next > 0 && p[-1].mention.first_token == p->mention.first_token &&
                         p[-1].mention.end_token == p->mention.end_token;
            if (!again)
                merged[count++] = p->mention;
            links[p->link].source =
                old + count - 1; /* past the old ones: no index that is to be moved */
        }
        if (i < old) {
            pending->places[i] = count;
            merged[count++] = mentions->mentions.items[i];
        }
    }
    for (size_t i = 0; i < count; i++)
        move_index(pending, old, &merged[i].parent);
    for (size_t i = 0; i < pending->list.count; i++)
        for (size_t k = 0; k < 2; k++) {
            const struct pending *p = &pending->list.items[i];
            if (p->members[k] != NO_INDEX)
                merged[pending->places[p->members[k]]].parent = links[p->link].source - old;
        }
    for (size_t i = 0; i < attribution->links.count; i++) {
        struct link *link = &links[i];
        if (link->source != NO_INDEX && link->source >= old)
            link->source -= old;
        else
            move_index(pending, old, &link->source);
        move_index(pending, old, &link->addressee);
        move_index(pending, old, &link->via);
    }
    VECTOR_FREE(mem, mentions->mentions);
    mentions->mentions.items = merged;
    mentions->mentions.count = count;
    mentions->mentions.capacity = capacity;
    return true;
}

/* "The museum" of "the museum’s director": the mention around it that begins with it. */
static size_t possessed(const struct analysis *analysis, size_t mention, size_t end)
{
    const struct mention *m = &analysis->mentions.items[mention];
    size_t i = mention;
    if (!m->possessive || m->end_token >= end)
        return mention;
    while (i > 0 && mention - i < 4 && analysis->mentions.items[i - 1].first_token == m->first_token)
        i--;
    for (; i < analysis->mentions.count && analysis->mentions.items[i].first_token == m->first_token; i++)
        if (analysis->mentions.items[i].end_token > m->end_token && !analysis->mentions.items[i].possessive)
            return i;
    return mention;
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

/* What a link's source still lacks: a mention for it. */
static bool find_pending(const struct analysis *analysis, struct link *link, struct pending *out)
{
    if (link->source != NO_INDEX)
        link->source = possessed(analysis, link->source, link->source_end);
    if (link->source_first >= link->source_end)
        return false;
    if (link->source == NO_INDEX)
        link->source = mention_in(analysis, link->source_first, link->source_end);
    if (link->source != NO_INDEX)
        return make_coordinated(analysis, link, out);
    out->mention = make_mention(analysis, link->source_first, link->source_end);
    return true;
}

bool coref_sources(const struct analysis *analysis, struct mention_stage *mentions, struct attribute_stage *attribution)
{
    struct pending_list pending = {.places = NULL};
    bool good = true;
    for (size_t i = 0; good && i < attribution->links.count; i++) {
        struct pending one = {.link = i, .members = {NO_INDEX, NO_INDEX}};
        if (find_pending(analysis, &attribution->links.items[i], &one))
            good = VECTOR_PUSH(&analysis->mem, pending.list, one);
    }
    if (good && pending.list.count) {
        pending.places = memory_allocate(&analysis->mem, analysis->mentions.count * sizeof *pending.places);
        good = pending.places && merge(mentions, attribution, &pending);
    }
    memory_free(&analysis->mem, pending.places);
    VECTOR_FREE(&analysis->mem, pending.list);
    return good;
}
