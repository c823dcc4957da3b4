/* Code points and what kind of letter or mark each is. No table of Unicode: news in European scripts needs few ranges.
 */
#ifndef SAIDBY_CHARACTER_H
#define SAIDBY_CHARACTER_H

#include "base/base.h"

/* What a byte of ASCII is; 0 for others. A word may go on after each mark but those that end it. */
enum { BYTE_LETTER = 1, BYTE_DIGIT = 2, BYTE_CAPITAL = 4, BYTE_WHITESPACE = 8, BYTE_ENDS_WORD = 16 };
extern const uint8_t character_bytes[256];
extern const uint8_t character_small[256]; /* of a letter or digit of ASCII its lower case, 0 for other bytes */

static inline bool byte_is(char byte, unsigned classes)
{
    return (character_bytes[(unsigned char)byte] & classes) != 0;
}

/* For code points from U+0080 on; the functions below, without "wide", take any and are quick with ASCII. */
uint32_t character_at_wide(const char *text, size_t at, size_t end, size_t *length);
bool character_is_whitespace_wide(uint32_t c);
bool character_is_letter_wide(uint32_t c);
uint32_t character_lower_wide(uint32_t c);

/* The code point at text[at], at < end, of checked UTF-8, and the bytes that it takes; a stray byte counts as itself.
 */
static inline uint32_t character_at(const char *text, size_t at, size_t end, size_t *length)
{
    unsigned char first = (unsigned char)text[at];
    *length = 1;
    return first < 0x80 ? first : character_at_wide(text, at, end, length);
}

/* The code point that ends before text[at], at > start. */
uint32_t character_before(const char *text, size_t start, size_t at, size_t *length);

/* Spaces of every kind, line ends, what has no width, the byte order mark. */
static inline bool character_is_whitespace(uint32_t c)
{
    return c < 0x80 ? (c <= 0x20 && c != 0x1A) || c == 0x7F : character_is_whitespace_wide(c); /* 0x1A: a bad byte */
}

/* With marks that stand on letters. */
static inline bool character_is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : character_is_letter_wide(c);
}

static inline uint32_t character_lower(uint32_t c)
{
    return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : character_lower_wide(c);
}

static inline bool character_is_capital(uint32_t c)
{
    return character_lower(c) != c;
}

/* Write the code point as UTF-8; the bytes written, at most 4. */
size_t character_write(uint32_t c, char *out);

static inline bool character_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}
static inline bool character_is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0xFF07;
}
/* Any that can open or close a quotation; an apostrophe may be one. */
static inline bool character_is_quotation_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
           c == 0x203A;
}
static inline bool character_is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

#endif
