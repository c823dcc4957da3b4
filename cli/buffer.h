/* Bytes that grow. When memory is out the program says so and ends: there is nothing that it could still do. */
#ifndef SAIDBY_CLI_BUFFER_H
#define SAIDBY_CLI_BUFFER_H

#include <stddef.h>

struct buffer {
    char *data; /* NUL-terminated once anything was added; NULL before */
    size_t length, capacity;
};

void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add(struct buffer *buffer, const char *data, size_t length);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_utf8(struct buffer *buffer, const char *data, size_t length); /* bad bytes become U+FFFD */
void buffer_free(struct buffer *buffer);

/* The bytes of the well-formed character at the start of data, of which there is one byte at least; 0: there is none.
 */
size_t buffer_character_length(const char *data, size_t length);

void *must_allocate(size_t size);
void *must_resize(void *block, size_t size);
char *must_copy(const char *text, size_t length); /* with a NUL after it */

#endif
