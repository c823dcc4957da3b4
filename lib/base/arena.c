/* Blocks of memory, each twice as large as the one before; what is large gets one of its own. */
#include "base/arena.h"

#include <string.h>

struct arena_block {
    struct arena_block *next;
    size_t padding; /* keeps what follows aligned as well */
};

#define ARENA_FIRST 4096
#define ARENA_LARGEST (1u << 18)
#define ARENA_OWN (ARENA_LARGEST / 32) /* what is larger gets a block of its own before the rest of one is lost */

void arena_init(struct arena *arena, const memory *mem)
{
    *arena = (struct arena){.mem = *mem};
}

/* A block of its own after the first, whose rest is kept. */
static void *allocate_own(struct arena *arena, size_t size)
{
    struct arena_block *block = memory_allocate(&arena->mem, sizeof *block + size);
    if (!block)
        return NULL;
    block->next = arena->first->next;
    arena->first->next = block;
    return block + 1;
}

/* Begin a block with room for so many bytes. */
static bool begin_block(struct arena *arena, size_t size)
{
    size_t next = arena->capacity * 2 < ARENA_FIRST ? ARENA_FIRST : arena->capacity * 2;
    if (next > ARENA_LARGEST)
        next = ARENA_LARGEST;
    if (next < size)
        next = (size + 7) & ~(size_t)7;
    struct arena_block *block = memory_allocate(&arena->mem, sizeof *block + next);
    if (!block)
        return false;
    block->next = arena->first;
    arena->first = block;
    arena->used = 0;
    arena->end = arena->capacity = next;
    return true;
}

void *arena_allocate(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - 64)
        return NULL;
    size = size ? (size + 7) & ~(size_t)7 : 8;
    if (arena->end - arena->used < size) {
        if (size > ARENA_OWN && arena->first) {
            void *own = allocate_own(arena, size);
            return own ? memset(own, 0, size) : NULL;
        }
        if (!begin_block(arena, size))
            return NULL;
    }
    void *result = (char *)(arena->first + 1) + arena->used;
    arena->used += size;
    return memset(result, 0, size);
}

char *arena_string(struct arena *arena, size_t length)
{
    if (length > SIZE_MAX - 64)
        return NULL;
    size_t size = length + 1;
    bool fits = arena->end - arena->used >= size;
    char *string;
    if (!fits && size > ARENA_OWN && arena->first) {
        string = allocate_own(arena, size);
        if (!string)
            return NULL;
    } else {
        if (!fits && !begin_block(arena, size))
            return NULL;
        arena->end -= size;
        string = (char *)(arena->first + 1) + arena->end;
    }
    string[length] = '\0';
    return string;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_string(arena, length);
    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

void arena_free(struct arena *arena)
{
    for (struct arena_block *block = arena->first, *next; block; block = next) {
        next = block->next;
        memory_free(&arena->mem, block);
    }
    arena->first = NULL;
    arena->used = arena->end = arena->capacity = 0;
}
