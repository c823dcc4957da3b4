/*
 * Names: mentions by name that mean the same. Full names first, whatever their place in the text, then what is shorter:
 * a surname, a given name, an acronym, the first or last word of an organization's name.
 */
#include "coref/coref.h"

#include <string.h>

#define INTERVIEWED_AMONG 64 /* entities among which the person interviewed is looked for */
#define SAME_GENDER 200      /* points for one of the gender that the title tells */
#define LIKELY_GENDER 150    /* for one of whom the given name makes it likely */
#define BY_GIVEN_NAME 100    /* points against one who is called by the given name alone elsewhere */

/* ---- the mentions themselves ---- */

static bool is_own_name(const struct mention *m)
{
    return m->name_first < m->name_end && !m->coordinated;
}

/* What title and role tell of the gender. */
static enum gender told_gender(const struct analysis *analysis, const struct mention *m)
{
    enum gender gender = m->type == MENTION_NAME ? m->gender : GENDER_UNKNOWN;
    size_t start = m->core_first < m->name_first ? m->core_first : m->name_first;
    for (size_t i = start; i < m->name_first && gender == GENDER_UNKNOWN; i++)
        gender = coref_title_gender(analysis, i);
    for (size_t i = m->role_first; i < m->role_end && gender == GENDER_UNKNOWN; i++)
        gender = coref_noun_gender(analysis, i);
    return gender;
}

/* What the given name makes likely: a table, which the text may contradict. */
static enum gender likely_gender(const struct analysis *analysis, const struct mention *m)
{
    if (m->name_end - m->name_first < 2 || !token_is_given_name(analysis, m->name_first))
        return GENDER_UNKNOWN;
    const struct token *t = token_at(analysis, m->name_first);
    bool male = token_is(t, LEX_NAME_MALE), female = token_is(t, LEX_NAME_FEMALE);
    return male == female ? GENDER_UNKNOWN : male ? GENDER_MALE : GENDER_FEMALE;
}

static enum gender gender_of_name(const struct analysis *analysis, const struct mention *m)
{
    enum gender gender = told_gender(analysis, m);
    return gender == GENDER_UNKNOWN ? likely_gender(analysis, m) : gender;
}

/* ---- which form of a name is the best ---- */

static bool all_capitals(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->name_first; i < m->name_end; i++)
        if (token_at(analysis, i)->kind == TOKEN_WORD && !(token_at(analysis, i)->flags & TOKEN_ALL_CAPITAL) &&
            token_at(analysis, i)->end - token_at(analysis, i)->start > 1)
            return false;
    return true;
}

static bool starts_like_a_name(const struct analysis *analysis, const struct mention *m)
{
    size_t length = token_at(analysis, m->name_first)->end - token_at(analysis, m->name_first)->start;
    return token_is_given_name(analysis, m->name_first) || length == 1 ||
           analysis->text[token_at(analysis, m->name_first)->end - 1] == '.';
}

static bool better_form(const struct coref *c, size_t one, size_t other)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = coref_mention(c, one), *n = coref_mention(c, other);
    size_t words = m->name_end - m->name_first, others = n->name_end - n->name_first;
    if ((words > 1) != (others > 1))
        return words > 1;
    if (all_capitals(analysis, m) != all_capitals(analysis, n))
        return all_capitals(analysis, n);
    if (m->type == MENTION_NAME && words > 1 && starts_like_a_name(analysis, m) != starts_like_a_name(analysis, n))
        return starts_like_a_name(analysis, m);
    if ((c->flags[one] & IS_ASIDE) != (c->flags[other] & IS_ASIDE))
        return c->flags[other] & IS_ASIDE;
    return words > others;
}

/* ---- entities ---- */

/* A role never holds a name: what reads "Minister Ada Moss and Senator" is of two people. */
static bool holds_name(const struct analysis *analysis, size_t first, size_t end)
{
    bool name = false;
    for (size_t i = first; i + 1 < end; i++) {
        if (name && token_is(token_at(analysis, i), LEX_CONJUNCTION))
            return true;
        name = name || (token_is_given_name(analysis, i) && token_is_capital(analysis, i + 1));
    }
    return false;
}

