/*
 * What belongs to a noun phrase. Two questions are answered by rules that are tried in their order, of which the first
 * that holds gives the answer. Each rule has an example: "{" is where its phrase begins, the token in question is in
 * brackets. tests/unit/mention_rules_test.c holds each rule to its example.
 */
#ifndef SAIDBY_NOUN_PHRASE_H
#define SAIDBY_NOUN_PHRASE_H

#include "mention/mention.h"

/* ---- whether a verb's form or an adverb is a part of the phrase (premodifier.c) ---- */

/* RULE(test, it is, example) */
#define PREMODIFIER_RULES(RULE)                                                                                        \
    RULE(is_field_of_office, true, "{[Trade] Minister Ana Torres left early.")                                         \
    RULE(modifies_role, true, "{The [acting] mayor left early.")                                                       \
    RULE(is_base_after_number, false, "{Two [claim] the prize.")                                                       \
    RULE(is_base_after_determiner, true, "{The [claim] failed.")                                                       \
    RULE(is_participle_before_noun, true, "{The newly [painted] bridge closed.")                                       \
    RULE(follows_determiner, false, "{The [accused] who left was ill.")                                                \
    RULE(is_base_in_phrase, true, "{The Quill [release] was late.")                                                    \
    RULE(is_base_after_preposition, true, "According to {[exit] polls he won.")                                        \
    RULE(is_before_known_noun, true, "{Election [campaign] manager Ana Torres left early.")

#define PREMODIFIER(test, answer, example) PREMODIFIER_##test,
enum premodifier_rule { PREMODIFIER_RULES(PREMODIFIER) PREMODIFIER_NONE, PREMODIFIER_COUNT };
#undef PREMODIFIER

enum premodifier_rule premodifier_rule(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i);
bool is_premodifier(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i);

/* After a "to" that is not that of "according to". */
static inline bool is_infinitive(const struct mention_reader *r, uint32_t i)
{
    return word_is(r, i - 1, WORD_TO) && !word_has(r, i - 1, LEX_BIT(LEX_CUE_PHRASE));
}

/* ---- what joins the parts of a phrase (joining.c) ---- */

/* RULE(test, example), of a mark; each test answers how many tokens join what is before them to the word after. */
#define JOINING_MARK_RULES(RULE)                                                                                       \
    RULE(joined_by_hyphen, "{The U.S.[-]born singer left early.")                                                      \
    RULE(joined_by_comma, "{A tired[,] elderly diplomat left early.")                                                  \
    RULE(joined_in_office_list, "{The Department for Rivers[,] Bridges and Roads closed.")                             \
    RULE(joined_in_role_list, "{The actor[,] writer and painter Ana Torres left early.")                               \
    RULE(joined_by_nickname, "{Ana [“]Bobby” Torres left early.")                                                      \
    RULE(joined_by_ampersand, "{Quill [&] Daughters closed.")                                                          \
    RULE(joined_by_slash, "{Quill[/]Harrow closed.")

/* The same of a word. */
#define JOINING_WORD_RULES(RULE)                                                                                       \
    RULE(joined_by_of, "{The Secretary [of] State left early.")                                                        \
    RULE(joined_by_field, "{Head [of] marketing Ana Torres left early.")                                               \
    RULE(joined_by_for, "{The Institute [for] Sleep closed.")                                                          \
    RULE(joined_in_office, "{The Department of Rivers [and] Bridges closed.")                                          \
    RULE(joined_before_noun, "{The Parks [and] Recreation Department closed.")                                         \
    RULE(joined_before_role, "{Oil [and] gas worker Ana Torres left early.")                                           \
    RULE(joined_modifiers, "{Current [and] former officials left early.")                                              \
    RULE(joined_roles, "{Founder [and] chief executive Ana Torres left early.")

#define JOINING(test, example) JOINING_##test,
enum joining_rule { JOINING_MARK_RULES(JOINING) JOINING_WORD_RULES(JOINING) JOINING_NONE, JOINING_COUNT };
#undef JOINING

/* How many tokens at i, after the phrase's first word, join what is before them to the word after; 0: they join
 * nothing. *rule: by which rule. */
uint32_t joining_tokens(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
                        enum joining_rule *rule);

/* ---- the phrase (noun_phrase.c) ---- */

/* A phrase that begins at i, read past its determiners and numbers. */
void phrase_begin(const struct mention_reader *r, uint32_t i, struct noun_phrase *out);

bool phrase_read_at(const struct mention_reader *r, uint32_t i, struct noun_phrase *out); /* at what may begin one */

/* No phrase goes on at i after a plain word in lower case. */
static inline bool phrase_ends(const struct mention_reader *r, uint32_t i)
{
    static const feature_set goes_on = FEATURE_OPEN | FEATURE_JOINING | FEATURE_TIME | FEATURE_PARTICLE |
                                       FEATURE_PRONOUN_LIKE | FEATURE_INITIAL | FEATURE_IS_NUMBER | FEATURE_IS_SUFFIX;
    feature_set features = word_features(r, i);
    if (features & FEATURE_IS_WORD || i >= r->end)
        return !(features & goes_on);
    return mark_at(r, i, ',') || mark_at(r, i, '.');
}

/* One plain word is no phrase: "rain". features: of i. */
static inline bool phrase_is_lone(const struct mention_reader *r, uint32_t i, feature_set features)
{
    static const feature_set enough = FEATURE_NAME | FEATURE_KNOWN | FEATURE_PLURAL | FEATURE_PARTICLE | FEATURE_TIME |
                                      FEATURE_UPPER | FEATURE_POSSESSIVE | FEATURE_IS_NUMBER | FEATURE_PRONOUN_LIKE;
    return (features & (FEATURE_OPEN | enough)) == FEATURE_OPEN && phrase_ends(r, i + 1);
}

/* The noun phrase that begins at i. False: none does. */
static inline bool phrase_read(const struct mention_reader *r, uint32_t i, struct noun_phrase *out)
{
    static const feature_set begins = FEATURE_OPEN | FEATURE_TIME | FEATURE_POSSESSIVE | FEATURE_IS_NUMBER;
    feature_set features = word_features(r, i);
    if (!(features & FEATURE_BEGINS) || !(features & begins || word_has(r, i, LEX_BIT(LEX_DETERMINER))))
        return false;
    return !phrase_is_lone(r, i, features) && phrase_read_at(r, i, out);
}

#endif
