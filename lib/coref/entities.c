/* The tables of identity: entities, the keys by which they are found, their roles. */
#include "coref/coref.h"

static uint32_t mix(uint32_t hash, enum key_kind kind)
{
    return (hash ^ (uint32_t)kind * 0x9E3779B9u) * 16777619u;
}

bool coref_first_key(struct coref *c, enum key_kind kind, uint32_t hash, size_t entity)
{
    if (!hash)
        return true;
    struct key key = {index_32(entity), NO_INDEX};
    const memory *mem = &c->analysis->mem;
    return VECTOR_RESERVE(mem, c->keys, c->keys.count + 1) &&
           map_put(&c->last_keys, mem, mix(hash, kind), index_32(c->keys.count), &key.before) &&
           VECTOR_PUSH(mem, c->keys, key);
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
    *at = *at == NO_INDEX ? map_get(&c->last_keys, mix(hash, kind)) : c->keys.items[*at].before;
    return *at == NO_INDEX ? NO_INDEX : c->keys.items[*at].entity;
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
                                                           .sort = (uint8_t)sort_of(c, mention, kinds),
                                                           .event = NO_INDEX,
                                                           .first_form = NO_INDEX,
                                                           .last_full = NO_INDEX,
                                                           .first_role = NO_INDEX,
                                                           .last_role = NO_INDEX,
                                                           .speaker = NO_INDEX,
                                                           .aside = (c->flags[mention] & IS_ASIDE) != 0};
    return index_32(c->entities.count++);
}

static bool add_role(struct coref *c, size_t entity, size_t first, size_t end, enum role_place place)
{
    struct entity *e = &c->entities.items[entity];
    if (first >= end || e->role_count >= MAX_ROLES)
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
    coref_tell_gender(e, coref_noun_gender(c->analysis, head));
    e->class = coref_class(e);
    return coref_key(c, KEY_ROLE, coref_role_word(c->analysis, head), entity);
}

/* "Professor of law at Veld and the editor of a paper" are two roles. */
static size_t split_role(const struct analysis *analysis, size_t first, size_t end)
{
    for (size_t i = first + 1; i + 2 < end; i++)
        if (token_is(token_at(analysis, i), LEX_CONJUNCTION) && token_is(token_at(analysis, i + 1), LEX_DETERMINER))
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

bool coref_is_own_content(const struct coref *c, size_t source, size_t mention)
{
    const struct link *link = c->link_of[source] == NO_INDEX ? NULL : &c->analysis->links.items[c->link_of[source]];
    size_t head = coref_mention(c, mention)->head;
    for (size_t p = 0; link && p < link->part_count; p++)
        if (head >= link->parts[p].first_token && head < link->parts[p].end_token)
            return true;
    return false;
}
