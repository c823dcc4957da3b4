/* The bytes of one file as UTF-8: unpacked where they are gzipped, decoded where their encoding is given or where a
 * mark at their start tells it (UTF-16, UTF-32). */
#ifndef SAIDBY_CLI_READER_H
#define SAIDBY_CLI_READER_H

#include "buffer.h"

#include <iconv.h>
#include <stdbool.h>
#include <zlib.h>

/* What replaces a byte that the encoding does not have: it is no UTF-8, so the document fails or is repaired.
 */
#define READER_BAD_BYTE '\xFF'

struct reader {
    gzFile file;           /* NULL: nothing is open */
    const char *encoding;  /* what it is decoded from; NULL: the bytes are taken as they are */
    iconv_t conversion;    /* where there is an encoding */
    size_t unit;           /* bytes that are skipped where the encoding does not have them */
    struct buffer raw;     /* read and not decoded yet */
    struct buffer head;    /* the first bytes, which were looked at and are not given out yet */
    bool ended;
};

/* Whether iconv knows an encoding of that name. */
bool reader_knows_encoding(const char *name);

/* Open a file, "-" for standard input, and read its first bytes into head. encoding: NULL for UTF-8. 0 or an errno
 * (EILSEQ: the compressed data are damaged); on failure nothing is open. */
int reader_open(struct reader *reader, const char *path, const char *encoding);

/* Add the next bytes, NUL-terminated. 0 or an errno; *ended at the end. */
int reader_read(struct reader *reader, struct buffer *bytes, bool *ended);

/* Add all that is left. 0 or an errno. */
int reader_read_all(struct reader *reader, struct buffer *bytes);

void reader_close(struct reader *reader);

#endif
