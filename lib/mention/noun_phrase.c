/*
 * Noun phrases: reads the words of a sentence from where one may begin; makes its extent: determiners and numbers, what
 * is before the noun, possessives, the noun, and what joins capitals to it ("Secretary of State"). The verb that
 * follows ends it.
 */
#include "mention/noun_phrase.h"

/* ---- determiners ---- */

/* "that report": before a noun in the singular, and after no verb: not "said that reports ...". */
static bool that_determines(const struct mention_reader *r, uint32_t i)
{
    return !main_verb_at(r, i - 1) && known_noun_at(r, i + 1) && !plural_at(r, i + 1) && !name_at(r, i + 1);
}

static bool determiner_at(const struct mention_reader *r, uint32_t i)
{
    if (possessive_pronoun_at(r, i))
        return !word_is(r, i, WORD_WHOSE);
    if (!word_has(r, i, LEX_BIT(LEX_DETERMINER)) || word_has(r, i, LEX_BIT(LEX_WH)))
        return false;
    return !word_is(r, i, WORD_THAT) || that_determines(r, i);
}

/* Past "all of the", "his two". */
static uint32_t read_determiners(const struct mention_reader *r, struct noun_phrase *p)
{
    uint32_t i = p->first;
    if (!word_feature(r, i, FEATURE_POSSESSIVE | FEATURE_IS_NUMBER) && !word_has(r, i, LEX_BIT(LEX_DETERMINER)))
        return i;
    for (uint32_t end = i + MAX_DETERMINERS; i < end && determiner_at(r, i); i++) {
        p->determined = true;
        p->definite = p->definite || word_feature(r, i, FEATURE_DEFINITE);
    }
    for (uint32_t end = i + MAX_NUMBERS; i < end && number_token_at(r, i); i++)
        p->number = true;
    return i;
}

/* ---- the words of a phrase ---- */

/* "the company reports", "the companies report", "the company reported": one of the two ends in -s, or neither need. */
static bool agrees_with_noun_before(const struct mention_reader *r, uint32_t i)
{
    return past_at(r, i) || plural_at(r, i) != plural_at(r, i - 1);
}

/* A known noun that is a verb here: "the company reports a loss"; not "the company report card". */
static bool is_verb_after_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    static const lexicon_set finite = LEX_BIT(LEX_THIRD) | LEX_BIT(LEX_PAST) | LEX_BIT(LEX_BASE);
    if (i == p->segment || !main_verb_at(r, i) || capital_at(r, i))
        return false;
    return word_feature(r, i - 1, FEATURE_KNOWN | FEATURE_NAME) &&
           !word_feature(r, i + 1, FEATURE_KNOWN | FEATURE_IS_SUFFIX) && word_has(r, i, finite) &&
           agrees_with_noun_before(r, i);
}

/* A verb that a phrase cannot begin with: "will [force] Mr Bell", "to [force]", "Quill [reports]". */
static bool is_verb_of_clause(const struct mention_reader *r, uint32_t i)
{
    return main_verb_at(r, i) &&
           (auxiliary_at(r, i - 1) || is_infinitive(r, i) || (name_at(r, i - 1) && !plural_at(r, i - 1)));
}

/* "the [Tuesday] meeting": a day or month goes on no phrase, but may begin what is determined. */
static bool is_date_outside(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return date_at(r, i) && !(p->determined && i == p->segment && i > p->first);
}

/* "Quill [wages] a campaign", "the Quill [backed] plan": what ends as a verb after a name is one. */
static bool ends_as_verb_after_name(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
                                    feature_set features)
{
    return i > p->segment && features & (p->determined ? FEATURE_ENDS_ED : FEATURE_ENDS_VERB) && name_at(r, i - 1);
}

/* A word of an open class that is no name. */
static inline bool is_word_of_phrase(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
                                     feature_set features)
{
    if (i == p->first && is_verb_of_clause(r, i))
        return false;
    if (features & FEATURE_KNOWN)
        return !is_verb_after_noun(r, p, i);
    if (features & FEATURE_CAPITAL)
        return !is_date_outside(r, p, i);
    if (ends_as_verb_after_name(r, p, i, features))
        return false;
    return features & FEATURE_NOMINAL || is_premodifier(r, p, i);
}

