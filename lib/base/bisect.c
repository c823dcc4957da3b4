/* Bisection. */
#include "base/bisect.h"

#include <stdint.h>
#include <string.h>

#define FIRST_NOT_BELOW(name, type)                                                                         \
    size_t name(const void *items, size_t count, size_t size, size_t offset, size_t value)                  \
    {                                                                                                       \
        size_t low = 0, high = count;                                                                       \
        while (low < high) {                                                                                \
            size_t middle = low + (high - low) / 2;                                                         \
            type own;                                                                                       \
            memcpy(&own, (const char *)items + middle * size + offset, sizeof own);                         \
            if (own < value)                                                                                \
                low = middle + 1;                                                                           \
            else                                                                                            \
                high = middle;                                                                              \
        }                                                                                                   \
        return low;                                                                                         \
    }

FIRST_NOT_BELOW(first_not_below, size_t)
FIRST_NOT_BELOW(first_not_below_32, uint32_t)
