/* The content of a quotation: tokens of links -> parts without their outer marks, the type, the words in marks. */
#ifndef SAIDBY_CONTENT_H
#define SAIDBY_CONTENT_H

#include "scan.h"

struct content {
    VECTOR(saidby_span) parts;   /* bytes, in text order */
    VECTOR(saidby_span) quoted;  /* the words in marks, marks left out */
    size_t first_token;   /* of the first part */
    size_t words_in, words_out; /* in marks and outside */
};

/* Forget what it holds, keep its memory. */
void content_clear(struct content *content);
void content_free(struct content *content, const memory *mem);

/* Add the parts of one link. False when memory is out. */
bool content_add(struct content *content, const struct scan *scan, const struct link *link);

/* Put the parts in text order, one of each. */
void content_sort(struct content *content);

saidby_quote_type content_type(const struct content *content);

#endif
