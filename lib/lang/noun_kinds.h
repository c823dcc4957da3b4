/* Kinds of nouns and titles, by which identity is told, from noun_kinds.txt of a language: a hash table, linear
 * probing. */
#ifndef SAIDBY_NOUN_KINDS_H
#define SAIDBY_NOUN_KINDS_H

#include <stddef.h>
#include <stdint.h>

#include "vocabulary_names.h"
#include "vocabulary_size.h"

struct noun_kind_row {
    uint32_t full;  /* the token_hash of the word, or of the one that it is short for */
    uint64_t kinds; /* bits KIND_... */
};
extern const uint32_t noun_kind_hashes[NOUN_KIND_ROWS]; /* the token_hash of the word of a row, or 0 */
extern const struct noun_kind_row noun_kind_rows[NOUN_KIND_ROWS];

/* The row of the word that has this token_hash, or NULL. */
static inline const struct noun_kind_row *noun_kind_find(uint32_t hash)
{
    for (uint32_t at = hash & (NOUN_KIND_ROWS - 1); noun_kind_hashes[at]; at = (at + 1) & (NOUN_KIND_ROWS - 1))
        if (noun_kind_hashes[at] == hash)
            return &noun_kind_rows[at];
    return NULL;
}

#endif
