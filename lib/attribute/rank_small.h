/*
 * The features of few values: their weights stand in small tables of their own, which tools/rank.py makes of
 * rank_weights.c when the library is built, so that no value is hashed.
 */
#ifndef SAIDBY_RANK_SMALL_H
#define SAIDBY_RANK_SMALL_H

#include <stdint.h>

/* X(name, kind, kinds, values, others): kinds of features in a row from `kind` on, whose first number is under `values`
 * and whose second is under `others`. 13: what bin makes; 10: shares and means. */
#define RANK_SMALL(X)                                                                                                  \
    X(FIRST_LABELS, 24, 2, 10, 8)                                                                                      \
    X(END_LABELS, 26, 2, 10, 8)                                                                                        \
    X(FIRST_BEGINS, 28, 2, 8, 1)                                                                                       \
    X(CONTENT_LABELS, 29, 2, 10, 1)                                                                                    \
    X(SOURCE_TYPE, 30, 1, 16, 2)                                                                                       \
    X(SOURCE_LABELS, 31, 1, 10, 1)                                                                                     \
    X(SOURCE_WORDS, 32, 1, 13, 1)                                                                                      \
    X(SOURCE_PARENT, 34, 1, 2, 2)                                                                                      \
    X(SOURCE_GAP, 35, 1, 2, 13)                                                                                        \
    X(CUE_LABELS, 43, 1, 10, 1)                                                                                        \
    X(CUE_QUOTED, 44, 1, 2, 1)                                                                                         \
    X(WORDS, 50, 1, 13, 1)                                                                                             \
    X(QUOTED, 51, 1, 10, 7)                                                                                            \
    X(CAPITALS, 52, 1, 10, 1)                                                                                          \
    X(PARTS, 53, 1, 9, 1)                                                                                              \
    X(CUE_GAP, 54, 1, 13, 2)                                                                                           \
    X(SENTENCES, 55, 1, 13, 2)                                                                                         \
    X(SPOKEN, 56, 1, 13, 2)                                                                                            \
    X(BEGINNING, 57, 1, 4, 4)                                                                                          \
    X(AFTER_COMMA, 58, 1, 4, 1)                                                                                       \
    X(NO_COMMA, 59, 1, 9, 1)                                                                                           \
    X(SOURCE_VOTES, 60, 1, 13, 13)                                                                                     \
    X(CONTENT_VOTES, 61, 1, 13, 13)                                                                                    \
    X(COMMAS, 70, 1, 13, 2)                                                                                            \
    X(CUES, 71, 1, 13, 2)                                                                                              \
    X(CONJUNCTIONS, 72, 1, 13, 2)                                                                                      \
    X(SOURCE_PLACE, 73, 1, 13, 2)                                                                                      \
    X(ONE_SENTENCE, 74, 1, 2, 1)                                                                                       \
    X(VERBS_AFTER, 91, 1, 13, 13)                                                                                     \
    X(VERB_NEXT, 92, 1, 2, 2)                                                                                          \
    X(QUOTE_BEFORE, 93, 1, 8, 2)                                                                                       \
    X(QUOTE_AFTER, 94, 1, 8, 2)                                                                                       \
    X(COLON, 97, 1, 4, 4)

#define X(name, kind, kinds, values, others)                                                                           \
    RANK_##name##_KIND = (kind), RANK_##name##_WIDTH = (others), RANK_##name##_SIZE = (values) * (others),
enum rank_small_shape { RANK_SMALL(X) };
#undef X
#define X(name, kind, kinds, values, others)                                                                           \
    RANK_##name, RANK_##name##_LAST = RANK_##name + (kinds) * (values) * (others)-1,
enum rank_small_place { RANK_SMALL(X) RANK_SMALL_COUNT };
#undef X

extern const int16_t rank_small[RANK_SMALL_COUNT];

#endif
