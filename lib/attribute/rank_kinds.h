/*
 * The kinds of features that the ranking weighs: the one list of them, for the library, the trainer and the trace. A
 * feature is of a kind and has two values; its weight is that of the bucket that kind and values are hashed into. A
 * change here makes the weights those of other features: train/fit.sh --ranking fits them again.
 */
#ifndef SAIDBY_RANK_KINDS_H
#define SAIDBY_RANK_KINDS_H

#include <stdint.h>

/* Kinds of few values: so many kinds in a row from `kind` on, one for each part of the content, whose first value is
 * under `values` and whose second is under `others`. Their weights are found without hashing. 13: what bin makes; 10:
 * shares and means. 29 and 30 are each of two kinds: the weights were fitted so.
 *
 * X(name, kind, kinds, values, others)                values */
#define RANK_SMALL(X)                                                                                                  \
    X(FIRST_LABELS, 24, 2, 10, 8)    /* content marginals: before the first word, of it */                             \
    X(END_LABELS, 26, 2, 10, 8)      /* after the last word, of it */                                                  \
    X(FIRST_BEGINS, 28, 2, 8, 1)     /* marginal of a content's beginning */                                           \
    X(CONTENT_LABELS, 29, 2, 10, 1)  /* mean of a part's content marginals */                                          \
    X(SOURCE_TYPE, 30, 1, 16, 2)     /* type of the mention (15: none); in marks */                                    \
    X(SOURCE_LABELS, 31, 1, 10, 1)   /* mean of its source marginals */                                                \
    X(SOURCE_WORDS, 32, 1, 13, 1)    /* how many */                                                                    \
    X(SOURCE_PARENT, 34, 1, 2, 2)    /* a possessor; within another mention */                                         \
    X(SOURCE_GAP, 35, 1, 2, 13)      /* after the cue; words between the two */                                        \
    X(CUE_LABELS, 43, 1, 10, 1)      /* mean of its cue marginals */                                                   \
    X(CUE_QUOTED, 44, 1, 2, 1)       /* in marks */                                                                    \
    X(WORDS, 50, 1, 13, 1)           /* of the content */                                                              \
    X(QUOTED, 51, 1, 10, 7)          /* share of them in marks; words */                                               \
    X(CAPITALS, 52, 1, 10, 1)        /* share with a capital */                                                        \
    X(PARTS, 53, 1, 9, 1)            /* of the content */                                                              \
    X(CUE_GAP, 54, 1, 13, 2)         /* words between cue and content; the content comes after */                      \
    X(SENTENCES, 55, 1, 13, 2)       /* in the content; all in marks */                                                \
    X(SPOKEN, 56, 1, 13, 2)          /* verbs of saying beside marks within; half in marks */                          \
    X(BEGINNING, 57, 1, 4, 4)        /* before the cue, and in marks (2); words before it in its sentence */           \
    X(AFTER_COMMA, 58, 1, 4, 1)      /* what ends the marks before source and cue */                                   \
    X(NEXT_COMMA, 59, 1, 9, 1)       /* parts; class of the word after a comma after cue and source (hashed) */        \
    X(SOURCE_VOTES, 60, 1, 13, 13)   /* rivals with another source; with this one */                                   \
    X(CONTENT_VOTES, 61, 1, 13, 13)  /* with another content; with this one */                                         \
    X(COMMAS, 70, 1, 13, 2)          /* between source and cue; the source comes after */                              \
    X(CUES, 71, 1, 13, 2)            /* verbs of saying there */                                                       \
    X(CONJUNCTIONS, 72, 1, 13, 2)    /* there */                                                                       \
    X(SOURCE_PLACE, 73, 1, 13, 2)    /* words before it in its sentence */                                             \
    X(ONE_SENTENCE, 74, 1, 2, 1)     /* holds source and cue */                                                        \
    X(VERBS_AFTER, 91, 1, 13, 13)    /* words left in the sentence after the content; verbs among the first */         \
    X(VERB_NEXT, 92, 1, 2, 2)        /* a verb is the second; a comma the first */                                     \
    X(QUOTE_BEFORE, 93, 1, 8, 2)     /* place of a part in marks; another cue is before it */                          \
    X(QUOTE_AFTER, 94, 1, 8, 2)      /* after it */                                                                    \
    X(COLON, 97, 1, 4, 4)            /* before the cue, and of several parts (2); after the cue */

