/*
 * What is known of the words of a sentence: reads tokens, their classes and word sets, and what the text tells of
 * capitals; makes the features of each word (features.h), so that one look at a word finds all that the mention stage
 * asks of it again and again.
 */
#include "base/unicode.h"
#include "lang/word_form.h"
#include "mention/endings.h"
#include "mention/mention.h"

#include <string.h>

static const lexicon_set function_classes = LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PREPOSITION) |
                                            LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH) | LEX_BIT(LEX_DETERMINER) |
                                            LEX_BIT(LEX_PRONOUN);
static const lexicon_set given_names = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);
static const lexicon_set verb_classes = LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_AUXILIARY);
static const lexicon_set known_nouns = LEX_BIT(LEX_SOURCE_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN);
static const lexicon_set not_nominal =
    LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_WEEKDAY);

/* What mentions begin with, beside names, nouns and adjectives. */
static const lexicon_set beginning_classes = LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_INDEFINITE);
static const feature_set beginning_sets =
    FEATURE_TIME | FEATURE_POSSESSIVE | FEATURE_APPROXIMATE | FEATURE_AMOUNT | FEATURE_SUBJECT;

/* Sets by which a word is other than its ending tells. */
static const feature_set odd_sets = FEATURE_UNSURE | FEATURE_MANY | FEATURE_SINGLE | FEATURE_ADJECTIVE;

static inline feature_set feature_if(bool holds, feature_set features)
{
    return holds ? features : 0;
}

static bool is_this_word(feature_set features, enum word_name word)
{
    return word_number_of(features) == word;
}

/* ---- marks within words ---- */

/* "seventy-four": a word for tens, a hyphen and another. */
static bool is_compound_number(const struct language *language, struct slice w)
{
    return w.length >= MIN_COMPOUND_NUMBER && w.length <= MAX_COMPOUND_NUMBER &&
           memchr(w.text + MIN_TENS, '-', MAX_TENS - MIN_TENS + 1) &&
           affix_beginning(language, w.text, w.length, AFFIX_TENS, 1) > 0;
}

/* "al-Sayed", "el-Baradi": a surname that begins small; "pre-Christmas" is none. */
static bool is_small_surname(const struct language *language, struct slice w)
{
    return affix_beginning(language, w.text, w.length, AFFIX_SMALL_NAME, 1) > 0;
}

/* "al-Sayed", "d'Arc". */
static bool has_inner_name(struct slice w)
{
    for (size_t k = 1; k + 1 < w.length && k <= MAX_NAME_PREFIX; k++)
        if (w.text[k] == '-' || w.text[k] == '\'')
            return byte_is(w.text[k + 1], BYTE_CAPITAL);
    return false;
}

/* Where the last part of a word with hyphens begins, or 0: "governor" in "then-governor". */
static size_t last_part(struct slice w)
{
    size_t part = w.length;
    if (w.length < MIN_COMPOUND || !memchr(w.text, '-', w.length))
        return 0;
    while (w.text[part - 1] != '-')
        part--;
    return part;
}

/* "then-governor", "co-anchor", "singer-songwriter": the last part is a noun for people. */
static bool is_compound_person(const struct mention_reader *r, struct slice w)
{
    char form[MAX_FORM];
    size_t part = last_part(w);
    size_t length = part ? word_form(w.text, part, w.length, false, form) : 0;
    struct lexicon_entry entry;
    return length && lexicon_find(r->analysis->language, r->analysis->lexicon, form, length, &entry) &&
           (entry.classes & LEX_BIT(LEX_SOURCE_NOUN)) != 0;
}

/* Of a word with marks or other letters than those of ASCII in it. sets: those that it is in. */
static feature_set compound_features(const struct mention_reader *r, const struct token *t, struct slice w,
                                     feature_set sets)
{
    feature_set features = feature_if(!sets && is_compound_number(r->analysis->language, w), FEATURE_AMOUNT);
    if (!(t->flags & TOKEN_CAPITAL) && has_inner_name(w))
        features |=
            FEATURE_PARTICLE | feature_if(is_small_surname(r->analysis->language, w), FEATURE_NAME | FEATURE_BEGINS);
    if (!token_is(t, LEX_SOURCE_NOUN) && is_compound_person(r, w))
        features |= FEATURE_PERSON;
    return features;
}

