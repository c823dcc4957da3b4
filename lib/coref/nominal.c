/* Descriptions: "the senator" means somebody who is known as one, or somebody whom nobody names. */
#include "coref/description.h"

#include "coref/qualifier.h"
#include "coref/weights.h"

/* The points of an entity that the description agrees with; who looks on is told. */
static int consider_entity(const struct coref *c, const struct described *d, uint32_t entity)
{
    struct observer *observer = c->analysis->observer;
    struct point_list given, *list = observer ? &given : NULL;
    given.count = 0;
    int points = description_points(c, entity, d, list);
    if (observer && points)
        observer->considered(observer, d->mention, entity, NO_INDEX, points, list);
    return points;
}

static uint32_t find_best_described(const struct coref *c, const struct described *d, int *most)
{
    static const enum key_kind keys[] = {KEY_ROLE, KEY_ORGANIZATION_WORD};
    const uint32_t hashes[] = {d->word, token_at(c->analysis, d->m->head)->hash};
    uint32_t best = NO_INDEX, at = NO_INDEX;
    size_t last = c->events.count, first = last > LOOK_BACK ? last - LOOK_BACK : 0;
    *most = MIN_DESCRIBE - 1;
    uint64_t classes = description_classes(d);
    if (!classes)
        return NO_INDEX;
    for (size_t k = 0; k < 2; k++, at = NO_INDEX)
        for (uint32_t e; (e = coref_with_key(c, keys[k], hashes[k], &at)) != NO_INDEX;) {
            int points = description_agrees(c, &c->entities.items[e], d, classes) ? consider_entity(c, d, e) : 0;
            if (points > *most) {
                *most = points;
                best = e;
            }
        }
    const struct event *events = c->events.items;
    const struct entity *entities = c->entities.items;
    for (size_t n = last; n-- > first;) {
        uint32_t e = events[n].entity;
        if (entities[e].event != n || !description_agrees(c, &entities[e], d, classes))
            continue;
        int points = consider_entity(c, d, e);
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
    const struct token *t = token_at(analysis, token);
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
    while (more && e->text_end < m->end_token && token_at(c->analysis, e->text_end)->mark != ',')
        e->text_end++;
    if (m->type != MENTION_DOCUMENT)
        return;
    for (size_t i = mention + 1; i < c->analysis->mentions.count && i < mention + 4; i++) {
        const struct mention *next = coref_mention(c, i);
        if (next->sentence == m->sentence && next->first_token == e->text_end + 1 && next->type != MENTION_PRONOUN &&
            token_is(token_at(c->analysis, e->text_end), LEX_PREPOSITION)) {
            e->text_end = next->core_end;
            break;
        }
    }
}

static bool begin_described(struct coref *c, size_t mention, uint32_t phrase, uint64_t kinds);

bool coref_begin(struct coref *c, size_t mention)
{
    return begin_described(c, mention, 0, token_noun_kinds(c->analysis, coref_mention(c, mention)->head));
}

static bool begin_described(struct coref *c, size_t mention, uint32_t phrase, uint64_t kinds)
{
    const struct mention *m = coref_mention(c, mention);
    uint32_t entity = coref_new_entity(c, mention, kinds);
    if (entity == NO_INDEX)
        return false;
    c->of[mention] = entity;
    set_text(c, entity, mention);
    struct entity *e = &c->entities.items[entity];
    if (e->gender == GENDER_UNKNOWN)
        e->gender = (uint8_t)coref_kind_gender(kinds, KIND_MALE_NOUN, KIND_FEMALE_NOUN);
    e->class = coref_class(e);
    return coref_first_key(c, KEY_PHRASE, phrase, entity) &&
           coref_first_key(c, KEY_NOUN, token_at(c->analysis, m->head)->hash, entity);
}

/* Each word with a capital is in the words of the entity too: "the Moss campaign" is not any campaign. */
static bool same_capitals(const struct coref *c, const struct mention *m, const struct entity *e)
{
    for (size_t i = m->core_first; i < m->head && i < m->core_first + MAX_MODIFIERS; i++)
        if (description_is_modifier(c->analysis, m, i) && i != m->first_token && token_is_capital(c->analysis, i) &&
            !coref_role_has_word(c->analysis, e->text_first, e->text_end, i))
            return false;
    return true;
}

/* Nothing says that the entity, known by a description alone, holds another office. */
static bool is_same_office(const struct coref *c, const struct mention *m, uint32_t entity)
{
    const struct entity *e = &c->entities.items[entity];
    const struct qualified own = {m->core_first, m->end_token, m->head},
                           known = {e->text_first, e->text_end, coref_mention(c, e->best)->head};
    return known.first >= known.end || qualifiers_relate(c->analysis, &known, &own, true) != QUALIFIERS_CLASH;
}

/* A description that was met before: by the same words, or, where it is definite, by the same noun. */
static uint32_t find_known(const struct coref *c, const struct described *d)
{
    const struct mention *m = d->m;
    uint32_t at = NO_INDEX, entity = NO_INDEX;
    if (d->definite || m->plural || m->type == MENTION_GROUP)
        entity = coref_with_key(c, KEY_PHRASE, d->phrase, &at);
    at = NO_INDEX;
    if (entity == NO_INDEX && d->definite && !d->possessor)
        entity = coref_with_key(c, KEY_NOUN, token_at(c->analysis, m->head)->hash, &at);
    bool same = entity != NO_INDEX && c->entities.items[entity].plural == m->plural;
    return same && same_capitals(c, m, &c->entities.items[entity]) && is_same_office(c, m, entity) ? entity : NO_INDEX;
}

/* A name as the subject of a clause, in prose and outside what anybody said. */
static bool introduces(const struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    return m->type == MENTION_NAME && !m->possessive && c->of[mention] != NO_INDEX &&
           (c->flags[mention] & (IS_QUOTED | IS_CONTENT | IS_SUBJECT)) == IS_SUBJECT;
}

/* The mention names its entity in full, for the first time, and no role was told of it. */
static bool is_new_name(const struct coref *c, size_t mention, enum gender gender)
{
    const struct mention *m = coref_mention(c, mention);
    const struct entity *e = &c->entities.items[c->of[mention]];
    bool first = e->first_form == mention && m->name_end - m->name_first > 1;
    bool open = e->first_role == NO_INDEX || c->roles.items[e->first_role].place == ROLE_DESCRIPTION;
    return first && open && !(gender && e->gender && gender != e->gender);
}

/* The lede and the headline before it. */
static bool is_in_lede(const struct analysis *analysis, const struct mention *m)
{
    if (m->block >= INTRODUCED_BEFORE)
        return false;
    for (size_t i = 0; i < m->block; i++)
        if (analysis->blocks.items[i].kind == BLOCK_PARAGRAPH)
            return false;
    return true;
}

/* "A former mayor said ... ¶ Ada Moss, who left the town in May, ...": who opens a text without a name is the person
 * who is named in a later paragraph next, for the first time and without a role. */
static uint32_t find_introduced(const struct coref *c, const struct described *d)
{
    const struct mention *m = d->m;
    if (!d->roles || !is_in_lede(c->analysis, m) ||
        token_in(c->analysis, token_at(c->analysis, m->first_token), SET_OWN))
        return NO_INDEX;
    for (size_t i = d->mention + 1; i < c->analysis->mentions.count && i < d->mention + LOOK_BACK; i++) {
        const struct mention *next = coref_mention(c, i);
        if (next->sentence > m->sentence + INTRODUCED_REACH)
            break;
        if (introduces(c, i))
            return next->block > m->block && is_new_name(c, i, d->gender) ? c->of[i] : NO_INDEX;
    }
    return NO_INDEX;
}

static bool has_modifier(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->core_first; i < m->head; i++)
        if (description_is_modifier(analysis, m, i))
            return true;
    return false;
}

