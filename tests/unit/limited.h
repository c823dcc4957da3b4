/* An allocator that fails after a number of blocks. */
#ifndef SAIDBY_LIMITED_H
#define SAIDBY_LIMITED_H

#include "base/memory.h"

#include <stdlib.h>

static void *limited_allocate(void *context, size_t size)
{
    size_t *left = context;
    return *left && (*left)-- ? malloc(size) : NULL;
}

static void *limited_reallocate(void *context, void *block, size_t old_size, size_t new_size)
{
    size_t *left = context;
    (void)old_size;
    return *left && (*left)-- ? realloc(block, new_size) : NULL;
}

static void limited_deallocate(void *context, void *block)
{
    (void)context;
    free(block);
}

/* left: how many blocks may still be had. */
static inline memory limited_memory(size_t *left)
{
    return (memory){limited_allocate, limited_reallocate, limited_deallocate, left};
}

#endif
