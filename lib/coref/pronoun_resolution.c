/* Pronouns: each means one of the entities mentioned before it; which, points decide. */
#include "coref/coref.h"

#include "base/observer.h"
#include "coref/weights.h"

#include <string.h>

enum pronoun { PRONOUN_HE, PRONOUN_SHE, PRONOUN_IT, PRONOUN_THEY, PRONOUN_WHO, PRONOUN_OTHER };

static bool is_auxiliary_form(const struct token *t)
{
    return token_is(t, LEX_AUXILIARY);
}

/* "Who", "who's", and "many of whom". */
static bool is_relative(const struct analysis *analysis, const struct mention *m)
{
    struct slice word = token_text(analysis, m->head);
    return token_is(token_at(analysis, m->head), LEX_WH) || token_is(token_at(analysis, m->end_token - 1), LEX_WH) ||
           word_number_contracted(analysis->language, word.text, word.length) == WORD_WHO;
}

/* "They", and "they’ve". */
static bool is_they(const struct analysis *analysis, size_t token)
{
    struct slice word = token_text(analysis, token);
    return token_is_noun_of(analysis, token, KIND_THEY) ||
           (is_auxiliary_form(token_at(analysis, token)) &&
            word_number_contracted(analysis->language, word.text, word.length) == WORD_THEY);
}

static enum pronoun pronoun_of(const struct analysis *analysis, const struct mention *m, bool source)
{
    const struct token *t = token_at(analysis, m->head);
    if (is_relative(analysis, m))
        return PRONOUN_WHO;
    if (token_is(t, LEX_MALE) || m->gender == GENDER_MALE) /* "he’s": the mention knows it */
        return PRONOUN_HE;
    if (token_is(t, LEX_FEMALE) || m->gender == GENDER_FEMALE)
        return PRONOUN_SHE;
    if (token_is(t, LEX_NEUTER) || (m->gender == GENDER_NEUTER && source)) /* "it’s" means nothing else that often */
        return PRONOUN_IT;
    return is_they(analysis, m->head) ? PRONOUN_THEY : PRONOUN_OTHER;
}

#define PERSONS CLASS_ONE(SORT_PERSON)
#define SETS (CLASS_ONE(SORT_GROUP) | CLASS_ONE(SORT_ORGANIZATION) | CLASS_ONE(SORT_LOCATION))
#define THINGS (CLASS_ONE(SORT_DOCUMENT) | CLASS_ONE(SORT_THING))
#define BODIES (CLASS_ONE(SORT_ORGANIZATION) | CLASS_ONE(SORT_LOCATION))
#define NAMES (CLASS_ONE(SORT_PERSON) | CLASS_ONE(SORT_GROUP)) /* may be organizations, where no gender is known */

/* The classes of entities that a pronoun may mean; of "it", what is a person's name is asked whether it may be an
 * organization's. */
static uint64_t classes_of_pronoun(enum pronoun pronoun, bool source)
{
    static const uint64_t classes[] = {[PRONOUN_HE] = CLASS_ANY(PERSONS) & ~CLASS_OF(PERSONS, GENDER_FEMALE),
                                       [PRONOUN_SHE] = CLASS_ANY(PERSONS) & ~CLASS_OF(PERSONS, GENDER_MALE),
                                       [PRONOUN_IT] = CLASS_ANY(BODIES | THINGS) | NAMES,
                                       [PRONOUN_THEY] = CLASS_ANY(SETS | CLASS_MANY(UINT64_C(0xFF)))};
    uint64_t things = CLASS_ONE(SORT_THING);
    return classes[pronoun] & ~(source ? CLASS_ANY(things | CLASS_MANY(things)) : 0);
}

/* "Robin Moss runs the mill with her husband": in the first round, which tells of genders, a pronoun may mean the
 * subject of its sentence even where the given name makes the other gender likely. */