static bool is_form_of_address(const struct analysis *analysis, size_t token)
{
    return token_is_noun_of(analysis, token, KIND_COURTESY) ||
           token_in(analysis, token_at(analysis, token), SET_PROFESSOR);
}

static bool add_roles(struct coref *c, size_t entity, const struct mention *m)
{
    const struct analysis *analysis = c->analysis;
    if (m->role_first >= m->role_end && m->apposition_first >= m->apposition_end && m->also_first >= m->also_end)
        return true;
    if (analysis->blocks.items[m->block].kind == BLOCK_BYLINE)
        return true; /* who writes is a correspondent to the reader alone */
    size_t first = holds_name(analysis, m->role_first, m->role_end) ? m->role_end : m->role_first;
    while (first < m->role_end && token_is_noun_of(analysis, first, KIND_COURTESY) && m->role_end - first == 1)
        first++;
    size_t end = m->role_end;
    while (end > first + 1 && is_form_of_address(analysis, end - 1) && coref_is_person_noun(analysis, end - 2))
        end--; /* "lead author Prof. Ada Moss" */
    return coref_add_role(c, entity, first, end, ROLE_BEFORE) &&
           coref_add_role(c, entity, m->apposition_first, m->apposition_end, ROLE_AFTER) &&
           coref_add_role(c, entity, m->also_first, m->also_end, ROLE_AFTER);
}

/* What a mention by name tells of the gender of its entity, or makes likely while nothing is known. */
static void set_gender(const struct analysis *analysis, struct entity *e, const struct mention *m)
{
    coref_tell_gender(e, told_gender(analysis, m));
    if (e->gender == GENDER_UNKNOWN) {
        e->gender = (uint8_t)likely_gender(analysis, m);
        e->gender_likely = true;
    }
}

/* The mention is one of the entity by name. */
static bool join_entity(struct coref *c, size_t mention, size_t entity)
{
    const struct mention *m = coref_mention(c, mention);
    struct entity *e = &c->entities.items[entity];
    c->of[mention] = index_32(entity);
    e->forms++;
    e->first_form = index_32(mention < e->first_form ? mention : e->first_form); /* NO_INDEX is larger than any */
    e->full_forms += m->name_end - m->name_first > 1;
    e->aside = e->aside && c->flags[mention] & IS_ASIDE;
    set_gender(c->analysis, e, m);
    if (mention != e->best && better_form(c, mention, e->best))
        e->best = index_32(mention);
    return add_roles(c, entity, m);
}

static bool same_given(const struct person_name *a, const struct person_name *b)
{
    for (size_t i = 0; i < a->given_count; i++)
        for (size_t k = 0; k < b->given_count; k++)
            if (a->given[i] == b->given[k])
                return true;
    return false;
}

static uint32_t first_letter(const struct coref *c, const struct entity *e)
{
    const struct mention *m = coref_mention(c, e->best);
    return (uint32_t)c->analysis->text[token_at(c->analysis, m->name_first)->start] | 0x20;
}

/* Two full names of one person: "Robert C. Scott" and "Bobby Scott", "A. Moss" and "Ada Moss". */
static bool same_person(const struct coref *c, const struct entity *e, const struct mention *m,
                        const struct person_name *name)
{
    if (e->name.suffix && name->suffix && e->name.suffix != name->suffix)
        return false; /* father and son */
    if (e->name.words < 2 || name->words < 2 || same_given(&e->name, name))
        return true;
    uint32_t letter = (uint32_t)c->analysis->text[token_at(c->analysis, m->name_first)->start] | 0x20;
    if (e->name.initial && (e->name.given_count == 0 || name->given_count == 0))
        return e->name.initial == letter;
    return name->initial && name->given_count == 0 && name->initial == first_letter(c, e);
}

