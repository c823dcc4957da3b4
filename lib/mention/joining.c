/* What joins the parts of a noun phrase: reads a mark or a small word and the words beside it; answers whether the
 * phrase goes on after it, by the rules of noun_phrase.h. */
#include "mention/noun_phrase.h"

/* No space on either side. */
static bool is_tight(const struct mention_reader *r, uint32_t i)
{
    return !(r->tokens[i].flags & (TOKEN_SPACE_BEFORE | TOKEN_SPACE_AFTER));
}

static bool is_written_with_capital(const struct mention_reader *r, uint32_t i)
{
    return (r->tokens[i].flags & TOKEN_CAPITAL) != 0;
}

/* The small words at i between a capital and a name: 2 for "of the", 1 for another, 0 where they are not between. */
static uint32_t small_words_of_name(const struct mention_reader *r, uint32_t i)
{
    uint32_t count = word_is(r, i + 1, WORD_THE) ? 2 : 1;
    return is_written_with_capital(r, i - 1) && name_at(r, i + count) ? count : 0;
}

/* ---- marks ---- */

/* After the dot of an abbreviation. */
static uint32_t joined_by_hyphen(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    return mark_at(r, i, '-') && is_tight(r, i) && word_feature(r, i + 1, FEATURE_IS_WORD) &&
           r->tokens[i - 1].flags & TOKEN_ABBREVIATION;
}

/* Between two adjectives before a noun. */
static uint32_t joined_by_comma(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!comma_at(r, i) || !p->determined || word_feature(r, i - 1, FEATURE_KNOWN | FEATURE_NAME))
        return 0;
    for (uint32_t k = i + 1; k <= i + MAX_ADJECTIVES; k++) {
        if (known_noun_at(r, k) && !plural_at(r, k))
            return k > i + 1;
        if (!nominal_at(r, k))
            return 0;
    }
    return 0;
}

static uint32_t joined_by_nickname(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    uint32_t end = quote_mark_at(r, i) && is_written_with_capital(r, i - 1) ? nickname_end(r, i) : 0;
    return end ? end - i : 0;
}

static uint32_t joined_by_ampersand(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    return small_words_of_name(r, i) > 0 && ampersand_at(r, i);
}

static uint32_t joined_by_slash(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    return mark_at(r, i, '/') && is_tight(r, i) && small_words_of_name(r, i) > 0;
}

static bool single_role_at(const struct mention_reader *r, uint32_t i)
{
    return person_noun_at(r, i) && !plural_at(r, i);
}

static bool is_office(const struct mention_reader *r, uint32_t i)
{
    return person_noun_at(r, i) && word_feature(r, i, FEATURE_OFFICE_HEAD);
}

/* "chief [executive] Ana Torres". */
static bool is_role_before_name(const struct mention_reader *r, uint32_t i)
{
    return single_role_at(r, i) && name_at(r, i + 1) && !person_noun_at(r, i + 1);
}

/* ---- "of" and "for" ---- */

/* After a role or an organization; not "the Dutch of ...". */
static uint32_t joined_by_of(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    if (!word_is(r, i, WORD_OF))
        return 0;
    bool role = person_noun_at(r, i - 1) && !demonym_at(r, i - 1);
    return role || organization_noun_at(r, i - 1) ? small_words_of_name(r, i) : 0;
}

/* After an organization: "Institute for Sleep", "Committee on Bridges"; after an office with a field: "Minister for
 * Women". */
static uint32_t joined_by_for(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    bool word = word_is(r, i, WORD_FOR) || word_is(r, i, WORD_ON);
    if (word && organization_noun_at(r, i - 1))
        return small_words_of_name(r, i);
    bool office = word_is(r, i, WORD_FOR) && is_office(r, i - 1) && capital_at(r, i + 1) && !given_name_at(r, i + 1);
    return office ? 1 : 0;
}

/* After a role, a field in lower case before a name: "Head of marketing Ana Torres". */
static uint32_t joined_by_field(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    if (!word_is(r, i, WORD_OF) || !single_role_at(r, i - 1))
        return 0;
    for (uint32_t k = i + 1; k <= i + MAX_FIELD; k++) {
        if (given_name_at(r, k) && name_at(r, k + 1))
            return k > i + 1 ? k - i - 1 : 0;
        if (capital_at(r, k) || function_word_at(r, k) || plural_at(r, k) != plural_at(r, i + 1))
            return 0;
    }
    return 0;
}

/* ---- "and" between capitals ---- */

static bool is_and_of_name(const struct mention_reader *r, uint32_t i)
{
    return word_is(r, i, WORD_AND) && capital_at(r, i + 1) && !given_name_at(r, i + 1) && small_words_of_name(r, i) > 0;
}

/* "[Department of] Rivers and Bridges": i: at the "and". */
static bool is_in_office(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    for (uint32_t k = i; k > p->segment && i - k < MAX_OFFICE; k--)
        if (word_feature(r, k - 1, FEATURE_OFFICE_HEAD) && k < i - 1 && preposition_at(r, k))
            return true;
    return false;
}

