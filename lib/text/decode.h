/*
 * The text as a reader sees it: characters that are written by name, number or escape become themselves, and Markdown
 * around words goes. All stages read that; the records' places are those of the text before.
 */
#ifndef SAIDBY_DECODE_H
#define SAIDBY_DECODE_H

#include "text/edit.h"

/* What was changed, first in one way and then in the other. */
struct decoding {
    struct edits references, markdown;
};

/* Decode a working copy, after which a NUL is, in place. bad: a bit for each byte that stood for a bad one, or
 * NULL. The decoding, zeroed before, is to be freed. False when memory is out. */
bool decode_text(const memory *mem, struct decoding *decoding, char *text, size_t *length, unsigned char *bad);

static inline bool decode_changed(const struct decoding *decoding)
{
    return decoding->references.list.count || decoding->markdown.list.count;
}

/* The place in the text of a place in the decoded one. */
saidby_span decode_place(const struct decoding *decoding, saidby_span span);

void decode_free(const memory *mem, struct decoding *decoding);

#endif