/* ---- capitals ---- */

/* The capital of a sentence's first word, or in a heading, tells nothing. */
static inline bool has_capital_from_place(const struct mention_reader *r, uint32_t i)
{
    return i == r->first_word || r->heading;
}

/* A word with a capital that tells something. */
static bool is_told_capital(const struct mention_reader *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];
    return i < r->end && t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && !has_capital_from_place(r, i);
}

/* "Will Harker told ...": the first word of a sentence is a name where an auxiliary cannot be before the next, which it
 * can in a question. */
static bool is_first_auxiliary_name(const struct mention_reader *r, uint32_t i, feature_set sets)
{
    return i == r->first && r->length > 2 && is_this_word(sets, WORD_WILL) && is_told_capital(r, i + 1) &&
           !mark_at(r, r->end - 1, '?');
}

/* "Will", and "del.", a delegate; after a town, Delaware. */
static feature_set unsure_features(const struct mention_reader *r, uint32_t i, feature_set sets)
{
    if (is_this_word(sets, WORD_DEL))
        return feature_if(is_told_capital(r, i + 1), FEATURE_PERSON);
    return feature_if(is_first_auxiliary_name(r, i, sets), FEATURE_OPEN);
}

/* "Meeting", "Asked": at the head of a sentence seldom a name. */
static bool ends_like_participle(const struct language *language, struct slice w)
{
    return w.length >= MIN_PARTICIPLE && affix_ending(language, w.text, w.length, AFFIX_PARTICIPLE, 1) > 0;
}

/* "Mayor Slams Plan": in a heading a verb has a capital too. */
static bool is_heading_verb(const struct mention_reader *r, uint32_t i, feature_set features)
{
    return r->heading && features & FEATURE_ENDS_VERB && name_at(r, i - 1);
}

/* A word of a class that is seldom a name: "However", "Tuesday". */
static bool is_ordinary(const struct token *t)
{
    static const lexicon_set ordinary = LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) |
                                        LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_INDEFINITE) |
                                        LEX_BIT(LEX_CUE_NOUN) | LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_CUE_PHRASE);
    return (t->classes & ordinary) != 0;
}

/* An ordinary word after the first of a heading, or a verb in one. */
static bool is_plain_in_heading(const struct mention_reader *r, uint32_t i, feature_set features)
{
    return (r->heading && i > r->first && is_ordinary(&r->tokens[i])) || is_heading_verb(r, i, features);
}

/* The first word of a sentence, or one of a heading: a name only where it is not an ordinary word. */
static bool is_name_by_text(const struct mention_reader *r, uint32_t i, feature_set features)
{
    static const lexicon_set names = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_PLACE) |
                                     LEX_BIT(LEX_BODY_NAME) | LEX_BIT(LEX_DEMONYM);
    const struct token *t = &r->tokens[i];
    if (is_first_auxiliary_name(r, i, features))
        return true;
    if (features & FEATURE_AGE)
        return false;
    unsigned known = capitalization_known(&r->capitalization, t->hash) & (KNOWN_LOWER | KNOWN_CAPITAL);
    if (t->classes & names)
        return known != KNOWN_LOWER; /* "Hope": unless the text has "hope" and no "Hope" within a sentence */
    if (known == KNOWN_CAPITAL)
        return true;
    if (is_plain_in_heading(r, i, features))
        return false;
    if (token_is(t, LEX_NAME_PARTICLE) && is_told_capital(r, i + 1))
        return true; /* "De Vries" */
    return !is_ordinary(t) && known != KNOWN_LOWER && !ends_like_participle(r->analysis->language, word_text(r, i));
}

/* "Mrs May", "Ms. March": a day or month after a title is a name. */
static bool is_after_title(const struct mention_reader *r, uint32_t i)
{
    return word_has(r, i - 1, LEX_BIT(LEX_TITLE) | LEX_BIT(LEX_ABBREVIATION_TITLE)) &&
           r->tokens[i - 1].flags & TOKEN_CAPITAL;
}

