/* Arrays that grow. */
#ifndef SAIDBY_VECTOR_H
#define SAIDBY_VECTOR_H

#include "base/memory.h"

/* A growing array: declare VECTOR(struct token) tokens; then VECTOR_PUSH(mem, v, item) is true or, out of memory,
 * false. */
#define VECTOR(type)                                                                                                   \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        size_t count, capacity;                                                                                        \
    }

bool vector_reserve(const memory *mem, void **items, size_t *capacity, size_t count, size_t item_size);

#define VECTOR_RESERVE(mem, v, n)                                                                                      \
    ((n) <= (v).capacity || vector_reserve((mem), (void **)&(v).items, &(v).capacity, (n), sizeof *(v).items))
#define VECTOR_PUSH(mem, v, item)                                                                                      \
    (VECTOR_RESERVE((mem), (v), (v).count + 1) ? ((v).items[(v).count++] = (item), true) : false)
#define VECTOR_FREE(mem, v) (memory_free((mem), (v).items), (v).items = NULL, (v).count = (v).capacity = 0)

#endif
