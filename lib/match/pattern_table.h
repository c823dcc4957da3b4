/* The tables that tools/patterns.py makes from patterns.txt of a language. */
#ifndef SAIDBY_PATTERN_TABLE_H
#define SAIDBY_PATTERN_TABLE_H

#include "pattern_families.h"

#include <stdbool.h>

struct pattern_macro {
    const char *name, *value;
};
struct pattern_family_row {
    const char *name; /* by which the ranking knows it */
    bool of_patterns; /* a pattern may state it */
};
struct pattern_row {
    const char *name, *match, *example, *expect;
    enum pattern_family family;
};
struct pattern_table {
    const struct pattern_macro *macros;        /* ends with a NULL name */
    const struct pattern_family_row *families; /* FAMILY_COUNT; FAMILY_NONE has no name */
    const struct pattern_row *rows;            /* ends with a NULL name */
};

#endif
