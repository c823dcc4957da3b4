/*
 * What follows a mention: reads the words after it; moves its end past what belongs to it, and notes what it says of a
 * role: "(D-Nev.)", ", 43,", "of Veld", "familiar with the plan", "who have seen the plan". Appositions are in
 * apposition.c.
 */
#include "base/unicode.h"
#include "mention/apposition.h"
#include "mention/following.h"

/* ---- the object of a preposition ---- */

/* "mother of three". */
static bool is_counted_object(const struct mention_reader *r, uint32_t i)
{
    return word_is(r, i - 1, WORD_OF) && word_has(r, i, LEX_BIT(LEX_INDEFINITE)) && verb_at(r, i + 1);
}

/* "people in attendance": a plain noun before the verb. */
static bool is_plain_object(const struct mention_reader *r, uint32_t i)
{
    static const lexicon_set others = LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_CUE_NOUN);
    return !function_word_at(r, i) && !verb_at(r, i) && !word_has(r, i, others) && verb_at(r, i + 1);
}

/* The end of the object at i, or NO_INDEX: a noun phrase that is no time, nor, unless settings may be, where something
 * was said: "a spokesman in an interview". */
static uint32_t object_end(const struct mention_reader *r, uint32_t i, bool settings)
{
    struct noun_phrase p;
    if (is_counted_object(r, i))
        return i + 1;
    if (date_at(r, i))
        return NO_INDEX;
    if (!phrase_read(r, i, &p))
        return is_plain_object(r, i) ? i + 1 : NO_INDEX;
    if (!settings && word_has(r, p.end - 1, LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_CUE_NOUN)))
        return NO_INDEX;
    return p.end;
}

/* ---- clauses and prepositions after a noun, without a comma ---- */

/* "briefed", "named"; not "said", "claimed". */
static bool participle_at(const struct mention_reader *r, uint32_t i)
{
    if (function_word_at(r, i) || capital_at(r, i) || (cue_verb_at(r, i) && word_has(r, i, LEX_BIT(LEX_TAKES_THAT))))
        return false;
    struct slice w = word_text(r, i);
    return word_has(r, i, LEX_BIT(LEX_PARTICIPLE)) ||
           affix_ending(r->analysis->language, w.text, w.length, AFFIX_PAST, MIN_PAST_STEM) > 0;
}

/* A participle after a noun is the verb of its sentence unless another verb follows, or one of saying is before. */
static bool participle_attaches(const struct mention_reader *r, const struct mention *m, uint32_t end)
{
    if (verb_at(r, end) || saying_at(r, end))
        return true;
    return closing_mark_at(r, end) && word_has(r, m->first_token - 1, LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_CUE_PHRASE));
}

/* "familiar with", "close to", "briefed on", "hired by": a word after the noun with a preposition of its own. */
static bool reduced_clause_at(const struct mention_reader *r, uint32_t i)
{
    if (!word_feature(r, i + 1, FEATURE_ATTACHING) && !word_is(r, i + 1, WORD_BY) && !word_is(r, i + 1, WORD_OF))
        return false;
    return word_feature(r, i, FEATURE_TRAILING) || participle_at(r, i);
}

static bool adverb_or_auxiliary_at(const struct mention_reader *r, uint32_t i)
{
    return word_has(r, i, LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB));
}

/* "who [said] that ...": what was said follows, so that the clause is the sentence's own. */
static bool tells_what_was_said(const struct mention_reader *r, uint32_t i)
{
    return cue_verb_at(r, i) && past_at(r, i) && word_has(r, i, LEX_BIT(LEX_TAKES_THAT)) &&
           !word_has(r, i, LEX_BIT(LEX_BELIEF));
}

/* "people who run the club [say]": not "to say", "the say", "club's say". */
static bool finite_saying_at(const struct mention_reader *r, uint32_t i)
{
    return verb_at(r, i) && cue_verb_at(r, i) && !word_has(r, i, LEX_BIT(LEX_GERUND)) && !word_is(r, i - 1, WORD_TO) &&
           !word_has(r, i - 1, LEX_BIT(LEX_DETERMINER)) && !possessive_suffix_at(r, i - 1);
}

