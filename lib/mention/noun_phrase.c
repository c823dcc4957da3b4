/*
 * Noun phrases: reads the words of a sentence from where one may begin; makes its extent: determiners and numbers, what
 * is before the noun, possessives, the noun, and what joins capitals to it ("Secretary of State"). The verb that
 * follows ends it.
 */
#include "mention/mention.h"

/* Forms of verbs that may be before a noun as an adjective is: "elected", "leading". */
static const lexicon_set participle_forms = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_PARTICIPLE) | LEX_BIT(LEX_GERUND);

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

/* ---- verb forms before a noun ---- */

/* "to exit": after a "to" that is not that of "according to". */
static bool is_infinitive(const struct mention_reader *r, uint32_t i)
{
    return word_is(r, i - 1, WORD_TO) && !word_has(r, i - 1, LEX_BIT(LEX_CUE_PHRASE));
}

static bool is_adverbial(const struct mention_reader *r, uint32_t i)
{
    return adverb_at(r, i) || word_feature(r, i, FEATURE_ENDS_LY);
}

/* The first word after a determiner or number, or after an adverb there: "the elected", "the newly elected". */
static bool follows_determiner(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!p->determined && !p->number)
        return false;
    return i == p->segment || (i == p->segment + 1 && is_adverbial(r, i - 1));
}

/* "campaign [manager]": the next word is a known noun; "will" may be one, as an auxiliary it is none. */
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

/* "[former] deputy mayor", "the [acting] mayor": said of roles, at the head of a phrase. */
static bool modifies_role(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return word_has(r, i, LEX_BIT(LEX_ROLE_MODIFIER)) && (p->determined || i == p->first) && known_noun_is_near(r, i);
}

/* "the [claim]", "a [surprise] win"; not "two [claim]", "one [says]". */
static bool is_noun_after_determiner(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return !p->number && !word_feature(r, i - 1, FEATURE_AMOUNT);
}

/* "a [leading] critic", "the newly [elected] mayor", "the [proposed] [revised] plan". */
static bool participle_modifies(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i + 1, FEATURE_NOMINAL | FEATURE_KNOWN) ||
           (main_verb_at(r, i + 1) && word_has(r, i + 1, participle_forms));
}

/* A base form that may be a noun: "release", "exit". */
static bool may_be_noun(const struct mention_reader *r, uint32_t i)
{
    return word_has(r, i, LEX_BIT(LEX_BASE)) &&
           !word_has(r, i, participle_forms | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB));
}

/* "the Quill [release]"; not "the boats [land]". */
static bool is_noun_in_phrase(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i > p->segment && p->determined && !plural_at(r, i - 1) && may_be_noun(r, i);
}

/* "according to [exit] polls", "in [press] reports". */
static bool is_noun_after_preposition(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i == p->first && word_has(r, i - 1, LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CUE_PHRASE)) &&
           may_be_noun(r, i) && known_noun_follows(r, i) && !is_infinitive(r, i);
}

/* "Quill [says] officials": a verb of saying after a name. */
static bool is_said_by_name(const struct mention_reader *r, uint32_t i)
{
    return name_at(r, i - 1) && cue_verb_at(r, i);
}

/* "the election [campaign] manager"; not "Quill [told] officials", "the boats [land] people". */
static bool is_noun_before_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return i > p->segment && known_noun_follows(r, i) && !word_has(r, i, LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD)) &&
           !plural_at(r, i - 1) && !is_said_by_name(r, i);
}

/* A verb's form that is a noun or an adjective of the phrase here. */
static bool is_attribute(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (modifies_role(r, p, i))
        return true;
    if (follows_determiner(r, p, i))
        return main_verb_at(r, i) && !word_has(r, i, participle_forms) ? is_noun_after_determiner(r, p, i)
                                                                       : participle_modifies(r, i);
    return is_noun_in_phrase(r, p, i) || is_noun_after_preposition(r, p, i) || is_noun_before_noun(r, p, i);
}

/* ---- the words of a phrase ---- */

