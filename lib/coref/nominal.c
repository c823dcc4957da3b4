/* Descriptions: "the senator" means somebody who is known as one, or somebody whom nobody names. */
#include "coref/coref.h"

#include "coref/weights.h"

static bool has_possessor(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->core_first; i < m->head; i++)
        if (coref_token(analysis, i)->kind == TOKEN_SUFFIX)
            return true;
    return false;
}

/* A description while it is read: what is asked of it again for each entity that it may mean. */
struct described {
    size_t mention;
    const struct mention *m;
    uint64_t kinds, roles; /* of its noun; those of roles alone */
    uint32_t word;         /* its noun as one of a role */
    enum gender gender;    /* of its noun */
    bool owned;            /* "her office" */
    bool possessor;        /* "Veld's mayor" */
    bool definite;         /* it speaks of somebody who is known: "the", "this", "his", "Veld's" */
    bool body, person;     /* may mean one */
    bool person_noun, bearer;
    bool source;
};

/* The classes of entities that a description may mean; of an organization's, coref_may_be_organization tells. */
static uint64_t classes_of(const struct described *d)
{
    uint64_t sorts = d->m->type == MENTION_DOCUMENT ? CLASS_ONE(SORT_DOCUMENT)
                     : d->body                      ? UINT64_C(0xFF)
                     : d->person                    ? CLASS_ONE(SORT_PERSON)
                                                    : 0;
    if (d->m->plural)
        sorts = CLASS_MANY(sorts);
    return d->gender ? sorts | CLASS_OF(sorts, d->gender) : CLASS_ANY(sorts);
}

static void describe(const struct coref *c, size_t mention, struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = coref_mention(c, mention);
    const struct noun_kind_row *row = token_noun_row(analysis, m->head);
    bool determined = token_is(coref_token(analysis, m->first_token), LEX_DETERMINER);
    uint64_t first = determined ? token_noun_kinds(analysis, m->first_token) : 0;
    d->mention = mention;
    d->m = m;
    d->kinds = row ? row->kinds : 0;
    d->word = row ? row->full : coref_token(analysis, m->head)->hash;
    d->owned = (first & KIND_OWNER) != 0;
    d->possessor = has_possessor(analysis, m);
    d->source = (c->flags[mention] & IS_SOURCE) != 0;
    d->person_noun = coref_kinds_person(analysis, m->head, d->kinds);
    d->bearer = coref_kinds_bearer(analysis, m->head, d->kinds);
    d->roles = d->kinds & KIND_ROLES;
    d->gender = coref_kind_gender(d->kinds, KIND_MALE_NOUN, KIND_FEMALE_NOUN);
    d->definite = first & KIND_DEFINITE || d->owned || d->possessor;
    d->body = (d->kinds & KIND_ORGANIZATION) != 0;
    d->person = d->person_noun || d->bearer || (d->source && m->gender != GENDER_NEUTER);
}

static bool is_modifier(const struct analysis *analysis, const struct mention *m, size_t i)
{
    const struct token *t = coref_token(analysis, i);
    return i != m->head && t->kind == TOKEN_WORD && !token_is(t, LEX_DETERMINER) && !token_is(t, LEX_PREPOSITION);
}

static bool role_has_word(const struct analysis *analysis, size_t first, size_t end, size_t word)
{
    for (size_t i = first; i < end && i < first + 24; i++)
        if (coref_token(analysis, i)->kind == TOKEN_WORD && coref_same_stem(analysis, i, word))
            return true;
    return false;
}

/* Whether a role says whose it is: names beside its noun, not words of a title. */
static bool has_owner(const struct analysis *analysis, size_t first, size_t end, size_t head)
{
    static const lexicon_set names = LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_DEMONYM) | LEX_BIT(LEX_BODY_NAME) |
                                     LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);
    for (size_t i = first; i < end && i < first + 24; i++) {
        const struct token *t = coref_token(analysis, i);
        if (i == head || !(t->flags & TOKEN_CAPITAL))
            continue;
        if (t->classes & names || t->flags & TOKEN_ALL_CAPITAL ||
            (i + 1 < end && coref_token(analysis, i + 1)->kind == TOKEN_SUFFIX))
            return true;
    }
    return false;
}

