/* What a file holds, told by its first bytes and not by its name. */
#ifndef SAIDBY_CLI_CONTENT_H
#define SAIDBY_CLI_CONTENT_H

#include "options.h"

#include <stddef.h>

enum content_kind {
    CONTENT_TEXT,
    CONTENT_LINES,  /* a JSON value a line */
    CONTENT_VALUES, /* an array of JSON values, or one after the other, over any number of lines */
    CONTENT_OTHER   /* what is not read */
};

struct content {
    enum content_kind kind;
    const char *name;   /* of what is not read: "HTML" */
    const char *advice; /* what to do with it */
};

/* bytes: the first ones of a file, decoded. What input asks for is taken as that, unless it begins as something
 * does that holds no text: compressed data, PDF, Word and the like. */
struct content content_of(const char *bytes, size_t length, enum input input);

#endif
