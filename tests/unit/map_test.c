/* The hash map of base, beside a plain table. */
#include "check.h"
#include "limited.h"

#include "base/map.h"

#define KEYS 5000

static uint32_t key_of(uint32_t n, uint32_t stride)
{
    return n * stride + (stride == 1 ? UINT32_MAX - KEYS / 2 : 0);
}

/* Keys that are near each other, that differ in high bits alone, that are spread; 0 and UINT32_MAX are among them. */
static void test_put(uint32_t stride)
{
    memory mem = memory_default();
    struct map map = {0};
    uint32_t before;
    CHECK(map_get(&map, 0) == NO_INDEX && map_get(&map, UINT32_MAX) == NO_INDEX);
    for (uint32_t n = 0; n < KEYS; n++) {
        CHECK(map_put(&map, &mem, key_of(n, stride), n, &before) && before == NO_INDEX);
        CHECK_SIZE(map.count, n + 1);
        CHECK(map_get(&map, key_of(n, stride)) == n && map_get(&map, key_of(n + 1, stride)) == NO_INDEX);
    }
    for (uint32_t n = 0; n < KEYS; n += 2)
        CHECK(map_put(&map, &mem, key_of(n, stride), n + KEYS, &before) && before == n);
    for (uint32_t n = 0; n < KEYS; n++)
        CHECK(map_get(&map, key_of(n, stride)) == n + (n % 2 ? 0 : KEYS));
    CHECK(map.count == KEYS && map.capacity >= 2 * KEYS && map.capacity <= 4 * KEYS);
    map_free(&map, &mem);
    CHECK(map.slots == NULL && map_get(&map, 0) == NO_INDEX);
}

static void test_value(void)
{
    memory mem = memory_default();
    struct map map = {0};
    CHECK(map_reserve(&map, &mem, 100));
    const struct map_slot *slots = map.slots;
    for (uint32_t n = 0; n < 300; n++)
        *map_value(&map, n % 100, 0) += n;
    CHECK_SIZE(map.count, 100);
    CHECK(map.slots == slots && map_get(&map, 7) == 7 + 107 + 207 && map_get(&map, 100) == NO_INDEX);
    map_free(&map, &mem);
}

/* Where memory is out, or too much is asked for, it stays as it is. */
static void test_memory(void)
{
    size_t left = 1;
    memory mem = limited_memory(&left);
    struct map map = {0};
    uint32_t before, count = 0;
    while (map_put(&map, &mem, count, count, &before))
        count++;
    CHECK(count == 8 && map.count == 8 && map_get(&map, 7) == 7 && map_get(&map, 8) == NO_INDEX);
    CHECK(!map_reserve(&map, &mem, 9) && map_reserve(&map, &mem, 8));
    CHECK(!map_reserve(&map, &mem, SIZE_MAX) && !map_reserve(&map, &mem, ((size_t)1 << 30) + 1));
    map_free(&map, &mem);
}

int main(void)
{
    test_put(1);
    test_put(1u << 20 | 1);
    test_put(0x9E3779B1u);
    test_value();
    test_memory();
    return CHECK_RESULT();
}
