/* The letters of a word as two numbers, by which short words are found in the lexicon. */
#ifndef SAIDBY_WORD_H
#define SAIDBY_WORD_H

#include "base/unicode.h"
#include "lang/language.h"

#define WORD_LOOK 16 /* bytes that are looked at */

struct word_look {
    struct short_word word; /* the letters in lower case */
    unsigned length;        /* how many; WORD_LOOK where there are more than SHORT_WORD, and no word then */
    unsigned capitals;      /* a bit for each letter that is one */
};

/* Of text that ends with a NUL. */
static inline struct word_look word_look(const char *text)
{
    const unsigned small = 0x20; /* the bit that letters in lower case have */
    uint64_t parts[2] = {0, 0};
    unsigned length = 0, lower = 0;
    for (; length < WORD_LOOK && byte_is(text[length], BYTE_LETTER); length++) {
        parts[length / 8] |= (uint64_t)((unsigned char)text[length] | small) << 8 * (length % 8);
        lower |= ((unsigned char)text[length] & small) << length;
    }
    return (struct word_look){{parts[0], parts[1]}, length, ~(lower / small) & ((1u << length) - 1)};
}

#endif
