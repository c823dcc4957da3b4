/*
 * Where in a string of units a pattern may match: a pattern's tree is made into a few steps over sets of places, one
 * bit a place, from the end of the pattern to its start. PCRE2 is then asked only where an answer is to be expected;
 * what looks ahead and possessive quantifiers forbid it alone knows.
 */
#ifndef SAIDBY_STARTS_H
#define SAIDBY_STARTS_H

#include "base/base.h"
#include "match/symbol_tree.h"

#define STARTS_SETS 128  /* sets of letters that all patterns of a set name */
#define STARTS_WORDS 4
#define MAX_STARTS (64 * STARTS_WORDS - 1) /* letters of a string that is looked through */

/* One set of letters, by those that it has or leaves out. */
struct start_set {
    struct symbol_set symbol_set;
    bool negated;
};
struct start_sets {
    VECTOR(struct start_set) sets;
};

struct start_step {
    uint8_t what, set;
};
struct start_steps {
    VECTOR(struct start_step) steps; /* none: the pattern may match anywhere */
};

/* One string. Bit n - i of a set of places is the place before letter i of n: so each step back is a shift upwards. */
struct start_view {
    const struct start_sets *sets;
    size_t length, words;
    struct symbol_set there;                        /* what the string has */
    uint64_t made[STARTS_SETS / 64];             /* the sets of letters whose places are known */
    uint64_t at[128 * STARTS_WORDS];             /* the places after each letter */
    uint64_t places[STARTS_SETS * STARTS_WORDS]; /* those after each set of letters */
};
struct start_places {
    uint64_t bits[STARTS_WORDS];
};

/* The steps of a pattern; sets it names are added. False: no memory. */
bool starts_make(const memory *mem, struct start_sets *sets, const struct symbol_tree *tree, struct start_steps *out);

/* Look at a string of at most MAX_STARTS letters, all ASCII. */
void starts_view(struct start_view *view, const struct start_sets *sets, const char *string, size_t length);

/* Where the pattern may match. False: nowhere. */
bool starts_find(struct start_view *view, const struct start_steps *steps, struct start_places *out);

/* The first of the places at or after a letter; the length where there is none. */
size_t starts_first(const struct start_view *view, const struct start_places *places, size_t from);

#endif
