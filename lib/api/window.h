/*
 * Texts that are much larger than articles are read in windows, so that the memory for reading them does not grow with
 * them: the records of each are made by themselves, as a part of the doc.
 */
#ifndef SAIDBY_WINDOW_H
#define SAIDBY_WINDOW_H

#include "text/decode.h"
#include "record/doc.h"

/* Where the window that begins at a byte ends: between paragraphs, or else sentences or words, where there is such a
 * place; the length for a text, or the rest of one, that is no larger than a window. */
size_t window_end(const char *text, size_t start, size_t length);

/* Move what was read of a window that begins at byte `base`, once decoded, to its place in the text: the last part of
 * the doc, after so many paragraphs. */
void window_place(struct saidby_doc *doc, const struct decoding *decoding, size_t base, size_t paragraphs);

#endif
