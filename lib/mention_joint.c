/* Joint mentions: "Washington and Kyiv", "Ana Torres, Ilse Brandt and their lawyer". */
#include "mention.h"

#include <string.h>

#define MOST_MEMBERS 12

static bool is_speaker(const struct mention *m)
{
    return m->parent == NONE && !m->possessive && m->type != MENTION_PRONOUN && m->type != MENTION_DOCUMENT &&
           !m->doubtful;
}

static bool fits(const struct mention *a, const struct mention *b)
{
    bool one = a->type == MENTION_PLACE || a->type == MENTION_BODY,
         other = b->type == MENTION_PLACE || b->type == MENTION_BODY;
    bool apposed =
        a->plural && a->name_first == a->name_end && b->type == MENTION_NAME && b->core_first == b->name_first;
    return one == other && !apposed; /* "their rivals, Ana Torres and ..." */
}

/* The next mention that stands in no other. */
static size_t next_outer(const struct mention_reader *r, size_t index)
{
    for (size_t count = mention_count(r); ++index < count;)
        if (mention_at(r, index)->parent == NONE)
            return index;
    return NONE;
}

/* The verb before the pair and the one behind it would each have half: "praised the mayor and Ms Torres said". */
static bool parted(const struct mention_reader *r, size_t first, size_t end)
{
    bool verb_behind = word_fact(r, end, FACT_VERB) || word_has(r, end, LEX_BIT(LEX_ADVERB));
    bool object = first > r->first && !word_fact(r, first - 1, FACT_BOTH) &&
                  (word_fact(r, first - 1, FACT_VERB) || word_has(r, first - 1, LEX_BIT(LEX_PREPOSITION)));
    return object && verb_behind;
}

static bool is_and(const struct mention_reader *r, size_t i)
{
    return word_is(r, i, WORD_AND) || word_is(r, i, WORD_NOR) || word_is_ampersand(r, i);
}

/* The last member of the joint mention that begins with one, or NONE. */
static size_t last_member(const struct mention_reader *r, size_t index)
{
    size_t last = index, members = 1;
    while (members < MOST_MEMBERS) {
        const struct mention *a = mention_at(r, last);
        size_t next = next_outer(r, last);
        if (next == NONE || !is_speaker(mention_at(r, next)) || !fits(a, mention_at(r, next)))
            return NONE;
        const struct mention *b = mention_at(r, next);
        size_t i = a->end_token;
        bool comma = word_is_mark(r, i, ',');
        i += comma;
        bool and = is_and(r, i);
        i += and;
        if (i != b->first_token || (!comma && !and))
            return NONE;
        if (members == 1 && comma && !and && a->first_token > r->first &&
            word_has(r, a->first_token - 1, LEX_BIT(LEX_PREPOSITION)))
            return NONE; /* "on the isle of Veld, Ana Torres and ..." */
        last = next;
        members++;
        if (and)
            return parted(r, mention_at(r, index)->first_token, b->end_token) ? NONE : last;
    }
    return NONE;
}

/* A joint mention may begin with this one: something joins another to it. */
static bool may_begin(const struct mention_reader *r, size_t index)
{
    const struct mention *m = mention_at(r, index);
    return is_speaker(m) && (word_is_mark(r, m->end_token, ',') || is_and(r, m->end_token));
}

/* The last members of the joint mentions, each at the place of its first one, NONE at all others. */
static bool find_all(struct mention_reader *r)
{
    size_t last = NONE, count = mention_count(r);
    if (!VECTOR_RESERVE(&r->out->mem, r->places, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        r->places.items[i] = NONE;
        if (last != NONE && i > last && mention_at(r, i)->parent == NONE)
            last = NONE;
        if (last == NONE && may_begin(r, i))
            r->places.items[i] = last = last_member(r, i);
    }
    return true;
}

/* ---- joint mentions among the others ---- */

static bool push(struct mention_reader *r, struct scan *scan, size_t index, size_t parent)
{
    size_t place = scan->mentions.count;
    if (!VECTOR_RESERVE(&scan->mem, scan->mentions, place + 1))
        return false;
    struct mention *m = &scan->mentions.items[place];
    *m = r->apart.items[index];
    m->parent = m->parent != NONE ? r->places.items[m->parent] : parent;
    r->places.items[index] = place;
    scan->mentions.count++;
    return true;
}

static bool push_joint(struct mention_reader *r, struct scan *scan, size_t first, size_t last)
{
    const struct mention *a = &r->apart.items[first], *b = &r->apart.items[last];
    struct mention joint = *a;
    if (a->first_token > r->first && word_fact(r, a->first_token - 1, FACT_BOTH))
        joint.first_token = joint.core_first = a->first_token - 1;
    joint.end_token = joint.core_end = b->end_token;
    joint.name_first = joint.name_end = joint.role_first = joint.role_end = joint.behind_first = joint.behind_end =
        joint.also_first = joint.also_end = joint.first_token;
    joint.joint = joint.plural = true;
    joint.possessive = b->possessive;
    joint.gender = a->gender == b->gender ? a->gender : GENDER_UNKNOWN;
    return VECTOR_PUSH(&scan->mem, scan->mentions, joint);
}

static bool put_joint(struct mention_reader *r)
{
    struct scan *scan = r->out;
    size_t last = NONE, joint = NONE, count = mention_count(r);
    if (!find_all(r) || !VECTOR_RESERVE(&scan->mem, r->apart, count))
        return false;
    memcpy(r->apart.items, mention_at(r, 0), count * sizeof *r->apart.items);
    scan->mentions.count = r->begun;
    for (size_t i = 0; i < count; i++) {
        if (last != NONE && i > last && r->apart.items[i].parent == NONE)
            last = joint = NONE;
        if (r->places.items[i] != NONE) {
            last = r->places.items[i];
            joint = scan->mentions.count;
            if (!push_joint(r, scan, i, last))
                return false;
        }
        if (!push(r, scan, i, joint))
            return false;
    }
    return true;
}

bool joint_read(struct mention_reader *r)
{
    size_t count = mention_count(r);
    for (size_t i = 0; i + 1 < count; i++)
        if (may_begin(r, i) && last_member(r, i) != NONE)
            return put_joint(r);
    for (size_t i = 0; i < count; i++)
        if (mention_at(r, i)->parent != NONE)
            mention_at(r, i)->parent += r->begun;
    return true;
}
