/* Which letters a match of a pattern needs, so that strings without them need not be searched. */
#ifndef SAIDBY_LETTERS_H
#define SAIDBY_LETTERS_H

#include "base.h"

/* A set of ASCII characters. */
struct letters {
    uint64_t low, high;
};

static inline void letters_add(struct letters *set, unsigned char c)
{
    if (c < 64)
        set->low |= (uint64_t)1 << c;
    else if (c < 128)
        set->high |= (uint64_t)1 << (c - 64);
}

static inline bool letters_meet(const struct letters *a, const struct letters *b)
{
    return (a->low & b->low) || (a->high & b->high);
}

#define LETTERS_NEEDS 8

/* Sets of each of which every match holds a letter, as far as a quick look at the pattern tells; how many. */
size_t letters_needed(const char *pattern, struct letters needs[LETTERS_NEEDS]);

#endif
