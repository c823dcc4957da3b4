/* Characters that are written by name or number, as HTML and JSON do: “&ldquo;”, “&#8220;”, “\u201c”, “\"”. */
#ifndef SAIDBY_REFERENCE_H
#define SAIDBY_REFERENCE_H

#include "text/edit.h"

/* Made by tools/references.py: the hashes of HTML's names for one character, rising, and the characters. */
#define REFERENCE_BARE ((uint32_t)1 << 31) /* the name may go without a semicolon */
extern const size_t reference_count;
extern const uint32_t reference_hashes[], reference_codes[];
extern const uint16_t reference_windows[32]; /* of the numbers 128 to 159, which are taken for Windows-1252 */

/* Find where the text, which a NUL ends, has one. False when memory is out. */
bool reference_find(const memory *mem, const char *text, size_t length, struct edits *edits);

#endif