/* Points for the words of a description beside its noun, against the words of a role or name. */
static int weigh_words(const struct analysis *analysis, const struct mention *m, size_t first, size_t end,
                       bool same_head)
{
    int points = 0;
    bool owner = has_owner(analysis, first, end, coref_role_head(analysis, first, end));
    for (size_t i = m->core_first; i < m->head && i < m->core_first + 16; i++) {
        if (!is_modifier(analysis, m, i))
            continue;
        if (role_has_word(analysis, first, end, i))
            points += DESCRIBE_SHARED;
        else if (i + 1 < m->core_end && coref_token(analysis, i + 1)->kind == TOKEN_SUFFIX)
            points += owner ? DESCRIBE_POSSESSOR : DESCRIBE_NEW;
        else if (token_is_capital(analysis, i) && i != m->first_token)
            points += owner ? DESCRIBE_FOREIGN : DESCRIBE_NEW;
        else if (!same_head)
            points += DESCRIBE_OTHER;
    }
    return points;
}

/* Points of one role for a description; 0: they have nothing in common. What hangs after the description ("the
 * Ostravian diplomat, the deputy foreign minister,") may say it better. */
static int weigh_role(const struct coref *c, const struct role *role, const struct described *d, uint64_t kinds)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m;
    bool same = coref_role_word(analysis, role->head) == d->word;
    int points = 0;
    if (same && d->kinds & KIND_PLAIN_ORGANIZATION)
        return DESCRIBE_GENERIC + DESCRIBE_SHARED + weigh_words(analysis, m, role->first, role->end, false);
    if (same || (!d->owned && kinds & token_noun_kinds(analysis, role->head)))
        points = (same ? DESCRIBE_HEAD : DESCRIBE_KIND) + weigh_words(analysis, m, role->first, role->end, same);
    if (m->apposition_first < m->apposition_end) {
        size_t head = coref_role_head(analysis, m->apposition_first, m->apposition_end);
        if (coref_role_word(analysis, role->head) == coref_role_word(analysis, head) && points < DESCRIBE_HEAD)
            points = DESCRIBE_HEAD;
    }
    return points;
}

/* The best that a role of the entity says for the description; 0: no role does. */
static int weigh_roles(const struct coref *c, const struct entity *e, const struct described *d, uint64_t kinds)
{
    int best = 0;
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next) {
        int points = weigh_role(c, &c->roles.items[r], d, kinds);
        if (points > best)
            best = points;
    }
    return best;
}

/* A person of whom no role is known, or only by a verb ("who led NATO until 2014"), may bear one that is new. */
static int weigh_unknown(const struct coref *c, const struct entity *e, const struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m;
    int shared = 0;
    bool acts = c->flags[d->mention] & (IS_SOURCE | IS_SUBJECT) || m->possessive;
    bool near = acts && e->event != NO_INDEX && coref_distance(c, e, m) <= UNKNOWN_REACH &&
                (c->flags[c->events.items[e->event].mention] & (IS_SUBJECT | IS_SOURCE));
    if (!near)
        return 0;
    if (!token_equals(analysis, m->first_token, "the") || d->possessor || (!d->roles && !d->source))
        return 0;
    for (size_t i = m->core_first; i < m->head && i < m->core_first + 16; i++)
        if (is_modifier(analysis, m, i) && !token_is_capital(analysis, i) &&
            !token_is(coref_token(analysis, i), LEX_ROLE_MODIFIER))
            shared += DESCRIBE_OTHER;
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next) {
        const struct role *role = &c->roles.items[r];
        if (!coref_is_verbal(analysis, role))
            return 0;
        for (size_t i = m->core_first; i < m->head && i < m->core_first + 16; i++)
            if (is_modifier(analysis, m, i) && role_has_word(analysis, role->first, role->end, i))
                shared += DESCRIBE_SHARED;
    }
    return (d->roles ? DESCRIBE_UNKNOWN : DESCRIBE_STRANGE) + shared;
}

