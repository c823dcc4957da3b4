/*
 * The text as a reader sees it: characters that are written by name, number or escape become themselves, and Markdown
 * around words goes, and so do invisible characters. All stages read that; the records' places are those of the text
 * before.
 */
#ifndef SAIDBY_DECODE_H
#define SAIDBY_DECODE_H

#include "text/edit.h"

/* What was changed: each pass reads what the one before it has left. */
enum decode_pass { DECODE_REFERENCES, DECODE_INVISIBLE, DECODE_MARKDOWN, DECODE_PASSES };

struct decoding {
    struct edits passes[DECODE_PASSES];
};

/* Decode a working copy, after which a NUL is, in place. bad: a bit for each byte that stood for a bad one, or
 * NULL. The decoding, zeroed before, is to be freed. False when memory is out. */
bool decode_text(const memory *mem, struct decoding *decoding, char *text, size_t *length, unsigned char *bad);

bool decode_changed(const struct decoding *decoding);

/* The place in the text of a place in what the passes before one have left; DECODE_PASSES: in the decoded text. */
saidby_span decode_place(const struct decoding *decoding, enum decode_pass pass, saidby_span span);

void decode_free(const memory *mem, struct decoding *decoding);

#endif
