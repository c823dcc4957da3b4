/* Text that grows and is handed out to the caller, who frees it with saidby_string_free. */
#ifndef SAIDBY_OUTPUT_H
#define SAIDBY_OUTPUT_H

#include "base/memory.h"
#include "base/slice.h"

#include <string.h>

/* A failed allocation sets failed, and what is added after that is passed over. */
struct string_buffer {
    memory mem;
    char *text;              /* NULL before anything was added */
    size_t length, capacity;
    bool failed;
};

/* For string_buffer_add alone: where there may be no room. */
void string_buffer_add_further(struct string_buffer *string_buffer, const char *text, size_t length);
static inline void string_buffer_add(struct string_buffer *string_buffer, const char *text, size_t length)
{
    size_t room = string_buffer->capacity - string_buffer->length; /* one byte of it is kept for a NUL */
    if (length == 0 || length >= room || string_buffer->failed) {
        string_buffer_add_further(string_buffer, text, length);
        return;
    }
    memcpy(string_buffer->text + string_buffer->length, text, length);
    string_buffer->length += length;
}

static inline void string_buffer_add_string(struct string_buffer *string_buffer, const char *string)
{
    string_buffer_add(string_buffer, string, strlen(string));
}

void string_buffer_add_number(struct string_buffer *string_buffer, size_t number);

/* The text, NUL-terminated, and no longer the output's; NULL when memory is out. length: NULL, or its bytes. */
char *string_buffer_take(struct string_buffer *string_buffer, size_t *length);
void string_buffer_drop(struct string_buffer *string_buffer);

#endif
