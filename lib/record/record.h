/* Links and speakers -> the records that the caller gets. */
#ifndef SAIDBY_RECORD_H
#define SAIDBY_RECORD_H

#include "record/doc.h"
#include "coref/speakers.h"

/* The working copy of a text, decoded, and which of its bytes were bad. */
struct source_text {
    char *text;
    unsigned char *bad; /* one bit a byte, or NULL: none was */
};

/* Add a part to the doc: sentences, speakers and quotes, all in the doc's arena, with offsets and numbers of what was
 * scanned. False when memory is out. */
bool record_make(const struct analysis *analysis, const struct source_text *source, struct saidby_doc *doc);

#endif
