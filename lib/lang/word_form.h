/* Words as the lexicon has them. */
#ifndef SAIDBY_WORD_FORM_H
#define SAIDBY_WORD_FORM_H

#include <stdbool.h>
#include <stddef.h>

#define MAX_FORM 96 /* bytes of the longest word or phrase that is looked up */

/* Write a word of a text in lower case with straight apostrophes, or (exact) in its own case, without what is ignorable
 * in it; the bytes written, or 0 when it is longer than MAX_FORM. */
size_t word_form(const char *text, size_t start, size_t end, bool exact, char out[MAX_FORM]);

/* Where what follows the last hyphen or slash of a word begins: "Gov." of "ex-Gov."; 0: it has none. */
size_t word_last_part(const char *word, size_t length);

#endif
