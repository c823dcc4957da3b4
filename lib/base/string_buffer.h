/* Text that grows and is handed out to the caller, who frees it with saidby_string_free. */
#ifndef SAIDBY_OUTPUT_H
#define SAIDBY_OUTPUT_H

#include "base/base.h"

/* A failed allocation sets failed, and what is added after that is passed over. */
struct string_buffer {
    memory mem;
    char *text;              /* NULL before anything was added */
    size_t length, capacity;
    bool failed;
};

void string_buffer_add(struct string_buffer *string_buffer, const char *text, size_t length);
void string_buffer_add_string(struct string_buffer *string_buffer, const char *string);
void string_buffer_add_number(struct string_buffer *string_buffer, size_t number);

/* The text, NUL-terminated, and no longer the output's; NULL when memory is out. length: NULL, or its bytes. */
char *string_buffer_take(struct string_buffer *string_buffer, size_t *length);
void string_buffer_drop(struct string_buffer *string_buffer);

#endif
