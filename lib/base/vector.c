/* Room for more items. */
#include "base/vector.h"

bool vector_reserve(const memory *mem, void **items, size_t *capacity, size_t count, size_t item_size)
{
    if (count <= *capacity)
        return true;
    size_t larger = *capacity < 16 ? 16 : *capacity + *capacity / 2;
    if (larger < count)
        larger = count;
    if (larger > SIZE_MAX / item_size)
        return false;
    void *grown = memory_resize(mem, *items, *capacity * item_size, larger * item_size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = larger;
    return true;
}
