/* What speaks for an entity as the one that a description means: nouns, modifiers, possessors, nearness, in points. */
#include "coref/description.h"

#include "coref/qualifier.h"
#include "coref/weights.h"

#include <string.h>

static bool has_possessor(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->core_first; i < m->head; i++)
        if (token_at(analysis, i)->kind == TOKEN_SUFFIX)
            return true;
    return false;
}

/* The classes of entities that a description may mean; of an organization's, coref_may_be_organization tells. */
uint64_t description_classes(const struct described *d)
{
    uint64_t sorts = d->document ? CLASS_ONE(SORT_DOCUMENT)
                     : d->body   ? UINT64_C(0xFF)
                     : d->person ? CLASS_ONE(SORT_PERSON)
                                 : 0;
    if (d->m->plural)
        sorts = CLASS_MANY(sorts);
    return d->gender ? sorts | CLASS_OF(sorts, d->gender) : CLASS_ANY(sorts);
}

/* "The 26-year-old midfielder", "the Veld-born painter": words that say who somebody is rather than what office is
 * held. */
static bool has_epithet(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->core_first; i < m->head && i < m->core_first + MAX_MODIFIERS; i++) {
        struct slice word = token_text(analysis, i);
        if (!memchr(word.text, '-', word.length))
            continue;
        if (affix_ending(analysis->language, word.text, word.length, AFFIX_YEARS_OLD, 1) ||
            affix_ending(analysis->language, word.text, word.length, AFFIX_ORIGIN, 1) ||
            affix_beginning(analysis->language, word.text, word.length, AFFIX_SELF, 1))
            return true;
    }
    return false;
}

void coref_describe(const struct coref *c, size_t mention, struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = coref_mention(c, mention);
    const struct noun_kind_row *row = token_noun_row(analysis, m->head);
    bool determined = token_is(token_at(analysis, m->first_token), LEX_DETERMINER);
    uint64_t first = determined ? token_noun_kinds(analysis, m->first_token) : 0;
    d->mention = mention;
    d->m = m;
    d->kinds = row ? row->kinds : 0;
    d->word = row ? row->full : token_at(analysis, m->head)->hash;
    d->owned = (first & KIND_OWNER) != 0;
    d->possessor = has_possessor(analysis, m);
    d->source = (c->flags[mention] & IS_SOURCE) != 0;
    d->person_noun = coref_kinds_person(analysis, m->head, d->kinds);
    d->bearer = coref_kinds_bearer(analysis, m->head, d->kinds) || has_epithet(analysis, m);
    d->roles = d->kinds & KIND_ROLES;
    d->gender = coref_kind_gender(d->kinds, KIND_MALE_NOUN, KIND_FEMALE_NOUN);
    d->bare = m->sentence == 0 && !determined && !m->plural;
    d->definite = first & KIND_DEFINITE || d->owned || d->possessor || d->bare;
    d->speaks = (c->flags[mention] & (IS_SOURCE | IS_SUBJECT)) != 0;
    d->human = m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED;
    d->document = m->type == MENTION_DOCUMENT;
    d->phrase = coref_phrase(analysis, m->core_first, m->head + 1);
    d->body = (d->kinds & KIND_ORGANIZATION) != 0;
    d->person = d->person_noun || d->bearer || (d->source && m->gender != GENDER_NEUTER);
}

bool description_is_modifier(const struct analysis *analysis, const struct mention *m, size_t i)
{
    const struct token *t = token_at(analysis, i);
    return i != m->head && t->kind == TOKEN_WORD && !token_is(t, LEX_DETERMINER) && !token_is(t, LEX_PREPOSITION);
}

bool coref_role_has_word(const struct analysis *analysis, size_t first, size_t end, size_t word)
{
    for (size_t i = first; i < end && i < first + MAX_ROLE_WORDS; i++)
        if (token_at(analysis, i)->kind == TOKEN_WORD && coref_same_stem(analysis, i, word))
            return true;
    return false;
}