/* "The mother of three", "the last man to do so": who it is, is told after. */
static bool is_told(const struct analysis *analysis, size_t token)
{
    return token < analysis->tokens.count &&
           (token_equals(analysis, token, "of") || token_equals(analysis, token, "to"));
}

static int weigh_person(const struct coref *c, const struct entity *e, const struct described *d)
{
    const struct mention *m = d->m;
    int points = weigh_roles(c, e, d, d->roles);
    if (points)
        return points;
    if (e->type == MENTION_UNNAMED && m->core_end - m->core_first == 2 &&
        d->roles & token_noun_kinds(c->analysis, coref_mention(c, e->best)->head))
        return DESCRIBE_KIND; /* "an insider", then "the source" */
    if (e->type != MENTION_NAME || d->owned || is_told(c->analysis, m->core_end))
        return 0;
    bool relative = m->core_end < c->analysis->tokens.count && token_is(coref_token(c->analysis, m->core_end), LEX_WH);
    return !relative && d->bearer ? DESCRIBE_BEARER : weigh_unknown(c, e, d);
}

/* The name says what kind of body it is: "Ministry of Fisheries". */
static bool names_kind(const struct analysis *analysis, const struct mention *name)
{
    for (size_t i = name->name_first; i < name->name_end && i < name->name_first + 16; i++)
        if (token_is_noun_of(analysis, i, KIND_ORGANIZATION))
            return true;
    return false;
}

