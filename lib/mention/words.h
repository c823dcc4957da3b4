/* What is asked of the words of a sentence by their features, classes and marks. Positions are indexes of tokens; one
 * that is not of the sentence answers no. */
#ifndef SAIDBY_MENTION_WORDS_H
#define SAIDBY_MENTION_WORDS_H

#include "mention/capitalization.h"
#include "mention/features.h"
#include "mention/limits.h"
#include "mention/mentions.h"

/* The sentence that is read, and what is made of it. */
struct mention_reader {
    const struct analysis *analysis;
    const struct token *tokens;            /* its tokens */
    feature_set *features;                 /* of each token of the sentence, by its index of tokens */
    struct capitalization capitalization;  /* what the whole text tells of its capitalised words */
    struct mention_stage *out;             /* the stage, to which mentions are put */
    uint32_t begun;                        /* the first of the sentence: until all are read, parents count from it */
    VECTOR(struct mention) apart;          /* those of the sentence, while coordinated ones are put among them */
    VECTOR(uint32_t) places;               /* where each of these is put among the mentions */
    VECTOR(uint32_t) last_members;         /* of each that begins a coordinated one the last of its members */
    uint32_t sentence, first, end, length; /* the sentence, its tokens and how many these are */
    uint32_t first_word;                   /* the first of its tokens that is a word, or NO_INDEX */
    bool heading;                          /* its capitals say nothing */
};

static inline feature_set word_features(const struct mention_reader *r, uint32_t i)
{
    return r->features[(int32_t)i]; /* one before the first token of all is -1: see features_room */
}
static inline bool word_feature(const struct mention_reader *r, uint32_t i, feature_set features)
{
    return (word_features(r, i) & features) != 0;
}
static inline enum word_name word_number_of(feature_set features)
{
    return (enum word_name)(features >> FEATURE_WORD_AT);
}
static inline bool word_is(const struct mention_reader *r, uint32_t i, enum word_name word)
{
    return word_number_of(word_features(r, i)) == word;
}
static inline bool word_has(const struct mention_reader *r, uint32_t i, lexicon_set classes)
{
    return i - r->first < r->length && (r->tokens[i].classes & classes) != 0;
}
static inline struct slice word_text(const struct mention_reader *r, uint32_t i)
{
    return token_text(r->analysis, i);
}

/* ---- one feature ---- */
#define WORD_TRUTH(name, features)                                                                                     \
    static inline bool name(const struct mention_reader *r, uint32_t i)                                                \
    {                                                                                                                  \
        return word_feature(r, i, features);                                                                           \
    }
WORD_TRUTH(capital_at, FEATURE_CAPITAL)
WORD_TRUTH(name_at, FEATURE_NAME)
WORD_TRUTH(initial_at, FEATURE_INITIAL)
WORD_TRUTH(particle_at, FEATURE_PARTICLE)
WORD_TRUTH(given_name_at, FEATURE_GIVEN)
WORD_TRUTH(title_at, FEATURE_TITLE)
WORD_TRUTH(person_noun_at, FEATURE_PERSON)
WORD_TRUTH(known_noun_at, FEATURE_KNOWN)
WORD_TRUTH(plural_at, FEATURE_PLURAL)
WORD_TRUTH(nominal_at, FEATURE_NOMINAL)
WORD_TRUTH(verb_at, FEATURE_VERB)
WORD_TRUTH(number_token_at, FEATURE_IS_NUMBER)
WORD_TRUTH(quote_mark_at, FEATURE_IS_QUOTE)
WORD_TRUTH(possessive_suffix_at, FEATURE_IS_SUFFIX)
WORD_TRUTH(possessive_pronoun_at, FEATURE_POSSESSIVE)
#undef WORD_TRUTH

/* ---- classes of the lexicon ---- */
#define WORD_CLASS(name, classes)                                                                                      \
    static inline bool name(const struct mention_reader *r, uint32_t i)                                                \
    {                                                                                                                  \
        return word_has(r, i, classes);                                                                                \
    }
WORD_CLASS(organization_noun_at, LEX_BIT(LEX_BODY_NOUN))
WORD_CLASS(document_noun_at, LEX_BIT(LEX_DOCUMENT_NOUN))
WORD_CLASS(demonym_at, LEX_BIT(LEX_DEMONYM))
WORD_CLASS(name_suffix_at, LEX_BIT(LEX_NAME_SUFFIX))
WORD_CLASS(date_at, LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH))
WORD_CLASS(preposition_at, LEX_BIT(LEX_PREPOSITION))
WORD_CLASS(auxiliary_at, LEX_BIT(LEX_AUXILIARY))
WORD_CLASS(adverb_at, LEX_BIT(LEX_ADVERB))
WORD_CLASS(main_verb_at, LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON))
WORD_CLASS(past_at, LEX_BIT(LEX_PAST))
#undef WORD_CLASS
static inline bool cue_verb_at(const struct mention_reader *r, uint32_t i) /* may be a verb of saying */
{
    return i - r->first < r->length && may_say(r->tokens[i].classes);
}

/* ---- marks ---- */
static inline bool mark_at(const struct mention_reader *r, uint32_t i, char mark)
{
    return i - r->first < r->length && r->tokens[i].kind == TOKEN_MARK && r->tokens[i].mark == mark;
}
static inline bool comma_at(const struct mention_reader *r, uint32_t i)
{
    return mark_at(r, i, ',');
}
static inline bool ampersand_at(const struct mention_reader *r, uint32_t i)
{
    if (i - r->first >= r->length)
        return false;
    struct slice w = word_text(r, i);
    return w.length == 1 && w.text[0] == '&';
}

/* ---- several of these ---- */
static inline bool function_word_at(const struct mention_reader *r, uint32_t i) /* or no word: ends any noun phrase */
{
    return !word_feature(r, i, FEATURE_OPEN);
}
static inline bool one_of_at(const struct mention_reader *r, uint32_t i) /* "one of the mayors" */
{
    return word_is(r, i, WORD_ONE) && word_is(r, i + 1, WORD_OF);
}

bool agent_noun_at(const struct mention_reader *r, uint32_t i);    /* ends as a noun for people does */
uint32_t nickname_end(const struct mention_reader *r, uint32_t i); /* after “Bobby” at the opening mark i, or 0 */

#endif
