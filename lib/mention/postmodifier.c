/* What hangs after a mention: party and age, apposition, relative clause, "of Veld", "familiar with the plan". */
#include "mention/mention.h"

#define MAX_TAIL 32   /* tokens of what hangs after */
#define MAX_CLAUSE 26 /* tokens of a relative clause */
#define MAX_PLACE 8   /* capitals after "of" */
#define MAX_ADVERBS 5    /* adverbs and auxiliaries before a verb */

static bool is_quote(const struct mention_reader *r, size_t i)
{
    return i < r->end && r->tokens[i].kind == TOKEN_QUOTE;
}

static bool is_comma(const struct mention_reader *r, size_t i)
{
    return word_is_mark(r, i, ',');
}

/* What closes an apposition: a mark or the sentence's end. */
static bool closes(const struct mention_reader *r, size_t i)
{
    const struct token *t = &r->tokens[i < r->end ? i : r->first];
    return i >= r->end || is_quote(r, i) || (t->kind == TOKEN_MARK && t->mark && t->mark != '/');
}

static bool is_saying(const struct mention_reader *r, size_t i)
{
    for (size_t most = i + MAX_ADVERBS; i < most && !word_feature(r, i, FEATURE_CAPITAL); i++)
        if (!word_has(r, i, LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_AUXILIARY)))
            break;
    return word_has(r, i, LEX_BIT(LEX_CUE_VERB)) && !word_feature(r, i, FEATURE_CAPITAL);
}

static bool is_finite(const struct mention_reader *r, size_t i)
{
    return word_feature(r, i, FEATURE_VERB) && (word_has(r, i, LEX_BIT(LEX_AUXILIARY)) ||
                                  (word_has(r, i, LEX_BIT(LEX_CUE_VERB)) && word_has(r, i, LEX_BIT(LEX_PAST))));
}

static size_t capitals_end(const struct mention_reader *r, size_t i)
{
    size_t most = i + MAX_PLACE;
    while (i < most && (word_feature(r, i, FEATURE_NAME) || word_has(r, i, LEX_BIT(LEX_ABBREVIATION_STATE))))
        i++;
    return i;
}

/* ---- brackets, party, age ---- */

static size_t bracket_end(const struct mention_reader *r, size_t i)
{
    for (size_t k = i + 1; k < r->end && k < i + 7; k++)
        if (word_is_mark(r, k, ')'))
            return k + 1;
    return NO_INDEX;
}

/* "R-Ohio", "D-Nev." */
static bool is_party(const struct mention_reader *r, size_t i)
{
    if (i >= r->end || r->tokens[i].kind != TOKEN_WORD)
        return false;
    struct slice w = token_text(r->analysis, i);
    return w.length > 3 && w.text[1] == '-' && (w.text[0] == 'R' || w.text[0] == 'D' || w.text[0] == 'I') &&
           w.text[2] >= 'A' && w.text[2] <= 'Z';
}

/* A role after the name. A second one goes first where it says more than a party. */
static void set_after(const struct mention_reader *r, struct mention *m, size_t first, size_t end)
{
    if (m->apposition_first < m->apposition_end) {
        size_t start = m->apposition_first, stop = m->apposition_end;
        if (!is_party(r, start)) {
            start = first;
            stop = end;
            first = m->apposition_first;
            end = m->apposition_end;
        }
        if (m->also_first == m->also_end) {
            m->also_first = start;
            m->also_end = stop;
        }
    }
    m->apposition_first = first;
    m->apposition_end = end;
}

/* ---- clauses and prepositions after a noun, without a comma ---- */

/* The object of a preposition: a noun phrase that is no time. */
static size_t object_end(const struct mention_reader *r, size_t i, bool settings)
{
    struct noun_phrase p;
    if (word_is(r, i - 1, WORD_OF) && word_has(r, i, LEX_BIT(LEX_INDEFINITE)) && word_feature(r, i + 1, FEATURE_VERB))
        return i + 1; /* "mother of three" */
    if (word_has(r, i, LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH)))
        return NO_INDEX;
    if (!phrase_read(r, i, &p)) {
        bool noun = !word_is_stop(r, i) && !word_feature(r, i, FEATURE_VERB) &&
                    !word_has(r, i, LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_CUE_NOUN));
        return noun && word_feature(r, i + 1, FEATURE_VERB) ? i + 1 : NO_INDEX; /* "people in attendance" */
    }
    if (!settings && word_has(r, p.end - 1, LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_CUE_NOUN)))
        return NO_INDEX;
    return p.end;
}

