/* Text that grows and is handed out to the caller, who frees it with saidby_string_free. */
#ifndef SAIDBY_OUTPUT_H
#define SAIDBY_OUTPUT_H

#include "base.h"

/* A failed allocation sets failed, and what is added after that is passed over. */
struct output {
    memory mem;
    char *text;              /* NULL before anything was added */
    size_t length, capacity;
    bool failed;
};

void output_add(struct output *output, const char *text, size_t length);
void output_add_string(struct output *output, const char *string);
void output_add_number(struct output *output, size_t number);

/* The text, NUL-terminated, and no longer the output's; NULL when memory is out. length: NULL, or its bytes. */
char *output_take(struct output *output, size_t *length);
void output_drop(struct output *output);

#endif