static int weigh_organization(const struct coref *c, const struct entity *e, const struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m, *name = coref_mention(c, e->best);
    int points = weigh_roles(c, e, d, 0);
    if (points)
        return points;
    if (name->name_first < name->name_end && role_has_word(analysis, name->name_first, name->name_end, m->head))
        return DESCRIBE_HEAD + weigh_words(analysis, m, name->name_first, name->name_end, true);
    bool named = e->type == MENTION_NAME || e->type == MENTION_ORGANIZATION || e->type == MENTION_LOCATION;
    bool place = e->sort == SORT_LOCATION;
    if (!named || d->owned || ((d->kinds & KIND_NATION) != 0) != place ||
        (!place && d->kinds & KIND_TELLING_ORGANIZATION) ||
        (e->sort == SORT_PERSON && !(d->kinds & KIND_PLAIN_ORGANIZATION)))
        return 0;
    int words = 0;
    for (size_t i = m->core_first; i < m->head && i < m->core_first + 16; i++)
        if (is_modifier(analysis, m, i))
            words += role_has_word(analysis, name->name_first, name->name_end, i) ? DESCRIBE_SHARED : DESCRIBE_NEW;
    if (d->possessor && (words <= 0 || e->sort == SORT_PERSON))
        return 0;
    if (!(d->kinds & KIND_PLAIN_ORGANIZATION) && names_kind(analysis, name))
        words += DESCRIBE_KNOWN_KIND;
    return DESCRIBE_GENERIC + words;
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
static int weigh_document(const struct coref *c, const struct entity *e, const struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *before = coref_mention(c, e->best);
    bool same = coref_token(analysis, before->head)->hash == coref_token(analysis, d->m->head)->hash;
    if (!same && !(d->kinds & KIND_DOCUMENTS && d->kinds & token_noun_kinds(analysis, before->head) & KIND_DOCUMENTS))
        return 0;
    return (same ? DESCRIBE_HEAD : DESCRIBE_KIND) + weigh_words(analysis, d->m, e->text_first, e->text_end, same);
}

/* An entity is of the classes that a description may mean. */
static bool agrees(const struct coref *c, const struct entity *e, const struct described *d, uint64_t classes)
{
    return classes >> e->class & 1 && (!d->body || d->m->type == MENTION_DOCUMENT || coref_may_be_organization(c, e));
}

/* Points for an entity that a definite description agrees with; 0: it does not mean it. */
static int weigh(const struct coref *c, size_t entity, const struct described *d)
{
    const struct entity *e = &c->entities.items[entity];
    bool document = d->m->type == MENTION_DOCUMENT;
    int points = document ? weigh_document(c, e, d) : d->body ? weigh_organization(c, e, d) : weigh_person(c, e, d);
    if (points <= 0)
        return 0;
    size_t distance = coref_distance(c, e, d->m);
    if (e->event == NO_INDEX)
        points += DESCRIBE_LATER;
    else
        points += (points < DESCRIBE_HEAD - 10 ? DESCRIBE_WEAK_SENTENCE : DESCRIBE_SENTENCE) *
                  (distance < DESCRIBE_FAR ? (int)distance : DESCRIBE_FAR);
    if (entity == c->spoken)
        points += DESCRIBE_SPOKEN;
    if (e->event != NO_INDEX && c->flags[c->events.items[e->event].mention] & IS_SUBJECT)
        points += distance <= 1 ? DESCRIBE_ACTOR : DESCRIBE_SUBJECT;
    if (document || (d->body == (e->sort != SORT_PERSON) && e->type <= MENTION_LOCATION))
        points += DESCRIBE_NAME;
    return points;
}

static uint32_t find_meant(const struct coref *c, const struct described *d, int *most)
{
    static const enum key_kind keys[] = {KEY_ROLE, KEY_ORGANIZATION_WORD};
    const uint32_t hashes[] = {d->word, coref_token(c->analysis, d->m->head)->hash};
    uint32_t best = NO_INDEX, at = NO_INDEX;
    size_t last = c->events.count, first = last > LOOK_BACK ? last - LOOK_BACK : 0;
    *most = MIN_DESCRIBE - 1;
    uint64_t classes = classes_of(d);
    if (!classes)
        return NO_INDEX;
    for (size_t k = 0; k < 2; k++, at = NO_INDEX)
        for (uint32_t e; (e = coref_with_key(c, keys[k], hashes[k], &at)) != NO_INDEX;) {
            int points = agrees(c, &c->entities.items[e], d, classes) ? weigh(c, e, d) : 0;
            if (points > *most) {
                *most = points;
                best = e;
            }
        }
    const struct event *events = c->events.items;
    const struct entity *entities = c->entities.items;
    for (size_t n = last; n-- > first;) {
        uint32_t e = events[n].entity;
        if (entities[e].event != n || !agrees(c, &entities[e], d, classes))
            continue;
        int points = weigh(c, e, d);
        if (points > *most) {
            *most = points;
            best = e;
        }
    }
    return best;
}

/* A word that begins what hangs on a noun: "of", "who", "accused", "familiar". */
static bool hangs_on(const struct analysis *analysis, size_t token)
{
    const struct token *t = coref_token(analysis, token);
    return token_is(t, LEX_PREPOSITION) || token_is(t, LEX_WH) || token_is(t, LEX_PARTICIPLE) ||
           token_is(t, LEX_GERUND);
}

/* The words of a description that name it: without article, up to the first comma after its noun; with what hangs on
 * it by a preposition ("a report by the Institute for Rivers"). */
static void set_text(struct coref *c, size_t entity, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    struct entity *e = &c->entities.items[entity];
    e->text_first = m->first_token;
    e->text_end = m->head + 1;
    bool more = m->type != MENTION_GROUP && (m->head + 1 >= m->core_end || hangs_on(c->analysis, m->head + 1));
    while (more && e->text_end < m->end_token && coref_token(c->analysis, e->text_end)->mark != ',')
        e->text_end++;
    if (m->type != MENTION_DOCUMENT)
        return;
    for (size_t i = mention + 1; i < c->analysis->mentions.count && i < mention + 4; i++) {
        const struct mention *next = coref_mention(c, i);
        if (next->sentence == m->sentence && next->first_token == e->text_end + 1 && next->type != MENTION_PRONOUN &&
            token_is(coref_token(c->analysis, e->text_end), LEX_PREPOSITION)) {
            e->text_end = next->core_end;
            break;
        }
    }
}

static bool begin(struct coref *c, size_t mention, uint32_t phrase, uint64_t kinds);

bool coref_begin(struct coref *c, size_t mention)
{
    return begin(c, mention, 0, token_noun_kinds(c->analysis, coref_mention(c, mention)->head));
}

static bool begin(struct coref *c, size_t mention, uint32_t phrase, uint64_t kinds)
{
    const struct mention *m = coref_mention(c, mention);
    uint32_t entity = coref_new_entity(c, mention, kinds);
    if (entity == NO_INDEX)
        return false;
    c->of[mention] = entity;
    set_text(c, entity, mention);
    struct entity *e = &c->entities.items[entity];
    if (e->gender == GENDER_UNKNOWN)
        e->gender = coref_kind_gender(kinds, KIND_MALE_NOUN, KIND_FEMALE_NOUN);
    e->class = coref_class(e);
    return coref_first_key(c, KEY_PHRASE, phrase, entity) &&
           coref_first_key(c, KEY_NOUN, coref_token(c->analysis, m->head)->hash, entity);
}

/* Each word with a capital stands in the words of the entity too: "the Moss campaign" is not any campaign. */
static bool same_capitals(const struct coref *c, const struct mention *m, const struct entity *e)
{
    for (size_t i = m->core_first; i < m->head && i < m->core_first + 16; i++)
        if (is_modifier(c->analysis, m, i) && i != m->first_token && token_is_capital(c->analysis, i) &&
            !role_has_word(c->analysis, e->text_first, e->text_end, i))
            return false;
    return true;
}

/* A description that was met before: by the same words, or, where it is definite, by the same noun. */
static uint32_t find_known(const struct coref *c, const struct described *d, uint32_t phrase, bool definite)
{
    const struct mention *m = d->m;
    uint32_t at = NO_INDEX, entity = NO_INDEX;
    if (definite || m->plural || m->type == MENTION_GROUP)
        entity = coref_with_key(c, KEY_PHRASE, phrase, &at);
    at = NO_INDEX;
    if (entity == NO_INDEX && definite && !d->possessor)
        entity = coref_with_key(c, KEY_NOUN, coref_token(c->analysis, m->head)->hash, &at);
    bool same = entity != NO_INDEX && c->entities.items[entity].plural == m->plural;
    return same && same_capitals(c, m, &c->entities.items[entity]) ? entity : NO_INDEX;
}

/* "A former mayor said ... Ada Moss, who left the town in May, ...": the person who is named next, for the first time
 * and without a role, is the one. */
static uint32_t find_introduced(const struct coref *c, const struct described *d)
{
    const struct mention *m = d->m;
    size_t mention = d->mention;
    enum gender gender = d->gender;
    if (!d->roles || m->sentence > INTRODUCED_BEFORE ||
        token_equals(c->analysis, m->first_token, "our") || token_equals(c->analysis, m->first_token, "my"))
        return NO_INDEX;
    for (size_t i = mention + 1; i < c->analysis->mentions.count && i < mention + LOOK_BACK; i++) {
        const struct mention *next = coref_mention(c, i);
        if (next->sentence > m->sentence + INTRODUCED_REACH)
            break;
        if (next->type != MENTION_NAME || next->possessive || c->of[i] == NO_INDEX ||
            c->flags[i] & (IS_QUOTED | IS_CONTENT) || !(c->flags[i] & IS_SUBJECT))
            continue;
        const struct entity *e = &c->entities.items[c->of[i]];
        bool first = e->first_form == i && next->name_end - next->name_first > 1 && next->sentence > m->sentence;
        bool open = e->first_role == NO_INDEX || c->roles.items[e->first_role].place == ROLE_DESCRIPTION;
        return first && open && !(gender && e->gender && gender != e->gender) ? c->of[i] : NO_INDEX;
    }
    return NO_INDEX;
}

static bool has_modifier(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->core_first; i < m->head; i++)
        if (is_modifier(analysis, m, i))
            return true;
    return false;
}

