/* The output file: records between brackets and commas, one a line, or in a page; the first error stays. */
#ifndef SAIDBY_CLI_WRITER_H
#define SAIDBY_CLI_WRITER_H

#include "buffer.h"
#include "options.h"

#include <stdio.h>

struct writer {
    FILE *file;
    enum format format;
    size_t count;
    bool open; /* a trace is being put */
    int error; /* an errno */
};

/* Each is true, or false once something could not be written. */
bool writer_add(struct writer *writer, const struct buffer *record);

/* Begin and end a record that is put piece by piece, as a saidby_sink whose context is the writer: in formats that
 * stream. */
int writer_put(void *writer, const char *bytes, size_t length);
bool writer_end_record(struct writer *writer);

/* The same for traces: of one of which nothing is put, nothing is written. */
int writer_put_trace(void *writer, const char *bytes, size_t length);
bool writer_end_trace(struct writer *writer);

bool writer_end(struct writer *writer);

#endif
