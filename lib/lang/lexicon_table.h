/* The tables of a language's lexicon, without pointers between them: made by tools/vocabulary.py. Words of a few ASCII
 * letters, which most are, are found by these letters at once, all other forms by their hash. */
#ifndef SAIDBY_LEXICON_TABLE_H
#define SAIDBY_LEXICON_TABLE_H

#include "lang/lexicon.h"

/* The highest bits of a short word's hash, which tools/language/lexicon.py takes too. */
#define LEXICON_WORD_BITS 15 /* of its place in `words` */
#define LEXICON_HINT_BITS 13 /* of its place in `hints` */
enum { LEXICON_HINT_CAPITAL = 1, LEXICON_HINT_DOT = 2 };

struct lexicon_form {
    char letters[16];   /* of a short word, zero bytes after it */
    uint32_t canonical; /* where that begins in `text`, or 0 */
    uint32_t hash;      /* token_hash of the form; of a short word in lower case */
    uint16_t second;    /* of the entries of several words that begin with it: index of `seconds` */
    uint16_t longest;   /* the tokens of the longest of them; 0: there are none */
    uint16_t set;       /* index of `sets` */
    uint16_t word;      /* its number among the words of sets and phrases, or 0 */
};

struct lexicon_table {
    const char *text; /* words and phrases, a NUL after each; begins with one */
    const lexicon_set *sets;
    const uint64_t *seconds; /* a bit for each two letters that such entries go on with: see phrase_bit of word.c */
    const struct lexicon_form *forms; /* the first is that of what is no form, then come short words, then others */
    const uint32_t *others;           /* where the others begin in `text` */
    /* By their hash, with linear probing, index of `forms`, or 0: short words by short_word_hash, others by
     * token_hash. */
    const uint16_t *words, *slots;
    const uint8_t *hints; /* what a short word in lower case may be too, by its hash: a form with capitals, or one
                           * with a dot */
    uint32_t last_slot;   /* the number of slots, which is a power of two, less 1 */
    uint32_t short_forms; /* the place in `forms` of the first of the others */
};

/* A word of ASCII letters, the first in the lowest byte of low; zero bytes after the last. */
struct short_word {
    uint64_t low, high;
};
#define SHORT_WORD 15 /* letters of the longest */

static inline uint64_t short_word_hash(struct short_word word)
{
    const uint64_t odd = 0x9E3779B97F4A7C15u;
    return (word.low ^ word.high * odd) * odd; /* its highest bits are of all letters */
}

static inline uint64_t short_word_part(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
           (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* The form that a short word is; the first where it is none. */
static inline const struct lexicon_form *lexicon_short(const struct lexicon_table *table, struct short_word word,
                                                       uint64_t hash)
{
    const struct lexicon_form *const forms = table->forms, *form;
    const uint16_t *const words = table->words;
    size_t slot = (size_t)(hash >> (64 - LEXICON_WORD_BITS));
    while ((form = forms + words[slot]) != forms) {
        if (((short_word_part(form->letters) ^ word.low) | (short_word_part(form->letters + 8) ^ word.high)) == 0)
            return form;
        slot = (slot + 1) & ((1 << LEXICON_WORD_BITS) - 1);
    }
    return form;
}

static inline unsigned lexicon_hint(const struct lexicon_table *table, uint64_t hash)
{
    return table->hints[hash >> (64 - LEXICON_HINT_BITS)];
}

#endif
