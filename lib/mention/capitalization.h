/* What a text tells of its capitalised words: whether it has them in lower case too, in full names, in names of
 * organizations; and which of its lines are headings, whose capitals tell nothing. Reads blocks, tokens and sentences;
 * makes a table that features.c asks, and to which mention.c adds the names that it finds. */
#ifndef SAIDBY_CAPITALIZATION_H
#define SAIDBY_CAPITALIZATION_H

#include "base/map.h"
#include "text/spans.h"

enum capitalization_known {
    KNOWN_LOWER = 1,        /* in lower case elsewhere */
    KNOWN_CAPITAL = 2,      /* with a capital inside a sentence */
    KNOWN_SURNAME = 4,      /* the last word of a person's full name */
    KNOWN_GIVEN = 8,        /* the first word of one */
    KNOWN_ORGANIZATION = 16 /* in the name of an organization */
};

struct capitalization {
    struct map known; /* by the hashes of words that the text has with a capital: bits of capitalization_known */
    bool *headings;   /* of each sentence: every longer word in it has a capital */
};

/* Gather the capitalised words of the text. False when memory is out. */
bool capitalization_make(struct capitalization *table, const struct analysis *analysis);
void capitalization_free(struct capitalization *table, const struct analysis *analysis);

unsigned capitalization_known(const struct capitalization *table, uint32_t hash); /* bits of capitalization_known */
void capitalization_learn(struct capitalization *table, uint32_t hash, unsigned known);

#endif
