/* The table that tools/patterns.py makes from lib/lang/en/patterns.txt. */
#ifndef SAIDBY_PATTERN_TABLE_H
#define SAIDBY_PATTERN_TABLE_H

struct pattern_macro {
    const char *name, *value;
};
struct pattern_row {
    const char *name, *match, *example, *expect;
};
extern const struct pattern_macro pattern_macros[]; /* ends with a NULL name */
extern const struct pattern_row pattern_rows[];     /* ends with a NULL name */

#endif