/* "Ana [de] la Torre", "Rami [al-Sayed]", "the [van] Dyke": between names, or before one. */
static bool is_particle_of_name(const struct mention_reader *r, uint32_t i)
{
    bool name_follows = name_at(r, i + 1);
    if (name_at(r, i - 1) && (name_follows || particle_at(r, i + 1) || !word_has(r, i, LEX_BIT(LEX_NAME_PARTICLE))))
        return true;
    return name_follows && !preposition_at(r, i);
}

enum verdict { UNDECIDED, OUTSIDE, INSIDE };

/* Words that need a look at those beside them before any other: particles, what stands for a noun, times. */
static enum verdict judge_odd_word(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    bool inside = i > p->segment;
    if (inside && particle_at(r, i) && is_particle_of_name(r, i))
        return INSIDE;
    if (inside && word_feature(r, i, FEATURE_PRONOUN_LIKE) && !known_noun_at(r, i + 1))
        return OUTSIDE; /* "a question nobody asked" */
    if (!word_feature(r, i, FEATURE_TIME))
        return UNDECIDED;
    return word_feature(r, i + 1, FEATURE_IS_SUFFIX | FEATURE_KNOWN) ? INSIDE : OUTSIDE; /* "morning papers" */
}

/* "Ana [K.] Torres": the letter alone is no word of an open class. */
static inline bool is_initial_of_name(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
                                      feature_set features)
{
    return features & FEATURE_INITIAL && i > p->segment && name_at(r, i - 1);
}

/* The token at i goes on with the phrase. */
static inline bool belongs_to_phrase(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    static const feature_set odd = FEATURE_PARTICLE | FEATURE_PRONOUN_LIKE | FEATURE_TIME;
    static const feature_set looked_at =
        FEATURE_NOMINAL | FEATURE_KNOWN | FEATURE_CAPITAL | FEATURE_ENDS_ED | FEATURE_ENDS_VERB | odd;
    feature_set features = word_features(r, i);
    if ((features & looked_at) == FEATURE_NOMINAL)
        return true; /* most words, quickly */
    if (!(features & FEATURE_IS_WORD))
        return features & FEATURE_IS_NUMBER && i > p->segment;
    enum verdict verdict = features & odd ? judge_odd_word(r, p, i) : UNDECIDED;
    if (verdict != UNDECIDED)
        return verdict == INSIDE;
    if (!(features & FEATURE_OPEN))
        return is_initial_of_name(r, p, i, features);
    return features & FEATURE_NAME || is_word_of_phrase(r, p, i, features);
}

/* ---- the phrase ---- */

/* "told Tass news agency Norra would not pay": after a named agency a capital begins another phrase. */
static bool ends_agency(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i >= p->segment + 3 && word_is(r, i - 1, WORD_AGENCY) && word_is(r, i - 2, WORD_NEWS) &&
           capital_at(r, i - 3);
}

/* "Veld's [mayor]": past the possessive at i where what follows it goes on with the phrase, or i. */
static uint32_t past_possessive(const struct mention_reader *r, struct noun_phrase *p, uint32_t i)
{
    struct noun_phrase after = {.first = p->first, .segment = i + 1, .determined = true};
    if (!belongs_to_phrase(r, &after, i + 1))
        return i;
    p->segment = i + 1;
    p->determined = p->definite = true;
    return i + 1;
}

/* Past the possessive, mark or small word at i that goes on with the phrase, or i where none does. */
static uint32_t past_joining(const struct mention_reader *r, struct noun_phrase *p, uint32_t i)
{
    feature_set features = word_features(r, i);
    if (i > p->segment) {
        if (features & FEATURE_IS_SUFFIX)
            return past_possessive(r, p, i);
        enum joining_rule rule;
        uint32_t joined = joining_tokens(r, p, i, &rule);
        if (joined > 0)
            return i + joined + 1;
    }
    return i + belongs_to_phrase(r, p, i);
}

