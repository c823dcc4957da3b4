/*
 * Texts that are much larger than articles are read in windows, so that the memory for reading them does not grow with
 * them: the records of each are made by itself and joined behind those before.
 */
#ifndef SAIDBY_WINDOW_H
#define SAIDBY_WINDOW_H

#include "doc.h"

/* Where the window that begins at a byte ends: between paragraphs, or else sentences or words, where there is such a
 * place; the length for a text, or the rest of one, that is no larger than a window. */
size_t window_end(const char *text, size_t start, size_t length);

struct window_piece {
    void *quotes; /* saidby_quote, and so on */
    size_t quote_count;
    void *speakers;
    size_t speaker_count;
    void *sentences;
    size_t sentence_count;
};

struct windows {
    VECTOR(struct window_piece) pieces;
    size_t quotes, speakers, sentences, paragraphs; /* so far */
};

/* Take the records of one window, which begins at byte `base` and has so many paragraphs, out of the doc. False: no
 * memory; the doc then still has them. */
bool window_take(struct windows *windows, struct saidby_doc *doc, size_t base, size_t paragraphs);

/* Put all that was taken into the doc. False: no memory. What was taken is freed either way. */
bool window_join(struct windows *windows, struct saidby_doc *doc);

void window_free(struct windows *windows, const memory *mem);

#endif
