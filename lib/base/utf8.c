/* UTF-8: checking eight bytes at a time where they are ASCII, repairing in place, and a rank index for offsets. */
#include "base/utf8.h"
#include "base/bisect.h"

#include <string.h>

#define EACH_BYTE UINT64_C(0x0101010101010101)
#define HIGH_BITS (EACH_BYTE << 7)

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The bytes of the character that begins with this one; 0: none does. 0xC0, 0xC1 and all from 0xF5 on begin none. */
static size_t size_by_lead(unsigned char lead)
{
    if (lead < 0x80)
        return lead != 0;
    if (lead < 0xC2)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/* The ranges of the second byte keep out overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629, section
 * 4). */
static bool may_follow(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return continues(second);
    }
}

/* The length of the character that begins here, 0 when it is bad. */
static size_t character_length(const unsigned char *text, size_t length)
{
    size_t size = size_by_lead(text[0]);
    if (size > length)
        return 0;
    if (size > 1 && !may_follow(text[0], text[1]))
        return 0;
    for (size_t i = 2; i < size; i++)
        if (!continues(text[i]))
            return 0;
    return size;
}

/* Eight bytes that are all ASCII. */
static bool is_ascii(const unsigned char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return (word & HIGH_BITS) == 0;
}

/* The same, and none is NUL. */
static bool plain_word(const unsigned char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return ((word | (word - EACH_BYTE)) & HIGH_BITS) == 0;
}

size_t utf8_valid(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < length) {
        while (length - at >= 16 && plain_word(bytes + at) && plain_word(bytes + at + 8))
            at += 16;
        while (at < length && bytes[at] && bytes[at] < 0x80)
            at++;
        size_t size = at < length ? character_length(bytes + at, length - at) : 0;
        if (!size)
            break;
        at += size;
    }
    return at;
}

size_t utf8_ascii_end(const char *text, size_t at, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    while (length - at >= 16 && is_ascii(bytes + at) && is_ascii(bytes + at + 8))
        at += 16;
    while (at < length && bytes[at] < 0x80)
        at++;
    return at;
}

void utf8_repair(char *text, size_t length, unsigned char *bad)
{
    for (size_t at = utf8_valid(text, length); at < length; at += utf8_valid(text + at, length - at)) {
        text[at] = UTF8_BAD_BYTE;
        bad[at / 8] |= (unsigned char)(1u << (at % 8));
        at++;
    }
}

