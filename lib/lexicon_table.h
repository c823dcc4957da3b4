/* The rows of the table that tools/lexicon.py makes. */
#ifndef SAIDBY_LEXICON_TABLE_H
#define SAIDBY_LEXICON_TABLE_H

#include "lexicon.h"

struct lexicon_row {
    const char *form, *canonical;
    lexicon_set classes;
    int starts_phrase;
};

#include "lexicon_size.h"
extern const struct lexicon_row lexicon_rows[LEXICON_ROWS];

#endif
