/*
 * Appositions and relative clauses after a comma or dash: reads the words after a mention; moves its end past what says
 * who it is, and notes the role that it says, or the name that it gives. An apposition counts only if a mark closes it
 * before a verb comes, for else what seems one is the subject of a clause: "In Veld, the mayor said ...".
 */
#include "mention/apposition.h"
#include "mention/following.h"

/* ---- where one ends ---- */

static bool finite_verb_at(const struct mention_reader *r, uint32_t i)
{
    return verb_at(r, i) && (auxiliary_at(r, i) || (cue_verb_at(r, i) && past_at(r, i)));
}

static bool place_at(const struct mention_reader *r, uint32_t i)
{
    return word_has(r, i, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_ABBREVIATION_STATE));
}

/* "a paper company": the phrase says what an organization is. */
static bool is_organization_phrase(const struct mention_reader *r, const struct noun_phrase *p)
{
    uint32_t head = p->end - 1;
    return organization_noun_at(r, head) && !word_feature(r, head, FEATURE_PERSON | FEATURE_CAPITAL);
}

/* Past the state of a town, which the comma at i begins: "mayor of Veld[, Ohio],". */
static uint32_t past_state(const struct mention_reader *r, uint32_t i)
{
    uint32_t end = i + 1;
    while (end < i + MAX_PLACE && place_at(r, end))
        end++;
    return end;
}

/* "at Harrow Mills[, a paper company]". */
static bool explains_organization(const struct mention_reader *r, uint32_t i, struct noun_phrase *p)
{
    return name_at(r, i - 1) && phrase_read(r, i + 1, p) && p->determined && p->segment == p->inner &&
           is_organization_phrase(r, p);
}

/* "the mayor[, and founder] of ...". */
static bool begins_second_role(const struct mention_reader *r, uint32_t i, struct noun_phrase *p)
{
    return word_is(r, i + 1, WORD_AND) && phrase_read(r, i + 2, p) && person_noun_at(r, p->end - 1);
}

/* Where what the comma at i begins within an apposition ends, or NO_INDEX where it closes the apposition. *inside: set
 * to the comma where what it begins tells of a name before it. */
static uint32_t past_inner_comma(const struct mention_reader *r, uint32_t i, uint32_t *inside)
{
    struct noun_phrase p;
    if (name_at(r, i - 1) && place_at(r, i + 1)) {
        uint32_t end = past_state(r, i);
        return closing_mark_at(r, end) ? end : NO_INDEX;
    }
    if (explains_organization(r, i, &p)) {
        *inside = i;
        return p.end;
    }
    return begins_second_role(r, i, &p) ? p.end : NO_INDEX;
}

/* After the title of a work at i, or NO_INDEX: "author of “Ice,”". */
static uint32_t past_work_title(const struct mention_reader *r, uint32_t i)
{
    size_t span = quote_mark_at(r, i) ? span_of(r->analysis, i) : NO_INDEX;
    if (span == NO_INDEX || !preposition_at(r, i - 1))
        return NO_INDEX;
    const struct quoted_span *s = &r->analysis->spans.items[span];
    bool closed = s->open_token == i && s->close_token != NO_INDEX && s->close_token < r->end;
    return closed && s->close_token - i <= MAX_WORK_TITLE ? s->close_token + 1 : NO_INDEX;
}

/* "who", "that": the verbs that follow are its own. */
static bool begins_clause(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_RELATIVE) || word_is(r, i, WORD_THAT);
}

/* The mark that closes an apposition whose noun ends at i, or NO_INDEX where a verb shows that it is none. *inside: the
 * comma at which a second one begins in it, which tells of what it names at its end, or NO_INDEX. */
static uint32_t apposition_close(const struct mention_reader *r, uint32_t i, uint32_t *inside)
{
    bool clause = false;
    *inside = NO_INDEX;
    for (uint32_t end = i + MAX_TAIL, next; i < r->end && i < end; i++) {
        if (comma_at(r, i)) {
            if ((next = past_inner_comma(r, i, inside)) == NO_INDEX)
                return i;
            i = next - 1;
        } else if ((next = past_work_title(r, i)) != NO_INDEX) {
            if (r->tokens[next - 2].kind == TOKEN_MARK)
                return next; /* its comma closes the apposition too */
            i = next - 1;
        } else if (closing_mark_at(r, i)) {
            return i;
        } else if (begins_clause(r, i)) {
            clause = true;
        } else if (!clause && finite_verb_at(r, i)) {
            return *inside;
        }
    }
    return i >= r->end ? r->end : *inside;
}

/* ", [in May]", ", [on Tuesday]": when it was said follows the clause. */
static bool begins_time(const struct mention_reader *r, uint32_t i)
{
    return preposition_at(r, i) && date_at(r, i + 1);
}

/* ", who runs the fund[,] said": the comma before what goes on with the sentence. */
static bool comma_ends_clause(const struct mention_reader *r, uint32_t i)
{
    return comma_at(r, i) && (saying_at(r, i + 1) || verb_at(r, i + 1) || begins_time(r, i + 1));
}

