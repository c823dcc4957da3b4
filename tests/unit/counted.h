/* A caller's allocator that counts: how often it is asked, and the bytes that are held. */
#ifndef SAIDBY_COUNTED_H
#define SAIDBY_COUNTED_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct counts {
    size_t calls, now, most; /* now, most: bytes */
};

union counted_head {
    size_t size;
    max_align_t align;
};

static void *count_allocate(void *context, size_t size)
{
    struct counts *counts = context;
    union counted_head *head = malloc(sizeof *head + size);
    if (!head)
        return NULL;
    head->size = size;
    counts->calls++;
    counts->now += size;
    if (counts->now > counts->most)
        counts->most = counts->now;
    return head + 1;
}

static void count_deallocate(void *context, void *block)
{
    struct counts *counts = context;
    union counted_head *head = block;
    if (!block)
        return;
    counts->now -= head[-1].size;
    free(head - 1);
}

static void *count_reallocate(void *context, void *block, size_t old_size, size_t new_size)
{
    void *moved = count_allocate(context, new_size);
    if (moved && block)
        memcpy(moved, block, old_size < new_size ? old_size : new_size);
    if (moved)
        count_deallocate(context, block);
    return moved;
}

#endif