static bool may_be_unlikely(const struct coref *c, const struct event *event, size_t mention, enum pronoun pronoun)
{
    const struct entity *e = &c->entities.items[event->entity];
    bool person = e->sort == SORT_PERSON && !e->plural && e->gender_likely && pronoun <= PRONOUN_SHE;
    bool told = !(c->flags[mention] & (IS_QUOTED | IS_SOURCE)) && !(c->flags[event->mention] & IS_QUOTED);
    return person && told && !c->last_round && c->flags[event->mention] & IS_SUBJECT &&
           event->sentence == coref_mention(c, mention)->sentence;
}

static bool can_mean(const struct coref *c, const struct event *event, size_t mention, enum pronoun pronoun,
                     uint64_t classes)
{
    const struct entity *e = &c->entities.items[event->entity];
    if (!(classes >> e->class & 1) && !may_be_unlikely(c, event, mention, pronoun))
        return false;
    if (coref_is_own_content(c, mention, event->mention))
        return false;
    return pronoun != PRONOUN_IT || CLASS_ONE(e->sort) & (BODIES | THINGS) || coref_may_be_organization(c, e);
}

static int doublings(size_t n)
{
    int count = 0;
    for (; n > 1 && count < PRONOUN_DOUBLINGS; n /= 2)
        count++;
    return count;
}

static int at_most(size_t n, int most)
{
    return n < (size_t)most ? (int)n : most;
}

/* What a mention before a pronoun loses by where it is: the more, the farther back. */
static int distance_points(const struct mention *m, const struct event *before, struct point_list *list)
{
    int points = POINT_TIMES(list, PRONOUN_SENTENCE, at_most(m->sentence - before->sentence, PRONOUN_FAR));
    return points + POINT_TIMES(list, PRONOUN_BLOCK, at_most(m->block - before->block, PRONOUN_FAR));
}

/* Who the sentence before is about, as its subject, by name or description, in what the writer tells. */
static bool is_topic(const struct coref *c, const struct event *event, const struct mention *m)
{
    const uint8_t told = c->flags[event->mention] & (IS_SUBJECT | IS_QUOTED | IS_CONTENT | IS_ASIDE);
    return told == IS_SUBJECT && event->sentence + 1 == m->sentence &&
           coref_mention(c, event->mention)->type != MENTION_PRONOUN;
}

/* What speaks for the mention by which an event came about, as seen from a pronoun. */
static int mention_points(const struct coref *c, const struct event *event, size_t mention, struct point_list *list)
{
    const struct mention *before = coref_mention(c, event->mention);
    uint8_t own = c->flags[mention], its = c->flags[event->mention];
    int points = its & IS_SUBJECT ? POINT(list, PRONOUN_SUBJECT) : 0;
    points += its & IS_SOURCE ? POINT(list, PRONOUN_SOURCE) : 0;
    points += before->possessive || its & IS_OWNER ? POINT(list, PRONOUN_POSSESSIVE) : 0;
    if (its & IS_QUOTED && !(own & IS_QUOTED))
        points += POINT(list, PRONOUN_QUOTED);
    else if (its & IS_CONTENT && !(own & IS_CONTENT))
        points += POINT(list, PRONOUN_CONTENT);
    if (its & IS_ASIDE && !(own & IS_ASIDE))
        points += POINT(list, PRONOUN_ASIDE);
    if (is_topic(c, event, coref_mention(c, mention)))
        points += POINT(list, PRONOUN_TOPIC);
    if (before->type == MENTION_NAME)
        return points + POINT(list, PRONOUN_BY_NAME);
    bool again = before->type == MENTION_PRONOUN && token_at(c->analysis, before->head)->hash ==
                                                        token_at(c->analysis, coref_mention(c, mention)->head)->hash;
    return points + (again ? POINT(list, PRONOUN_AGAIN) : 0);
}

/* What speaks for its entity. */
static int entity_points(const struct coref *c, uint32_t entity, uint8_t own, enum pronoun pronoun,
                         struct point_list *list)
{
    const struct entity *e = &c->entities.items[entity];
    int points = POINT_TIMES(list, PRONOUN_FORMS, doublings(e->forms));
    if (entity == c->spoken && own & IS_SOURCE)
        points += own & IS_REPLY ? POINT(list, PRONOUN_REPLY) : POINT(list, PRONOUN_SPOKEN);
    if (pronoun <= PRONOUN_SHE && e->gender != GENDER_UNKNOWN)
        points += e->gender == (pronoun == PRONOUN_HE ? GENDER_MALE : GENDER_FEMALE) ? POINT(list, PRONOUN_GENDER)
                                                                                     : POINT(list, PRONOUN_UNLIKELY);
    if (e->type == MENTION_NAME)
        points += POINT(list, PRONOUN_NAME);
    if (pronoun == PRONOUN_IT && e->sort == SORT_PERSON)
        points += POINT(list, PRONOUN_UNSURE);
    return points;
}

