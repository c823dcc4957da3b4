/*
 * What the last letters of a word tell: number, adverbs, verb forms. Single letters of English are here, since every
 * word is asked for them; endings of more are in lib/lang/en/affixes.txt, adverbs in lang/adverb.h.
 */
#ifndef SAIDBY_MENTION_ENDINGS_H
#define SAIDBY_MENTION_ENDINGS_H

#include "base/slice.h"
#include "lang/adverb.h"
#include "lang/language.h"
#include "mention/features.h"
#include "mention/limits.h"

/* "votes": a plural or a third person, but for "boss" and "campus"; "news" is too short for a verb. */
static inline feature_set ending_s(struct slice w)
{
    char before = w.text[w.length - 2];
    if (before == 's')
        return 0;
    return (w.length > MIN_ENDING_WORD ? FEATURE_ENDS_VERB : 0) | (before == 'u' ? 0 : FEATURE_PLURAL);
}

/* "voted", "14-year-old". */
static inline feature_set ending_d(const struct language *language, struct slice w)
{
    if (w.text[w.length - 2] == 'e')
        return FEATURE_ENDS_ED | (w.length > MIN_ENDING_WORD ? FEATURE_ENDS_VERB : 0);
    return affix_ending(language, w.text, w.length, AFFIX_AGE, 1) ? FEATURE_AGE : 0;
}

/* "fishermen"; "specimen" is no noun for people. */
static inline feature_set ending_n(const struct language *language, struct slice w, bool person)
{
    return person && affix_ending(language, w.text, w.length, AFFIX_PLURAL_PERSON, 2) ? FEATURE_PLURAL : 0;
}

/* Of any word, whose number in the vocabulary is given. person: it is a noun for people. */
static inline feature_set ending_features(const struct language *language, struct slice w, unsigned word, bool person)
{
    if (w.length < MIN_ENDING_WORD)
        return 0;
    switch (w.text[w.length - 1]) {
    case 's': return ending_s(w);
    case 'd': return ending_d(language, w);
    case 'n': return ending_n(language, w, person);
    case 'y': return ends_as_adverb(language, w.text, w.length, word) ? FEATURE_ENDS_LY : 0;
    default: return 0;
    }
}

#endif
