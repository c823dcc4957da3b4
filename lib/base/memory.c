/* The C library's allocator, and the calls of any. */
#include "base/memory.h"

#include <stdlib.h>

static void *default_allocate(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void *default_reallocate(void *context, void *block, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    return realloc(block, new_size);
}

static void default_deallocate(void *context, void *block)
{
    (void)context;
    free(block);
}

memory memory_default(void)
{
    return (memory){default_allocate, default_reallocate, default_deallocate, NULL};
}

void *memory_allocate(const memory *mem, size_t size)
{
    return mem->allocate(mem->context, size ? size : 1);
}

void *memory_resize(const memory *mem, void *block, size_t old_size, size_t new_size)
{
    if (!block)
        return memory_allocate(mem, new_size);
    return mem->reallocate(mem->context, block, old_size, new_size ? new_size : 1);
}

void memory_free(const memory *mem, void *block)
{
    if (block)
        mem->deallocate(mem->context, block);
}
