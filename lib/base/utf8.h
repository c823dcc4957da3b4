/* UTF-8 as RFC 3629 has it: checking, repairing, and offsets in other units. */
#ifndef SAIDBY_UTF8_H
#define SAIDBY_UTF8_H

#include "base/arena.h"
#include "base/slice.h"

/* The byte that replaces, in the working copy, each byte that is bad. */
#define UTF8_BAD_BYTE '\x1A'

/* The length of the longest start of text that is well-formed and holds no NUL. Below length: the first bad byte. */
size_t utf8_valid(const char *text, size_t length);

/* The first byte from `at` on that is not ASCII, or length. */
size_t utf8_ascii_end(const char *text, size_t at, size_t length);

/* Put UTF8_BAD_BYTE in place of each bad byte and NUL, and set its bit in bad, which has a zeroed bit for each byte. */
void utf8_repair(char *text, size_t length, unsigned char *bad);

static inline bool utf8_bit(const unsigned char *bits, size_t at)
{
    return (bits[at / 8] >> (at % 8) & 1) != 0;
}

/* A character of several bytes: where it begins, and how many bytes that continue characters there are up to its end.
 */
struct utf8_long {
    uint32_t at, continuing;
};

/* Counts of characters up to any byte. Where long characters are few, as in English, they are listed; else one bit for
 * each byte that continues a character, with a running sum every 512 bytes. Those that take two units of UTF-16 the
 * same way. Nothing is kept for a text that is all ASCII. */
struct utf8_index {
    size_t length;
    const struct utf8_long *longs;                  /* NULL: none, or bits */
    const uint32_t *wides;                          /* where those of four bytes begin */
    size_t long_count, wide_count;
    const uint64_t *continuing, *wide;              /* NULL: none, or listed */
    const uint32_t *continuing_before, *wide_before;
};

/* The text must be well-formed and shorter than 4 GiB. False when memory is out. */
bool utf8_index_make(struct utf8_index *index, struct arena *arena, const char *text, size_t length);

/* An offset past the end counts as the end, one inside a character as its start. */
size_t utf8_index_offset(const struct utf8_index *index, saidby_offsets unit, size_t offset);

#endif
