/* Kinds of nouns and titles, by which identity is told, from noun_kinds.txt of a language: a hash table, linear
 * probing. */
#ifndef SAIDBY_NOUN_KINDS_H
#define SAIDBY_NOUN_KINDS_H

#include <stddef.h>
#include <stdint.h>

#include "vocabulary_names.h"

struct noun_kind_row {
    uint32_t full;  /* the token_hash of the word, or of the one that it is short for */
    uint64_t kinds; /* bits KIND_... */
};
struct noun_kind_table {
    const uint32_t *hashes; /* the token_hash of the word of a row, or 0 */
    const struct noun_kind_row *rows;
    uint32_t last; /* the number of rows, which is a power of two, less 1 */
};

/* The row of the word that has this token_hash, or NULL. */
static inline const struct noun_kind_row *noun_kind_find(const struct noun_kind_table *table, uint32_t hash)
{
    for (uint32_t at = hash & table->last; table->hashes[at]; at = (at + 1) & table->last)
        if (table->hashes[at] == hash)
            return &table->rows[at];
    return NULL;
}

#endif