/* The description means an entity: it is a role of it too, unless it says no more than "the company". */
static bool give_role(struct coref *c, const struct described *d, size_t entity, enum role_place place)
{
    const struct mention *m = d->m;
    struct entity *e = &c->entities.items[entity];
    size_t first = m->core_first;
    while (first < m->head && token_is(coref_token(c->analysis, first), LEX_DETERMINER))
        first++;
    c->of[d->mention] = entity;
    if (e->type != MENTION_NAME && e->type != MENTION_ORGANIZATION && e->type != MENTION_LOCATION)
        return true;
    if (d->body && e->sort == SORT_PERSON) {
        e->sort = SORT_ORGANIZATION;
        e->class = coref_class(e);
    }
    const struct mention *name = coref_mention(c, e->best);
    if (d->body && role_has_word(c->analysis, name->name_first, name->name_end, m->head))
        return true;
    bool plain = d->body ? (d->kinds & KIND_PLAIN_ORGANIZATION) != 0 : !d->roles;
    if (c->flags[d->mention] & (IS_QUOTED | IS_CONTENT) ||
        (place == ROLE_DESCRIPTION && plain && !has_modifier(c->analysis, m)))
        return true;
    size_t end = m->head + 1;
    while (place != ROLE_BEFORE && end < m->end_token && coref_token(c->analysis, end)->mark != ',')
        end++; /* "the mayor of Veld, who left early" */
    while (place == ROLE_BEFORE && coref_token(c->analysis, end)->mark != ',')
        end++; /* "the minister for climate, Bert Lund," */
    return coref_add_role(c, entity, first, end, place);
}