/* "the company reports", "the companies report", "the company reported": one of the two ends in -s, or neither need. */
static bool agrees_with_noun_before(const struct mention_reader *r, uint32_t i)
{
    return past_at(r, i) || plural_at(r, i) != plural_at(r, i - 1);
}

/* A known noun that is a verb here: "the company reports a loss"; not "the company reports say". */
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
static inline bool is_inner_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
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
    return features & FEATURE_NOMINAL || is_attribute(r, p, i);
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
static inline bool is_inner_initial(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i,
                                    feature_set features)
{
    return features & FEATURE_INITIAL && i > p->segment && name_at(r, i - 1);
}

/* The token at i goes on with the phrase. */
static inline bool is_inner(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
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
        return is_inner_initial(r, p, i, features);
    return features & FEATURE_NAME || is_inner_noun(r, p, i, features);
}

/* ---- what joins the parts of a phrase: each how many tokens it takes before the next word, 0: it joins nothing ----
 */

/* No blank on either side. */
static bool is_tight(const struct mention_reader *r, uint32_t i)
{
    return !(r->tokens[i].flags & (TOKEN_SPACE_BEFORE | TOKEN_SPACE_AFTER));
}

static bool is_written_with_capital(const struct mention_reader *r, uint32_t i)
{
    return (r->tokens[i].flags & TOKEN_CAPITAL) != 0;
}

/* The small words at i before a name: 2 for "of the Veld", 1 for "of Veld", 0 where no name follows. */
static uint32_t small_words_before_name(const struct mention_reader *r, uint32_t i)
{
    uint32_t count = word_is(r, i + 1, WORD_THE) ? 2 : 1;
    return name_at(r, i + count) ? count : 0;
}

/* "U.S.-born": a hyphen after the dot of an abbreviation. */
static bool is_hyphen_of_word(const struct mention_reader *r, uint32_t i)
{
    return is_tight(r, i) && i + 1 < r->end && r->tokens[i + 1].kind == TOKEN_WORD &&
           r->tokens[i - 1].flags & TOKEN_ABBREVIATION;
}

/* "a tired, elderly diplomat": the comma between two adjectives before a noun. */
static bool is_comma_of_adjectives(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!p->determined || word_feature(r, i - 1, FEATURE_KNOWN | FEATURE_NAME))
        return false;
    for (uint32_t k = i + 1; k <= i + MAX_ADJECTIVES; k++) {
        if (known_noun_at(r, k) && !plural_at(r, k))
            return k > i + 1;
        if (!nominal_at(r, k))
            return false;
    }
    return false;
}

/* "Ana “Bobby” Torres", "Quill & Daughters", "Quill/Harrow". */
static uint32_t joined_by_mark(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (mark_at(r, i, '-'))
        return is_hyphen_of_word(r, i);
    if (comma_at(r, i))
        return is_comma_of_adjectives(r, p, i);
    if (!is_written_with_capital(r, i - 1))
        return 0;
    uint32_t nickname = nickname_end(r, i);
    if (nickname)
        return nickname - i;
    return small_words_before_name(r, i) && (ampersand_at(r, i) || (mark_at(r, i, '/') && is_tight(r, i)));
}

/* "Secretary of State", "Bank of the Veld"; not "Dutch of ...". */
static uint32_t joined_by_of(const struct mention_reader *r, uint32_t i)
{
    bool role = person_noun_at(r, i - 1) && !demonym_at(r, i - 1);
    return role || organization_noun_at(r, i - 1) ? small_words_before_name(r, i) : 0;
}

/* "Institute for Sleep", "Committee on Bridges". */
static uint32_t joined_by_for(const struct mention_reader *r, uint32_t i)
{
    return organization_noun_at(r, i - 1) ? small_words_before_name(r, i) : 0;
}

/* "Department of Rivers and Bridges": an "and" within the field of an office. */
static bool is_and_of_office(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!capital_at(r, i + 1) || given_name_at(r, i + 1) ||
        word_has(r, i + 1, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_BODY_NAME)))
        return false;
    for (uint32_t k = i; k > p->segment && i - k < MAX_OFFICE; k--)
        if (word_feature(r, k - 1, FEATURE_OFFICE_HEAD) && k < i - 1 && preposition_at(r, k))
            return true;
    return false;
}

