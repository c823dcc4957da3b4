/* Verb forms before a noun: reads a verb's form or an adverb and the words beside it; answers whether it is a part of
 * the phrase or ends it, by the rules of noun_phrase.h. */
#include "mention/noun_phrase.h"

/* Forms of verbs that may be before a noun as an adjective is: "elected", "leading". */
static const lexicon_set participle_forms = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_PARTICIPLE) | LEX_BIT(LEX_GERUND);

static bool is_adverbial(const struct mention_reader *r, uint32_t i)
{
    return adverb_at(r, i) || word_feature(r, i, FEATURE_ENDS_LY);
}

/* The next word is a known noun; "will" may be one, as an auxiliary it is none. */
static bool known_noun_follows(const struct mention_reader *r, uint32_t i)
{
    return known_noun_at(r, i + 1) && !auxiliary_at(r, i + 1);
}

/* The same, or a name, with an adjective before it or none: "former [deputy mayor]", "former [Senator Pell]". */
static bool known_noun_is_near(const struct mention_reader *r, uint32_t i)
{
    return known_noun_follows(r, i) || name_at(r, i + 1) ||
           (nominal_at(r, i + 1) && word_feature(r, i + 2, FEATURE_KNOWN | FEATURE_NAME));
}

/* "[Trade] Minister Ana Torres": what may be a verb, with a capital before an office and a name. */
static bool is_field_of_office(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i == p->first && token_is_capital(r->analysis, i) && !cue_verb_at(r, i) && person_noun_at(r, i + 1) &&
           capital_at(r, i + 1) && name_at(r, i + 2);
}

/* "[former] mayor", "the [acting] mayor": said of roles, at the head of a phrase. */
static bool modifies_role(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return word_has(r, i, LEX_BIT(LEX_ROLE_MODIFIER)) && (p->determined || i == p->first) && known_noun_is_near(r, i);
}

/* The first word after a determiner or number, or after an adverb there. */
static bool follows_determiner(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!p->determined && !p->number)
        return false;
    return i == p->segment || (i == p->segment + 1 && is_adverbial(r, i - 1));
}

/* "claim", "claims": a noun or the verb of the clause. */
static bool is_base_after_determiner(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return follows_determiner(r, p, i) && main_verb_at(r, i) && !word_has(r, i, participle_forms);
}

/* The verb of those that the number counts. */
static bool is_base_after_number(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return is_base_after_determiner(r, p, i) && (p->number || word_feature(r, i - 1, FEATURE_AMOUNT));
}

/* A noun or adjective follows, or another participle. */
static bool is_participle_before_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return follows_determiner(r, p, i) && (word_feature(r, i + 1, FEATURE_NOMINAL | FEATURE_KNOWN) ||
                                           (main_verb_at(r, i + 1) && word_has(r, i + 1, participle_forms)));
}

/* "release", "exit": a base form that may be a noun. */
static bool may_be_noun(const struct mention_reader *r, uint32_t i)
{
    return word_has(r, i, LEX_BIT(LEX_BASE)) &&
           !word_has(r, i, participle_forms | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB));
}

/* After a plural it is a verb: "the nations claim ...". */
static bool is_base_in_phrase(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i > p->segment && p->determined && !plural_at(r, i - 1) && may_be_noun(r, i);
}

static bool is_base_after_preposition(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i == p->first && word_has(r, i - 1, LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CUE_PHRASE)) &&
           may_be_noun(r, i) && known_noun_follows(r, i) && !is_infinitive(r, i);
}

/* "Quill [tell] officials": a verb of saying after a name. */
static bool is_cue_after_name(const struct mention_reader *r, uint32_t i)
{
    return name_at(r, i - 1) && cue_verb_at(r, i);
}

static bool is_before_known_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i > p->segment && known_noun_follows(r, i) && !word_has(r, i, LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD)) &&
           !plural_at(r, i - 1) && !is_cue_after_name(r, i);
}

enum premodifier_rule premodifier_rule(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
#define TRY(test, answer, example)                                                                                     \
    if (test(r, p, i))                                                                                                 \
        return PREMODIFIER_##test;
    PREMODIFIER_RULES(TRY)
#undef TRY
    return PREMODIFIER_NONE;
}

bool is_premodifier(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
#define ANSWER(test, answer, example) answer,
    static const bool answers[PREMODIFIER_COUNT] = {PREMODIFIER_RULES(ANSWER) false};
#undef ANSWER
    return answers[premodifier_rule(r, p, i)];
}