static bool add_person_keys(struct coref *c, size_t entity, const struct person_name *name)
{
    if (!coref_key(c, KEY_SURNAME, name->surname, entity))
        return false;
    for (size_t i = 0; i < name->given_count; i++)
        if (!coref_key(c, KEY_GIVEN, name->given[i], entity))
            return false;
    return true;
}

/* "Northpix/Ada Moss" under a picture. */
static bool is_credit(const struct analysis *analysis, const struct mention *m)
{
    size_t start = token_at(analysis, m->name_first)->start;
    return memchr(analysis->text + start, '/', token_at(analysis, m->name_end - 1)->end - start) != NULL;
}

static bool begin_person(struct coref *c, size_t mention, const struct person_name *name)
{
    const struct mention *m = coref_mention(c, mention);
    uint32_t entity = coref_new_entity(c, mention, 0);
    if (entity == NO_INDEX)
        return false;
    c->entities.items[entity].name = *name;
    c->entities.items[entity].gender = GENDER_UNKNOWN;
    if (is_credit(c->analysis, m))
        c->entities.items[entity].sort = SORT_THING;
    if (name->words > 1 && all_capitals(c->analysis, m) && !token_is_given_name(c->analysis, m->name_first) &&
        !(c->flags[mention] & IS_SOURCE))
        c->entities.items[entity].sort = SORT_THING; /* "FULL TEXT" */
    return add_person_keys(c, entity, name) && join_entity(c, mention, entity);
}

/* In a headline that begins each word with a capital only a given name tells where a name begins. */
static bool sure_name(const struct coref *c, size_t mention)
{
    return !(c->flags[mention] & IS_ASIDE) || token_is_given_name(c->analysis, coref_mention(c, mention)->name_first);
}

/* Words of a title are before the name. */
static bool has_title(const struct analysis *analysis, const struct mention *m)
{
    for (size_t i = m->core_first; i < m->name_first; i++)
        if (!token_is(token_at(analysis, i), LEX_DETERMINER))
            return true;
    return false;
}

/* The words of the short form begin or end the name of the body. */
static bool part_of_organization(const struct coref *c, const struct mention *m, size_t entity)
{
    const struct mention *whole = coref_mention(c, c->entities.items[entity].best);
    size_t words = m->name_end - m->name_first, all = whole->name_end - whole->name_first;
    if (words >= all)
        return false;
    uint32_t hash = coref_phrase(c->analysis, m->name_first, m->name_end);
    return hash == coref_phrase(c->analysis, whole->name_first, whole->name_first + words) ||
           hash == coref_phrase(c->analysis, whole->name_end - words, whole->name_end);
}

static uint32_t find_body(const struct coref *c, const struct mention *m)
{
    const struct analysis *analysis = c->analysis;
    uint32_t at = NO_INDEX,
             entity = coref_with_key(c, KEY_ORGANIZATION, coref_phrase(analysis, m->name_first, m->name_end), &at);
    if (entity != NO_INDEX)
        return entity;
    if (m->name_end - m->name_first == 1) {
        at = NO_INDEX;
        entity = coref_with_key(c, KEY_ACRONYM, coref_acronym(analysis, m->name_first), &at);
        if (entity != NO_INDEX)
            return entity;
    }
    at = NO_INDEX;
    while ((entity = coref_with_key(c, KEY_ORGANIZATION_WORD, token_at(analysis, m->name_first)->hash, &at)) !=
           NO_INDEX)
        if (part_of_organization(c, m, entity))
            return entity;
    return NO_INDEX;
}

static bool is_known_alone(const struct coref *c, size_t token)
{
    uint32_t at = NO_INDEX;
    return coref_with_key(c, KEY_ALONE, token_at(c->analysis, token)->hash, &at) != NO_INDEX;
}

/* The entity may be who is named: nothing in the name and nothing that is known of the gender speaks against it. */
static bool may_be_named(const struct coref *c, const struct entity *e, const struct mention *m,
                         const struct person_name *name)
{
    enum gender gender = gender_of_name(c->analysis, m);
    bool other = gender && e->gender && gender != e->gender && !same_given(&e->name, name);
    return e->type == MENTION_NAME && !other && same_person(c, e, m, name);
}

