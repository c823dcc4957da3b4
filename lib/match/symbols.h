/*
 * The string of units of a paragraph: what the attribution patterns are matched over. The letters are explained at the
 * head of lib/lang/en/patterns.txt.
 */
#ifndef SAIDBY_UNIT_H
#define SAIDBY_UNIT_H

#include "match/candidates.h"

struct symbol_place {
    uint32_t first_token, end_token;
    uint32_t index; /* of the mention, cue or quoted span that the unit stands for, or NO_INDEX */
};

struct symbol_string {
    VECTOR(char) letters;
    VECTOR(struct symbol_place) places; /* one for each letter */
};

/* Where the walk over mentions, cues and spans is; all zero at the start of a text. */
struct symbol_cursor {
    size_t mention, cue, span;                   /* the next of each */
    size_t mention_token, cue_token, span_token; /* where they begin; NO_INDEX: there is none */
};

/* Write the units of the sentences [first, end), which lie in one block, in place of what units held: first '@', or '.'
 * where the block begins before them. False: no memory. */
bool symbols_write(const struct analysis *analysis, struct symbol_cursor *cursor, size_t first_sentence,
                   size_t end_sentence, bool block_start, struct symbol_string *symbol_string);

/* Where the sentences end that are written as one string with the first: those of a block, but for a very long one. */
size_t symbols_end(const struct analysis *analysis, size_t block, size_t first_sentence);

/* The letter of what a verb of saying takes; 'w' where it takes quoted words alone. */
char symbol_frame(const struct cue *cue);

void symbols_free(const memory *mem, struct symbol_string *symbol_string);

#endif
