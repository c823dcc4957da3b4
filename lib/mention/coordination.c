/* Joint mentions: "Washington and Kyiv", "Ana Torres, Ilse Brandt and their lawyer". */
#include "mention/mention.h"

#include <string.h>

#define MAX_MEMBERS 12

static bool is_speaker(const struct mention *m)
{
    return m->parent == NO_INDEX && !m->possessive && m->type != MENTION_PRONOUN && m->type != MENTION_DOCUMENT &&
           !m->doubtful;
}

static bool fits(const struct mention *a, const struct mention *b)
{
    bool one = a->type == MENTION_LOCATION || a->type == MENTION_ORGANIZATION,
         other = b->type == MENTION_LOCATION || b->type == MENTION_ORGANIZATION;
    bool apposed =
        a->plural && a->name_first == a->name_end && b->type == MENTION_NAME && b->core_first == b->name_first;
    return one == other && !apposed; /* "their rivals, Ana Torres and ..." */
}

/* The next mention that stands in no other. */
static size_t next_outer(const struct mention_reader *r, size_t index)
{
    for (size_t count = mention_count(r); ++index < count;)
        if (mention_at(r, index)->parent == NO_INDEX)
            return index;
    return NO_INDEX;
}

/* The verb before the pair and the one after it would each have half: "praised the mayor and Ms Torres said". */
static bool parted(const struct mention_reader *r, size_t first, size_t end)
{
    bool verb_after = word_feature(r, end, FEATURE_VERB) || word_has(r, end, LEX_BIT(LEX_ADVERB));
    bool object = first > r->first && !word_feature(r, first - 1, FEATURE_BOTH) &&
                  (word_feature(r, first - 1, FEATURE_VERB) || word_has(r, first - 1, LEX_BIT(LEX_PREPOSITION)));
    return object && verb_after;
}

static bool is_and(const struct mention_reader *r, size_t i)
{
    return word_is(r, i, WORD_AND) || word_is(r, i, WORD_NOR) || word_is_ampersand(r, i);
}

/* The last member of the coordinated mention that begins with one, or NONE. */
static size_t last_member(const struct mention_reader *r, size_t index)
{
    size_t last = index, members = 1;
    while (members < MAX_MEMBERS) {
        const struct mention *a = mention_at(r, last);
        size_t next = next_outer(r, last);
        if (next == NO_INDEX || !is_speaker(mention_at(r, next)) || !fits(a, mention_at(r, next)))
            return NO_INDEX;
        const struct mention *b = mention_at(r, next);
        size_t i = a->end_token;
        bool comma = word_is_mark(r, i, ',');
        i += comma;
        bool and = is_and(r, i);
        i += and;
        if (i != b->first_token || (!comma && !and))
            return NO_INDEX;
        if (members == 1 && comma && !and && a->first_token > r->first &&
            word_has(r, a->first_token - 1, LEX_BIT(LEX_PREPOSITION)))
            return NO_INDEX; /* "on the isle of Veld, Ana Torres and ..." */
        last = next;
        members++;
        if (and)
            return parted(r, mention_at(r, index)->first_token, b->end_token) ? NO_INDEX : last;
    }
    return NO_INDEX;
}

/* A coordinated mention may begin with this one: something joins another to it. */
static bool may_begin(const struct mention_reader *r, size_t index)
{
    const struct mention *m = mention_at(r, index);
    return is_speaker(m) && (word_is_mark(r, m->end_token, ',') || is_and(r, m->end_token));
}

/* The last members of the coordinated mentions, each at the place of its first one, NONE at all others. */
static bool find_all(struct mention_reader *r)
{
    size_t last = NO_INDEX, count = mention_count(r);
    if (!VECTOR_RESERVE(&r->analysis->mem, r->places, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        r->places.items[i] = NO_INDEX;
        if (last != NO_INDEX && i > last && mention_at(r, i)->parent == NO_INDEX)
            last = NO_INDEX;
        if (last == NO_INDEX && may_begin(r, i))
            r->places.items[i] = last = last_member(r, i);
    }
    return true;
}

/* ---- coordinated mentions among the others ---- */

static bool push(struct mention_reader *r, size_t index, size_t parent)
{
    size_t place = r->out->mentions.count;
    if (!VECTOR_RESERVE(&r->analysis->mem, r->out->mentions, place + 1))
        return false;
    struct mention *m = &r->out->mentions.items[place];
    *m = r->apart.items[index];
    m->parent = m->parent != NO_INDEX ? r->places.items[m->parent] : parent;
    r->places.items[index] = place;
    r->out->mentions.count++;
    return true;
}

static bool push_coordinated(struct mention_reader *r, size_t first, size_t last)
{
    const struct mention *a = &r->apart.items[first], *b = &r->apart.items[last];
    struct mention coordinated = *a;
    if (a->first_token > r->first && word_feature(r, a->first_token - 1, FEATURE_BOTH))
        coordinated.first_token = coordinated.core_first = a->first_token - 1;
    coordinated.end_token = coordinated.core_end = b->end_token;
    coordinated.name_first = coordinated.name_end = coordinated.role_first = coordinated.role_end =
        coordinated.apposition_first = coordinated.apposition_end = coordinated.also_first = coordinated.also_end =
            coordinated.first_token;
    coordinated.coordinated = coordinated.plural = true;
    coordinated.possessive = b->possessive;
    coordinated.gender = a->gender == b->gender ? a->gender : GENDER_UNKNOWN;
    return VECTOR_PUSH(&r->analysis->mem, r->out->mentions, coordinated);
}

static bool put_coordinated(struct mention_reader *r)
{
    size_t last = NO_INDEX, coordinated = NO_INDEX, count = mention_count(r);
    if (!find_all(r) || !VECTOR_RESERVE(&r->analysis->mem, r->apart, count))
        return false;
    memcpy(r->apart.items, mention_at(r, 0), count * sizeof *r->apart.items);
    r->out->mentions.count = r->begun;
    for (size_t i = 0; i < count; i++) {
        if (last != NO_INDEX && i > last && r->apart.items[i].parent == NO_INDEX)
            last = coordinated = NO_INDEX;
        if (r->places.items[i] != NO_INDEX) {
            last = r->places.items[i];
            coordinated = r->out->mentions.count;
            if (!push_coordinated(r, i, last))
                return false;
        }
        if (!push(r, i, coordinated))
            return false;
    }
    return true;
}

bool coordinated_read(struct mention_reader *r)
{
    size_t count = mention_count(r);
    for (size_t i = 0; i + 1 < count; i++)
        if (may_begin(r, i) && last_member(r, i) != NO_INDEX)
            return put_coordinated(r);
    for (size_t i = 0; i < count; i++)
        if (mention_at(r, i)->parent != NO_INDEX)
            mention_at(r, i)->parent += r->begun;
    return true;
}