/* "Ana Fish and ...", "Mayor Fish and ...": the capital before the "and" belongs to a person. */
static bool is_persons_capital(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
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

/* "Fish and Wildlife officials", "the Parks and Recreation Department": an "and" between single capitals before a noun.
 */
static bool is_and_of_capitals(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return capital_at(r, i + 1) && !known_noun_at(r, i - 1) && !word_feature(r, i + 1, FEATURE_KNOWN | FEATURE_GIVEN) &&
           !is_persons_capital(r, p, i - 1) && is_noun_of_capitals(r, p, i + 2);
}

static bool is_and_of_name(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return is_written_with_capital(r, i - 1) && small_words_before_name(r, i) &&
           (is_and_of_office(r, p, i) || is_and_of_capitals(r, p, i));
}

/* "current and former officials": an "and" or "or" between two words before a noun for people. */
static bool is_and_of_modifiers(const struct mention_reader *r, uint32_t i)
{
    static const lexicon_set modifiers = LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_DEMONYM);
    if (!word_has(r, i - 1, modifiers) || !word_has(r, i + 1, modifiers) || plural_at(r, i - 1))
        return false;
    for (uint32_t k = i + 2; k < i + 2 + MAX_MODIFIED; k++)
        if (person_noun_at(r, k))
            return true;
    return false;
}

static bool single_role_at(const struct mention_reader *r, uint32_t i)
{
    return person_noun_at(r, i) && !plural_at(r, i);
}

/* "chief [executive] Ana Torres". */
static bool is_role_before_name(const struct mention_reader *r, uint32_t i)
{
    return single_role_at(r, i) && name_at(r, i + 1) && !person_noun_at(r, i + 1);
}

/* "the founder and chief [executive] said". */
static bool is_role_at_end(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    return p->determined && single_role_at(r, i) && !capital_at(r, i) && function_word_at(r, i + 1);
}

/* "founder and chief executive Ana Torres", "the founder and chief executive": an "and" between two roles of one. */
static bool is_and_of_roles(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    if (!single_role_at(r, i - 1))
        return false;
    bool bare = !p->definite || p->segment > p->inner; /* not "the mayor and Senator Ana Torres" */
    for (uint32_t k = i + 1; k <= i + MAX_SECOND_ROLE && k < r->end; k++) {
        if (function_word_at(r, k) || verb_at(r, k))
            return false;
        if (is_role_before_name(r, k))
            return bare || !capital_at(r, k);
        if (is_role_at_end(r, p, k))
            return true;
    }
    return false;
}

static uint32_t joined_by_word(const struct mention_reader *r, const struct noun_phrase *p, uint32_t i)
{
    switch (word_number_of(word_features(r, i))) {
    case WORD_OF: return is_written_with_capital(r, i - 1) ? joined_by_of(r, i) : 0;
    case WORD_FOR:
    case WORD_ON: return is_written_with_capital(r, i - 1) ? joined_by_for(r, i) : 0;
    case WORD_AND: return is_and_of_name(r, p, i) || is_and_of_modifiers(r, i) || is_and_of_roles(r, p, i);
    case WORD_OR: return is_and_of_modifiers(r, i);
    default: return 0;
    }
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
    if (!is_inner(r, &after, i + 1))
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
        uint32_t joined = features & FEATURE_IS_WORD ? joined_by_word(r, p, i) : joined_by_mark(r, p, i);
        if (joined > 0)
            return i + joined + 1;
    }
    return i + is_inner(r, p, i);
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
            next = i + is_inner(r, p, i);
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

bool phrase_read_at(const struct mention_reader *r, uint32_t i, struct noun_phrase *out)
{
    *out = (struct noun_phrase){.first = i};
    out->inner = out->segment = read_determiners(r, out);
    if (word_feature(r, i, FEATURE_BOTH) && word_feature(r, i + 1, FEATURE_NAME | FEATURE_TITLE))
        return false; /* "both Ana Torres and ..." */
    out->end = extended_end(r, out);
    cut_subject(r, out);
    return out->end == out->segment ? read_number_alone(r, out) : cut_after_noun(r, out);
}