static bool is_participle(const struct mention_reader *r, size_t i)
{
    if (word_is_stop(r, i) || word_feature(r, i, FEATURE_CAPITAL) ||
        (word_has(r, i, LEX_BIT(LEX_CUE_VERB)) && word_has(r, i, LEX_BIT(LEX_TAKES_THAT))))
        return false;
    struct slice w = token_text(r->analysis, i);
    return word_has(r, i, LEX_BIT(LEX_PARTICIPLE)) ||
           (w.length > 4 && w.text[w.length - 1] == 'd' && w.text[w.length - 2] == 'e');
}

/* A participle after a noun is the verb of its sentence unless another verb follows, or one of saying stands before.
 */
static bool participle_attaches(const struct mention_reader *r, const struct mention *m, size_t end)
{
    if (word_feature(r, end, FEATURE_VERB) || is_saying(r, end))
        return true;
    return closes(r, end) && m->first_token > r->first &&
           word_has(r, m->first_token - 1, LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_CUE_PHRASE));
}

/* "familiar with", "close to", "briefed on": a word after the noun with a preposition of its own. */
static bool reduced(const struct mention_reader *r, size_t i)
{
    if (!word_feature(r, i + 1, FEATURE_ATTACHING) && !word_is(r, i + 1, WORD_BY) && !word_is(r, i + 1, WORD_OF))
        return false;
    return word_feature(r, i, FEATURE_TRAILING) || is_participle(r, i);
}

/* The end of "who have seen the plan": before the verb of saying, or at a mark. */
static size_t defining_end(const struct mention_reader *r, size_t who)
{
    size_t i = who + 1;
    while (i < who + MAX_ADVERBS && word_has(r, i, LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB)))
        i++;
    if (word_has(r, i, LEX_BIT(LEX_CUE_VERB)) && word_has(r, i, LEX_BIT(LEX_PAST)) &&
        word_has(r, i, LEX_BIT(LEX_TAKES_THAT)) && !word_has(r, i, LEX_BIT(LEX_BELIEF)))
        return NO_INDEX;
    for (i++; i < r->end && i < who + MAX_CLAUSE; i++) {
        if (r->tokens[i].kind == TOKEN_MARK || is_quote(r, i))
            return i;
        if (word_feature(r, i, FEATURE_VERB) && word_has(r, i, LEX_BIT(LEX_CUE_VERB)) &&
            !word_has(r, i, LEX_BIT(LEX_GERUND)) && !word_is(r, i - 1, WORD_TO) &&
            !word_has(r, i - 1, LEX_BIT(LEX_DETERMINER)) && !word_feature(r, i - 1, FEATURE_IS_SUFFIX)) {
            while (i > who + 2 && word_has(r, i - 1, LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB)))
                i--;
            return i;
        }
    }
    return i >= r->end ? r->end : NO_INDEX;
}

static void read_modifiers(const struct mention_reader *r, struct mention *m)
{
    size_t i = m->end_token;
    bool document = m->type == MENTION_DOCUMENT, body = word_has(r, m->head, LEX_BIT(LEX_BODY_NOUN));
    bool person =
        !document && (word_feature(r, m->head, FEATURE_PERSON) || word_has(r, m->head, LEX_BIT(LEX_INDEFINITE)));
    for (int steps = 0; steps < 4; steps++) {
        size_t end = NO_INDEX;
        if (word_is(r, i, WORD_OF) || (person && word_feature(r, i, FEATURE_ATTACHING)) ||
            (document && word_is(r, i, WORD_BY)) || (body && word_is(r, i, WORD_IN)))
            end = object_end(r, i + 1, false);
        else if ((person && reduced(r, i)) ||
                 (document && word_has(r, i, LEX_BIT(LEX_PARTICIPLE)) && word_is(r, i + 1, WORD_BY)))
            end = object_end(r, i + 2, true);
        else if ((person && word_is(r, i, WORD_WHO)) || ((person || body) && word_is(r, i, WORD_THAT) &&
                                                         word_feature(r, i + 1, FEATURE_VERB) && !is_saying(r, i + 1)))
            end = defining_end(r, i);
        if (end == NO_INDEX || (is_participle(r, i) && !participle_attaches(r, m, end)))
            break;
        i = end;
    }
    m->end_token = i;
}

/* ---- directly after a name ---- */

