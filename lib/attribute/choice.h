/* Which candidate for a cue is taken. */
#ifndef SAIDBY_CHOICE_H
#define SAIDBY_CHOICE_H

#include "attribute/attribute.h"
#include "attribute/limits.h"
#include "base/observer.h"

/* Which of the candidates for one cue are still to be had: those whose content no better link has. */
struct rivals {
    size_t first, end;
    size_t compared_end; /* of all for the cue, of which no more than MAX_RIVALS are weighed */
    double chances[MAX_RIVALS]; /* 0 for one that is not to be had */
    double total;                /* with the 1 of there being no attribution */
};

void choice_weigh(const struct attribute_stage *stage, struct rivals *rivals, size_t first, size_t end);

/* Of the candidates that are to be had the one that is right with the most of their probability, or NULL: none is
 * likely enough. *why: how it is known. */
struct link *choice_best(struct attribute_stage *stage, const struct rivals *rivals, enum choice_reason *why);

/* Take one candidate for each cue, where one is likely enough: stage->links. False: no memory. */
bool choice_find(struct attribute_stage *stage);

#endif