/* Given names that the entity was not named by before. */
static void add_given_names(struct entity *e, const struct person_name *name)
{
    for (size_t i = 0; i < name->given_count; i++) {
        struct person_name one = {.given = {name->given[i]}, .given_count = 1};
        if (e->name.given_count < NAME_WORDS && !same_given(&e->name, &one))
            e->name.given[e->name.given_count++] = name->given[i];
    }
}

static bool read_full_name(struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    if (m->name_end - m->name_first < 2)
        return true;
    struct person_name name = person_name_read(c->analysis, m);
    if (name.words < 2 || !name.surname)
        return true;
    uint32_t at = NO_INDEX;
    for (uint32_t e; (e = coref_with_key(c, KEY_SURNAME, name.surname, &at)) != NO_INDEX;)
        if (may_be_named(c, &c->entities.items[e], m, &name)) {
            add_given_names(&c->entities.items[e], &name);
            return add_person_keys(c, e, &name) && join_entity(c, mention, e);
        }
    bool person = token_is_given_name(c->analysis, m->name_first) || has_title(c->analysis, m);
    uint32_t body = person ? NO_INDEX : find_body(c, m);
    if (body != NO_INDEX)
        return join_entity(c, mention, body);
    return !sure_name(c, mention) || begin_person(c, mention, &name);
}

/* ---- organizations and places ---- */

static bool add_organization_keys(struct coref *c, size_t entity, const struct mention *m)
{
    const struct analysis *analysis = c->analysis;
    size_t words = m->name_end - m->name_first;
    bool good = coref_key(c, KEY_ORGANIZATION, coref_phrase(analysis, m->name_first, m->name_end), entity);
    if (good && words > 1)
        good = coref_key(c, KEY_ACRONYM, coref_initials(analysis, m->name_first, m->name_end, false), entity) &&
               coref_key(c, KEY_ACRONYM, coref_initials(analysis, m->name_first, m->name_end, true), entity);
    size_t next = m->name_end;
    if (good && next + 2 < analysis->tokens.count && token_at(analysis, next)->mark == '(' &&
        token_at(analysis, next + 2)->mark == ')')
        good = coref_key(c, KEY_ACRONYM, coref_acronym(analysis, next + 1), entity);
    for (size_t i = m->name_first; good && i < m->name_end && i < m->name_first + 8; i++)
        if (token_at(analysis, i)->kind == TOKEN_WORD && words > 1)
            good = coref_key(c, KEY_ORGANIZATION_WORD, token_at(analysis, i)->hash, entity);
    return good;
}

static bool read_organization(struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    enum key_kind kind = m->type == MENTION_LOCATION ? KEY_LOCATION : KEY_ORGANIZATION;
    uint32_t hash =
        kind == KEY_LOCATION ? coref_location(c->analysis, m) : coref_phrase(c->analysis, m->name_first, m->name_end);
    uint32_t at = NO_INDEX, entity = coref_with_key(c, kind, hash, &at);
    if (entity != NO_INDEX)
        return join_entity(c, mention, entity);
    if (kind == KEY_ORGANIZATION && m->name_end - m->name_first == 1)
        return true; /* short forms have their turn later */
    entity = coref_new_entity(c, mention, 0);
    if (entity == NO_INDEX ||
        !(kind == KEY_ORGANIZATION ? add_organization_keys(c, entity, m) : coref_key(c, KEY_LOCATION, hash, entity)))
        return false;
    return join_entity(c, mention, entity);
}

/* ---- short forms ---- */

static bool role_fits(const struct coref *c, const struct entity *e, const struct mention *m)
{
    if (m->role_first >= m->role_end)
        return false;
    size_t head = coref_role_head(c->analysis, m->role_first, m->role_end);
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next)
        if (token_at(c->analysis, c->roles.items[r].head)->hash == token_at(c->analysis, head)->hash)
            return true;
    return false;
}

