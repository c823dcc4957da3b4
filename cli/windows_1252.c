#include "windows_1252.h"

#include <stdint.h>
#include <string.h>

/* The characters of the bytes 0x80 to 0x9F; 0: none. The others are those of Latin-1. */
static const uint16_t characters[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static bool is_mark(unsigned char byte)
{
    return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xAB || byte == 0xBB;
}

static bool is_missing(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 && characters[byte - 0x80] == 0;
}

/* Nothing but ASCII and marks is directly beside it: a part of a damaged UTF-8 character does not look so. */
static bool is_alone(const char *text, size_t length, size_t at)
{
    unsigned char before = at ? (unsigned char)text[at - 1] : ' ',
                  after = at + 1 < length ? (unsigned char)text[at + 1] : ' ';
    return (before < 0x80 || is_mark(before)) && (after < 0x80 || is_mark(after));
}

bool windows_1252_suits(const char *text, size_t length)
{
    size_t marks = 0;
    for (size_t i = 0; i < length;) {
        size_t step = buffer_character_length(text + i, length - i);
        if (step == 0 && is_missing((unsigned char)text[i]))
            return false;
        marks += step == 0 && is_mark((unsigned char)text[i]) && is_alone(text, length, i);
        i += step ? step : 1;
    }
    return marks >= 2;
}

static void add_byte(struct buffer *out, unsigned char byte)
{
    unsigned character = byte < 0xA0 ? characters[byte - 0x80] : byte;
    char utf8[3] = {(char)(0xE0 | character >> 12), (char)(0x80 | (character >> 6 & 0x3F)),
                    (char)(0x80 | (character & 0x3F))};
    if (character >= 0x800) {
        buffer_add(out, utf8, 3);
        return;
    }
    utf8[1] = (char)(0xC0 | character >> 6);
    buffer_add(out, utf8 + 1, 2);
}

void windows_1252_decode(struct buffer *text)
{
    struct buffer out = {0};
    buffer_reserve(&out, text->length);
    for (size_t i = 0; i < text->length;) {
        size_t step = buffer_character_length(text->data + i, text->length - i);
        if (step || is_missing((unsigned char)text->data[i]))
            buffer_add(&out, text->data + i, step ? step : 1);
        else
            add_byte(&out, (unsigned char)text->data[i]);
        i += step ? step : 1;
    }
    buffer_free(text);
    *text = out;
}
