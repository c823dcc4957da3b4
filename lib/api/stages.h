/* The stages in their order, with their names: for the extractor, and for those who measure it. */
#ifndef SAIDBY_STAGES_H
#define SAIDBY_STAGES_H

#include "base/analysis.h"

struct stage {
    const char *name;
    bool (*run)(struct analysis *);
};
extern const struct stage extract_stages[]; /* ends with a NULL name: extract.c */

#endif
