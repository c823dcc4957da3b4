/* The one sort: stable, and in n log n steps whatever the order is. */
#ifndef SAIDBY_SORT_H
#define SAIDBY_SORT_H

#include "base/memory.h"

/* Below, at or above 0 as a belongs before b, beside it or after it. context: as it was given. */
typedef int compare_items(const void *a, const void *b, const void *context);

/* Put items of `size` bytes in order; those that are equal stay in theirs. What is in order already takes no memory.
 * False: no memory; they are as they were. */
bool sort_items(const memory *mem, void *items, size_t count, size_t size, compare_items *compare, const void *context);

/* Below, at or above 0 as a is below, equal to or above b. */
static inline int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

#endif
