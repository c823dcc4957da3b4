/* What every stage is built on: memory with a caller's allocator, an arena, growing arrays, spans. */
#ifndef SAIDBY_BASE_H
#define SAIDBY_BASE_H

#include <saidby/saidby.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Memory: the caller's allocator or the C library's. A copy is kept by value wherever memory outlives the extractor. */
typedef saidby_allocator memory;

memory memory_default(void);
void *memory_allocate(const memory *mem, size_t size);
void *memory_resize(const memory *mem, void *block, size_t old_size, size_t new_size);
void memory_free(const memory *mem, void *block);

/* An arena: allocations that are all freed at once; each NULL when memory is out. */
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

/* By bisection: the first of the items, of `size` bytes each and in order, whose size_t at `offset` in it is not below
 * a value; count where there is none. The other: whose uint32_t. */
size_t first_not_below(const void *items, size_t count, size_t size, size_t offset, size_t value);
size_t first_not_below_32(const void *items, size_t count, size_t size, size_t offset, size_t value);

/* Below, at or above 0 as a is below, equal to or above b: for qsort. */
static inline int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* An index or a count of what one text has, in 32 bits: fewer than 4 GiB are read at once, so it fits. NO_INDEX stays
 * it. */
static inline uint32_t index_32(size_t index)
{
    return (uint32_t)index;
}

/* The number of the lowest bit that is set; one must be. */
static inline unsigned lowest_bit(uint64_t bits)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned n = 0;
    for (; !(bits & 1); bits >>= 1)
        n++;
    return n;
#endif
}

#define NO_INDEX UINT32_MAX /* no index, in size_t as well */

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