/* The last who was a subject in the sentence of a mention, before it. */
static uint32_t find_subject(const struct coref *c, const struct mention *m)
{
    for (size_t n = c->events.count, looked = 0; n > 0 && looked < 12; n--, looked++) {
        const struct event *event = &c->events.items[n - 1];
        enum entity_sort sort = c->entities.items[event->entity].sort;
        if (coref_mention(c, event->mention)->sentence != m->sentence)
            break;
        if (c->flags[event->mention] & IS_SUBJECT && sort <= SORT_LOCATION)
            return event->entity;
    }
    return NO_INDEX;
}

/* A statement says what its author does: "The board put out a statement. The statement said ..." */
static uint32_t find_author(struct coref *c, size_t mention, bool definite)
{
    const struct mention *m = coref_mention(c, mention);
    if (!token_equals(c->analysis, m->head, "statement") || c->flags[mention] & IS_QUOTED)
        return NO_INDEX;
    if (!definite) {
        uint32_t subject = find_subject(c, m);
        c->author = subject != NO_INDEX ? subject : c->spoken;
    }
    return definite && c->flags[mention] & IS_SOURCE ? c->author : NO_INDEX;
}

/* "A deckhand, Bert Lund, said ...", "their union, Ferrymen United, said ...": the name after the comma, where another
 * comma follows. */
static uint32_t find_apposed(const struct coref *c, const struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m;
    size_t mention = d->mention, comma = m->core_end, end = analysis->sentences.items[m->sentence].end_token;
    if (m->plural || m->possessive || (!d->person_noun && !d->source))
        return NO_INDEX;
    for (; comma < end && comma < m->core_end + 6 && coref_token(analysis, comma)->mark != ','; comma++)
        if (token_is(coref_token(analysis, comma), LEX_VERB_COMMON) ||
            token_is(coref_token(analysis, comma), LEX_CUE_VERB) ||
            token_is(coref_token(analysis, comma), LEX_AUXILIARY) || coref_token(analysis, comma)->kind != TOKEN_WORD)
            return NO_INDEX;
    for (size_t i = mention + 1; i < analysis->mentions.count && i < mention + 6; i++) {
        const struct mention *name = coref_mention(c, i);
        bool body = name->type == MENTION_ORGANIZATION && d->body;
        if (name->first_token != comma + 1 || (name->type != MENTION_NAME && !body) || c->of[i] == NO_INDEX)
            continue;
        bool closed = name->core_end + 1 < end && coref_token(analysis, name->core_end)->mark == ',' &&
                      !token_equals(analysis, name->core_end + 1, "and") &&
                      !token_equals(analysis, name->core_end + 1, "or");
        return closed && (body || name->name_end - name->name_first > 1) ? c->of[i] : NO_INDEX;
    }
    return NO_INDEX;
}