/* What stands directly after a name: "(R-Ohio)", ", R-Ohio", ", 43", "of Ohio". Moves the mention's end. */
static void read_close(const struct mention_reader *r, struct mention *m)
{
    size_t i = m->end_token, end;
    bool person = m->type == MENTION_NAME;
    if (word_is_mark(r, i, '(') && (end = bracket_end(r, i)) != NO_INDEX) {
        if (person && (is_party(r, i + 1) || end == i + 3))
            set_after(r, m, i + 1, end - 1);
        m->end_token = i = end;
    }
    if (person && word_feature(r, i, FEATURE_REFLEXIVE))
        m->end_token = ++i;
    if (person && word_is(r, i, WORD_OF) && m->role_first < m->role_end && word_feature(r, i + 1, FEATURE_NAME))
        m->end_token = i = capitals_end(r, i + 1);
    else if (person && word_is(r, i, WORD_OF) && m->name_end > m->name_first + 1 &&
             (end = object_end(r, i + 1, true)) != NO_INDEX &&
             (word_feature(r, end - 1, FEATURE_NAME) || word_has(r, end - 1, LEX_BIT(LEX_BODY_NOUN))))
        m->end_token = i = end; /* "Lee Ward of the Institute for ..." */
    if (person && is_comma(r, i) && is_party(r, i + 1)) {
        end = word_is_mark(r, i + 2, '.') && is_comma(r, i + 3) ? i + 3 : i + 2; /* "D-Nev." */
        set_after(r, m, i + 1, end);
        m->end_token = i = end;
    }
    if (person && is_comma(r, i) && word_feature(r, i + 1, FEATURE_IS_NUMBER) &&
        (closes(r, i + 2) || is_saying(r, i + 2)))
        m->end_token = i = i + 2;
    if (person && is_comma(r, i) && word_is(r, i + 1, WORD_OF) && word_feature(r, i + 2, FEATURE_NAME)) {
        end = capitals_end(r, i + 2);
        if (is_comma(r, end) && capitals_end(r, end + 1) > end + 1 && closes(r, capitals_end(r, end + 1)))
            end = capitals_end(r, end + 1);
        if (closes(r, end))
            m->end_token = end;
    }
}

/* ---- appositions ---- */

static bool is_organization_head(const struct mention_reader *r, const struct noun_phrase *p)
{
    return word_has(r, p->end - 1, LEX_BIT(LEX_BODY_NOUN)) && !word_feature(r, p->end - 1, FEATURE_PERSON) &&
           !word_feature(r, p->end - 1, FEATURE_CAPITAL);
}

/* A comma inside an apposition: before the state of a town, before a second role. *next: where to read on. */
static bool comma_belongs(const struct mention_reader *r, size_t i, size_t *next, size_t *inside)
{
    size_t place = i + 1;
    if (word_feature(r, i - 1, FEATURE_NAME) &&
        word_has(r, place, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_ABBREVIATION_STATE))) {
        while (place < i + MAX_PLACE && word_has(r, place, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_ABBREVIATION_STATE)))
            place++;
        *next = place;
        return closes(r, place);
    }
    struct noun_phrase p;
    if (word_feature(r, i - 1, FEATURE_NAME) && phrase_read(r, i + 1, &p) && p.determined && p.segment == p.inner &&
        is_organization_head(r, &p)) {
        *next = p.end; /* "at Harrow Mills, a paper company" */
        *inside = i;
        return true;
    }
    if (word_is(r, i + 1, WORD_AND) && phrase_read(r, i + 2, &p) && name_is_person_noun(r, p.inner, p.end)) {
        *next = p.end;
        return true;
    }
    return false;
}

/* The title of a work inside an apposition: "author of “Ice,”". *next: after it. */
static bool is_title_quote(const struct mention_reader *r, size_t i, size_t *next)
{
    size_t span = is_quote(r, i) ? span_of(r->analysis, i) : NO_INDEX;
    if (span == NO_INDEX || !word_has(r, i - 1, LEX_BIT(LEX_PREPOSITION)))
        return false;
    const struct quoted_span *s = &r->analysis->spans.items[span];
    if (s->open_token != i || s->close_token == NO_INDEX || s->close_token >= r->end || s->close_token - i > 14)
        return false;
    *next = s->close_token + 1;
    return true;
}

/* The mark that closes an apposition whose noun ends at i, or NONE where a verb shows that it is none. *inside: the
 * comma at which a second one begins in it, which tells of what it names at its end, or NONE. */
