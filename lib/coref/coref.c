/* Identity: the tables of entities and the order of the steps. */
#include "coref/coref.h"

#include "base/observer.h"

#include <string.h>

#define AT_ONCE 2000 /* mentions whose entities and keys get their room at once */

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
    struct key key = {hash, (uint32_t)entity, *head};
    if (!VECTOR_PUSH(&c->analysis->mem, c->keys, key))
        return false;
    *head = (uint32_t)c->keys.count - 1;
    return true;
}

bool coref_key(struct coref *c, enum key_kind kind, uint32_t hash, size_t entity)
{
    uint32_t at = NO_INDEX;
    for (uint32_t e; (e = coref_with_key(c, kind, hash, &at)) != NO_INDEX;)
        if (e == entity)
            return true;
    return coref_first_key(c, kind, hash, entity);
}

uint32_t coref_with_key(const struct coref *c, enum key_kind kind, uint32_t hash, uint32_t *at)
{
    if (!hash)
        return NO_INDEX;
    hash = mix(hash, kind);
    uint32_t next = *at == NO_INDEX ? c->heads[(hash ^ hash >> 15) & c->head_mask] : c->keys.items[*at].next;
    for (size_t steps = 0; next != NO_INDEX && steps < CHAIN; steps++, next = c->keys.items[next].next)
        if (c->keys.items[next].hash == hash) {
            *at = next;
            return c->keys.items[next].entity;
        }
    return NO_INDEX;
}

static enum entity_sort sort_of(const struct coref *c, size_t mention, uint64_t kinds)
{
    static const enum entity_sort sorts[] = {
        [MENTION_NAME] = SORT_PERSON,    [MENTION_ORGANIZATION] = SORT_ORGANIZATION, [MENTION_LOCATION] = SORT_LOCATION,
        [MENTION_GROUP] = SORT_GROUP,    [MENTION_DESCRIPTION] = SORT_PERSON,        [MENTION_UNNAMED] = SORT_PERSON,
        [MENTION_PRONOUN] = SORT_PERSON, [MENTION_DOCUMENT] = SORT_DOCUMENT};
    static const uint64_t known_people = KIND_ROLES | KIND_MALE_NOUN | KIND_FEMALE_NOUN;
    const struct mention *m = coref_mention(c, mention);
    if (m->coordinated)
        return SORT_GROUP;
    if (m->type != MENTION_DESCRIPTION && m->type != MENTION_UNNAMED && m->type != MENTION_GROUP)
        return sorts[m->type];
    if (kinds & KIND_ORGANIZATION)
        return SORT_ORGANIZATION;
    if (m->type == MENTION_GROUP)
        return sorts[m->type];
    if (m->plural)
        return SORT_GROUP;
    bool person = c->flags[mention] & IS_SOURCE || kinds & known_people ||
                  token_is(token_at(c->analysis, m->head), LEX_SOURCE_NOUN) ||
                  coref_kinds_bearer(c->analysis, m->head, kinds);
    return person ? SORT_PERSON : SORT_THING;
}

uint32_t coref_new_entity(struct coref *c, size_t mention, uint64_t kinds)
{
    const struct mention *m = coref_mention(c, mention);
    if (!VECTOR_RESERVE(&c->analysis->mem, c->entities, c->entities.count + 1))
        return NO_INDEX;
    c->entities.items[c->entities.count] = (struct entity){.type = m->type,
                                                           .gender = m->gender,
                                                           .plural = m->plural,
                                                           .best = index_32(mention),
                                                           .sort = sort_of(c, mention, kinds),
                                                           .event = NO_INDEX,
                                                           .first_form = NO_INDEX,
                                                           .last_full = NO_INDEX,
                                                           .first_role = NO_INDEX,
                                                           .last_role = NO_INDEX,
                                                           .speaker = NO_INDEX,
                                                           .aside = (c->flags[mention] & IS_ASIDE) != 0};
    return (uint32_t)c->entities.count++;
}

