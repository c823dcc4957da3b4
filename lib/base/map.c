/* Room for the keys of a map. */
#include "base/map.h"

#include <string.h>

#define MIN_BITS 4
#define MAX_BITS 31

static bool resize(struct map *map, const memory *mem, unsigned bits)
{
    struct map larger = {.count = map->count, .capacity = (size_t)1 << bits, .shift = 32 - bits};
    if (larger.capacity > SIZE_MAX / sizeof *larger.slots)
        return false;
    larger.slots = memory_allocate(mem, larger.capacity * sizeof *larger.slots);
    if (!larger.slots)
        return false;
    memset(larger.slots, 0xFF, larger.capacity * sizeof *larger.slots); /* NO_INDEX */
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].value != NO_INDEX)
            *map_slot(&larger, map->slots[i].key) = map->slots[i];
    memory_free(mem, map->slots);
    *map = larger;
    return true;
}

bool map_reserve(struct map *map, const memory *mem, size_t count)
{
    unsigned bits = MIN_BITS;
    while (bits <= MAX_BITS && ((size_t)1 << bits) / 2 < count)
        bits++;
    if (bits > MAX_BITS)
        return false;
    return map->capacity >> bits || resize(map, mem, bits);
}

bool map_put(struct map *map, const memory *mem, uint32_t key, uint32_t value, uint32_t *before)
{
    if (map->count >= map->capacity / 2 && !map_reserve(map, mem, map->count + 1))
        return false;
    struct map_slot *slot = map_slot(map, key);
    *before = slot->value;
    map->count += slot->value == NO_INDEX;
    *slot = (struct map_slot){key, value};
    return true;
}

void map_free(struct map *map, const memory *mem)
{
    memory_free(mem, map->slots);
    *map = (struct map){.count = 0};
}