/* The end of "who have seen the plan", or NO_INDEX: before the verb of saying, or at a mark. */
static uint32_t defining_end(const struct mention_reader *r, uint32_t who)
{
    uint32_t i = who + 1;
    while (i < who + MAX_ADVERBS && adverb_or_auxiliary_at(r, i))
        i++;
    if (tells_what_was_said(r, i))
        return NO_INDEX;
    for (i++; i < r->end && i < who + MAX_CLAUSE; i++) {
        if (r->tokens[i].kind == TOKEN_MARK || quote_mark_at(r, i))
            return i;
        if (!finite_saying_at(r, i))
            continue;
        while (i > who + 2 && adverb_or_auxiliary_at(r, i - 1))
            i--;
        return i;
    }
    return i >= r->end ? r->end : NO_INDEX;
}

/* What may follow a noun depends on what it is of. */
struct noun_kind {
    bool person, organization, document;
};

static struct noun_kind kind_of_head(const struct mention_reader *r, const struct mention *m)
{
    bool document = m->type == MENTION_DOCUMENT;
    return (struct noun_kind){
        .person = !document && (person_noun_at(r, m->head) || word_has(r, m->head, LEX_BIT(LEX_INDEFINITE))),
        .organization = organization_noun_at(r, m->head),
        .document = document,
    };
}

/* "officials of Veld", "a spokesman for the union", "a report by Ana Torres", "a firm in Veld". */
static bool preposition_attaches(const struct mention_reader *r, struct noun_kind kind, uint32_t i)
{
    return word_is(r, i, WORD_OF) || (kind.person && word_feature(r, i, FEATURE_ATTACHING)) ||
           (kind.document && word_is(r, i, WORD_BY)) || (kind.organization && word_is(r, i, WORD_IN));
}

/* "people familiar with the plan", "a report written by Ana Torres". */
static bool reduced_clause_attaches(const struct mention_reader *r, struct noun_kind kind, uint32_t i)
{
    return (kind.person && reduced_clause_at(r, i)) ||
           (kind.document && word_has(r, i, LEX_BIT(LEX_PARTICIPLE)) && word_is(r, i + 1, WORD_BY));
}

/* "people who have seen the plan", "a firm that builds boats"; not "officials that said ...". */
static bool relative_clause_attaches(const struct mention_reader *r, struct noun_kind kind, uint32_t i)
{
    if (kind.person && word_is(r, i, WORD_WHO))
        return true;
    return (kind.person || kind.organization) && word_is(r, i, WORD_THAT) && verb_at(r, i + 1) && !saying_at(r, i + 1);
}

/* "the editor leading the search, Ana Torres, said": what somebody does, before the name between commas. */
static bool leads_to_name(const struct mention_reader *r, uint32_t i)
{
    if (!word_has(r, i, LEX_BIT(LEX_GERUND)) || capital_at(r, i))
        return false;
    uint32_t comma = object_end(r, i + 1, false), end = comma == NO_INDEX ? i : capitals_end(r, comma + 1);
    return comma != NO_INDEX && comma_at(r, comma) && end > comma + 2 && closing_mark_at(r, end);
}

/* The end of what follows a noun at i, or NO_INDEX. */
static uint32_t modifier_end(const struct mention_reader *r, struct noun_kind kind, uint32_t i)
{
    if (kind.person && word_is(r, i, WORD_IN) && word_is(r, i + 1, WORD_CHARGE) && word_is(r, i + 2, WORD_OF))
        return object_end(r, i + 3, false); /* "the officer in charge of the case" */
    if (kind.person && leads_to_name(r, i))
        return object_end(r, i + 1, false);
    if (preposition_attaches(r, kind, i))
        return object_end(r, i + 1, false);
    if (reduced_clause_attaches(r, kind, i))
        return object_end(r, i + 2, true);
    return relative_clause_attaches(r, kind, i) ? defining_end(r, i) : NO_INDEX;
}

static void read_modifiers(const struct mention_reader *r, struct mention *m)
{
    struct noun_kind kind = kind_of_head(r, m);
    for (int n = 0; n < MAX_MODIFIERS; n++) {
        uint32_t i = m->end_token, end = modifier_end(r, kind, i);
        if (end == NO_INDEX || (participle_at(r, i) && !participle_attaches(r, m, end)))
            break;
        m->end_token = end;
    }
}

/* ---- directly after a name ---- */

/* After the bracket that closes the one at i, or NO_INDEX. */
static uint32_t bracket_end(const struct mention_reader *r, uint32_t i)
{
    for (uint32_t k = i + 1; k < r->end && k < i + MAX_BRACKET; k++)
        if (mark_at(r, k, ')'))
            return k + 1;
    return NO_INDEX;
}