/* The points of an event, of which `points` are known, those of its distance; who looks on is told. */
static int consider_event(const struct coref *c, const struct event *event, size_t mention, enum pronoun pronoun,
                          int points)
{
    struct observer *observer = c->last_round ? c->analysis->observer : NULL;
    struct point_list given, *list = observer ? &given : NULL;
    if (observer) {
        given.count = 0;
        distance_points(coref_mention(c, mention), event, list);
    }
    points += mention_points(c, event, mention, list);
    points += entity_points(c, event->entity, c->flags[mention], pronoun, list);
    if (observer)
        observer->considered(observer, mention, event->entity, event->mention, points, list);
    return points;
}

/* The most points that a mention can have, but for where it is. */
static int most_possible(uint8_t own, enum pronoun pronoun)
{
    return MAX_PRONOUN - (pronoun > PRONOUN_SHE ? PRONOUN_GENDER : 0) -
           (!(own & IS_SOURCE) || own & IS_REPLY ? PRONOUN_SPOKEN : 0);
}

/* The mention that a relative pronoun hangs on: the one that ends just before it. */
static uint32_t antecedent(const struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    bool who = token_at(c->analysis, m->head)->word == WORD_WHO;
    size_t looked = 0;
    for (size_t n = c->events.count; n > 0 && looked < 6; n--, looked++) {
        const struct event *event = &c->events.items[n - 1];
        const struct mention *before = coref_mention(c, event->mention);
        if (before->sentence != m->sentence)
            break;
        bool place = c->entities.items[event->entity].sort == SORT_LOCATION; /* "Ada Moss, 24, from Veld, who said" */
        if (before->type != MENTION_PRONOUN && !before->possessive && before->parent == NO_INDEX && !(place && who))
            return event->entity;
    }
    return NO_INDEX;
}

static uint32_t find_antecedent(const struct coref *c, size_t mention, enum pronoun pronoun)
{
    const struct mention *m = coref_mention(c, mention);
    uint32_t best = NO_INDEX;
    size_t last = c->events.count, first = last > LOOK_BACK ? last - LOOK_BACK : 0;
    int most = 0, possible = most_possible(c->flags[mention], pronoun);
    if (pronoun == PRONOUN_WHO)
        return antecedent(c, mention);
    if (pronoun == PRONOUN_OTHER)
        return NO_INDEX;
    uint64_t classes = classes_of_pronoun(pronoun, c->flags[mention] & IS_SOURCE);
    const struct event *events = c->events.items, *event = events + last;
    while (event > events + first) {
        event--;
        if (!can_mean(c, event, mention, pronoun, classes))
            continue;
        int points = distance_points(m, event, NULL);
        if (best != NO_INDEX && points + possible <= most)
            break; /* nor can any before it */
        points = consider_event(c, event, mention, pronoun, points);
        if (best == NO_INDEX || points > most) {
            best = event->entity;
            most = points;
        }
    }
    return best;
}

/* Who looks on is told of the round that counts. True. */
static bool tell_pronoun(const struct coref *c, size_t mention, enum meant_by by)
{
    if (c->last_round && c->analysis->observer)
        c->analysis->observer->resolved(c->analysis->observer, c, mention, by);
    return true;
}

/* What a pronoun tells of who it means: "it" of a name that it is an organization's, "he" and "she" of a gender. */
static void learn_from_pronoun(const struct coref *c, struct entity *e, enum pronoun pronoun)
{
    if (c->last_round && pronoun == PRONOUN_IT && e->sort == SORT_PERSON) {
        e->sort = SORT_ORGANIZATION;
        e->class = coref_class(e);
    }
    if (!c->last_round && (e->gender == GENDER_UNKNOWN || e->gender_likely) && pronoun <= PRONOUN_SHE)
        e->votes += pronoun == PRONOUN_HE ? 1 : -1;
}

