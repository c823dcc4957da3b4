/* What the files of the second pass over the mentions share. */
#ifndef SAIDBY_MENTION_REPAIR_H
#define SAIDBY_MENTION_REPAIR_H

#include "match/candidates.h"

/* New mentions for the sources of links that have none (missing.c). What that moves is noted in the stage. False: no
 * memory. */
bool missing_add(const struct analysis *analysis, struct mention_stage *stage);

#endif
