/* The content of a quotation: tokens of links -> parts without their outer marks, the type, the words in marks. */
#ifndef SAIDBY_CONTENT_H
#define SAIDBY_CONTENT_H

#include "attribute/links.h"

/* A stretch of the words as a reader prints them, and what is between it and the one before. */
struct wording {
    saidby_span bytes;
    const char *coordinated;
};

struct content {
    VECTOR(saidby_span) parts;   /* bytes, in text order */
    VECTOR(struct wording) wordings; /* of all parts: content_word */
    VECTOR(saidby_span) quoted;  /* the words in marks, marks left out */
    size_t first_token;   /* of the first part */
    size_t words_in, words_out; /* in marks and outside */
    bool turn;                  /* of a transcript: all is as it was said */
};

/* Forget what it holds, keep its memory. */
void content_clear(struct content *content);
void content_free(struct content *content, const memory *mem);

/* Add the parts of one link. False when memory is out. */
bool content_add(struct content *content, const struct analysis *analysis, const struct link *link);

/* Put the parts in text order, one of each. False when memory is out. */
bool content_sort(struct content *content, const memory *mem);

/* The parts, in order, as a reader prints them: " … " where words of the text are left out between two, and then
 * without the comma that the first ends with for their sake (“The bridge,” she said, “is safe.”); else one space. False
 * when memory is out. */
bool content_word(struct content *content, const struct analysis *analysis);

saidby_quote_type content_type(const struct content *content);

#endif
