/* Runs of a few items by insertion, then merged two by two. */
#include "base/sort.h"

#include <string.h>

#define RUN 8

struct sorting {
    size_t size;
    compare_items *compare;
    const void *context;
    char *spare; /* room for half of the items */
};

static bool is_after(const struct sorting *s, const char *a, const char *b)
{
    return s->compare(a, b, s->context) > 0;
}

static void insert_each(const struct sorting *s, char *first, const char *end)
{
    for (char *own = first + s->size; own < end; own += s->size) {
        char *place = own;
        while (place > first && is_after(s, place - s->size, own))
            place -= s->size;
        if (place == own)
            continue;
        memcpy(s->spare, own, s->size);
        memmove(place + s->size, place, (size_t)(own - place));
        memcpy(place, s->spare, s->size);
    }
}

/* Merge two runs, one after the other; what is before all of the right one stays where it is. */
static void merge(const struct sorting *s, char *left, char *right, const char *end)
{
    if (!is_after(s, right - s->size, right))
        return;
    while (!is_after(s, left, right))
        left += s->size;
    size_t count = (size_t)(right - left);
    const char *own = s->spare, *own_end = own + count;
    memcpy(s->spare, left, count);
    for (; own < own_end && right < end; left += s->size) {
        bool from_right = is_after(s, own, right);
        memcpy(left, from_right ? right : own, s->size);
        right += from_right ? s->size : 0;
        own += from_right ? 0 : s->size;
    }
    memcpy(left, own, (size_t)(own_end - own));
}

static bool in_order(const struct sorting *s, const char *items, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (is_after(s, items + (i - 1) * s->size, items + i * s->size))
            return false;
    return true;
}

bool sort_items(const memory *mem, void *items, size_t count, size_t size, compare_items *compare, const void *context)
{
    struct sorting s = {size, compare, context, NULL};
    char *first = items;
    if (in_order(&s, first, count))
        return true;
    size_t widest = RUN;
    while (2 * widest < count)
        widest *= 2;
    s.spare = memory_allocate(mem, (widest < count ? widest : count) * size);
    if (!s.spare)
        return false;
    for (size_t at = 0; at < count; at += RUN)
        insert_each(&s, first + at * size, first + (count - at < RUN ? count : at + RUN) * size);
    for (size_t width = RUN; width < count; width *= 2)
        for (size_t at = 0; at < count && count - at > width; at += 2 * width)
            merge(&s, first + at * size, first + (at + width) * size,
                  first + (count - at < 2 * width ? count : at + 2 * width) * size);
    memory_free(mem, s.spare);
    return true;
}