static size_t tail_end(const struct mention_reader *r, size_t i, size_t *inside)
{
    bool clause = false;
    *inside = NO_INDEX;
    for (size_t start = i, next; i < r->end && i < start + MAX_TAIL; i++) {
        if (is_comma(r, i)) {
            if (!comma_belongs(r, i, &next, inside))
                return i;
            i = next - 1;
        } else if (is_title_quote(r, i, &next)) {
            if (r->tokens[next - 2].kind == TOKEN_MARK)
                return next; /* its comma closes the apposition too */
            i = next - 1;
        } else if (closes(r, i)) {
            return i;
        } else if (word_feature(r, i, FEATURE_RELATIVE) || word_is(r, i, WORD_THAT)) {
            clause = true;
        } else if (is_finite(r, i) && !clause) {
            return *inside;
        }
    }
    return i >= r->end ? r->end : *inside;
}

/* The end of ", who runs the fund": the comma before the verb of saying, or the sentence's end. */
static size_t clause_end(const struct mention_reader *r, size_t who)
{
    if (is_saying(r, who + 1) || word_is(r, who, WORD_WHICH))
        return NO_INDEX;
    for (size_t i = who + 1; i < r->end && i < who + MAX_CLAUSE; i++) {
        bool time = word_has(r, i + 1, LEX_BIT(LEX_PREPOSITION)) &&
                    word_has(r, i + 2, LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH));
        if (is_comma(r, i) && (is_saying(r, i + 1) || word_feature(r, i + 1, FEATURE_VERB) || time))
            return i;
        if (is_quote(r, i) || (closes(r, i) && !is_comma(r, i) && !word_is_mark(r, i, '.')))
            return i;
        if (i + 1 == r->end)
            return word_is_mark(r, i, '.') ? i : r->end;
    }
    return NO_INDEX;
}

/* A name that nothing tells to be one of a person. */
static bool is_nameless(const struct mention_reader *r, const struct mention *m)
{
    return m->type == MENTION_NAME && m->role_first == m->role_end && !word_feature(r, m->name_first, FEATURE_GIVEN) &&
           m->name_first == m->core_first;
}

/* Whether a phrase after a comma says what the mention is. */
static bool is_role_of(const struct mention_reader *r, const struct mention *m, const struct noun_phrase *p)
{
    struct mention role = {.first_token = p->first};
    bool body = m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION || m->gender == GENDER_NEUTER;
    if (body || (is_nameless(r, m) && p->determined && is_organization_head(r, p)))
        return p->determined && !word_feature(r, p->end - 1, FEATURE_CAPITAL) &&
               (word_has(r, p->end - 1, LEX_BIT(LEX_BODY_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN)) ||
                word_feature(r, p->end - 1, FEATURE_PERSON));
    name_describe(r, p, &role);
    if (role.type == MENTION_NAME || role.type == MENTION_ORGANIZATION || role.type == MENTION_LOCATION)
        return false;
    return !role.plural && (word_feature(r, role.head, FEATURE_PERSON) ||
                            ((p->determined || p->end <= p->first + 2) && word_is_agent(r, p->end - 1)));
}

/* The end of what a clause says at i, at its first "and" before a verb. */
static size_t conjunct_end(const struct mention_reader *r, size_t i, size_t end)
{
    for (; i < end; i++)
        if ((word_is(r, i, WORD_AND) || word_is(r, i, WORD_BUT)) && word_feature(r, i + 1, FEATURE_VERB) &&
            word_has(r, i + 1, LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_THIRD) | LEX_BIT(LEX_PAST)) &&
            !word_feature(r, i + 1, FEATURE_KNOWN))
            return i;
    return end;
}

/* A relative clause that tells a role: "who is the club's treasurer", "who served as treasurer", "who runs the club".
 */
static void read_role_clause(const struct mention_reader *r, struct mention *m, size_t i, size_t end)
{
    struct noun_phrase p;
    bool copula = word_is(r, i, WORD_IS) || word_is(r, i, WORD_WAS);
    i += copula;
    while (i < end && word_has(r, i, LEX_BIT(LEX_ADVERB)))
        i++;
    if (!copula && word_feature(r, i, FEATURE_RUNNING))
        set_after(r, m, i, conjunct_end(r, i + 1, end));
    if (word_feature(r, i, FEATURE_SERVING) && word_is(r, i + 1, WORD_AS)) {
        copula = true;
        i += 2;
    }
    if (copula && i < end && phrase_read(r, i, &p) && p.end <= end && is_role_of(r, m, &p))
        set_after(r, m, p.inner, conjunct_end(r, p.end, end));
}