/* Nothing that the entity is not known by already: "the company", said of a company. */
static bool says_no_role(const struct coref *c, const struct described *d, const struct entity *e,
                         enum role_place place)
{
    const struct mention *name = coref_mention(c, e->best);
    if (d->body && coref_role_has_word(c->analysis, name->name_first, name->name_end, d->m->head))
        return true;
    if (c->flags[d->mention] & (IS_QUOTED | IS_CONTENT))
        return true;
    bool plain = d->body ? (d->kinds & KIND_PLAIN_ORGANIZATION) != 0 : !d->roles;
    return place == ROLE_DESCRIPTION && plain && !has_modifier(c->analysis, d->m);
}

/* Where the words of a role end: at the comma after its noun. */
static size_t role_end(const struct analysis *analysis, const struct mention *m, enum role_place place)
{
    size_t end = m->head + 1;
    /* before a name, beyond the mention: "the minister for climate, Bert Lund,"; else "the mayor of Veld, who left" */
    while ((place == ROLE_BEFORE || end < m->end_token) && token_at(analysis, end)->mark != ',')
        end++;
    return end;
}

/* The description means an entity: it is a role of it too, unless it says no more than "the company". */
static bool give_role(struct coref *c, const struct described *d, size_t entity, enum role_place place)
{
    const struct mention *m = d->m;
    struct entity *e = &c->entities.items[entity];
    c->of[d->mention] = index_32(entity);
    if (e->type != MENTION_NAME && e->type != MENTION_ORGANIZATION && e->type != MENTION_LOCATION)
        return true;
    if (d->body && e->sort == SORT_PERSON) {
        e->sort = SORT_ORGANIZATION;
        e->class = coref_class(e);
    }
    if (says_no_role(c, d, e, place))
        return true;
    size_t first = m->core_first;
    while (first < m->head && token_is(token_at(c->analysis, first), LEX_DETERMINER))
        first++;
    return coref_add_role(c, entity, first, role_end(c->analysis, m, place), place);
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
static uint32_t find_author(struct coref *c, const struct described *d)
{
    if (!d->document || token_at(c->analysis, d->m->head)->word != WORD_STATEMENT || c->flags[d->mention] & IS_QUOTED)
        return NO_INDEX;
    if (!d->definite) {
        uint32_t subject = find_subject(c, d->m);
        c->author = subject != NO_INDEX ? subject : c->spoken;
    }
    return d->definite && d->source ? c->author : NO_INDEX;
}

/* The comma after a description, with no verb before it, or the last place where it is looked for. */
static size_t comma_after(const struct analysis *analysis, const struct mention *m, size_t end)
{
    const lexicon_set verbs = LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_AUXILIARY);
    size_t comma = m->core_end;
    for (; comma < end && comma < m->core_end + APPOSED_REACH && token_at(analysis, comma)->mark != ','; comma++)
        if (token_at(analysis, comma)->kind != TOKEN_WORD || token_at(analysis, comma)->classes & verbs)
            return NO_INDEX;
    return comma;
}