/* Whether a role says whose it is: names beside its noun, not words of a title. */
static bool has_owner(const struct analysis *analysis, size_t first, size_t end, size_t head)
{
    static const lexicon_set names = LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_DEMONYM) | LEX_BIT(LEX_BODY_NAME) |
                                     LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);
    for (size_t i = first; i < end && i < first + MAX_ROLE_WORDS; i++) {
        const struct token *t = token_at(analysis, i);
        if (i == head || !(t->flags & TOKEN_CAPITAL))
            continue;
        if (t->classes & names || t->flags & TOKEN_ALL_CAPITAL ||
            (i + 1 < end && token_at(analysis, i + 1)->kind == TOKEN_SUFFIX))
            return true;
    }
    return false;
}

/* Points for the words of a description beside its noun, against the words of a role or name. */
static int weigh_words(const struct analysis *analysis, const struct mention *m, size_t first, size_t end,
                       bool same_head, struct point_list *list)
{
    int points = 0;
    bool owner = has_owner(analysis, first, end, coref_role_head(analysis, first, end));
    for (size_t i = m->core_first; i < m->head && i < m->core_first + MAX_MODIFIERS; i++) {
        if (!description_is_modifier(analysis, m, i))
            continue;
        if (coref_role_has_word(analysis, first, end, i))
            points += POINT(list, DESCRIBE_SHARED);
        else if (i + 1 < m->core_end && token_at(analysis, i + 1)->kind == TOKEN_SUFFIX)
            points += owner ? POINT(list, DESCRIBE_POSSESSOR) : POINT(list, DESCRIBE_NEW);
        else if (token_is_capital(analysis, i) && i != m->first_token)
            points += owner ? POINT(list, DESCRIBE_FOREIGN) : POINT(list, DESCRIBE_NEW);
        else if (!same_head)
            points += POINT(list, DESCRIBE_OTHER);
    }
    return points;
}

/* Points of one role for a description; 0: they have nothing in common. What hangs after the description ("the
 * Ostravian diplomat, the deputy foreign minister,") may say it better. */
static int weigh_role(const struct coref *c, const struct role *role, const struct described *d, uint64_t kinds,
                      struct point_list *list)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m;
    bool same = coref_role_word(analysis, role->head) == d->word;
    int points = 0;
    if (same && d->kinds & KIND_PLAIN_ORGANIZATION)
        return POINT(list, DESCRIBE_GENERIC) + POINT(list, DESCRIBE_SHARED) +
               weigh_words(analysis, m, role->first, role->end, false, list);
    if (same || (!d->owned && kinds & token_noun_kinds(analysis, role->head)))
        points = (same ? POINT(list, DESCRIBE_HEAD) : POINT(list, DESCRIBE_KIND)) +
                 weigh_words(analysis, m, role->first, role->end, same, list);
    if (m->apposition_first < m->apposition_end) {
        size_t head = coref_role_head(analysis, m->apposition_first, m->apposition_end);
        if (coref_role_word(analysis, role->head) == coref_role_word(analysis, head) && points < DESCRIBE_HEAD)
            points += POINT_SUM(list, DESCRIBE_HEAD, DESCRIBE_HEAD - points);
    }
    return points;
}

/* How the description stands to a role: of two people, or of one office. */
static enum qualifier_relation relate_role(const struct coref *c, const struct role *role, const struct described *d)
{
    const struct qualified of_role = {role->first, role->end, role->head},
                           described = {d->m->core_first, d->m->end_token, d->m->head};
    return qualifiers_relate(c->analysis, &of_role, &described, coref_role_word(c->analysis, role->head) == d->word);
}