/* "Clara May", "May, ...": a month after a given name that is no place, or between a capital and a comma, as a name. */
static bool is_month_name(const struct mention_reader *r, uint32_t i, feature_set features)
{
    if (is_after_title(r, i))
        return true;
    if (given_name_at(r, i - 1) && !word_has(r, i - 1, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_MONTH)))
        return !number_token_at(r, i + 1);
    return capital_at(r, i - 1) && comma_at(r, i + 1) && is_this_word(features, WORD_MAY);
}

/* "In June, ...": a month that is a given name too is none after such a word, unless the text has it as one. */
static bool is_month_of_date(const struct mention_reader *r, uint32_t i)
{
    const struct token *t = &r->tokens[i];
    return token_is(t, LEX_MONTH) && i > r->first && token_in(r->analysis, &r->tokens[i - 1], SET_BEFORE_DATE) &&
           !is_told_capital(r, i + 1) && !(capitalization_known(&r->capitalization, t->hash) & KNOWN_GIVEN);
}

/* A word with a capital is a name, but for dates: "April" is a given name too. */
static bool is_name_word(const struct mention_reader *r, uint32_t i, feature_set features)
{
    const struct token *t = &r->tokens[i];
    if (has_capital_from_place(r, i))
        return is_name_by_text(r, i, features);
    bool date = t->classes & (LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH)) &&
                (!(t->classes & given_names) || is_month_of_date(r, i));
    return !date || is_month_name(r, i, features);
}

/* "J.", "J.K.", "K"; not "A", "I" and "U.S.". */
static bool is_initial_word(const struct token *t, const char *text, feature_set sets)
{
    uint32_t length = t->end - t->start;
    if (is_this_word(sets, WORD_I))
        return false;
    if (t->flags & TOKEN_ABBREVIATION)
        return length == 2 || (length == 4 && text[1] == '.' && !token_is(t, LEX_PLACE));
    return length == 1 && text[0] != 'A';
}

/* What is before a name or in it: "Ana", "Mr", "Sen.". "St." before a place is no title. */
static inline feature_set personal_features(const struct token *t, feature_set features)
{
    static const lexicon_set personal =
        LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_TITLE) | LEX_BIT(LEX_ABBREVIATION_TITLE);
    if (!(t->classes & personal))
        return 0;
    bool role = token_is(t, LEX_ABBREVIATION_TITLE) && !(features & FEATURE_SPOT);
    return feature_if(t->classes & given_names, FEATURE_GIVEN) | feature_if(token_is(t, LEX_TITLE), FEATURE_TITLE) |
           feature_if(role, FEATURE_PERSON | FEATURE_KNOWN);
}

/* Of a word with a capital, what others cannot have. */
static inline feature_set upper_features(const struct mention_reader *r, uint32_t i, const struct token *t,
                                         feature_set features)
{
    bool told = !has_capital_from_place(r, i), may_be_initial = t->end - t->start == 1 || t->flags & TOKEN_ABBREVIATION;
    features |= FEATURE_UPPER;
    if (told) /* "May" and "Will" are no auxiliaries then, "March" no verb */
        features |= FEATURE_CAPITAL |
                    feature_if(is_this_word(features, WORD_MAY) || is_this_word(features, WORD_WILL), FEATURE_OPEN);
    if (may_be_initial && is_initial_word(t, r->analysis->text + t->start, features))
        features |= FEATURE_INITIAL;
    features |= personal_features(t, features);
    if (features & FEATURE_OPEN && is_name_word(r, i, features))
        features |= FEATURE_NAME;
    return features;
}

/* ---- all of a word ---- */

/* "according to exit polls": a base form after a preposition that is no "to" of an infinitive. */
static inline bool is_object_form(const struct mention_reader *r, uint32_t i, lexicon_set classes)
{
    static const lexicon_set before = LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CUE_PHRASE);
    return classes & LEX_BIT(LEX_BASE) && word_has(r, i - 1, before) &&
           (!word_is(r, i - 1, WORD_TO) || word_has(r, i - 1, LEX_BIT(LEX_CUE_PHRASE)));
}