static bool add_role(struct coref *c, size_t entity, size_t first, size_t end, enum role_place place)
{
    struct entity *e = &c->entities.items[entity];
    if (first >= end || e->role_count >= CHAIN)
        return true;
    for (size_t i = first + 1; i < end; i++)
        if (token_is(token_at(c->analysis, i), LEX_WH)) /* "adviser who runs the office" */
            end = i;
    while (end > first + 1 && token_at(c->analysis, end - 1)->kind == TOKEN_MARK)
        end--;
    size_t head = coref_role_head(c->analysis, first, end);
    struct role role = {index_32(first), index_32(end), index_32(head), NO_INDEX, place};
    if (!VECTOR_PUSH(&c->analysis->mem, c->roles, role))
        return false;
    if (e->first_role == NO_INDEX)
        e->first_role = index_32(c->roles.count - 1);
    else
        c->roles.items[e->last_role].next = index_32(c->roles.count - 1);
    e->last_role = index_32(c->roles.count - 1);
    e->role_count++;
    if (e->gender == GENDER_UNKNOWN)
        e->gender = coref_noun_gender(c->analysis, head);
    e->class = coref_class(e);
    return coref_key(c, KEY_ROLE, coref_role_word(c->analysis, head), entity);
}

/* "Professor of law at Veld and the editor of a paper" are two roles. */
static size_t split_role(const struct analysis *analysis, size_t first, size_t end)
{
    for (size_t i = first + 1; i + 2 < end; i++)
        if (token_is(token_at(analysis, i), LEX_CONJUNCTION) &&
            token_is(token_at(analysis, i + 1), LEX_DETERMINER))
            return i;
    return end;
}

bool coref_add_role(struct coref *c, size_t entity, size_t first, size_t end, enum role_place place)
{
    if (first >= end)
        return true;
    for (size_t split; first < end && (split = split_role(c->analysis, first, end)) < end;
         first = split + 2, place = ROLE_DESCRIPTION)
        if (!add_role(c, entity, first, split, place))
            return false;
    return add_role(c, entity, first, end, place);
}

/* ---- what is told of each mention before the steps ---- */

static bool is_speech(const struct analysis *analysis, size_t token)
{
    size_t span = span_of(analysis, token);
    return span != NO_INDEX && analysis->spans.items[span].use == SPAN_SPEECH;
}

/* The mention opens its sentence, but for an adverb or a conjunction, or opens a clause and a verb follows. */
static bool is_subject(const struct analysis *analysis, const struct mention *m)
{
    if (m->end_token < analysis->tokens.count && m->end_token > 0 &&
        token_at(analysis, m->end_token)->classes &
            (LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD)))
        return true;
    size_t first = m->first_token, start = analysis->sentences.items[m->sentence].first_token;
    for (size_t steps = 0; first > start && steps < 3; steps++, first--) {
        const struct token *before = token_at(analysis, first - 1);
        if (before->kind == TOKEN_WORD && !(before->classes & (LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CONJUNCTION))))
            return false;
    }
    return true;
}

static void set_bits(uint64_t *bits, size_t first, size_t end)
{
    if (first >= end)
        return;
    size_t word = first / 64, last = (end - 1) / 64;
    uint64_t from = UINT64_MAX << first % 64, to = UINT64_MAX >> (63 - (end - 1) % 64);
    if (word == last) {
        bits[word] |= from & to;
        return;
    }
    bits[word++] |= from;
    while (word < last)
        bits[word++] = UINT64_MAX;
    bits[word] |= to;
}

/* A bit for each token that some link's content covers. */
static void mark_content(const struct analysis *analysis, uint64_t *bits)
{
    for (size_t i = 0; i <= analysis->tokens.count / 64; i++)
        bits[i] = 0;
    for (size_t i = 0; i < analysis->links.count; i++)
        for (size_t p = 0; p < analysis->links.items[i].part_count; p++)
            set_bits(bits, analysis->links.items[i].parts[p].first_token, analysis->links.items[i].parts[p].end_token);
}