/* A mark that ends more than a part of the clause, the dot of an abbreviation aside. */
static bool mark_ends_clause(const struct mention_reader *r, uint32_t i)
{
    return closing_mark_at(r, i) && !comma_at(r, i) && !mark_at(r, i, '.');
}

/* The end of ", who runs the fund", or NO_INDEX: the comma before the verb of saying, or the sentence's end. */
static uint32_t clause_end(const struct mention_reader *r, uint32_t who)
{
    if (saying_at(r, who + 1) || word_is(r, who, WORD_WHICH))
        return NO_INDEX;
    for (uint32_t i = who + 1; i < r->end && i < who + MAX_CLAUSE; i++) {
        if (comma_ends_clause(r, i) || mark_ends_clause(r, i))
            return i;
        if (i + 1 == r->end)
            return mark_at(r, i, '.') ? i : r->end;
    }
    return NO_INDEX;
}

/* ---- whether it says who the mention is ---- */

/* A name that nothing tells to be one of a person. */
static bool may_name_organization(const struct mention_reader *r, const struct mention *m)
{
    return m->type == MENTION_NAME && m->role_first == m->role_end && !given_name_at(r, m->name_first) &&
           m->name_first == m->core_first;
}

static bool is_organization(const struct mention *m)
{
    return m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION || m->gender == GENDER_NEUTER;
}

static void become_organization(struct mention *m)
{
    m->type = MENTION_ORGANIZATION;
    m->gender = GENDER_NEUTER;
}

/* "Kestrel, a paper company,": what an organization is has an article and no capital. */
static bool is_role_of_organization(const struct mention_reader *r, const struct noun_phrase *p)
{
    uint32_t head = p->end - 1;
    return p->determined && !capital_at(r, head) &&
           (organization_noun_at(r, head) || document_noun_at(r, head) || person_noun_at(r, head));
}

/* "Ana Torres, a ferrykeeper,", "Ana Torres, head ferrykeeper,": a noun that is not known. */
static bool is_unknown_role(const struct mention_reader *r, const struct noun_phrase *p)
{
    return (p->determined || p->end <= p->first + 2) && agent_noun_at(r, p->end - 1);
}

/* "Ana Torres, the mayor of Veld,": one noun for people, and no name. */
static bool is_role_of_person(const struct mention_reader *r, const struct noun_phrase *p)
{
    struct mention role = {.first_token = p->first};
    name_describe(r, p, &role);
    if (role.type == MENTION_NAME || role.type == MENTION_ORGANIZATION || role.type == MENTION_LOCATION)
        return false;
    if (word_has(r, p->end - 1, LEX_BIT(LEX_ABBREVIATION_TITLE)))
        return false; /* "its chairman, Col. (ret.) Ana Torres": a name follows */
    return !role.plural && (person_noun_at(r, role.head) || is_unknown_role(r, p));
}

/* Whether a phrase after a comma says what the mention is. */
static bool is_role_of(const struct mention_reader *r, const struct mention *m, const struct noun_phrase *p)
{
    if (is_organization(m) || (may_name_organization(r, m) && p->determined && is_organization_phrase(r, p)))
        return is_role_of_organization(r, p);
    return is_role_of_person(r, p);
}

/* ---- relative clauses ---- */

/* "and [joined ...]": another verb of the clause. */
static bool verb_of_conjunct_at(const struct mention_reader *r, uint32_t i)
{
    static const lexicon_set finite = LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_THIRD) | LEX_BIT(LEX_PAST);
    return verb_at(r, i) && word_has(r, i, finite) && !known_noun_at(r, i);
}

/* The end of what a clause says at i, at its first "and" before a verb. */
static uint32_t conjunct_end(const struct mention_reader *r, uint32_t i, uint32_t end)
{
    for (; i < end; i++)
        if ((word_is(r, i, WORD_AND) || word_is(r, i, WORD_BUT)) && verb_of_conjunct_at(r, i + 1))
            return i;
    return end;
}

/* "is [the club's treasurer]": the role, if it is one. */
static void read_role_of_copula(const struct mention_reader *r, struct mention *m, uint32_t i, uint32_t end)
{
    struct noun_phrase p;
    if (i < end && phrase_read(r, i, &p) && p.end <= end && is_role_of(r, m, &p))
        following_add_role(r, m, p.inner, conjunct_end(r, p.end, end));
}

/* A relative clause [i, end) that tells a role: "who is the club's treasurer", "who served as treasurer", "who runs the
 * club". */
static void read_role_clause(const struct mention_reader *r, struct mention *m, uint32_t i, uint32_t end)
{
    bool copula = word_is(r, i, WORD_IS) || word_is(r, i, WORD_WAS);
    i += copula;
    while (i < end && adverb_at(r, i))
        i++;
    if (!copula && word_feature(r, i, FEATURE_RUNNING))
        following_add_role(r, m, i, conjunct_end(r, i + 1, end));
    if (word_feature(r, i, FEATURE_SERVING) && word_is(r, i + 1, WORD_AS))
        read_role_of_copula(r, m, i + 2, end);
    else if (copula)
        read_role_of_copula(r, m, i, end);
}