/* Another comma follows, and no list goes on after it. */
static bool closes_apposition(const struct analysis *analysis, const struct mention *name, size_t end)
{
    return name->core_end + 1 < end && token_at(analysis, name->core_end)->mark == ',' &&
           !token_in(analysis, token_at(analysis, name->core_end + 1), SET_LISTING);
}

/* Between the comma and the name is nothing but titles and what is in brackets after them: ", Col. (ret.) Ada Moss". */
static bool follows_comma(const struct analysis *analysis, const struct mention *name, size_t comma)
{
    size_t i = comma + 1;
    for (bool bracket = false; i < name->first_token && i < comma + APPOSED_REACH; i++) {
        const struct token *t = token_at(analysis, i);
        bool title = token_is(t, LEX_TITLE) || token_is(t, LEX_ABBREVIATION_TITLE);
        if (!title && !bracket && t->mark != '(')
            return false;
        bracket = t->mark == '(' || (bracket && t->mark != ')');
    }
    return i == name->first_token;
}

/* A name of the sort that the description speaks of. */
static bool may_be_apposed(const struct mention *name, const struct described *d)
{
    return name->type == MENTION_NAME || (name->type == MENTION_ORGANIZATION && d->body);
}

/* "A deckhand, Bert Lund, said ...", "their union, Ferrymen United, said ...": the name after the comma, where another
 * comma follows. */
static uint32_t find_apposed(const struct coref *c, const struct described *d)
{
    const struct analysis *analysis = c->analysis;
    size_t end = analysis->sentences.items[d->m->sentence].end_token;
    bool one = d->human && !d->m->plural && !d->m->possessive && (d->person_noun || d->source);
    size_t comma = one ? comma_after(analysis, d->m, end) : NO_INDEX;
    if (comma == NO_INDEX)
        return NO_INDEX;
    for (size_t i = d->mention + 1; i < analysis->mentions.count && i < d->mention + APPOSED_REACH; i++) {
        const struct mention *name = coref_mention(c, i);
        if (!follows_comma(analysis, name, comma) || !may_be_apposed(name, d) || c->of[i] == NO_INDEX)
            continue;
        bool full = name->type == MENTION_ORGANIZATION || name->name_end - name->name_first > 1;
        return full && closes_apposition(analysis, name, end) ? c->of[i] : NO_INDEX;
    }
    return NO_INDEX;
}