static void mark_mentions(struct coref *c, const uint64_t *content)
{
    const struct analysis *analysis = c->analysis;
    for (size_t i = 0; i < analysis->mentions.count; i++) {
        const struct mention *m = &analysis->mentions.items[i];
        enum block_kind kind = analysis->blocks.items[m->block].kind;
        c->of[i] = NO_INDEX;
        c->flags[i] =
            (uint8_t)((is_speech(analysis, m->head) ? IS_QUOTED : 0) | (is_subject(analysis, m) ? IS_SUBJECT : 0) |
                      (content[m->head / 64] >> m->head % 64 & 1 ? IS_CONTENT : 0) |
                      (kind != BLOCK_PARAGRAPH ? IS_ASIDE : 0) | (kind == BLOCK_BYLINE ? IS_BYLINE : 0));
    }
    for (size_t i = 0; i < analysis->links.count; i++) {
        const struct link *link = &analysis->links.items[i];
        bool reply = link->cue != NO_INDEX &&
                     token_is_noun_of(analysis, analysis->cues.items[link->cue].head, KIND_REPLY);
        if (link->source != NO_INDEX)
            c->flags[link->source] |= IS_SOURCE | IS_SUBJECT | (reply ? IS_REPLY : 0);
    }
}

/* The tables of mentions, in one piece of memory, which begins with events; entities and keys get their first room. */
static bool prepare(struct coref *c)
{
    const struct analysis *analysis = c->analysis;
    size_t count = analysis->mentions.count, heads = 16, words = analysis->tokens.count / 64 + 1;
    while (heads < 2 * count)
        heads *= 2;
    size_t size = count * (sizeof(struct event) + sizeof(struct mention) + 2 * sizeof(uint32_t) + 1) +
                  heads * sizeof(uint32_t) + words * sizeof(uint64_t);
    size_t room = count < AT_ONCE ? count : AT_ONCE;
    c->events.items = memory_allocate(&analysis->mem, size);
    if (!c->events.items || !VECTOR_RESERVE(&analysis->mem, c->entities, room - room / 3) ||
        !VECTOR_RESERVE(&analysis->mem, c->keys, room))
        return false;
    uint64_t *content = (uint64_t *)(c->events.items + count);
    c->mentions = (struct mention *)(content + words);
    memcpy(c->mentions, analysis->mentions.items, count * sizeof *c->mentions);
    c->heads = (uint32_t *)(c->mentions + count);
    c->of = c->heads + heads;
    c->named = c->of + count;
    c->flags = (uint8_t *)(c->named + count);
    c->head_mask = heads - 1;
    memset(c->heads, 0xFF, heads * sizeof *c->heads); /* NONE */
    mark_content(analysis, content);
    mark_mentions(c, content);
    return true;
}

static void finish(struct coref *c)
{
    const memory *mem = &c->analysis->mem;
    VECTOR_FREE(mem, c->entities);
    VECTOR_FREE(mem, c->roles);
    VECTOR_FREE(mem, c->keys);
    memory_free(mem, c->events.items);
}

bool coref_find(const struct analysis *analysis, struct coref_stage *stage)
{
    struct coref c = {.analysis = analysis, .stage = stage, .spoken = NO_INDEX, .author = NO_INDEX};
    if (analysis->links.count == 0)
        return true;
    bool good = prepare(&c) && coref_names(&c) && coref_resolve_pronouns(&c) && coref_speakers(&c);
    if (good && analysis->observer)
        analysis->observer->identified(analysis->observer, &c);
    finish(&c);
    return good;
}

void coref_stage_reset(struct coref_stage *stage, const memory *mem)
{
    for (size_t i = 0; i < stage->speakers.count; i++) {
        VECTOR_FREE(mem, stage->speakers.items[i].roles);
        VECTOR_FREE(mem, stage->speakers.items[i].mentions);
        VECTOR_FREE(mem, stage->speakers.items[i].members);
    }
    stage->speakers.count = stage->mention_speakers.count = 0;
}

void coref_stage_free(struct coref_stage *stage, const memory *mem)
{
    coref_stage_reset(stage, mem);
    VECTOR_FREE(mem, stage->speakers);
    VECTOR_FREE(mem, stage->mention_speakers);
}