/* "Trade Minister Ana Torres" at the head of a sentence: an office and a name follow, with capitals. */
static bool is_field_form(const struct mention_reader *r, uint32_t i, lexicon_set classes)
{
    return classes & LEX_BIT(LEX_BASE) && r->tokens[i].flags & TOKEN_CAPITAL && i + 2 < r->end &&
           token_is(&r->tokens[i + 1], LEX_SOURCE_NOUN) && r->tokens[i + 1].flags & TOKEN_CAPITAL &&
           r->tokens[i + 2].flags & TOKEN_CAPITAL;
}

/* A verb or adverb begins a phrase only as one of these: "former mayor", "according to exit polls". */
static bool may_be_attribute(const struct mention_reader *r, uint32_t i, lexicon_set classes)
{
    return classes & LEX_BIT(LEX_ROLE_MODIFIER) || is_object_form(r, i, classes) || is_field_form(r, i, classes);
}

/* Some mention may begin with a word of an open class: a name, a noun, an adjective. */
static inline bool may_begin_phrase(const struct mention_reader *r, uint32_t i, lexicon_set classes,
                                    feature_set features)
{
    static const feature_set begins = FEATURE_NAME | FEATURE_KNOWN | FEATURE_CAPITAL | FEATURE_NOMINAL;
    return features & FEATURE_OPEN && (features & begins || may_be_attribute(r, i, classes));
}

/* Some mention may begin with it by its class or set: "he", "the", "many", "nearly", "half". */
static inline bool begins_by_class(lexicon_set classes, feature_set features)
{
    return classes & beginning_classes || features & beginning_sets;
}

/* The number of a noun, or an adjective, where its ending tells wrong: "police", "boss", "elderly". */
static feature_set corrected_by_set(feature_set features)
{
    if (features & FEATURE_SINGLE)
        return features & ~FEATURE_PLURAL;
    if (features & FEATURE_MANY)
        return features | FEATURE_PLURAL;
    return features & FEATURE_ADJECTIVE ? features & ~FEATURE_ENDS_LY : features;
}

static feature_set odd_features(const struct mention_reader *r, uint32_t i, feature_set features)
{
    features = corrected_by_set(features);
    return features & FEATURE_UNSURE ? features | unsure_features(r, i, features) : features;
}

/* "mayor", "ministry", "report". */
static inline feature_set noun_features(lexicon_set classes, feature_set features)
{
    feature_set person = feature_if(classes & LEX_BIT(LEX_SOURCE_NOUN), FEATURE_PERSON);
    return person | feature_if(classes & known_nouns || (features | person) & FEATURE_PERSON, FEATURE_KNOWN);
}

/* "[van] der Berg told", "said [van] der Berg": particles in lower case before a capital, next to a verb of saying. */
static bool begins_surname(const struct mention_reader *r, uint32_t i)
{
    uint32_t k = i + 1;
    if (i > r->first && token_is(&r->tokens[i - 1], LEX_NAME_PARTICLE))
        return false;
    while (k < r->end && k < i + MAX_PARTICLES && token_is(&r->tokens[k], LEX_NAME_PARTICLE) &&
           !(r->tokens[k].flags & TOKEN_CAPITAL))
        k++;
    return k + 1 < r->end && r->tokens[k].flags & TOKEN_CAPITAL &&
           (may_say(r->tokens[k + 1].classes) || (i > r->first && may_say(r->tokens[i - 1].classes)));
}

/* "nobody"; "van" in lower case. */
static inline feature_set small_features(const struct mention_reader *r, uint32_t i, lexicon_set classes)
{
    feature_set features = feature_if(classes & LEX_BIT(LEX_PRONOUN_LIKE), FEATURE_PRONOUN_LIKE);
    if (!(classes & LEX_BIT(LEX_NAME_PARTICLE)) || r->tokens[i].flags & TOKEN_CAPITAL)
        return features;
    return features | FEATURE_PARTICLE | feature_if(begins_surname(r, i), FEATURE_NAME | FEATURE_OPEN | FEATURE_BEGINS);
}

