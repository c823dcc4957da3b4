/* Text that is handed out. Its allocator lies before it, so that it can outlive what made it. */
#include "base/string_buffer.h"

#include <string.h>

union head {
    memory mem;
    max_align_t align;
};

static union head *head_of(char *text)
{
    return (union head *)(void *)text - 1;
}

static bool reserve(struct string_buffer *string_buffer, size_t more)
{
    size_t spare = SIZE_MAX / 2 - sizeof(union head) - 1;
    if (string_buffer->failed || string_buffer->length > spare || more > spare - string_buffer->length) {
        string_buffer->failed = true;
        return false;
    }
    size_t need = string_buffer->length + more + 1;
    if (need <= string_buffer->capacity)
        return true;
    size_t capacity = string_buffer->capacity > need / 2 ? 2 * string_buffer->capacity : need;
    union head *old = string_buffer->text ? head_of(string_buffer->text) : NULL;
    union head *head = memory_resize(&string_buffer->mem, old, old ? sizeof *old + string_buffer->capacity : 0,
                                     sizeof *head + capacity);
    if (!head) {
        string_buffer->failed = true;
        return false;
    }
    head->mem = string_buffer->mem;
    string_buffer->text = (char *)(head + 1);
    string_buffer->capacity = capacity;
    return true;
}

void string_buffer_add_further(struct string_buffer *string_buffer, const char *text, size_t length)
{
    if (!reserve(string_buffer, length))
        return;
    if (length)
        memcpy(string_buffer->text + string_buffer->length, text, length);
    string_buffer->length += length;
}

void string_buffer_add_number(struct string_buffer *string_buffer, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    string_buffer_add(string_buffer, digits + at, sizeof digits - at);
}

char *string_buffer_take(struct string_buffer *string_buffer, size_t *length)
{
    char *text = reserve(string_buffer, 0) ? string_buffer->text : NULL;
    if (!text) {
        string_buffer_drop(string_buffer);
        return NULL;
    }
    text[string_buffer->length] = '\0';
    if (length)
        *length = string_buffer->length;
    *string_buffer = (struct string_buffer){.mem = string_buffer->mem};
    return text;
}

void string_buffer_drop(struct string_buffer *string_buffer)
{
    if (string_buffer->text)
        memory_free(&string_buffer->mem, head_of(string_buffer->text));
    *string_buffer = (struct string_buffer){.mem = string_buffer->mem};
}

void saidby_string_free(char *string)
{
    if (!string)
        return;
    memory mem = head_of(string)->mem;
    memory_free(&mem, head_of(string));
}