/* Some role of the entity is what another person is called who holds such an office. */
static bool holds_other_office(const struct coref *c, const struct entity *e, const struct described *d)
{
    bool clash = false;
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next) {
        const struct role *role = &c->roles.items[r];
        if (coref_role_word(c->analysis, role->head) != d->word)
            continue;
        enum qualifier_relation relation = relate_role(c, role, d);
        if (relation == QUALIFIERS_SHARED)
            return false;
        clash = clash || relation == QUALIFIERS_CLASH;
    }
    return clash;
}

/* The best that a role of the entity says for the description; 0: no role does. */
static int weigh_roles(const struct coref *c, const struct entity *e, const struct described *d, uint64_t kinds,
                       struct point_list *list)
{
    int best = 0;
    uint32_t best_role = NO_INDEX;
    if (holds_other_office(c, e, d))
        return 0;
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next) {
        int points = weigh_role(c, &c->roles.items[r], d, kinds, NULL);
        if (points > best && relate_role(c, &c->roles.items[r], d) != QUALIFIERS_CLASH) {
            best = points;
            best_role = r;
        }
    }
    if (list && best_role != NO_INDEX)
        weigh_role(c, &c->roles.items[best_role], d, kinds, list);
    return best;
}

/* The entity acts where the description does, and was mentioned shortly before, as one who acts. */
static bool acted_before(const struct coref *c, const struct entity *e, const struct described *d)
{
    return (d->speaks || d->m->possessive) && e->event != NO_INDEX && coref_distance(c, e, d->m) <= UNKNOWN_REACH &&
           c->flags[c->events.items[e->event].mention] & (IS_SUBJECT | IS_SOURCE);
}

/* Points for modifiers in lower case, which say something that is not known: "the part-time carer". */
static int weigh_new_modifiers(const struct analysis *analysis, const struct mention *m, struct point_list *list)
{
    int points = 0;
    for (size_t i = m->core_first; i < m->head && i < m->core_first + MAX_MODIFIERS; i++)
        if (description_is_modifier(analysis, m, i) && !token_is_capital(analysis, i) &&
            !token_is(token_at(analysis, i), LEX_ROLE_MODIFIER))
            points += POINT(list, DESCRIBE_OTHER);
    return points;
}

/* Points for modifiers that a role has too. */
static int weigh_shared_modifiers(const struct analysis *analysis, const struct mention *m, const struct role *role,
                                  struct point_list *list)
{
    int points = 0;
    for (size_t i = m->core_first; i < m->head && i < m->core_first + MAX_MODIFIERS; i++)
        if (description_is_modifier(analysis, m, i) && coref_role_has_word(analysis, role->first, role->end, i))
            points += POINT(list, DESCRIBE_SHARED);
    return points;
}

/* "The judge": an office that anybody may hold who is there; "the peer who saved the mill" says more. */
static bool is_bare_office(const struct analysis *analysis, const struct described *d)
{
    size_t next = d->m->head + 1;
    bool more = next < analysis->tokens.count && (token_is(token_at(analysis, next), LEX_WH) ||
                                                  token_in(analysis, token_at(analysis, next), SET_OWNED_BY));
    return d->m->head == d->m->core_first + 1 && !more;
}

/* "The CLERK:" before what is said: the one who had a turn before is another. */
static bool speaks_as_label(const struct coref *c, const struct described *d)
{
    uint32_t link = c->link_of[d->mention];
    return link != NO_INDEX && c->analysis->links.items[link].cue == NO_INDEX &&
           d->m->end_token < c->analysis->tokens.count && token_at(c->analysis, d->m->end_token)->mark == ':';
}