static uint32_t count_bits(uint64_t word)
{
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    word = (word + (word >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (uint32_t)(word * EACH_BYTE >> 56);
}

static size_t sum_bytes(uint64_t bytes)
{
    const uint64_t pairs = UINT64_C(0x00FF00FF00FF00FF);
    return (size_t)(((bytes & pairs) + (bytes >> 8 & pairs)) * UINT64_C(0x0001000100010001) >> 48);
}

#define WORDS_PER_SUM 8

/* Bits for the bytes of a kind, with their running sums; the kind: bytes from low to high, none of them ASCII. */
static bool make_bits(struct arena *arena, const char *text, size_t length, unsigned char low, unsigned char high,
                      const uint64_t **bits_out, const uint32_t **sums_out)
{
    size_t words = length / 64 + 1;
    uint64_t *bits = arena_allocate(arena, words * sizeof *bits);
    uint32_t *sums = arena_allocate(arena, (words / WORDS_PER_SUM + 1) * sizeof *sums);
    if (!bits || !sums)
        return false;
    uint32_t sum = 0;
    for (size_t i = 0; i < words; i++) {
        if (i % WORDS_PER_SUM == 0)
            sums[i / WORDS_PER_SUM] = sum;
        size_t end = length - i * 64 < 64 ? length - i * 64 : 64;
        for (size_t b = 0; b < end; b++) {
            const unsigned char *byte = (const unsigned char *)text + i * 64 + b;
            if (end - b >= 8 && is_ascii(byte))
                b += 7; /* none of the kind */
            else
                bits[i] |= (uint64_t)(*byte >= low && *byte <= high) << b;
        }
        sum += count_bits(bits[i]);
    }
    *bits_out = bits;
    *sums_out = sums;
    return true;
}

#define BYTES_FOR_LONG 64 /* of text for each long character: with more, a list is smaller than bits */

static bool list_longs(struct utf8_index *index, struct arena *arena, const char *text, size_t longs, size_t wides)
{
    struct utf8_long *list = arena_allocate(arena, longs * sizeof *list);
    uint32_t *wide = wides ? arena_allocate(arena, wides * sizeof *wide) : NULL, continuing = 0;
    if (!list || (wides && !wide))
        return false;
    for (size_t i = 0; i < index->length; i++) {
        while (index->length - i >= 16 && is_ascii((const unsigned char *)text + i) &&
               is_ascii((const unsigned char *)text + i + 8))
            i += 16;
        while (i < index->length && (unsigned char)text[i] < 0x80)
            i++;
        if (i == index->length)
            break;
        unsigned char lead = (unsigned char)text[i];
        uint32_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        continuing += more;
        list[index->long_count++] = (struct utf8_long){index_32(i), continuing};
        if (lead >= 0xF0)
            wide[index->wide_count++] = index_32(i);
        i += more;
    }
    index->longs = list;
    index->wides = wide;
    return true;
}

/* Count the bytes that begin characters of several bytes, and those that begin characters of four: eight at a time,
 * each in a byte of a sum, which holds 255. */
static void count_leads(const char *text, size_t length, size_t *longs, size_t *wides)
{
    size_t at = 0;
    while (length - at >= 8) {
        uint64_t word, long_sum = 0, wide_sum = 0;
        for (size_t end = at + (length - at < 255 * 8 ? (length - at) / 8 * 8 : 255 * 8); at < end; at += sizeof word) {
            memcpy(&word, text + at, sizeof word);
            if (!(word & HIGH_BITS))
                continue;
            uint64_t lead = word & word << 1 & HIGH_BITS;
            long_sum += lead >> 7;
            wide_sum += (lead & word << 2 & word << 3) >> 7;
        }
        *longs += sum_bytes(long_sum);
        *wides += sum_bytes(wide_sum);
    }
    for (; at < length; at++) {
        *longs += (unsigned char)text[at] >= 0xC0;
        *wides += (unsigned char)text[at] >= 0xF0;
    }
}

bool utf8_index_make(struct utf8_index *index, struct arena *arena, const char *text, size_t length)
{
    *index = (struct utf8_index){.length = length};
    size_t longs = 0, wides = 0;
    count_leads(text, length, &longs, &wides);
    if (!longs)
        return true;
    if (longs < length / BYTES_FOR_LONG)
        return list_longs(index, arena, text, longs, wides);
    if (!make_bits(arena, text, length, 0x80, 0xBF, &index->continuing, &index->continuing_before))
        return false;
    return !wides || make_bits(arena, text, length, 0xF0, 0xFF, &index->wide, &index->wide_before);
}

/* How many of the items, of `size` bytes each, begin before an offset: each has where it begins in its first four
 * bytes. */
static size_t count_before(const void *items, size_t count, size_t size, size_t offset)
{
    return first_not_below_32(items, count, size, 0, offset);
}

static size_t listed_offset(const struct utf8_index *index, saidby_offsets unit, size_t offset)
{
    size_t count = count_before(index->longs, index->long_count, sizeof *index->longs, offset);
    size_t continuing = count ? index->longs[count - 1].continuing : 0;
    size_t before = count > 1 ? index->longs[count - 2].continuing : 0;
    if (count && offset <= index->longs[count - 1].at + continuing - before) { /* within the last of them */
        offset = index->longs[count - 1].at;
        continuing = before;
    }
    if (unit == SAIDBY_OFFSETS_BYTE)
        return offset;
    if (unit == SAIDBY_OFFSETS_CODEPOINT)
        return offset - continuing;
    return offset - continuing + count_before(index->wides, index->wide_count, sizeof *index->wides, offset);
}

/* How many bits are set before this one. */
static size_t rank(const uint64_t *bits, const uint32_t *sums, size_t at)
{
    if (!bits)
        return 0;
    size_t word = at / 64, from = word - word % WORDS_PER_SUM, sum = sums[word / WORDS_PER_SUM];
    for (size_t i = from; i < word; i++)
        sum += count_bits(bits[i]);
    return sum + count_bits(bits[word] & ((UINT64_C(1) << at % 64) - 1));
}

size_t utf8_index_offset(const struct utf8_index *index, saidby_offsets unit, size_t offset)
{
    if (offset > index->length)
        offset = index->length;
    if (index->longs)
        return listed_offset(index, unit, offset);
    while (offset && index->continuing && index->continuing[offset / 64] >> offset % 64 & 1)
        offset--;
    if (unit == SAIDBY_OFFSETS_BYTE)
        return offset;
    size_t characters = offset - rank(index->continuing, index->continuing_before, offset);
    return unit == SAIDBY_OFFSETS_UTF16 ? characters + rank(index->wide, index->wide_before, offset) : characters;
}