/* "One of them", "somebody": a source that is an entity of its own. "I", "you’ve" are nobody that the text tells. */
static bool is_somebody(const struct coref *c, size_t mention, enum pronoun pronoun)
{
    const struct token *head = token_at(c->analysis, coref_mention(c, mention)->head);
    return pronoun == PRONOUN_OTHER && c->flags[mention] & IS_SOURCE && !token_is(head, LEX_PRONOUN) &&
           !is_auxiliary_form(head);
}

bool coref_resolve_pronoun(struct coref *c, size_t mention)
{
    enum pronoun pronoun = pronoun_of(c->analysis, coref_mention(c, mention), c->flags[mention] & IS_SOURCE);
    uint32_t meant = find_antecedent(c, mention, pronoun);
    if (meant == NO_INDEX && is_somebody(c, mention, pronoun))
        return (c->of[mention] != NO_INDEX || coref_begin(c, mention)) && tell_pronoun(c, mention, MEANT_NEW);
    c->of[mention] = meant;
    if (meant == NO_INDEX)
        return tell_pronoun(c, mention, MEANT_NOBODY);
    learn_from_pronoun(c, &c->entities.items[meant], pronoun);
    return tell_pronoun(c, mention, pronoun == PRONOUN_WHO ? MEANT_ANTECEDENT : MEANT_POINTS);
}

/* ---- all mentions, in their order ---- */

/* "Washington and Kyiv": one entity for the same words; the two are members. */
static bool read_coordinated(struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    uint32_t hash = coref_phrase(c->analysis, m->core_first, m->core_end);
    uint32_t at = NO_INDEX, entity = coref_with_key(c, KEY_PHRASE, hash, &at);
    if (entity == NO_INDEX) {
        entity = coref_new_entity(c, mention, 0);
        if (entity == NO_INDEX || !coref_key(c, KEY_PHRASE, hash, entity))
            return false;
        struct entity *e = &c->entities.items[entity];
        e->plural = true;
        e->class = coref_class(e);
    }
    c->of[mention] = entity;
    return true;
}

static void add_event(struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    uint32_t entity = c->of[mention];
    if (entity == NO_INDEX || c->flags[mention] & IS_BYLINE)
        return;
    c->entities.items[entity].event = index_32(c->events.count);
    if (c->flags[mention] & IS_SOURCE)
        c->spoken = entity;
    c->events.items[c->events.count++] =
        (struct event){entity, index_32(mention), index_32(m->sentence), index_32(m->block)};
}

static bool resolve_mention(struct coref *c, size_t i)
{
    const struct mention *m = coref_mention(c, i);
    if (m->type == MENTION_PRONOUN)
        return coref_resolve_pronoun(c, i);
    if (c->of[i] != NO_INDEX)
        return true;
    return m->coordinated ? read_coordinated(c, i) : coref_nominal(c, i);
}

/* What the first round tells of gender counts in the second, which begins again. */
static void settle_genders(struct coref *c)
{
    for (size_t i = 0; i < c->entities.count; i++) {
        struct entity *e = &c->entities.items[i];
        if ((e->gender == GENDER_UNKNOWN || e->gender_likely) && e->votes)
            e->gender = e->votes > 0 ? GENDER_MALE : GENDER_FEMALE;
        e->class = coref_class(e);
        e->event = NO_INDEX;
    }
    c->last_round = true;
}

static bool read_round(struct coref *c)
{
    c->events.count = 0;
    c->spoken = NO_INDEX;
    for (size_t i = 0; i < c->analysis->mentions.count; i++) {
        if (!resolve_mention(c, i))
            return false;
        add_event(c, i);
    }
    return true;
}

bool coref_resolve_pronouns(struct coref *c)
{
    for (size_t i = 0; i < c->entities.count; i++)
        c->entities.items[i].class = coref_class(&c->entities.items[i]);
    if (!read_round(c))
        return false;
    settle_genders(c);
    return read_round(c);
}