/* What a word may be by all that is known of it: a verb, a noun or adjective, the first of a mention. */
static inline feature_set use_features(const struct mention_reader *r, uint32_t i, const struct token *t,
                                       feature_set features)
{
    const lexicon_set classes = t->classes;
    bool contraction = classes & LEX_BIT(LEX_AUXILIARY) && !(t->flags & TOKEN_PLAIN); /* "he's" */
    bool nominal = features & FEATURE_OPEN && !(features & FEATURE_ENDS_LY) && !(classes & not_nominal);
    features |= feature_if(classes & verb_classes && !(features & FEATURE_CAPITAL), FEATURE_VERB);
    features |= feature_if(nominal, FEATURE_NOMINAL);
    if (may_begin_phrase(r, i, classes, features) || begins_by_class(classes, features) || contraction)
        features |= FEATURE_BEGINS;
    return features;
}

static feature_set features_of_word(const struct mention_reader *r, uint32_t i, const struct token *t)
{
    const struct slice w = {r->analysis->text + t->start, t->end - t->start};
    const lexicon_set classes = t->classes;
    const feature_set sets = r->analysis->language->word_features[t->word];
    feature_set features = sets | FEATURE_IS_WORD | feature_if(!(classes & function_classes), FEATURE_OPEN);
    features |= ending_features(r->analysis->language, w, t->word, token_is(t, LEX_SOURCE_NOUN));
    if (!(t->flags & TOKEN_PLAIN))
        features |= compound_features(r, t, w, sets);
    if (features & odd_sets)
        features = odd_features(r, i, features);
    features |= noun_features(classes, features);
    if (t->flags & TOKEN_CAPITAL)
        features = upper_features(r, i, t, features);
    features |= small_features(r, i, classes);
    return use_features(r, i, t, features);
}

/* "14-year-old", "20th", "1960s". */
static feature_set features_of_number(const struct mention_reader *r, const struct token *t)
{
    const struct slice w = {r->analysis->text + t->start, t->end - t->start};
    feature_set ending = ending_features(r->analysis->language, w, t->word, token_is(t, LEX_SOURCE_NOUN));
    return FEATURE_IS_NUMBER | FEATURE_BEGINS | (ending & (FEATURE_AGE | FEATURE_ENDS_ED | FEATURE_ENDS_LY));
}

/* ---- of a sentence ---- */

bool features_room(struct mention_reader *r)
{
    size_t room = (FEATURES_BEFORE + r->analysis->tokens.count + FEATURES_AFTER) * sizeof *r->features;
    feature_set *features = memory_allocate(&r->analysis->mem, room);
    if (!features)
        return false;
    memset(features, 0, room);
    r->features = features + FEATURES_BEFORE;
    return true;
}

void features_room_free(struct mention_reader *r)
{
    if (r->features)
        memory_free(&r->analysis->mem, r->features - FEATURES_BEFORE);
}

void features_clear(struct mention_reader *r)
{
    size_t count = r->length < FEATURES_BEFORE ? r->length : FEATURES_BEFORE;
    memset(r->features + r->end - count, 0, count * sizeof *r->features);
}

void features_read(struct mention_reader *r)
{
    static const feature_set others[] = {
        [TOKEN_SUFFIX] = FEATURE_IS_SUFFIX, [TOKEN_QUOTE] = FEATURE_IS_QUOTE, [TOKEN_MARK] = 0, [TOKEN_OTHER] = 0};
    const struct token *const tokens = r->tokens;
    feature_set *const features = r->features;
    for (uint32_t i = r->first, end = r->end; i < end; i++) {
        const struct token *t = &tokens[i];
        features[i] = t->kind == TOKEN_WORD     ? features_of_word(r, i, t)
                      : t->kind == TOKEN_NUMBER ? features_of_number(r, t)
                                                : others[t->kind];
    }
}
