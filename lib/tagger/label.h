/* What a word's label is by the states that its paths go through: for both ways of the chain. */
#ifndef SAIDBY_TAGGER_LABEL_H
#define SAIDBY_TAGGER_LABEL_H

#include "tagger/tagger.h"
#include "tagger/lanes.h"

enum { FIRST_NONE = 0, FIRST_SOURCE = 8, FIRST_CUE = 12, FIRST_CONTENT = 16, FIRST_BEGIN = 20 }; /* states */

#define NARROW 320       /* before a word, states this far below the best are left out */
#define MIN_LIKELY 200 /* after a word, those whose best paths are this far below the best */

/* For the state that the best path goes through: what is said where no state of another label is likely, so that each
 * other label is surely not. */
static const struct sure {
    struct word_labels labels;
    uint32_t others, rest; /* the states of other labels; all but this state */
} SURE[TAGGER_STATES] = {
#define ALL_STATES ((1u << TAGGER_STATES) - 1)
#define SURE_OF(state, own, ...) {{__VA_ARGS__}, ALL_STATES & ~((uint32_t)(own)), ALL_STATES & ~(1u << (state))}
#define OUT(n) SURE_OF(FIRST_NONE + (n), 0xFF << FIRST_NONE, LABEL_OTHER, n, 0, 0, 0, 0)
#define SOURCE(n, seen) SURE_OF(FIRST_SOURCE + (n), 0xF << FIRST_SOURCE, LABEL_SOURCE, seen, 255, 0, 0, 0)
#define CUE(n, seen) SURE_OF(FIRST_CUE + (n), 0xF << FIRST_CUE, LABEL_CUE, seen, 0, 255, 0, 0)
#define CONTENT(n) SURE_OF(FIRST_CONTENT + (n), 0xF << FIRST_CONTENT, LABEL_CONTENT, n, 0, 0, 255, 0)
#define BEGIN(n) SURE_OF(FIRST_BEGIN + (n), 0xF << FIRST_BEGIN, LABEL_CONTENT_BEGIN, n, 0, 0, 255, 255)
    OUT(0),       OUT(1),       OUT(2),       OUT(3),       OUT(4),    OUT(5),    OUT(6),    OUT(7),
    SOURCE(0, 0), SOURCE(1, 2), SOURCE(2, 4), SOURCE(3, 6), CUE(0, 0), CUE(1, 1), CUE(2, 4), CUE(3, 5),
    CONTENT(0),   CONTENT(1),   CONTENT(2),   CONTENT(3),   BEGIN(0),  BEGIN(1),  BEGIN(2),  BEGIN(3),
#undef OUT
#undef SOURCE
#undef CUE
#undef CONTENT
#undef BEGIN
};

/* 255 / (1 + e^-x) for x in steps of 4 units of the scores from -160 on. */
INLINE uint8_t likely(int margin)
{
    static const uint8_t steps[] = {
        0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 22, 25, 29, 33, 38, 44, 50,
        56, 64, 71, 80, 89, 98, 108, 117, 128, 138, 147, 157, 166, 175, 184, 191, 199, 205, 211, 217, 222, 226, 230,
        233, 236, 239, 241, 243, 245, 246, 247, 248, 249, 250, 251, 251, 252, 252, 253, 253, 253, 254, 254, 254, 254,
        254, 254, 254, 255,
    };
    int at = (margin + 160) / 4;
    return steps[at < 0 || margin < -160 ? 0 : at < (int)sizeof steps ? at : (int)sizeof steps - 1];
}

/* A source or a cue begins where another piece stands before it. own: its label. */
INLINE void mark_beginning(struct word_labels *word, unsigned own, unsigned before)
{
    _Static_assert(LABEL_SOURCE == LABEL_SOURCE_BEGIN + 1 && LABEL_CUE == LABEL_CUE_BEGIN + 1,
                   "what begins is before what goes on");
    if (((1u << LABEL_SOURCE | 1u << LABEL_CUE) >> own & 1) && before != own)
        word->best = (uint8_t)(own - 1);
}

#endif
