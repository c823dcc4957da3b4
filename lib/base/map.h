/*
 * A hash map from numbers of 32 bits, such as hashes of words, to numbers: open addressing, linear probing, half of the
 * slots empty. Where several things may have one hash, their owner lists them: the value is the index of the last, and
 * each has the index of the one before it.
 */
#ifndef SAIDBY_MAP_H
#define SAIDBY_MAP_H

#include "base/memory.h"
#include "base/slice.h"

struct map_slot {
    uint32_t key, value; /* value NO_INDEX: the slot is empty */
};

/* All zero: an empty map. */
struct map {
    struct map_slot *slots;
    size_t count, capacity; /* capacity: 2 to the power of 32 - shift, or 0 */
    unsigned shift;
};

/* Make room for so many keys. False: no memory, or more than 2^30 of them. */
bool map_reserve(struct map *map, const memory *mem, size_t count);

/* Give a key a value other than NO_INDEX; before: the one that it had, or NO_INDEX. False: no memory. */
bool map_put(struct map *map, const memory *mem, uint32_t key, uint32_t value, uint32_t *before);

void map_free(struct map *map, const memory *mem);

/* The slot that has a key or would get it; there must be room. The high bits of a product depend on the whole key. */
static inline struct map_slot *map_slot(const struct map *map, uint32_t key)
{
    size_t at = (key * 0x9E3779B1u) >> map->shift;
    while (map->slots[at].value != NO_INDEX && map->slots[at].key != key)
        at = (at + 1) & (map->capacity - 1);
    return &map->slots[at];
}

/* The value of a key, for which there must be room; `value`, other than NO_INDEX, where it had none. */
static inline uint32_t *map_value(struct map *map, uint32_t key, uint32_t value)
{
    struct map_slot *slot = map_slot(map, key);
    if (slot->value == NO_INDEX) {
        *slot = (struct map_slot){key, value};
        map->count++;
    }
    return &slot->value;
}

/* The value of a key, or NO_INDEX. */
static inline uint32_t map_get(const struct map *map, uint32_t key)
{
    return map->count ? map_slot(map, key)->value : NO_INDEX;
}

#endif
