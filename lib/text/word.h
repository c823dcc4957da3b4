/* Looking at the letters of a word, sixteen bytes at a time where the machine has registers for that (SSE2). */
#ifndef SAIDBY_WORD_H
#define SAIDBY_WORD_H

#include "base/unicode.h"
#include "lang/lexicon_table.h"

#define WORD_LOOK 16 /* bytes that are looked at */

struct word_look {
    struct short_word word; /* the letters in lower case */
    unsigned length;        /* how many; WORD_LOOK where there are more than SHORT_WORD, and no word then */
    unsigned capitals;      /* a bit for each letter that is one */
};

/* The same answer a byte at a time, for what ends with a NUL. */
static inline struct word_look word_look_plain(const char *text)
{
    struct word_look look = {{0, 0}, 0, 0};
    for (; look.length < WORD_LOOK && byte_is(text[look.length], BYTE_LETTER); look.length++) {
        uint64_t letter = character_small[(unsigned char)text[look.length]];
        look.capitals |= (unsigned)byte_is(text[look.length], BYTE_CAPITAL) << look.length;
        if (look.length < 8)
            look.word.low |= letter << 8 * look.length;
        else
            look.word.high |= letter << 8 * (look.length - 8);
    }
    return look;
}

#if defined __SSE2__ && defined __x86_64__ && defined __GNUC__
#include <emmintrin.h>

/* Of WORD_LOOK bytes that may be read. */
static inline struct word_look word_look(const char *text)
{
    static const uint8_t kept[2 * WORD_LOOK] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                255, 255, 255, 255, 255, 255, 255, 255};
    const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text),
                  small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    /* letters are the 26 lowest of all numbers with a sign then */
    const __m128i letters =
        _mm_cmplt_epi8(_mm_sub_epi8(small, _mm_set1_epi8((char)('a' + 128))), _mm_set1_epi8(-128 + 26));
    const unsigned length = (unsigned)__builtin_ctz(~(unsigned)_mm_movemask_epi8(letters));
    const __m128i mask = _mm_loadu_si128((const __m128i *)(const void *)(kept + WORD_LOOK - length));
    const __m128i word = _mm_and_si128(small, mask);
    struct word_look look = {.length = length};
    look.word.low = (uint64_t)_mm_cvtsi128_si64(word);
    look.word.high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word));
    look.capitals =
        (unsigned)_mm_movemask_epi8(_mm_slli_epi16(_mm_andnot_si128(bytes, mask), 2)); /* bit 5 as the sign */
    return look;
}
#else
static inline struct word_look word_look(const char *text)
{
    return word_look_plain(text);
}
#endif

#endif