/* The description is between a comma and a comma or the end of a sentence. */
static bool is_set_off(const struct analysis *analysis, const struct mention *m)
{
    size_t start = analysis->sentences.items[m->sentence].first_token;
    if (m->first_token < start + 2 || m->end_token >= analysis->tokens.count)
        return false;
    char before = token_at(analysis, m->first_token - 1)->mark, after = token_at(analysis, m->end_token)->mark;
    return before == ',' && (after == ',' || after == '.');
}

static bool is_by_name(const struct mention *m)
{
    return m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION;
}

/* The description may stand as an apposition to one name. */
static bool may_follow_name(const struct analysis *analysis, const struct described *d)
{
    const struct mention *m = d->m;
    return d->human && d->definite && !m->plural && !m->possessive && !m->coordinated && is_set_off(analysis, m);
}

/* "Veld Power, the largest utility of the state, said ...": the name before the comma. */
static uint32_t find_head(const struct coref *c, const struct described *d)
{
    const struct mention *m = d->m;
    if (!may_follow_name(c->analysis, d))
        return NO_INDEX;
    for (size_t i = d->mention; i > 0 && d->mention - i < HEAD_REACH; i--) {
        const struct mention *name = coref_mention(c, i - 1);
        if (name->end_token != m->first_token - 1 || !is_by_name(name) || name->coordinated || c->of[i - 1] == NO_INDEX)
            continue;
        bool person = name->type == MENTION_NAME && d->person_noun;
        bool body = name->type == MENTION_ORGANIZATION && d->body;
        return person || body ? c->of[i - 1] : NO_INDEX;
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

/* Who is called so: the entity that most speaks for, or one that was called the same before, which is put into `known`
 * too where it is the only one. */
static uint32_t find_called(const struct coref *c, const struct described *d, uint32_t *known, enum meant_by *by)
{
    int points;
    *known = find_known(c, d);
    *by = MEANT_AGAIN;
    if (!d->definite || !(d->human || d->document))
        return NO_INDEX;
    uint32_t meant = find_best_described(c, d, &points);
    bool nearer = *known != NO_INDEX && meant != NO_INDEX && d->bearer && is_nearer(c, *known, meant, d);
    if (points >= DESCRIBE_SURE && !nearer)
        *known = NO_INDEX;
    if (*known != NO_INDEX)
        return *known;
    *by = MEANT_POINTS;
    return meant;
}

/* Who a description means that no comma binds to a name. known: as of find_called. */
static uint32_t find_described(const struct coref *c, const struct described *d, uint32_t *known, enum meant_by *by)
{
    uint32_t meant = NO_INDEX;
    *known = NO_INDEX;
    *by = MEANT_INTRODUCED;
    if (d->bare && d->human && d->speaks)
        meant = find_introduced(c, d);
    if (meant != NO_INDEX)
        return meant;
    meant = find_called(c, d, known, by);
    if (meant == NO_INDEX && d->human && d->speaks && !d->m->plural && (meant = find_introduced(c, d)) != NO_INDEX)
        *by = MEANT_INTRODUCED;
    return meant;
}

static bool resolve_description(struct coref *c, const struct described *d, enum meant_by *by)
{
    uint32_t meant, known;
    if ((meant = find_author(c, d)) != NO_INDEX) {
        *by = MEANT_AUTHOR;
        c->of[d->mention] = meant;
        return true;
    }
    *by = MEANT_BEFORE;
    if ((meant = find_head(c, d)) != NO_INDEX)
        return give_role(c, d, meant, ROLE_AFTER);
    *by = MEANT_AFTER;
    if ((meant = find_apposed(c, d)) != NO_INDEX)
        return give_role(c, d, meant, ROLE_BEFORE);
    if ((meant = find_described(c, d, &known, by)) != NO_INDEX)
        return give_role(c, d, meant, ROLE_DESCRIPTION);
    *by = known == NO_INDEX ? MEANT_NEW : MEANT_AGAIN;
    if (known == NO_INDEX)
        return begin_described(c, d->mention, d->phrase, d->kinds);
    c->of[d->mention] = known;
    return true;
}

bool coref_nominal(struct coref *c, size_t mention)
{
    struct described d;
    enum meant_by by;
    coref_describe(c, mention, &d);
    if (!resolve_description(c, &d, &by))
        return false;
    if (c->analysis->observer)
        c->analysis->observer->resolved(c->analysis->observer, c, mention, by);
    return true;
}