/* Within the field of an office. */
static uint32_t joined_in_office(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return is_and_of_name(r, i) && !word_has(r, i + 1, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_BODY_NAME)) &&
           is_in_office(r, p, i);
}

/* "Ana [Fish]", "Mayor [Fish]": the capital belongs to a person. */
static bool is_capital_of_person(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i > p->segment && word_feature(r, i - 1, FEATURE_GIVEN | FEATURE_TITLE | FEATURE_PERSON);
}

/* The noun after two capitals: "the Parks and Recreation [Department]", "Fish and Wildlife [officials]". */
static bool is_noun_of_capitals(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (capital_at(r, i))
        return organization_noun_at(r, i) && (p->determined || plural_at(r, i));
    return person_noun_at(r, i) && plural_at(r, i);
}

/* Between single capitals that are no nouns. */
static uint32_t joined_before_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return is_and_of_name(r, i) && !known_noun_at(r, i - 1) && !known_noun_at(r, i + 1) &&
           !is_capital_of_person(r, p, i - 1) && is_noun_of_capitals(r, p, i + 2);
}

/* ", Skills" of "Department for Education, Skills and Work": another field, and an "and" within the list. */
static uint32_t joined_in_office_list(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!comma_at(r, i) || !capital_at(r, i - 1) || !is_in_office(r, p, i))
        return 0;
    for (uint32_t k = i + 1; k < i + MAX_OFFICE; k++) {
        if (word_is(r, k, WORD_AND))
            return k > i + 1 && capital_at(r, k + 1) && !given_name_at(r, k + 1);
        if (given_name_at(r, k) || !(capital_at(r, k) || (comma_at(r, k) && k > i + 1)))
            return 0;
    }
    return 0;
}

/* ---- "and" between words ---- */

/* Between two nouns that go with a role before a name. */
static uint32_t joined_before_role(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    if (!word_is(r, i, WORD_AND) || person_noun_at(r, i - 1) || !nominal_at(r, i - 1) || plural_at(r, i - 1) ||
        is_written_with_capital(r, i + 1))
        return 0;
    return !function_word_at(r, i + 1) && !person_noun_at(r, i + 1) && is_role_before_name(r, i + 2) &&
           given_name_at(r, i + 3);
}

/* "[, writer] and painter Ana Torres": after a role others follow, in lower case, and then a name. */
static uint32_t joined_in_role_list(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    (void)p;
    if (!comma_at(r, i) || !single_role_at(r, i - 1))
        return 0;
    bool conjunction = false;
    for (uint32_t k = i + 1; k < i + MAX_ROLE_LIST; k++) {
        if (is_role_before_name(r, k))
            return conjunction && given_name_at(r, k + 1);
        conjunction = conjunction || word_is(r, k, WORD_AND);
        bool goes_on = (nominal_at(r, k) || known_noun_at(r, k)) && !is_written_with_capital(r, k);
        if (!goes_on && !word_is(r, k, WORD_AND) && !(comma_at(r, k) && single_role_at(r, k - 1)))
            return 0;
    }
    return 0;
}

/* Between two words before a noun for people. */
static uint32_t joined_modifiers(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    static const lexicon_set modifiers = LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_DEMONYM);
    (void)p;
    if (!word_is(r, i, WORD_AND) && !word_is(r, i, WORD_OR))
        return 0;
    if (!word_has(r, i - 1, modifiers) || !word_has(r, i + 1, modifiers) || plural_at(r, i - 1))
        return 0;
    for (uint32_t k = i + 2; k < i + 2 + MAX_MODIFIED; k++)
        if (person_noun_at(r, k))
            return 1;
    return 0;
}

/* "the founder and chief [executive] said". */
static bool is_role_at_end(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return p->determined && single_role_at(r, i) && !capital_at(r, i) && function_word_at(r, i + 1);
}

/* Between two roles of one person: before a name, or "the founder and chief executive". */
static uint32_t joined_roles(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!word_is(r, i, WORD_AND) || !single_role_at(r, i - 1))
        return 0;
    bool bare = !p->definite || p->segment > p->inner; /* not "the mayor and Senator Ana Torres" */
    for (uint32_t k = i + 1; k <= i + MAX_SECOND_ROLE && k < r->end; k++) {
        if (function_word_at(r, k) || verb_at(r, k))
            return 0;
        if (is_role_before_name(r, k))
            return bare || !capital_at(r, k);
        if (is_role_at_end(r, p, k))
            return 1;
    }
    return 0;
}

/* ---- all of them ---- */

uint32_t joining_tokens(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
                        enum joining_rule *rule)
{
    uint32_t tokens;
#define TRY(test, example)                                                                                             \
    if ((tokens = test(r, p, i)) > 0) {                                                                                \
        *rule = JOINING_##test;                                                                                        \
        return tokens;                                                                                                 \
    }
    if (word_feature(r, i, FEATURE_IS_WORD)) {
        JOINING_WORD_RULES(TRY)
    } else {
        JOINING_MARK_RULES(TRY)
    }
#undef TRY
    *rule = JOINING_NONE;
    return 0;
}
