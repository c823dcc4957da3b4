/* Text that is handed out. Its allocator lies before it, so that it can outlive what made it. */
#include "output.h"

#include <string.h>

union head {
    memory mem;
    max_align_t align;
};

static union head *head_of(char *text)
{
    return (union head *)(void *)text - 1;
}

static bool reserve(struct output *output, size_t more)
{
    size_t spare = SIZE_MAX / 2 - sizeof(union head) - 1;
    if (output->failed || output->length > spare || more > spare - output->length) {
        output->failed = true;
        return false;
    }
    size_t need = output->length + more + 1;
    if (need <= output->capacity)
        return true;
    size_t capacity = output->capacity > need / 2 ? 2 * output->capacity : need;
    union head *old = output->text ? head_of(output->text) : NULL;
    union head *head = memory_resize(&output->mem, old, old ? sizeof *old + output->capacity : 0,
                                     sizeof *head + capacity);
    if (!head) {
        output->failed = true;
        return false;
    }
    head->mem = output->mem;
    output->text = (char *)(head + 1);
    output->capacity = capacity;
    return true;
}

void output_add(struct output *output, const char *text, size_t length)
{
    if (!reserve(output, length))
        return;
    if (length)
        memcpy(output->text + output->length, text, length);
    output->length += length;
}

void output_add_string(struct output *output, const char *string)
{
    output_add(output, string, strlen(string));
}

void output_add_number(struct output *output, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    output_add(output, digits + at, sizeof digits - at);
}

char *output_take(struct output *output, size_t *length)
{
    char *text = reserve(output, 0) ? output->text : NULL;
    if (!text) {
        output_drop(output);
        return NULL;
    }
    text[output->length] = '\0';
    if (length)
        *length = output->length;
    *output = (struct output){.mem = output->mem};
    return text;
}

void output_drop(struct output *output)
{
    if (output->text)
        memory_free(&output->mem, head_of(output->text));
    *output = (struct output){.mem = output->mem};
}

void saidby_string_free(char *string)
{
    if (!string)
        return;
    memory mem = head_of(string)->mem;
    memory_free(&mem, head_of(string));
}
