/* Code points and what each is, as Unicode's data says: tools/unicode.py makes the table. */
#ifndef SAIDBY_CHARACTER_H
#define SAIDBY_CHARACTER_H

#include "base/slice.h"

#include <stdbool.h>

/* What a byte of ASCII is; 0 for others. A word may go on after each mark but those that end it. */
enum { BYTE_LETTER = 1, BYTE_DIGIT = 2, BYTE_CAPITAL = 4, BYTE_WHITESPACE = 8, BYTE_ENDS_WORD = 16 };
extern const uint8_t character_bytes[256];
extern const uint8_t character_small[256]; /* of a letter or digit of ASCII its lower case, 0 for other bytes */

static inline bool byte_is(char byte, unsigned classes)
{
    return (character_bytes[(unsigned char)byte] & classes) != 0;
}

/* A space, tab or line end of ASCII; BYTE_WHITESPACE has the other control characters, too. */
static inline bool byte_is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* What Unicode says of a code point. */
enum {
    UNICODE_LETTER = 1 << 0,     /* without the one that is an apostrophe */
    UNICODE_MARK = 1 << 1,       /* combines with the character before it */
    UNICODE_CAPITAL = 1 << 2,    /* a letter, in upper or title case */
    UNICODE_DIGIT = 1 << 3,      /* of any script, and fractions */
    UNICODE_WHITESPACE = 1 << 4, /* with control characters, and with the zero width space, which separates words */
    UNICODE_IGNORABLE = 1 << 5,  /* invisible and separates no words: soft hyphens, joiners, direction marks, ... */
    UNICODE_JOINER = 1 << 6,     /* ignorable, but may change how the character before it looks */
    UNICODE_JOINABLE = 1 << 7,   /* may look otherwise before a joiner: emoji, letters without case, ... */
};
#define UNICODE_SHIFT 8 /* the bits of a code point that are its place in a block; those above choose the block */

struct unicode_row {
    int32_t to_lower; /* what to add for the lower case */
    uint8_t classes;
};
extern const char unicode_version[];
extern const struct unicode_row unicode_rows[];
extern const uint8_t unicode_stage[];                      /* the block of each value of the high bits */
extern const uint8_t unicode_blocks[][1 << UNICODE_SHIFT]; /* the row of each character of a block */

/* c: at most U+10FFFF. */
static inline const struct unicode_row *unicode_row(uint32_t c)
{
    return &unicode_rows[unicode_blocks[unicode_stage[c >> UNICODE_SHIFT]][c & ((1u << UNICODE_SHIFT) - 1)]];
}

static inline unsigned unicode_classes(uint32_t c)
{
    return unicode_row(c)->classes;
}

/* The functions below take any code point, and ask the table only for those that are not ASCII. */
uint32_t character_at_wide(const char *text, size_t at, size_t end, size_t *length);

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

/* Spaces of every kind, line ends, control characters but 0x1A, which stands for a bad byte. */
static inline bool character_is_whitespace(uint32_t c)
{
    return c < 0x80 ? (c <= 0x20 && c != 0x1A) || c == 0x7F : (unicode_classes(c) & UNICODE_WHITESPACE) != 0;
}

/* A letter that is no combining mark. */
static inline bool character_begins_word(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : (unicode_classes(c) & UNICODE_LETTER) != 0;
}

/* With the combining marks of letters. */
static inline bool character_is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
                    : (unicode_classes(c) & (UNICODE_LETTER | UNICODE_MARK)) != 0;
}

static inline bool character_is_combining(uint32_t c)
{
    return c >= 0x80 && (unicode_classes(c) & UNICODE_MARK) != 0;
}

static inline bool character_is_ignorable(uint32_t c)
{
    return c >= 0x80 && (unicode_classes(c) & UNICODE_IGNORABLE) != 0;
}

#define ZERO_WIDTH_SPACE 0x200B

static inline bool character_is_invisible(uint32_t c)
{
    return character_is_ignorable(c) || c == ZERO_WIDTH_SPACE;
}

static inline uint32_t character_lower(uint32_t c)
{
    return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : c + (uint32_t)unicode_row(c)->to_lower;
}

static inline bool character_is_capital(uint32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : (unicode_classes(c) & UNICODE_CAPITAL) != 0;
}

static inline bool character_is_digit(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : (unicode_classes(c) & UNICODE_DIGIT) != 0;
}

static inline bool character_is_alphanumeric(uint32_t c)
{
    return c < 0x80 ? byte_is((char)c, BYTE_LETTER | BYTE_DIGIT)
                    : (unicode_classes(c) & (UNICODE_LETTER | UNICODE_MARK | UNICODE_DIGIT)) != 0;
}

/* Write the code point as UTF-8; the bytes written, at most 4. */
size_t character_write(uint32_t c, char *out);

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
