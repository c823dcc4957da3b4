/*
 * What is known of a word for the mention stage, one bit a question, found once for each word of a sentence
 * (features.c): the mention sets of lib/lang/classes.txt that it is in, what follows here, and from bit FEATURE_WORD_AT
 * on its number (token.word). word_features of lang/language.h has the first and the last.
 */
#ifndef SAIDBY_MENTION_FEATURES_H
#define SAIDBY_MENTION_FEATURES_H

#include "lang/language.h"

typedef uint64_t feature_set;

#define FEATURE_BIT(n) ((feature_set)1 << (n)) /* those under 28 are the mention sets of classes.txt */

/* What kind of token it is; a mark has no feature at all. */
#define FEATURE_IS_WORD FEATURE_BIT(28)
#define FEATURE_IS_NUMBER FEATURE_BIT(29)
#define FEATURE_IS_SUFFIX FEATURE_BIT(30) /* a possessive: 's */
#define FEATURE_IS_QUOTE FEATURE_BIT(31)

/* How it is written. */
#define FEATURE_UPPER FEATURE_BIT(32)     /* with a capital, wherever that comes from */
#define FEATURE_CAPITAL FEATURE_BIT(33)   /* with one that is not only that of a sentence's first word or a heading */
#define FEATURE_INITIAL FEATURE_BIT(34)   /* "J.", "K" */
#define FEATURE_AGE FEATURE_BIT(35)       /* "14-year-old" */
#define FEATURE_ENDS_ED FEATURE_BIT(36)   /* as participles do */
#define FEATURE_ENDS_LY FEATURE_BIT(37)   /* as adverbs do */
#define FEATURE_ENDS_VERB FEATURE_BIT(38) /* as finite verbs do: -s, -ed */
#define FEATURE_PLURAL FEATURE_BIT(39)    /* a plural, by its ending or the lexicon */

/* What it may be. */
#define FEATURE_OPEN FEATURE_BIT(40)         /* of an open class: no function word, which ends a noun phrase */
#define FEATURE_VERB FEATURE_BIT(41)         /* a verb or an auxiliary */
#define FEATURE_NOMINAL FEATURE_BIT(42)      /* a noun or adjective, as far as the lexicon tells: may go on a phrase */
#define FEATURE_NAME FEATURE_BIT(43)         /* a word of a name */
#define FEATURE_PARTICLE FEATURE_BIT(44)     /* "van", "al-Sayed", "d'Arc" */
#define FEATURE_GIVEN FEATURE_BIT(45)        /* a given name of the lexicon */
#define FEATURE_TITLE FEATURE_BIT(46)        /* Mr, Sir, Dr. */
#define FEATURE_PERSON FEATURE_BIT(47)       /* a noun for people, or a title that is a role: "Sen." */
#define FEATURE_KNOWN FEATURE_BIT(48)        /* a noun for people, organizations or documents */
#define FEATURE_PRONOUN_LIKE FEATURE_BIT(49) /* stands for a noun: "nobody" */
#define FEATURE_BEGINS FEATURE_BIT(50)       /* some mention may begin with it */

_Static_assert(FEATURE_WORD_AT == 51, "the number of a word follows its features");

struct mention_reader;

/*
 * The features of the sentence that is read. Those of tokens as far around it as any question goes are 0 meanwhile, so
 * that none need ask where it ends: those after it are not filled yet, the last of the sentence before it are cleared.
 */
bool features_room(struct mention_reader *r); /* false: no memory */
void features_room_free(struct mention_reader *r);
void features_read(struct mention_reader *r);
void features_clear(struct mention_reader *r); /* when the sentence is read */

#endif
