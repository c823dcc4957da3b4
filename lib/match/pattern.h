/* The attribution patterns, built in and added by rules, compiled. */
#ifndef SAIDBY_PATTERN_H
#define SAIDBY_PATTERN_H

#include "base/memory.h"
#include "match/pattern_table.h"

struct pattern_set;

/* The patterns of a table, the built-in ones but in tests. NULL on failure, with error filled: memory, a PCRE2 that is
 * unfit, a pattern that does not compile. Immutable once all is added; shared by any number of threads. */
struct pattern_set *pattern_set_new(const memory *mem, const struct pattern_table *table, saidby_error *error);

/* Add one pattern of the rules: name and match are copied. False with error filled: SAIDBY_ERROR_RULES with the offset
 * within match. */
bool pattern_set_add(struct pattern_set *set, const char *name, const char *match, enum pattern_family family,
                     saidby_error *error);

void pattern_set_free(struct pattern_set *set);

#endif
