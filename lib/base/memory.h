/* Memory: the caller's allocator or the C library's. */
#ifndef SAIDBY_MEMORY_H
#define SAIDBY_MEMORY_H

#include <saidby/saidby.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A copy is kept by value wherever memory outlives the extractor. */
typedef saidby_allocator memory;

memory memory_default(void);
void *memory_allocate(const memory *mem, size_t size);
void *memory_resize(const memory *mem, void *block, size_t old_size, size_t new_size);
void memory_free(const memory *mem, void *block);

#endif
