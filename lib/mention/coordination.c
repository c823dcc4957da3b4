/*
 * Coordinated mentions: reads the mentions of a sentence; makes one more around those that are joined, before them:
 * "Washington and Kyiv", "Ana Torres, Ilse Brandt and their lawyer".
 */
#include "mention/mention.h"

#include <string.h>

/* What may speak, and is no part of another mention. */
static bool may_be_member(const struct mention *m)
{
    return m->parent == NO_INDEX && !m->possessive && m->type != MENTION_PRONOUN && m->type != MENTION_DOCUMENT &&
           !m->doubtful;
}

static bool is_organization_or_location(const struct mention *m)
{
    return m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION;
}

/* "their rivals, Ana Torres and ...": the names say who the rivals are. */
static bool is_explained_by(const struct mention *a, const struct mention *b)
{
    return a->plural && a->name_first == a->name_end && b->type == MENTION_NAME && b->core_first == b->name_first;
}

/* People are joined with people, organizations and places with their like. */
static bool members_fit(const struct mention *a, const struct mention *b)
{
    return is_organization_or_location(a) == is_organization_or_location(b) && !is_explained_by(a, b);
}

/* The next mention that is in no other, or NO_INDEX. */
static uint32_t next_outer(const struct mention_reader *r, uint32_t index)
{
    for (uint32_t count = mention_count(r); ++index < count;)
        if (mention_of(r, index)->parent == NO_INDEX)
            return index;
    return NO_INDEX;
}

/* The verb before the pair and the one after it would each have half: "praised the mayor and Ms Torres said". */
static bool is_split_by_verbs(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    bool verb_after = verb_at(r, end) || adverb_at(r, end);
    bool object = !word_feature(r, first - 1, FEATURE_BOTH) && (verb_at(r, first - 1) || preposition_at(r, first - 1));
    return object && verb_after;
}

/* "on the isle of Veld, Ana Torres and ...": the first comma ends an adverbial. */
static bool is_in_adverbial(const struct mention_reader *r, const struct mention *m)
{
    return preposition_at(r, m->first_token - 1);
}

static bool and_at(const struct mention_reader *r, uint32_t i)
{
    return word_is(r, i, WORD_AND) || word_is(r, i, WORD_NOR) || ampersand_at(r, i);
}

enum joined { NOT_JOINED, JOINED_BY_COMMA, JOINED_BY_AND };

/* What alone is between two mentions: "A, B", "A and B", "A, and B". */
static enum joined joined_by(const struct mention_reader *r, const struct mention *a, const struct mention *b)
{
    bool comma = comma_at(r, a->end_token);
    uint32_t i = a->end_token + comma;
    bool and = and_at(r, i);
    if (i + and != b->first_token)
        return NOT_JOINED;
    return and? JOINED_BY_AND : comma ? JOINED_BY_COMMA : NOT_JOINED;
}

/* The last member of the coordinated mention that begins with one, or NO_INDEX: that after its "and". */
static uint32_t last_member(const struct mention_reader *r, uint32_t first)
{
    uint32_t last = first;
    for (int members = 1; members < MAX_MEMBERS; members++) {
        const struct mention *a = mention_of(r, last);
        uint32_t next = next_outer(r, last);
        if (next == NO_INDEX || !may_be_member(mention_of(r, next)) || !members_fit(a, mention_of(r, next)))
            return NO_INDEX;
        const struct mention *b = mention_of(r, next);
        enum joined joined = joined_by(r, a, b);
        if (joined == JOINED_BY_AND)
            return is_split_by_verbs(r, mention_of(r, first)->first_token, b->end_token) ? NO_INDEX : next;
        if (joined == NOT_JOINED || (members == 1 && is_in_adverbial(r, a)))
            return NO_INDEX;
        last = next;
    }
    return NO_INDEX;
}

/* Something joins another mention to this one. */
static bool may_be_first_member(const struct mention_reader *r, uint32_t index)
{
    const struct mention *m = mention_of(r, index);
    return may_be_member(m) && (comma_at(r, m->end_token) || and_at(r, m->end_token));
}

/* The last members of the coordinated mentions, each at the place of its first one, NO_INDEX at all others. */
static bool find_last_members(struct mention_reader *r)
{
    uint32_t last = NO_INDEX, count = mention_count(r);
    if (!VECTOR_RESERVE(&r->analysis->mem, r->last_members, count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        r->last_members.items[i] = NO_INDEX;
        if (last != NO_INDEX && i > last && mention_of(r, i)->parent == NO_INDEX)
            last = NO_INDEX;
        if (last == NO_INDEX && may_be_first_member(r, i))
            r->last_members.items[i] = last = last_member(r, i);
    }
    return true;
}

/* ---- coordinated mentions among the others ---- */

/* Put a mention of the sentence back, in the coordinated one or, where it has one, in its own parent. */
static bool push_member(struct mention_reader *r, uint32_t index, uint32_t coordinated)
{
    struct mention_stage *out = r->out;
    uint32_t place = index_32(out->mentions.count);
    struct mention m = r->apart.items[index];
    m.parent = m.parent != NO_INDEX ? r->places.items[m.parent] : coordinated;
    r->places.items[index] = place;
    return VECTOR_PUSH(&r->analysis->mem, out->mentions, m);
}

static bool push_coordinated(struct mention_reader *r, uint32_t first, uint32_t last)
{
    const struct mention *a = &r->apart.items[first], *b = &r->apart.items[last];
    uint32_t first_token = a->first_token - word_feature(r, a->first_token - 1, FEATURE_BOTH); /* "both Veld and ..." */
    struct mention m = mention_initial(r, first_token);
    m.end_token = m.core_end = b->end_token;
    m.head = a->head;
    m.type = a->type;
    m.coordinated = m.plural = true;
    m.possessive = b->possessive;
    m.gender = a->gender == b->gender ? a->gender : GENDER_UNKNOWN;
    return VECTOR_PUSH(&r->analysis->mem, r->out->mentions, m);
}

static bool put_coordinated(struct mention_reader *r)
{
    struct mention_stage *out = r->out;
    uint32_t last = NO_INDEX, coordinated = NO_INDEX, count = mention_count(r);
    if (!find_last_members(r) || !VECTOR_RESERVE(&r->analysis->mem, r->apart, count) ||
        !VECTOR_RESERVE(&r->analysis->mem, r->places, count))
        return false;
    memcpy(r->apart.items, mention_of(r, 0), count * sizeof *r->apart.items);
    out->mentions.count = r->begun;
    for (uint32_t i = 0; i < count; i++) {
        if (last != NO_INDEX && i > last && r->apart.items[i].parent == NO_INDEX)
            last = coordinated = NO_INDEX;
        if (r->last_members.items[i] != NO_INDEX) {
            last = r->last_members.items[i];
            coordinated = index_32(out->mentions.count);
            if (!push_coordinated(r, i, last))
                return false;
        }
        if (!push_member(r, i, coordinated))
            return false;
    }
    return true;
}

bool coordination_read(struct mention_reader *r)
{
    uint32_t count = mention_count(r);
    for (uint32_t i = 0; i + 1 < count; i++)
        if (may_be_first_member(r, i) && last_member(r, i) != NO_INDEX)
            return put_coordinated(r);
    for (uint32_t i = 0; i < count; i++)
        if (mention_of(r, i)->parent != NO_INDEX)
            mention_of(r, i)->parent += r->begun;
    return true;
}