/* A person of whom no role is known, or only by a verb ("who led NATO until 2014"), may bear one that is new. */
static int weigh_unknown(const struct coref *c, const struct entity *e, const struct described *d,
                         struct point_list *list)
{
    const struct analysis *analysis = c->analysis;
    bool says_role =
        token_at(analysis, d->m->first_token)->word == WORD_THE && !d->possessor && (d->roles || d->source);
    if (!says_role || !acted_before(c, e, d))
        return 0;
    if (is_bare_office(analysis, d) || speaks_as_label(c, d))
        return 0;
    int points = (d->roles ? POINT(list, DESCRIBE_UNKNOWN) : POINT(list, DESCRIBE_STRANGE)) +
                 weigh_new_modifiers(analysis, d->m, list);
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next) {
        const struct role *role = &c->roles.items[r];
        if (!coref_is_verbal(analysis, role))
            return 0;
        points += weigh_shared_modifiers(analysis, d->m, role, list);
    }
    return points;
}

/* "The mother of three", "the last man to do so": who it is, is told after. */
static bool is_told(const struct analysis *analysis, size_t token)
{
    return token < analysis->tokens.count && token_in(analysis, token_at(analysis, token), SET_TOLD_AFTER);
}

static int weigh_person(const struct coref *c, const struct entity *e, const struct described *d,
                        struct point_list *list)
{
    const struct mention *m = d->m;
    int points = weigh_roles(c, e, d, d->roles, list);
    if (points)
        return points;
    if (e->type == MENTION_UNNAMED && m->core_end - m->core_first == 2 &&
        d->roles & token_noun_kinds(c->analysis, coref_mention(c, e->best)->head))
        return POINT(list, DESCRIBE_KIND); /* "an insider", then "the source" */
    if (e->type != MENTION_NAME || d->owned || is_told(c->analysis, m->core_end))
        return 0;
    bool relative = m->core_end < c->analysis->tokens.count && token_is(token_at(c->analysis, m->core_end), LEX_WH);
    return !relative && d->bearer ? POINT(list, DESCRIBE_BEARER) : weigh_unknown(c, e, d, list);
}

/* The name says what kind of body it is: "Ministry of Fisheries". */
static bool names_kind(const struct analysis *analysis, const struct mention *name)
{
    for (size_t i = name->name_first; i < name->name_end && i < name->name_first + MAX_MODIFIERS; i++)
        if (token_is_noun_of(analysis, i, KIND_ORGANIZATION))
            return true;
    return false;
}

/* A description that shares no noun with the entity may mean it all the same: "the company", said of a name. */
static bool may_be_called(const struct entity *e, const struct described *d)
{
    bool named = e->type == MENTION_NAME || e->type == MENTION_ORGANIZATION || e->type == MENTION_LOCATION;
    bool place = e->sort == SORT_LOCATION, nation = (d->kinds & KIND_NATION) != 0;
    if (!named || d->owned || nation != place)
        return false;
    bool told_by_name = !place && d->kinds & KIND_TELLING_ORGANIZATION; /* "the ministry" has it in its name */
    bool unsure = e->sort == SORT_PERSON && !(d->kinds & KIND_PLAIN_ORGANIZATION);
    return !told_by_name && !unsure;
}

/* Points for the modifiers of a description against a name. */
static int weigh_against_name(const struct analysis *analysis, const struct mention *m, const struct mention *name,
                              struct point_list *list)
{
    int points = 0;
    for (size_t i = m->core_first; i < m->head && i < m->core_first + MAX_MODIFIERS; i++)
        if (description_is_modifier(analysis, m, i))
            points += coref_role_has_word(analysis, name->name_first, name->name_end, i) ? POINT(list, DESCRIBE_SHARED)
                                                                                         : POINT(list, DESCRIBE_NEW);
    return points;
}

static int weigh_organization(const struct coref *c, const struct entity *e, const struct described *d,
                              struct point_list *list)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m, *name = coref_mention(c, e->best);
    int points = weigh_roles(c, e, d, 0, list);
    if (points)
        return points;
    if (name->name_first < name->name_end && coref_role_has_word(analysis, name->name_first, name->name_end, m->head))
        return POINT(list, DESCRIBE_HEAD) + weigh_words(analysis, m, name->name_first, name->name_end, true, list);
    if (!may_be_called(e, d))
        return 0;
    int words = weigh_against_name(analysis, m, name, list);
    if (d->possessor && (words <= 0 || e->sort == SORT_PERSON))
        return 0;
    if (!(d->kinds & KIND_PLAIN_ORGANIZATION) && names_kind(analysis, name))
        words += POINT(list, DESCRIBE_KNOWN_KIND);
    return words + POINT(list, DESCRIBE_GENERIC);
}

