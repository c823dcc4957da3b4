/* Identity: the tables of entities and the order of the steps. */
#include "coref.h"

#include <string.h>

#define AT_ONCE 2000 /* mentions whose events, entities and keys get their room at once */

static uint32_t mix(uint32_t hash, enum key_kind kind)
{
    return (hash ^ (uint32_t)kind * 0x9E3779B9u) * 16777619u;
}

bool coref_first_key(struct coref *c, enum key_kind kind, uint32_t hash, size_t entity)
{
    if (!hash)
        return true;
    hash = mix(hash, kind);
    uint32_t *head = &c->heads[(hash ^ hash >> 15) & c->head_mask];
    struct key key = {hash, entity, *head ? *head - 1 : NONE};
    if (!VECTOR_PUSH(&c->scan->mem, c->keys, key))
        return false;
    *head = (uint32_t)c->keys.count;
    return true;
}

bool coref_key(struct coref *c, enum key_kind kind, uint32_t hash, size_t entity)
{
    size_t at = NONE;
    for (size_t e; (e = coref_with_key(c, kind, hash, &at)) != NONE;)
        if (e == entity)
            return true;
    return coref_first_key(c, kind, hash, entity);
}

size_t coref_with_key(const struct coref *c, enum key_kind kind, uint32_t hash, size_t *at)
{
    if (!hash)
        return NONE;
    hash = mix(hash, kind);
    size_t next = *at == NONE ? (size_t)c->heads[(hash ^ hash >> 15) & c->head_mask] - 1 : c->keys.items[*at].next;
    for (size_t steps = 0; next != NONE && steps < CHAIN; steps++, next = c->keys.items[next].next)
        if (c->keys.items[next].hash == hash) {
            *at = next;
            return c->keys.items[next].entity;
        }
    return NONE;
}

static enum entity_sort sort_of(const struct coref *c, size_t mention, uint64_t kinds)
{
    static const enum entity_sort sorts[] = {
        [MENTION_NAME] = SORT_PERSON,    [MENTION_BODY] = SORT_BODY,          [MENTION_PLACE] = SORT_PLACE,
        [MENTION_PEOPLE] = SORT_GROUP,   [MENTION_DESCRIPTION] = SORT_PERSON, [MENTION_UNNAMED] = SORT_PERSON,
        [MENTION_PRONOUN] = SORT_PERSON, [MENTION_DOCUMENT] = SORT_DOCUMENT};
    static const uint64_t people = KIND_ROLES | KIND_MALE_NOUN | KIND_FEMALE_NOUN;
    const struct mention *m = coref_mention(c, mention);
    if (m->joint)
        return SORT_GROUP;
    if (m->type != MENTION_DESCRIPTION && m->type != MENTION_UNNAMED && m->type != MENTION_PEOPLE)
        return sorts[m->type];
    if (kinds & KIND_BODY)
        return SORT_BODY;
    if (m->type == MENTION_PEOPLE)
        return sorts[m->type];
    if (m->plural)
        return SORT_GROUP;
    bool person = c->flags[mention] & IS_SOURCE || kinds & people ||
                  token_is(coref_token(c->scan, m->head), LEX_SOURCE_NOUN) || coref_kinds_bearer(c->scan, m->head, kinds);
    return person ? SORT_PERSON : SORT_THING;
}

size_t coref_new_entity(struct coref *c, size_t mention, uint64_t kinds)
{
    const struct mention *m = coref_mention(c, mention);
    if (!VECTOR_RESERVE(&c->scan->mem, c->entities, c->entities.count + 1))
        return NONE;
    c->entities.items[c->entities.count] = (struct entity){.type = m->type,
                                                           .gender = m->gender,
                                                           .plural = m->plural,
                                                           .best = mention,
                                                           .sort = sort_of(c, mention, kinds),
                                                           .event = NONE,
                                                           .first_form = NONE,
                                                           .last_full = NONE,
                                                           .first_role = NONE,
                                                           .last_role = NONE,
                                                           .speaker = NONE,
                                                           .aside = (c->flags[mention] & IS_ASIDE) != 0};
    return c->entities.count++;
}

static bool add_role(struct coref *c, size_t entity, size_t first, size_t end, enum role_place place)
{
    struct entity *e = &c->entities.items[entity];
    if (first >= end || e->role_count >= CHAIN)
        return true;
    for (size_t i = first + 1; i < end; i++)
        if (token_is(coref_token(c->scan, i), LEX_WH)) /* "adviser who runs the office" */
            end = i;
    while (end > first + 1 && coref_token(c->scan, end - 1)->kind == TOKEN_MARK)
        end--;
    size_t head = coref_role_head(c->scan, first, end);
    struct role role = {first, end, head, NONE, place};
    if (!VECTOR_PUSH(&c->scan->mem, c->roles, role))
        return false;
    if (e->first_role == NONE)
        e->first_role = c->roles.count - 1;
    else
        c->roles.items[e->last_role].next = c->roles.count - 1;
    e->last_role = c->roles.count - 1;
    e->role_count++;
    if (e->gender == GENDER_UNKNOWN)
        e->gender = coref_noun_gender(c->scan, head);
    return coref_key(c, KEY_ROLE, coref_role_word(c->scan, head), entity);
}

