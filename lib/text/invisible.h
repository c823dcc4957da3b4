/*
 * Invisible characters, which have no place in a word: soft hyphens, byte order marks, direction marks. Those stay
 * whose effect a reader sees: a joiner or variation selector after a character that it changes, as in many emoji and in
 * scripts whose letters join, and a zero width space between two words.
 */
#ifndef SAIDBY_INVISIBLE_H
#define SAIDBY_INVISIBLE_H

#include "text/edit.h"

/* Add what is to go to the edits, which are empty. False when memory is out. */
bool invisible_find(const memory *mem, const char *text, size_t length, struct edits *edits);

#endif