/* What the gender that a short name tells says for or against a person; a given name makes it only likely. */
static int gender_fit(const struct entity *e, enum gender told)
{
    if (told == GENDER_UNKNOWN || e->gender == GENDER_UNKNOWN)
        return 0;
    if (told != e->gender)
        return -BY_GIVEN_NAME;
    return e->gender_likely ? LIKELY_GENDER : SAME_GENDER;
}

/* How well a person may be meant by a surname or given name alone; below 0: not at all. Whom the text calls by the
 * given name it does not call by the surname. */
static int fit_short(const struct coref *c, const struct entity *e, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    enum gender gender = gender_of_name(c->analysis, m);
    bool other = gender && e->gender && gender != e->gender;
    if (e->type != MENTION_NAME || (other && !e->gender_likely))
        return -1;
    int fit = 1 + BY_GIVEN_NAME + (role_fits(c, e, m) ? 400 : 0);
    fit += gender_fit(e, gender);
    fit += e->full_forms < 20 ? (int)e->full_forms * 4 : 80;
    fit += e->forms < 20 ? (int)e->forms * 2 : 40;
    const struct mention *best = coref_mention(c, e->best);
    if (best->name_end - best->name_first > 1 && is_known_alone(c, best->name_first))
        fit -= BY_GIVEN_NAME;
    if (e->last_full != NO_INDEX && e->last_full <= mention)
        fit += coref_mention(c, e->last_full)->sentence + 2 >= m->sentence ? 60 : 20;
    return fit;
}

static uint32_t best_person(const struct coref *c, size_t mention, enum key_kind kind, uint32_t hash)
{
    uint32_t at = NO_INDEX, best = NO_INDEX;
    int best_fit = -1;
    for (uint32_t e; (e = coref_with_key(c, kind, hash, &at)) != NO_INDEX;) {
        int fit = fit_short(c, &c->entities.items[e], mention);
        if (fit > best_fit) {
            best_fit = fit;
            best = e;
        }
    }
    return best;
}

/* A single capitalised word, with "Mr" or without. */
static bool is_surname_alone(const struct analysis *analysis, const struct mention *m)
{
    return m->core_end - m->core_first == 1 && token_is_capital(analysis, m->core_first) &&
           m->name_first == m->name_end;
}

/* "Baker" and "PENCE" may be read as a baker and an organization: where they are somebody's surname, they are names. */
static uint32_t find_misread(struct coref *c, size_t mention)
{
    struct mention *m = &c->mentions[mention];
    bool noun = is_surname_alone(c->analysis, m) && (m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED);
    bool body = m->type == MENTION_ORGANIZATION && m->name_end - m->name_first == 1 && m->core_first == m->name_first &&
                token_at(c->analysis, m->name_first)->flags & TOKEN_ALL_CAPITAL;
    if (!noun && !body)
        return NO_INDEX;
    size_t entity = best_person(c, mention, KEY_SURNAME, token_at(c->analysis, m->core_end - 1)->hash);
    if (entity == NO_INDEX)
        return NO_INDEX;
    m->type = MENTION_NAME;
    m->name_first = m->core_end - 1;
    m->name_end = m->core_end;
    return index_32(entity);
}

/* A name of one word, or one that no full name was found for. */
static bool read_short_name(struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    struct person_name name = person_name_read(c->analysis, m);
    if (!name.surname)
        return true;
    uint32_t entity = NO_INDEX;
    if (m->type == MENTION_NAME) {
        entity = best_person(c, mention, KEY_SURNAME, name.surname);
        uint32_t word = name_word(c->analysis, m->name_end - 1);
        if (entity == NO_INDEX && name.words == 1)
            entity = best_person(c, mention, KEY_GIVEN, word);
    }
    if (entity == NO_INDEX && !has_title(c->analysis, m))
        entity = find_body(c, m);
    if (entity != NO_INDEX)
        return join_entity(c, mention, entity);
    if (m->type == MENTION_NAME)
        return begin_person(c, mention, &name);
    entity = coref_new_entity(c, mention, 0);
    return entity != NO_INDEX && add_organization_keys(c, entity, m) && join_entity(c, mention, entity);
}