/* "Veld Power, the largest utility of the state, said ...": the name before the comma. */
static uint32_t find_head(const struct coref *c, const struct described *d)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = d->m;
    size_t mention = d->mention, first = m->first_token, end = m->end_token,
           start = analysis->sentences.items[m->sentence].first_token;
    if (m->plural || m->possessive || m->coordinated || first < start + 2 ||
        coref_token(analysis, first - 1)->mark != ',' || end >= analysis->tokens.count ||
        (coref_token(analysis, end)->mark != ',' && coref_token(analysis, end)->mark != '.'))
        return NO_INDEX;
    for (size_t i = mention; i > 0 && mention - i < 4; i--) {
        const struct mention *name = coref_mention(c, i - 1);
        bool named = name->type == MENTION_NAME || name->type == MENTION_ORGANIZATION || name->type == MENTION_LOCATION;
        if (name->end_token != first - 1 || !named || name->coordinated || c->of[i - 1] == NO_INDEX)
            continue;
        bool person = name->type == MENTION_NAME && d->person_noun;
        return (d->body && name->type == MENTION_ORGANIZATION) || person ? c->of[i - 1] : NO_INDEX;
    }
    return NO_INDEX;
}

/* One who was called the same and was mentioned after another, who is not known by that noun. */
static bool is_nearer(const struct coref *c, size_t known, size_t other, const struct described *d)
{
    const struct entity *e = &c->entities.items[other], *before = &c->entities.items[known];
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next)
        if (coref_role_word(c->analysis, c->roles.items[r].head) == d->word)
            return false;
    return before->event != NO_INDEX && (e->event == NO_INDEX || before->event > e->event);
}

bool coref_nominal(struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    struct described d;
    describe(c, mention, &d);
    bool bare = m->sentence == 0 && !token_is(coref_token(c->analysis, m->first_token), LEX_DETERMINER) && !m->plural;
    bool definite = d.definite || bare, source = c->flags[mention] & (IS_SOURCE | IS_SUBJECT);
    bool person = m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED;
    bool document = m->type == MENTION_DOCUMENT;
    uint32_t phrase = coref_phrase(c->analysis, m->core_first, m->head + 1);
    uint32_t meant = document ? find_author(c, mention, definite) : NO_INDEX;
    if (meant != NO_INDEX) {
        c->of[mention] = meant;
        return true;
    }
    if (person && definite && (meant = find_head(c, &d)) != NO_INDEX)
        return give_role(c, &d, meant, ROLE_AFTER);
    if (person)
        meant = find_apposed(c, &d);
    if (meant != NO_INDEX)
        return give_role(c, &d, meant, ROLE_BEFORE);
    if (bare && person && source)
        meant = find_introduced(c, &d);
    uint32_t known = meant == NO_INDEX ? find_known(c, &d, phrase, definite) : NO_INDEX;
    if (meant == NO_INDEX && (person || document) && definite) {
        int points;
        meant = find_meant(c, &d, &points);
        bool nearer = known != NO_INDEX && meant != NO_INDEX && d.bearer && is_nearer(c, known, meant, &d);
        if (points >= DESCRIBE_SURE && !nearer)
            known = NO_INDEX;
        meant = known != NO_INDEX ? known : meant;
    }
    if (meant == NO_INDEX && person && source && !m->plural)
        meant = find_introduced(c, &d);
    if (meant != NO_INDEX)
        return give_role(c, &d, meant, ROLE_DESCRIPTION);
    if (known == NO_INDEX)
        return begin(c, mention, phrase, d.kinds);
    c->of[mention] = known;
    return true;
}
