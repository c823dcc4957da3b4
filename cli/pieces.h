/* A file cut into lines, or into the JSON values that it holds. */
#ifndef SAIDBY_CLI_PIECES_H
#define SAIDBY_CLI_PIECES_H

#include "content.h"
#include "reader.h"

struct pieces {
    struct reader reader;
    enum content_kind kind; /* CONTENT_LINES or CONTENT_VALUES */
    struct buffer pending;
    size_t begin; /* where in pending the next piece begins */
    size_t line;  /* of the byte there, counted from 1 */
    bool ended;   /* nothing is left to read of the file */
    bool started, array, closed; /* values: the first one was looked for; they are in brackets; these were closed */
};

/* Cut what the reader has; it is the pieces' from now on. */
void pieces_open(struct pieces *pieces, const struct reader *reader, enum content_kind kind);

/* The next piece, without its line end, and the line on which it begins. False at the end; *error: 0 or an errno, and
 * *fault: NULL, or what is wrong with the whole. */
bool pieces_next(struct pieces *pieces, struct buffer *piece, size_t *line, int *error, const char **fault);

void pieces_close(struct pieces *pieces);

#endif
