/* An arena: allocations that are all freed at once; each NULL when memory is out. */
#ifndef SAIDBY_ARENA_H
#define SAIDBY_ARENA_H

#include "base/memory.h"

struct arena_block;
struct arena {
    memory mem;
    struct arena_block *first;
    size_t used, end, capacity; /* bytes of the first block: structs grow from its start, strings from its end */
};

void arena_init(struct arena *arena, const memory *mem);
void *arena_allocate(struct arena *arena, size_t size); /* zeroed, aligned to 8 bytes */
char *arena_string(struct arena *arena, size_t length); /* room for so many bytes, with a NUL after them */
char *arena_copy(struct arena *arena, const char *text, size_t length); /* with a NUL after it */
void arena_free(struct arena *arena);

#endif
