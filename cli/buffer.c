#include "buffer.h"

#include "options.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void out_of_memory(void)
{
    fputs("saidby: out of memory\n", stderr);
    exit(EXIT_IO);
}

void *must_allocate(size_t size)
{
    void *block = malloc(size ? size : 1);
    if (!block)
        out_of_memory();
    return block;
}

void *must_resize(void *block, size_t size)
{
    void *moved = realloc(block, size ? size : 1);
    if (!moved)
        out_of_memory();
    return moved;
}

char *must_copy(const char *text, size_t length)
{
    char *copy = must_allocate(length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
    if (more > SIZE_MAX / 2 - buffer->length - 1)
        out_of_memory();
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity < need)
        capacity *= 2;
    buffer->data = must_resize(buffer->data, capacity);
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const char *data, size_t length)
{
    buffer_reserve(buffer, length);
    if (length)
        memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

/* What the second byte may be, by the first: Unicode, table 3-7. */
static bool may_follow(unsigned char lead, unsigned char second)
{
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

size_t buffer_character_length(const char *bytes, size_t length)
{
    const unsigned char *data = (const unsigned char *)bytes;
    unsigned char lead = data[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    size_t need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length < need || !may_follow(lead, data[1]))
        return 0;
    for (size_t i = 2; i < need; i++)
        if (data[i] < 0x80 || data[i] > 0xBF)
            return 0;
    return need;
}

void buffer_add_utf8(struct buffer *buffer, const char *data, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t step = buffer_character_length(data + i, length - i);
        if (step)
            buffer_add(buffer, data + i, step);
        else
            buffer_add(buffer, "\xEF\xBF\xBD", 3);
        i += step ? step : 1;
    }
    buffer_reserve(buffer, 0);
    buffer->data[buffer->length] = '\0';
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
