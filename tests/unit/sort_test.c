/* Sort and bisection of base, beside slow and plain ways. */
#include "check.h"
#include "limited.h"

#include "base/bisect.h"
#include "base/sort.h"

#define MOST 300

struct item {
    char pad;
    uint32_t key;
    size_t place; /* before it was sorted */
};

static uint32_t random_number(void)
{
    static uint32_t state = 11;
    state = state * 1664525 + 1013904223;
    return state >> 8;
}

static int by_key(const void *a, const void *b, const void *context)
{
    const struct item *x = a, *y = b;
    int order = compare_sizes(x->key, y->key);
    return *(const bool *)context ? -order : order;
}

/* Items whose keys are of so many kinds, those of the first `sorted` in order. */
static void fill(struct item *items, size_t count, uint32_t kinds, size_t sorted)
{
    for (size_t i = 0; i < count; i++)
        items[i] = (struct item){0, i < sorted ? 0 : random_number() % kinds, i};
}

static void check_order(const struct item *items, size_t count, bool down)
{
    size_t places = 0;
    for (size_t i = 0; i < count; i++)
        places += items[i].place;
    CHECK_SIZE(places, count ? count * (count - 1) / 2 : 0);
    for (size_t i = 1; i < count; i++) {
        int order = by_key(&items[i - 1], &items[i], &down);
        CHECK(order < 0 || (order == 0 && items[i - 1].place < items[i].place));
    }
}

static void test_sort(void)
{
    static struct item items[MOST];
    memory mem = memory_default();
    for (size_t count = 0; count <= MOST; count++)
        for (uint32_t kinds = 1; kinds < 2000; kinds *= 6) {
            bool down = count % 2;
            fill(items, count, kinds, count % 3 ? 0 : count / 2);
            CHECK(sort_items(&mem, items, count, sizeof *items, by_key, &down));
            check_order(items, count, down);
        }
}

static void test_memory(void)
{
    static struct item items[MOST];
    bool down = false;
    size_t left = 0;
    memory mem = limited_memory(&left);
    fill(items, MOST, 1, 0);
    CHECK(sort_items(&mem, items, MOST, sizeof *items, by_key, &down)); /* in order: nothing is asked for */
    items[0].key = 1;
    CHECK(!sort_items(&mem, items, MOST, sizeof *items, by_key, &down));
    CHECK(items[0].key == 1 && items[0].place == 0 && items[MOST - 1].place == MOST - 1);
}

static void test_bisect(void)
{
    struct item items[MOST];
    bool down = false;
    memory mem = memory_default();
    for (size_t count = 0; count < 40; count++) {
        fill(items, count, 20, 0);
        CHECK(sort_items(&mem, items, count, sizeof *items, by_key, &down));
        for (size_t value = 0; value < 22; value++) {
            size_t first = 0;
            while (first < count && items[first].key < value)
                first++;
            CHECK_SIZE(first_not_below_32(items, count, sizeof *items, offsetof(struct item, key), value), first);
        }
        for (size_t i = 0; i < count; i++)
            items[i].place = 3 * i;
        for (size_t value = 0; value < 3 * count + 2; value++)
            CHECK_SIZE(first_not_below(items, count, sizeof *items, offsetof(struct item, place), value),
                       (value + 2) / 3 < count ? (value + 2) / 3 : count);
    }
}

int main(void)
{
    test_sort();
    test_memory();
    test_bisect();
    return CHECK_RESULT();
}
