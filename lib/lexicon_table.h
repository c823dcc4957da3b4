/* The table that tools/lexicon.py makes: without pointers, so that it is small and needs nothing done when it is loaded. */
#ifndef SAIDBY_LEXICON_TABLE_H
#define SAIDBY_LEXICON_TABLE_H

#include "lexicon.h"
#include "lexicon_size.h"

struct lexicon_form {
    uint32_t form, canonical; /* where they begin in lexicon_text; canonical 0: none */
    uint16_t set;             /* index of lexicon_sets */
    uint16_t starts_phrase;   /* tokens, at most, of the longest entry that begins with the form and a blank; 0: none */
    uint32_t hash;            /* token_hash of the form */
};

extern const char lexicon_text[];                       /* the forms, a NUL behind each; begins with one */
extern const lexicon_set lexicon_sets[];
extern const struct lexicon_form lexicon_forms[];
extern const uint16_t lexicon_slots[LEXICON_SLOTS];     /* by hash, with linear probing: 1 + index of lexicon_forms, or 0 */
extern const uint32_t lexicon_capitals[LEXICON_CAPITAL_BITS / 32]; /* a bit for the lower case of each form with a capital, by hash */

#endif