/* Kinds of many values, among them hashes of words and classes of words (read_class). X(name, kind, kinds) */
#define RANK_HASHED(X)                                                                                                 \
    X(ANY, 1, 1)                     /* every candidate */                                                             \
    X(FAMILY, 2, 1)                  /* the key of the pattern's family */                                             \
    X(FAMILY_FRAME, 3, 1)            /* and what the verb takes */                                                     \
    X(FAMILY_EXTENT, 4, 1)           /* and whether the extent is the tagger's */                                      \
    X(FIRST_CLASSES, 20, 2)          /* classes before the content and of its first word */                            \
    X(END_CLASSES, 22, 2)            /* of its last word and after it */                                               \
    X(PRONOUN, 33, 1)                /* the source */                                                                  \
    X(CUE_KIND, 40, 1)               /* kind of the cue (15: labelled, 99: none); what it takes */                     \
    X(VERB, 41, 1)                   /* the cue's */                                                                   \
    X(VERB_SIDE, 42, 1)              /* and the cue's kind, and the source comes after (16) */                         \
    X(CUE_FIRST, 45, 1)              /* class of the cue's first word */                                               \
    X(CUE_NEXT, 46, 1)               /* after the cue; its kind */                                                     \
    X(SOURCE_BEFORE, 75, 1)          /* before the source; the source comes after the cue */                           \
    X(CUE_BEFORE, 76, 1)             /* the cue's kind, and the source is beside it; before the cue */                 \
    X(END_AFTER, 80, 2)              /* of the two words after the content */                                          \
    X(FIRST_BEFORE, 82, 2)           /* of the two before it */                                                        \
    X(FIRST_SECOND, 84, 2)           /* of its first two */                                                            \
    X(VERBS, 90, 1)                  /* verbs in the content; what the cue takes */                                    \
    X(QUOTE_MARK, 95, 1)             /* place of a part in marks; the mark before the closing one */                   \
    X(QUOTE_CLASS, 96, 1)            /* and the class before it */                                                     \
    X(FAMILY_MARKS, 98, 1)           /* the family's key; the mark before the closing one, and another cue (256) */    \
    X(FAMILY_LENGTH, 99, 1)          /* and how long the part is */

/* What counts for a pattern of no family, of which nothing was learned: X(name, weight). One unit of log odds: who
 * writes a pattern for their texts is mostly right, and its answers come before others that are hardly likelier. */
#define RANK_CONSTANT(X) X(NO_FAMILY, 256)

#define X(name, ...) RANK_NAME_##name,
enum rank_name { RANK_SMALL(X) RANK_HASHED(X) RANK_CONSTANT(X) RANK_NAME_COUNT };
#undef X
#define X(name, kind, kinds, values, others)                                                                           \
    RANK_##name##_KIND = (kind), RANK_##name##_WIDTH = (others), RANK_##name##_SIZE = (values) * (others),
enum rank_small_shape { RANK_SMALL(X) };
#undef X
#define X(name, kind, kinds, values, others)                                                                           \
    RANK_##name, RANK_##name##_LAST = RANK_##name + (kinds) * (values) * (others)-1,
enum rank_small_place { RANK_SMALL(X) RANK_SMALL_COUNT };
#undef X
#define X(name, kind, kinds) RANK_##name##_KIND = (kind),
enum rank_hashed_kind { RANK_HASHED(X) };
#undef X
#define X(name, weight) RANK_##name##_WEIGHT = (weight),
enum rank_constant { RANK_CONSTANT(X) };
#undef X

#define RANK_BUCKETS 16384 /* a power of two */

/* The bucket of a feature. */
static inline uint32_t rank_bucket(uint32_t kind, uint32_t a, uint32_t b)
{
    uint32_t h = (kind * 0x9E3779B1u ^ a) * 0x85EBCA6Bu;
    h = (h ^ h >> 15 ^ b) * 0xC2B2AE35u;
    return (h ^ h >> 16) & (RANK_BUCKETS - 1);
}

/* Weights in 1/256 of a unit of log odds, of buckets; and again of each value of the kinds of few values:
 * rank_weights.c, written by train/, which a language points to. */
extern const int16_t rank_weights[RANK_BUCKETS];
extern const int16_t rank_small[RANK_SMALL_COUNT];

#endif
