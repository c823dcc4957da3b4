/* Is a word an adverb by its ending? One answer for all stages. */
#ifndef SAIDBY_ADVERB_H
#define SAIDBY_ADVERB_H

#include "lang/language.h"

#define MIN_ADVERB 5 /* bytes: "only" and "ply" are none by their ending */

/* "quickly", but not "family". number: of the word in the vocabulary. Adverbs that the lexicon has (LEX_ADVERB) need
 * not end so. */
static inline bool ends_as_adverb(const struct language *language, const char *word, size_t length, unsigned number)
{
    return length >= MIN_ADVERB && word[length - 1] == 'y' && word[length - 2] == 'l' &&
           !word_in(language, number, SET_FALSE_ADVERB);
}

#endif