/* "Professor of law at Veld and the editor of a paper" are two roles. */
static size_t split_role(const struct scan *scan, size_t first, size_t end)
{
    for (size_t i = first + 1; i + 2 < end; i++)
        if (token_is(coref_token(scan, i), LEX_CONJUNCTION) && token_is(coref_token(scan, i + 1), LEX_DETERMINER))
            return i;
    return end;
}

bool coref_add_role(struct coref *c, size_t entity, size_t first, size_t end, enum role_place place)
{
    if (first >= end)
        return true;
    for (size_t split; first < end && (split = split_role(c->scan, first, end)) < end;
         first = split + 2, place = ROLE_DESCRIPTION)
        if (!add_role(c, entity, first, split, place))
            return false;
    return add_role(c, entity, first, end, place);
}

/* ---- what is told of each mention before the steps ---- */

static bool is_speech(const struct scan *scan, size_t token)
{
    size_t span = token_span(coref_token(scan, token));
    return span != NONE && scan->spans.items[span].use == SPAN_SPEECH;
}

/* The mention opens its sentence, but for an adverb or a conjunction, or opens a clause and a verb follows. */
static bool is_subject(const struct scan *scan, const struct mention *m)
{
    size_t first = m->first_token, start = scan->sentences.items[m->sentence].first_token;
    if (m->end_token < scan->tokens.count && m->end_token > 0) {
        const struct token *next = coref_token(scan, m->end_token);
        if (next->classes & (LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD)))
            return true;
    }
    for (size_t steps = 0; first > start && steps < 3; steps++, first--) {
        const struct token *before = coref_token(scan, first - 1);
        if (before->kind == TOKEN_WORD && !token_is(before, LEX_ADVERB) && !token_is(before, LEX_CONJUNCTION))
            return false;
    }
    return true;
}

/* Tokens that some link's content covers: a count of those that begin less those that have ended. */
static bool mark_content(struct coref *c)
{
    const struct scan *scan = c->scan;
    size_t count = scan->tokens.count + 1;
    int *depth = memory_allocate(&scan->mem, count * sizeof *depth);
    if (!depth)
        return false;
    for (size_t i = 0; i < count; i++)
        depth[i] = 0;
    for (size_t i = 0; i < scan->links.count; i++)
        for (size_t p = 0; p < scan->links.items[i].part_count; p++) {
            depth[scan->links.items[i].parts[p].first_token]++;
            depth[scan->links.items[i].parts[p].end_token]--;
        }
    for (size_t i = 1; i < count; i++)
        depth[i] += depth[i - 1];
    for (size_t i = 0; i < scan->mentions.count; i++)
        c->flags[i] |= depth[scan->mentions.items[i].head] > 0 ? IS_CONTENT : 0;
    memory_free(&scan->mem, depth);
    return true;
}

static bool prepare(struct coref *c)
{
    const struct scan *scan = c->scan;
    size_t count = scan->mentions.count, heads = 16;
    while (heads < 4 * count)
        heads *= 2;
    c->of = memory_allocate(&scan->mem, count * sizeof *c->of);
    c->flags = memory_allocate(&scan->mem, count);
    c->heads = memory_allocate(&scan->mem, heads * sizeof *c->heads);
    size_t room = count < AT_ONCE ? count : AT_ONCE;
    if (!c->of || !c->flags || !c->heads || !VECTOR_RESERVE(&scan->mem, c->events, room) ||
        !VECTOR_RESERVE(&scan->mem, c->entities, room - room / 3) || !VECTOR_RESERVE(&scan->mem, c->keys, room))
        return false;
    c->head_mask = heads - 1;
    memset(c->heads, 0, heads * sizeof *c->heads);
    for (size_t i = 0; i < count; i++) {
        const struct mention *m = &scan->mentions.items[i];
        enum block_kind kind = scan->blocks.items[m->block].kind;
        c->of[i] = NONE;
        c->flags[i] = (uint8_t)((is_speech(scan, m->head) ? IS_QUOTED : 0) | (is_subject(scan, m) ? IS_SUBJECT : 0) |
                                (kind != BLOCK_PARAGRAPH ? IS_ASIDE : 0) | (kind == BLOCK_BYLINE ? IS_BYLINE : 0));
    }
    for (size_t i = 0; i < scan->links.count; i++) {
        const struct link *link = &scan->links.items[i];
        bool reply = link->cue != NONE && coref_is(scan, scan->cues.items[link->cue].head, KIND_REPLY);
        if (link->source != NONE)
            c->flags[link->source] |= IS_SOURCE | IS_SUBJECT | (reply ? IS_REPLY : 0);
    }
    return mark_content(c);
}

static void finish(struct coref *c)
{
    const memory *mem = &c->scan->mem;
    VECTOR_FREE(mem, c->entities);
    VECTOR_FREE(mem, c->roles);
    VECTOR_FREE(mem, c->keys);
    VECTOR_FREE(mem, c->events);
    memory_free(mem, c->heads);
    memory_free(mem, c->of);
    memory_free(mem, c->flags);
}

bool coref_find(struct scan *scan)
{
    struct coref c = {.scan = scan, .spoken = NONE, .author = NONE};
    if (scan->links.count == 0)
        return true;
    bool good = coref_sources(scan) && prepare(&c) && coref_names(&c) && coref_resolve(&c);
    c.last_round = true;
    good = good && coref_resolve(&c) && coref_speakers(&c);
    finish(&c);
    return good;
}
