/*
 * The tables that tools/vocabulary.py makes: without pointers, so that they are small and need nothing done when they
 * are loaded. Words of a few ASCII letters, which most are, are found by these letters at once, all other forms by
 * their hash.
 */
#ifndef SAIDBY_LEXICON_TABLE_H
#define SAIDBY_LEXICON_TABLE_H

#include "lang/lexicon.h"
#include "vocabulary_size.h"

struct lexicon_form {
    char letters[16];   /* of a short word, zero bytes after it */
    uint32_t canonical; /* where that begins in lexicon_text, or 0 */
    uint32_t hash;      /* token_hash of the form; of a short word in lower case */
    uint16_t second;    /* of the entries of several words that begin with it: index of lexicon_seconds */
    uint16_t longest;   /* the tokens of the longest of them; 0: there are none */
    uint16_t set;       /* index of lexicon_sets */
    uint16_t word;      /* its number among the words of sets and phrases, or 0 */
};

extern const char lexicon_class_names[LEX_COUNT][LEXICON_CLASS_NAME]; /* as classes.txt declares them */
extern const char lexicon_text[]; /* words and phrases, a NUL after each; begins with one */
extern const lexicon_set lexicon_sets[];
extern const uint64_t
    lexicon_seconds[]; /* a bit for each two letters that such entries go on with: see phrase_bit of word.c */
/* The first is that of what is no form, then come short words, all others after LEXICON_SHORT_FORMS. */
extern const struct lexicon_form lexicon_forms[];
extern const uint32_t lexicon_others[]; /* where the others begin in lexicon_text */
/* By their hash, with linear probing, index of lexicon_forms, or 0: short words by short_word_hash, others by
 * token_hash. */
extern const uint16_t lexicon_words[1 << LEXICON_WORD_BITS];
extern const uint16_t lexicon_slots[LEXICON_SLOTS];
/* What a short word in lower case may be too, by its hash: LEXICON_HINT_CAPITAL, a form with capitals; .._DOT, with a
 * dot. */
extern const uint8_t lexicon_hints[1 << LEXICON_HINT_BITS];

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
static inline const struct lexicon_form *lexicon_short(struct short_word word, uint64_t hash)
{
    const struct lexicon_form *form;
    size_t slot = (size_t)(hash >> (64 - LEXICON_WORD_BITS));
    while ((form = lexicon_forms + lexicon_words[slot]) != lexicon_forms) {
        if (((short_word_part(form->letters) ^ word.low) | (short_word_part(form->letters + 8) ^ word.high)) == 0)
            return form;
        slot = (slot + 1) & ((1 << LEXICON_WORD_BITS) - 1);
    }
    return form;
}

static inline unsigned lexicon_hint(uint64_t hash)
{
    return lexicon_hints[hash >> (64 - LEXICON_HINT_BITS)];
}

#endif
