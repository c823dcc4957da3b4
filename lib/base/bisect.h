/* Search in what is in order, by bisection. */
#ifndef SAIDBY_BISECT_H
#define SAIDBY_BISECT_H

#include <stddef.h>

/* The first of the items, of `size` bytes each and in order, whose size_t at `offset` in it is not below
 * a value; count where there is none. The other: whose uint32_t. */
size_t first_not_below(const void *items, size_t count, size_t size, size_t offset, size_t value);
size_t first_not_below_32(const void *items, size_t count, size_t size, size_t offset, size_t value);

#endif