/* "(Labour)", "(chair)"; not "(43)", "(@quill)", "(pictured)", "(ph)". */
static bool is_party_or_role(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_UPPER | FEATURE_PERSON) && word_feature(r, i, FEATURE_IS_WORD);
}

/* "(R-Ohio)", "(Labour)": a party, or a single word. */
static void read_bracket(const struct mention_reader *r, struct mention *m)
{
    uint32_t i = m->end_token, end = mark_at(r, i, '(') ? bracket_end(r, i) : NO_INDEX;
    if (end == NO_INDEX)
        return;
    if (m->type == MENTION_NAME && (party_at(r, i + 1) || (end == i + 3 && is_party_or_role(r, i + 1))))
        following_add_role(r, m, i + 1, end - 1);
    m->end_token = end;
}

/* "Ana Torres herself". */
static void read_reflexive(const struct mention_reader *r, struct mention *m)
{
    m->end_token += word_feature(r, m->end_token, FEATURE_REFLEXIVE);
}

/* "Mayor Torres of Veld", "Lee Ward of the Institute for ...". */
static void read_of(const struct mention_reader *r, struct mention *m)
{
    uint32_t i = m->end_token, end;
    if (!word_is(r, i, WORD_OF))
        return;
    if (m->role_first < m->role_end && name_at(r, i + 1)) {
        m->end_token = capitals_end(r, i + 1);
    } else if (m->name_end > m->name_first + 1) {
        end = object_end(r, i + 1, true);
        if (end != NO_INDEX && (name_at(r, end - 1) || organization_noun_at(r, end - 1)))
            m->end_token = end;
    }
}

/* ", R-Ohio", ", D-Nev.,": a dot before another comma is its own. */
static void read_party(const struct mention_reader *r, struct mention *m)
{
    uint32_t i = m->end_token;
    if (!comma_at(r, i) || !party_at(r, i + 1))
        return;
    uint32_t end = mark_at(r, i + 2, '.') && comma_at(r, i + 3) ? i + 3 : i + 2;
    following_add_role(r, m, i + 1, end);
    m->end_token = end;
}

/* ", 43,", ", 43 said". */
static void read_age(const struct mention_reader *r, struct mention *m)
{
    uint32_t i = m->end_token;
    if (comma_at(r, i) && number_token_at(r, i + 1) && (closing_mark_at(r, i + 2) || saying_at(r, i + 2)))
        m->end_token = i + 2;
}

/* ", of Veld,", ", of Veld, Ohio,". */
static void read_home(const struct mention_reader *r, struct mention *m)
{
    uint32_t i = m->end_token;
    if (!comma_at(r, i) || !word_is(r, i + 1, WORD_OF) || !name_at(r, i + 2))
        return;
    uint32_t end = capitals_end(r, i + 2), state_end = comma_at(r, end) ? capitals_end(r, end + 1) : end;
    if (state_end > end + 1 && closing_mark_at(r, state_end))
        end = state_end;
    if (closing_mark_at(r, end))
        m->end_token = end;
}

/* What directly follows a name, in the order in which it is written. */
static void read_after_name(const struct mention_reader *r, struct mention *m)
{
    read_bracket(r, m);
    if (m->type != MENTION_NAME)
        return;
    read_reflexive(r, m);
    read_of(r, m);
    read_party(r, m);
    read_age(r, m);
    read_home(r, m);
}

/* ---- all of it ---- */

static bool is_name_or_place(const struct mention *m)
{
    return m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION;
}

/* One person by description, whose name may follow: "the mayor, Ana Torres,", "one of the mayors, Ana Torres,". */
static bool may_be_named_after(const struct mention_reader *r, const struct mention *m)
{
    bool description = m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED;
    return (description && !m->plural && m->gender != GENDER_NEUTER) || word_is(r, m->first_token, WORD_ONE);
}

void postmodifier_read(const struct mention_reader *r, struct mention *m)
{
    if (m->doubtful || possessive_suffix_at(r, m->end_token))
        return;
    bool named = is_name_or_place(m);
    if (!named)
        read_modifiers(r, m);
    if (may_be_named_after(r, m) && apposition_read_name(r, m))
        named = true;
    if (named)
        read_after_name(r, m);
    if (m->type == MENTION_DOCUMENT || m->type == MENTION_GROUP)
        return;
    for (int n = 0; n < MAX_APPOSITIONS && apposition_read(r, m); n++)
        ;
    if (m->gender == GENDER_UNKNOWN)
        m->gender = mention_gender(r, m);
}
