/* What token.c and phrase.c share. */
#ifndef SAIDBY_TOKEN_H
#define SAIDBY_TOKEN_H

#include "scan.h"

#define LONGEST_FORM 96 /* bytes of the longest word or phrase that is looked up */

/* Write a word of the text in lower case with straight apostrophes, or (exact) in its own case; the bytes written, or 0
 * when it is longer than LONGEST_FORM. */
size_t token_form(const char *text, size_t start, size_t end, bool exact, char out[LONGEST_FORM]);

/* Fill hash, classes, canonical and phrase of every token from the lexicon. */
void token_classify(struct scan *scan);

#endif
