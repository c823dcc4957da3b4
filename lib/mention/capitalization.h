/* What a text tells of its capitalised words: whether it has them in lower case too, in full names, in names of
 * organizations.
 */
#ifndef SAIDBY_MENTION_MEMORY_H
#define SAIDBY_MENTION_MEMORY_H

#include "text/spans.h"

enum mention_known {
    KNOWN_LOWER = 1,   /* in lower case elsewhere */
    KNOWN_CAPITAL = 2, /* with a capital inside a sentence */
    KNOWN_SURNAME = 4, /* the last word of a person's full name */
    KNOWN_GIVEN = 8,   /* the first word of one */
    KNOWN_ORGANIZATION = 16    /* in the name of an organization */
};

struct mention_memory {
    struct mention_memory_row {
        uint32_t hash;
        uint8_t used, known;
    } *rows;
    size_t capacity; /* a power of two, or 0 */
    bool *headings; /* of each sentence: it is a line in which every longer word has a capital: its capitals say nothing
                     */
};

/* Gather the capitalised words of the text. False when memory is out. */
bool mention_memory_make(struct mention_memory *table, const struct analysis *analysis);
void mention_memory_free(struct mention_memory *table, const struct analysis *analysis);

unsigned mention_memory_known(const struct mention_memory *table, uint32_t hash); /* bits of mention_known */
void mention_memory_learn(struct mention_memory *table, uint32_t hash, unsigned known);

#endif