/* ---- all names ---- */

/* Whether some step may find a name in it: it has one, or what may be misread, or "Q:". */
static bool may_name(const struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    return m->name_first < m->name_end || c->flags[mention] & IS_SOURCE || is_surname_alone(c->analysis, m);
}

/* Names of one word, by which those are told who are called by the given name alone. */
static bool each_alone(struct coref *c)
{
    for (size_t i = 0; i < c->analysis->mentions.count; i++) {
        const struct mention *m = coref_mention(c, i);
        if (!may_name(c, i))
            continue;
        c->named[c->named_count++] = index_32(i);
        if (m->alone && !coref_key(c, KEY_ALONE, token_at(c->analysis, m->name_first)->hash, 0))
            return false;
    }
    return true;
}

static bool each_body(struct coref *c)
{
    for (size_t n = 0; n < c->named_count; n++) {
        const struct mention *m = coref_mention(c, c->named[n]);
        if (is_own_name(m) && (m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION) &&
            !read_organization(c, c->named[n]))
            return false;
    }
    return true;
}

static bool each_full(struct coref *c, bool aside)
{
    for (size_t n = 0; n < c->named_count; n++) {
        size_t i = c->named[n];
        const struct mention *m = coref_mention(c, i);
        if (!is_own_name(m) || m->type != MENTION_NAME || ((c->flags[i] & IS_ASIDE) != 0) != aside)
            continue;
        if (!read_full_name(c, i))
            return false;
    }
    return true;
}

/* Of an interview, "A:" is the person who is named most, and "Q:" who signs the text. */
static uint32_t find_turn(const struct coref *c, size_t mention)
{
    const struct analysis *analysis = c->analysis;
    const struct mention *m = coref_mention(c, mention);
    size_t t = m->core_first;
    uint32_t best = NO_INDEX;
    if (!(c->flags[mention] & IS_SOURCE))
        return NO_INDEX;
    bool asks = token_at(analysis, t)->word == WORD_Q, answers = token_at(analysis, t)->word == WORD_A;
    if (!(asks || answers) || t + 1 >= analysis->tokens.count || token_at(analysis, t + 1)->mark != ':')
        return NO_INDEX;
    for (uint32_t e = 0; e < c->entities.count && e < INTERVIEWED_AMONG; e++) {
        const struct entity *entity = &c->entities.items[e];
        bool writes = analysis->blocks.items[coref_mention(c, entity->best)->block].kind == BLOCK_BYLINE;
        if (entity->type == MENTION_NAME && writes == asks &&
            (best == NO_INDEX || entity->forms > c->entities.items[best].forms))
            best = e;
    }
    return best;
}

static bool each_short(struct coref *c)
{
    for (size_t n = 0; n < c->named_count; n++) {
        uint32_t i = c->named[n];
        const struct mention *m = coref_mention(c, i);
        if (c->of[i] != NO_INDEX && m->name_end - m->name_first > 1)
            c->entities.items[c->of[i]].last_full = i;
        if (c->of[i] != NO_INDEX)
            continue;
        c->of[i] = find_turn(c, i);
        if (c->of[i] != NO_INDEX)
            continue;
        uint32_t misread = find_misread(c, i);
        if (misread != NO_INDEX && !join_entity(c, i, misread))
            return false;
        if (c->of[i] == NO_INDEX && is_own_name(m) && (m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION) &&
            !read_short_name(c, i))
            return false;
    }
    return true;
}

static bool each_copula(struct coref *c)
{
    for (size_t n = 0; n < c->named_count; n++) {
        size_t i = c->named[n];
        if (coref_mention(c, i)->type == MENTION_NAME && c->of[i] != NO_INDEX && !(c->flags[i] & IS_QUOTED) &&
            !coref_read_copula(c, i))
            return false;
    }
    return true;
}

bool coref_names(struct coref *c)
{
    return each_alone(c) && each_body(c) && each_full(c, false) && each_full(c, true) && each_short(c) &&
           each_copula(c);
}
