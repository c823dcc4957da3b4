/* Text in HTML. No C library for it is packaged by the systems that this one is built on, and it is short: so by hand.
 */
#ifndef SAIDBY_MARKUP_H
#define SAIDBY_MARKUP_H

#include "base/string_buffer.h"

/* Add text so that it means itself, in an element as well as in an attribute within double or single marks, and a
 * parser gives it back to the byte. What is not UTF-8, and NUL, becomes U+FFFD. */
void markup_text(struct string_buffer *string_buffer, const char *text, size_t length);

/* The same for labels: runs of spaces become one, and what is longer than 200 bytes is cut between two characters. */
void markup_label(struct string_buffer *string_buffer, const char *text);

/* Add name="label", with a space before it; nothing where label is NULL or empty. */
void markup_attribute(struct string_buffer *string_buffer, const char *name, const char *label);

#endif