static bool read_apposition(const struct mention_reader *r, struct mention *m)
{
    size_t i = m->end_token, end, inside;
    struct noun_phrase p;
    bool dash = word_is_mark(r, i, '-') && m->type == MENTION_NAME;
    if (!is_comma(r, i) && !dash)
        return false;
    i++;
    if (word_is(r, i, WORD_WHICH) && is_nameless(r, m)) {
        m->type = MENTION_ORGANIZATION; /* "Kestrel, which makes ..." */
        m->gender = GENDER_NEUTER;
    }
    if (word_feature(r, i, FEATURE_RELATIVE)) {
        if ((end = clause_end(r, i)) == NO_INDEX)
            return false;
        m->end_token = end;
        read_role_clause(r, m, i + 1, end);
        return true;
    }
    if (word_feature(r, i, FEATURE_ADVERB))
        i++;
    bool one_of = word_is(r, i, WORD_ONE) && word_is(r, i + 1, WORD_OF);
    if (!one_of && (!phrase_read(r, i, &p) || !is_role_of(r, m, &p)))
        return false;
    if ((end = tail_end(r, one_of ? i + 2 : p.end, &inside)) == NO_INDEX || (dash && !word_is_mark(r, end, '-')))
        return false;
    size_t first = one_of ? i : p.inner;
    if (!one_of && word_feature(r, p.first, FEATURE_POSSESSIVE) == false && p.first < p.inner &&
        !word_is(r, p.first, WORD_A) && !word_is(r, p.first, WORD_AN) && !word_is(r, p.first, WORD_THE))
        first = p.first;
    set_after(r, m, first, inside != NO_INDEX ? inside : end);
    if (m->type == MENTION_NAME && !one_of && is_organization_head(r, &p) && p.segment == p.inner) {
        m->type = MENTION_ORGANIZATION;
        m->gender = GENDER_NEUTER;
    }
    m->end_token = dash ? end + 1 : end;
    return true;
}

/* "the mayor, Ana Torres,": a description whose name follows. */
static bool read_name_after(const struct mention_reader *r, struct mention *m)
{
    struct noun_phrase p;
    struct mention name;
    size_t i = m->end_token;
    if (!is_comma(r, i) || !phrase_read(r, i + 1, &p) || p.determined || p.number)
        return false;
    name = (struct mention){.first_token = i + 1};
    name_describe(r, &p, &name);
    if (name.type != MENTION_NAME || name.first_token != i + 1 || !closes(r, p.end))
        return false;
    m->type = MENTION_NAME;
    m->role_first = m->core_first;
    m->role_end = i;
    bool one_of = word_is(r, m->core_first, WORD_ONE) && word_is(r, m->core_first + 1, WORD_OF);
    while (m->role_first < m->role_end && word_has(r, m->role_first, LEX_BIT(LEX_DETERMINER)) && !one_of)
        m->role_first++;
    if (one_of && (word_is(r, m->core_first + 2, WORD_THOSE) || word_is(r, m->core_first + 2, WORD_THESE)))
        m->role_end = m->role_first; /* "one of those teachers" is no role */
    if (word_feature(r, m->core_first, FEATURE_POSSESSIVE) && m->role_first == m->core_first)
        m->role_first++;
    if (name.role_first < name.role_end) { /* "his niece, Senator Ana Torres," */
        m->also_first = name.role_first;
        m->also_end = name.role_end;
    }
    m->name_first = name.name_first;
    m->name_end = name.name_end;
    m->head = name.head;
    m->core_end = m->end_token = p.end;
    return true;
}

static void read_all(const struct mention_reader *r, struct mention *m)
{
    bool named = m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION;
    if (!named)
        read_modifiers(r, m);
    bool singular =
        (m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED) && !m->plural && m->gender != GENDER_NEUTER;
    if ((singular || word_is(r, m->first_token, WORD_ONE)) && read_name_after(r, m))
        named = true;
    if (named)
        read_close(r, m);
    if (m->type == MENTION_DOCUMENT || m->type == MENTION_GROUP)
        return;
    for (int most = 0; most < 2 && read_apposition(r, m); most++)
        ;
    m->gender = m->gender == GENDER_UNKNOWN ? name_gender(r, m) : m->gender;
}

void after_read(const struct mention_reader *r, struct mention *m)
{
    if (!m->doubtful && !word_feature(r, m->end_token, FEATURE_IS_SUFFIX))
        read_all(r, m);
}
