/* Parts of arrays and of texts, by their indexes. */
#ifndef SAIDBY_SLICE_H
#define SAIDBY_SLICE_H

#include <stddef.h>
#include <stdint.h>

#define NO_INDEX UINT32_MAX /* no index, in size_t as well */

/* An index or a count of what one text has, in 32 bits: fewer than 4 GiB are read at once, so it fits. NO_INDEX stays
 * it. */
static inline uint32_t index_32(size_t index)
{
    return (uint32_t)index;
}

/* Some items of an array, by their indexes. */
struct index_range {
    uint32_t first, end;
};

/* A slice of text that owns nothing. */
struct slice {
    const char *text;
    size_t length;
};

#endif