/* The end of the words that go on with the phrase. */
static uint32_t extended_end(const struct mention_reader *r, struct noun_phrase *p)
{
    const uint32_t most = p->first + MAX_PHRASE, end = most < r->end ? most : r->end;
    uint32_t i = p->inner;
    while (i < end) {
        feature_set features = r->features[i];
        uint32_t next;
        if (features & FEATURE_CAPITAL && ends_agency(r, p, i))
            break;
        if (features & FEATURE_IS_WORD && !(features & FEATURE_JOINING))
            next = i + belongs_to_phrase(r, p, i);
        else
            next = past_joining(r, p, i);
        if (next == i)
            break;
        i = next;
    }
    return i < r->end ? i : r->end;
}

/* "Ana van": a particle after a name ends one too. */
static bool ends_name(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return word_feature(r, i, FEATURE_NAME | FEATURE_KNOWN) ||
           (particle_at(r, i) && i > p->segment && name_at(r, i - 1));
}

/* The last name or known noun of a phrase, or NO_INDEX. */
static uint32_t last_noun(const struct mention_reader *r, const struct noun_phrase *p)
{
    for (uint32_t i = p->end; i > p->segment; i--)
        if (ends_name(r, p, i - 1))
            return i - 1;
    return NO_INDEX;
}

/* Cut what is no part of the phrase after its last name or known noun; false: nothing is left that is worth a mention.
 */
static bool cut_after_noun(const struct mention_reader *r, struct noun_phrase *p)
{
    uint32_t last = last_noun(r, p);
    bool bare = !p->determined && !p->number;
    if (last == NO_INDEX)
        return !bare || plural_at(r, p->end - 1);
    if (bare || (last + 1 < p->end && word_feature(r, last + 1, FEATURE_ENDS_ED | FEATURE_TRAILING)))
        p->end = last + 1; /* "the plan [proposed ...]", "sources [close ...]" */
    return true;
}

/* A number alone: "45% of voters", "four said". */
static bool stands_for_people(const struct mention_reader *r, uint32_t end)
{
    struct slice w = word_text(r, end - 1);
    return w.text[w.length - 1] == '%' || word_is(r, end, WORD_OF) || verb_at(r, end);
}

/* What goes with a name after it: "the mayor Ana Torres", "the former Ana Torres", "the harbourmaster Ana Torres". */
static bool goes_with_name(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_KNOWN | FEATURE_PARTICLE) || agent_noun_at(r, i) ||
           word_has(r, i, LEX_BIT(LEX_ROLE_MODIFIER)) || function_word_at(r, i);
}

/* "a question Democrats are asking": a name after a plain noun and before a verb is a subject of its own. */
static void cut_subject(const struct mention_reader *r, struct noun_phrase *p)
{
    uint32_t run = p->end;
    if (!p->determined || !verb_at(r, p->end))
        return;
    while (run > p->segment && name_at(r, run - 1))
        run--;
    bool after_noun = run < p->end && run > p->segment && !capital_at(r, run - 1);
    if (after_noun && !goes_with_name(r, run - 1))
        p->end = run;
}

/* "45%", "four": the number is the noun. */
static bool read_number_alone(const struct mention_reader *r, struct noun_phrase *p)
{
    if (!p->number || !stands_for_people(r, p->end))
        return false;
    p->inner = p->segment = p->end - 1;
    return true;
}

void phrase_begin(const struct mention_reader *r, uint32_t i, struct noun_phrase *out)
{
    *out = (struct noun_phrase){.first = i};
    out->inner = out->segment = read_determiners(r, out);
}

bool phrase_read_at(const struct mention_reader *r, uint32_t i, struct noun_phrase *out)
{
    phrase_begin(r, i, out);
    if (word_feature(r, i, FEATURE_BOTH) && word_feature(r, i + 1, FEATURE_NAME | FEATURE_TITLE))
        return false; /* "both Ana Torres and ..." */
    out->end = extended_end(r, out);
    cut_subject(r, out);
    return out->end == out->segment ? read_number_alone(r, out) : cut_after_noun(r, out);
}