static bool read_relative_clause(const struct mention_reader *r, struct mention *m, uint32_t who)
{
    uint32_t end = clause_end(r, who);
    if (end == NO_INDEX)
        return false;
    m->end_token = end;
    read_role_clause(r, m, who + 1, end);
    return true;
}

/* ---- appositions ---- */

static bool article_at(const struct mention_reader *r, uint32_t i)
{
    return word_is(r, i, WORD_A) || word_is(r, i, WORD_AN) || word_is(r, i, WORD_THE);
}

/* Where the role that a phrase says begins: without its article, but with another determiner: "two-time", "every". */
static uint32_t role_first_of(const struct mention_reader *r, const struct noun_phrase *p)
{
    bool without = p->first == p->inner || article_at(r, p->first) || possessive_pronoun_at(r, p->first);
    return without ? p->inner : p->first;
}

/* "one of the mayors of ...": first: at the "one". */
static bool read_one_of(const struct mention_reader *r, struct mention *m, uint32_t first, bool dash)
{
    uint32_t inside, end = apposition_close(r, first + 2, &inside);
    if (end == NO_INDEX || (dash && !mark_at(r, end, '-')))
        return false;
    following_add_role(r, m, first, inside != NO_INDEX ? inside : end);
    m->end_token = end + dash;
    return true;
}

static bool read_role_phrase(const struct mention_reader *r, struct mention *m, uint32_t first, bool dash)
{
    struct noun_phrase p;
    uint32_t inside, end;
    if (!phrase_read(r, first, &p) || !is_role_of(r, m, &p))
        return false;
    end = apposition_close(r, p.end, &inside);
    if (end == NO_INDEX || (dash && !mark_at(r, end, '-')))
        return false;
    following_add_role(r, m, role_first_of(r, &p), inside != NO_INDEX ? inside : end);
    if (m->type == MENTION_NAME && is_organization_phrase(r, &p) && p.segment == p.inner)
        become_organization(m);
    m->end_token = end + dash;
    return true;
}

/* "Ana Torres[, PhD,] vice president of marketing,". */
static bool degree_at(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_UPPER) && token_in(r->analysis, &r->tokens[i], SET_DEGREE) &&
           closing_mark_at(r, i + 1);
}

bool apposition_read(const struct mention_reader *r, struct mention *m)
{
    uint32_t i = m->end_token + 1;
    bool dash = mark_at(r, m->end_token, '-') && m->type == MENTION_NAME;
    if (!comma_at(r, m->end_token) && !dash)
        return false;
    if (degree_at(r, i) && m->type == MENTION_NAME) {
        m->end_token = i + 1;
        return true;
    }
    if (word_is(r, i, WORD_WHICH) && may_name_organization(r, m))
        become_organization(m); /* "Kestrel, which makes ..." */
    if (word_feature(r, i, FEATURE_RELATIVE))
        return read_relative_clause(r, m, i);
    i += word_feature(r, i, FEATURE_ADVERB);
    return one_of_at(r, i) ? read_one_of(r, m, i, dash) : read_role_phrase(r, m, i, dash);
}

/* ---- a name after its description ---- */

/* The description before a name as its role, without determiners: "one of the mayors", but not "one of those". */
static void set_described_role(const struct mention_reader *r, struct mention *m, uint32_t end)
{
    uint32_t first = m->core_first;
    m->role_end = end;
    if (one_of_at(r, first)) {
        if (word_is(r, first + 2, WORD_THOSE) || word_is(r, first + 2, WORD_THESE))
            m->role_end = first; /* "one of those teachers" is no role */
    } else {
        while (first < end && word_has(r, first, LEX_BIT(LEX_DETERMINER)))
            first++;
    }
    if (first == m->core_first && possessive_pronoun_at(r, first))
        first++;
    m->role_first = first;
}

/* The name after the comma at i, or false: nothing but a name, which a mark closes. */
static bool read_name_at(const struct mention_reader *r, uint32_t i, struct mention *name)
{
    struct noun_phrase p;
    if (!phrase_read(r, i, &p) || p.determined || p.number)
        return false;
    *name = (struct mention){.first_token = i};
    name_describe(r, &p, name);
    return name->type == MENTION_NAME && name->first_token == i && closing_mark_at(r, p.end);
}

bool apposition_read_name(const struct mention_reader *r, struct mention *m)
{
    struct mention name;
    uint32_t comma = m->end_token;
    if (!comma_at(r, comma) || !read_name_at(r, comma + 1, &name))
        return false;
    m->type = MENTION_NAME;
    set_described_role(r, m, comma);
    if (name.role_first < name.role_end) { /* "his niece, Senator Ana Torres," */
        m->also_first = name.role_first;
        m->also_end = name.role_end;
    }
    m->name_first = name.name_first;
    m->name_end = name.name_end;
    m->head = name.head;
    m->core_end = m->end_token = name.core_end;
    return true;
}