bool coref_may_be_organization(const struct coref *c, const struct entity *e)
{
    return e->sort == SORT_ORGANIZATION || e->sort == SORT_LOCATION ||
           (e->type == MENTION_NAME && e->gender == GENDER_UNKNOWN && e->votes == 0 && e->first_role == NO_INDEX &&
            (e->name.words < 2 ||
             e->forms == e->full_forms) && /* "Lund" for "Ada Lund": organizations keep their last word */
            !token_is_given_name(c->analysis, coref_mention(c, e->best)->name_first));
}

/* "The report" may mean the study that was spoken of, but not one of somebody else. */
static int weigh_document(const struct coref *c, const struct entity *e, const struct described *d,
                          struct point_list *list)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *before = coref_mention(c, e->best);
    bool same = token_at(analysis, before->head)->hash == token_at(analysis, d->m->head)->hash;
    if (!same && !(d->kinds & KIND_DOCUMENTS && d->kinds & token_noun_kinds(analysis, before->head) & KIND_DOCUMENTS))
        return 0;
    return (same ? POINT(list, DESCRIBE_HEAD) : POINT(list, DESCRIBE_KIND)) +
           weigh_words(analysis, d->m, e->text_first, e->text_end, same, list);
}

/* An entity is of the classes that a description may mean. */
bool description_agrees(const struct coref *c, const struct entity *e, const struct described *d, uint64_t classes)
{
    return classes >> e->class & 1 && (!d->body || d->m->type == MENTION_DOCUMENT || coref_may_be_organization(c, e));
}

/* The entity is named only in what the one described says: nobody speaks of himself by name. */
static bool is_named_by_itself(const struct coref *c, const struct entity *e, const struct described *d)
{
    size_t last = e->event == NO_INDEX ? e->first_form : c->events.items[e->event].mention;
    return e->first_form != NO_INDEX && coref_is_own_content(c, d->mention, e->first_form) &&
           coref_is_own_content(c, d->mention, last);
}

/* Points for an entity that a definite description agrees with; 0: it does not mean it. */
int description_points(const struct coref *c, size_t entity, const struct described *d, struct point_list *list)
{
    const struct entity *e = &c->entities.items[entity];
    if (is_named_by_itself(c, e, d))
        return 0;
    int points = d->document ? weigh_document(c, e, d, list)
                 : d->body   ? weigh_organization(c, e, d, list)
                             : weigh_person(c, e, d, list);
    if (points <= 0)
        return 0;
    size_t distance = coref_distance(c, e, d->m);
    int sentences = distance < DESCRIBE_FAR ? (int)distance : DESCRIBE_FAR;
    if (e->event == NO_INDEX)
        points += POINT(list, DESCRIBE_LATER);
    else
        points += points < DESCRIBE_STRONG ? POINT_TIMES(list, DESCRIBE_WEAK_SENTENCE, sentences)
                                           : POINT_TIMES(list, DESCRIBE_SENTENCE, sentences);
    if (entity == c->spoken)
        points += POINT(list, DESCRIBE_SPOKEN);
    if (e->event != NO_INDEX && c->flags[c->events.items[e->event].mention] & IS_SUBJECT)
        points += distance <= 1 ? POINT(list, DESCRIBE_ACTOR) : POINT(list, DESCRIBE_SUBJECT);
    if (d->document || (d->body == (e->sort != SORT_PERSON) && e->type <= MENTION_LOCATION))
        points += POINT(list, DESCRIBE_NAME);
    return points;
}
