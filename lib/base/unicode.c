/* Code points and what kind of letter or mark each is. */
#include "base/unicode.h"

const uint8_t character_bytes[256] = {
    24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 16, 24, 24,
    24, 24, 24, 24, 16, 16, 16, 16, 16, 0,  0,  16, 16, 16, 16, 16, 0,  0,  16, 2,  2,  2,  2,  2,  2,  2,  2,  2,  2,
    0,  16, 16, 16, 16, 16, 0,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,  5,
    5,  5,  5,  5,  16, 16, 16, 16, 0,  0,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,
    1,  1,  1,  1,  1,  1,  1,  16, 16, 16, 16, 24, 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
};

const uint8_t character_small[256] = {
    [48] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0, 0, 0, 0, 0, 0,
    [64] = 0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    [80] = 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
    [96] = 0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    [112] = 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
};

uint32_t character_at_wide(const char *text, size_t at, size_t end, size_t *length)
{
    unsigned char first = (unsigned char)text[at];
    size_t size = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    *length = 1;
    if (size == 1 || size > end - at)
        return first;
    uint32_t c = first & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        unsigned char next = (unsigned char)text[at + i];
        if ((next & 0xC0) != 0x80)
            return first;
        c = c << 6 | (next & 0x3Fu);
    }
    *length = size;
    return c;
}

uint32_t character_before(const char *text, size_t start, size_t at, size_t *length)
{
    size_t from = at - 1;
    while (from > start && at - from < 4 && ((unsigned char)text[from] & 0xC0) == 0x80)
        from--;
    uint32_t c = character_at(text, from, at, length);
    if (*length == at - from)
        return c;
    *length = 1;
    return (unsigned char)text[at - 1];
}

bool character_is_whitespace_wide(uint32_t c)
{
    if (c <= 0xA0 || c == 0xAD)
        return true;
    if (c < 0x1680)
        return false;
    return c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

bool character_is_letter_wide(uint32_t c)
{
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c < 0x2000)
        return c != 0xD7 && c != 0xF7 && c != 0x2BC && c != 0x1680 && c != 0x180E;
    if (c < 0x2C00)
        return c >= 0x2100 && c < 0x2190 && c != 0x2116 && c != 0x2122;
    if (c < 0x3040)
        return c < 0x2E00;
    return c < 0xE000 || (c >= 0xF900 && c < 0xFE00) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) ||
           (c >= 0xFF66 && c < 0xFFE0) || (c >= 0x10000 && c < 0x1F000) || c >= 0x20000;
}

uint32_t character_lower_wide(uint32_t c)
{
    if (c < 0x100)
        return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c;
    if (c < 0x180) {
        if (c == 0x130)
            return 'i';
        if (c == 0x178)
            return 0xFF;
        bool odd_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
        if (c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F)
            return c;
        return (c & 1) == (odd_capital ? 1u : 0u) ? c + 1 : c;
    }
    if (c >= 0x391 && c <= 0x3A9)
        return c + 32;
    if (c >= 0x400 && c <= 0x42F)
        return c < 0x410 ? c + 80 : c + 32;
    if ((c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF) || (c >= 0x460 && c <= 0x481) ||
        (c >= 0x48A && c <= 0x4BF) || (c >= 0x218 && c <= 0x21B))
        return c | 1;
    return c;
}

size_t character_write(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[size] | c);
    return size;
}
