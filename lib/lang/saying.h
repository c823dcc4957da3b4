/*
 * May a word be a verb of saying? The stage cue alone tells whether it is one in its sentence. Who comes before that
 * stage, or asks no more than what a word may be, asks here, and nowhere else. There are three questions since each has
 * another reader:
 *
 *   may_say       a form of a verb of saying, of whatever sense: "claims", "added". For who reads a clause from
 *                 outside and would rather stop at a word too many than run over a verb.
 *   says_surely   a form that is hardly a noun or a participle of its own: "said", "warns". For who takes a whole
 *                 clause away from a quotation by this word alone.
 *   line_says     "said", "told". For lines before there are tokens, where every other verb of saying is one of
 *                 headlines too: "Mayor warns of floods", "Bridge plan announced".
 */
#ifndef SAIDBY_SAYING_H
#define SAIDBY_SAYING_H

#include "base/unicode.h"
#include "lang/language.h"

/* classes: of the word in the lexicon. */
static inline bool may_say(lexicon_set classes)
{
    return (classes & LEX_BIT(LEX_CUE_VERB)) != 0;
}

/* Or a phrase or noun of saying: what the stage cue looks at. */
static inline bool may_be_cue(lexicon_set classes)
{
    return (classes & (LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_CUE_PHRASE) | LEX_BIT(LEX_CUE_NOUN))) != 0;
}

static inline bool says_surely(lexicon_set classes)
{
    return may_say(classes) && classes & LEX_BIT(LEX_STRONG) && classes & (LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD));
}

/* In lower case: a heading may shout it. */
static inline bool line_says(const struct language *language, const char *word, size_t length)
{
    return length >= word_set_shortest(language, SET_LINE_SAYING) &&
           length <= word_set_longest(language, SET_LINE_SAYING) && !byte_is(*word, BYTE_CAPITAL) &&
           word_in(language, word_number(language, word, length), SET_LINE_SAYING);
}

#endif
