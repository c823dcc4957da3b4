/* UTF-8: what is well-formed, repairing, offsets in other units. */
#include "check.h"
#include "base/utf8.h"

#include <stdlib.h>

/* The first fault of a text, length where there is none. */
#define VALID(text) utf8_valid(text, sizeof(text) - 1)

static void test_well_formed(void)
{
    CHECK_SIZE(VALID(""), 0);
    CHECK_SIZE(VALID("plain words, many of them"), 25);
    CHECK_SIZE(
        VALID("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
        25);
    CHECK_SIZE(VALID("\x01\x1A\x1F"), 3);
}

static void test_faults(void)
{
    CHECK_SIZE(VALID("ab\x80"), 2);                 /* continues nothing */
    CHECK_SIZE(VALID("a\xC1\xBF"), 1);              /* overlong */
    CHECK_SIZE(VALID("a\xE0\x9F\xBF"), 1);
    CHECK_SIZE(VALID("a\xF0\x8F\xBF\xBF"), 1);
    CHECK_SIZE(VALID("a\xED\xA0\x80"), 1);          /* surrogates */
    CHECK_SIZE(VALID("a\xED\xBF\xBF"), 1);
    CHECK_SIZE(VALID("a\xF4\x90\x80\x80"), 1);      /* beyond U+10FFFF */
    CHECK_SIZE(VALID("a\xF5\x80\x80\x80"), 1);
    CHECK_SIZE(VALID("a\xFF"), 1);
    CHECK_SIZE(VALID("a\xE2\x80"), 1);              /* cut off */
    CHECK_SIZE(VALID("a\xE2\x80z"), 1);
    CHECK_SIZE(VALID("a\xF0\x9F\x92 z"), 1);
    CHECK_SIZE(VALID("a\0b"), 1);                   /* no NUL either */
}

/* A fault is found at every place of the eight bytes that are read at once. */
static void test_places(void)
{
    for (size_t i = 0; i < 24; i++) {
        char text[25] = "abcdefghijklmnopqrstuvwx";
        text[i] = '\0';
        CHECK_SIZE(utf8_valid(text, 24), i);
        text[i] = '\xFF';
        CHECK_SIZE(utf8_valid(text, 24), i);
        text[i] = '\x1A';
        CHECK_SIZE(utf8_valid(text, 24), 24);
    }
}

static void test_repair(void)
{
    char text[] = "a\xE2\x80z\0\xC3\xA9\x1A\xFF";
    unsigned char bad[2] = {0, 0};
    size_t length = sizeof text - 1;
    utf8_repair(text, length, bad);
    CHECK(memcmp(text, "a\x1A\x1Az\x1A\xC3\xA9\x1A\x1A", length) == 0);
    static const bool expected[] = {false, true, true, false, true, false, false, false, true};
    for (size_t i = 0; i < length; i++)
        CHECK(utf8_bit(bad, i) == expected[i]);
    CHECK_SIZE(utf8_valid(text, length), length);
}

static size_t symbol_string(unsigned char byte, saidby_offsets unit)
{
    if ((byte & 0xC0) == 0x80)
        return unit == SAIDBY_OFFSETS_BYTE;
    return unit == SAIDBY_OFFSETS_UTF16 && byte >= 0xF0 ? 2 : 1;
}

/* The index against plain counting, at every offset of a text. */
static void check_index(const char *text, size_t length)
{
    memory mem = memory_default();
    struct arena arena;
    struct utf8_index index;
    arena_init(&arena, &mem);
    CHECK(utf8_index_make(&index, &arena, text, length));
    size_t start = 0, points = 0, units16 = 0;
    for (size_t i = 0; i <= length; i++) {
        bool inside = i < length && ((unsigned char)text[i] & 0xC0) == 0x80;
        if (!inside) {
            for (size_t j = start; j < i; j++) {
                points += symbol_string((unsigned char)text[j], SAIDBY_OFFSETS_CODEPOINT);
                units16 += symbol_string((unsigned char)text[j], SAIDBY_OFFSETS_UTF16);
            }
            start = i;
        }
        CHECK_SIZE(utf8_index_offset(&index, SAIDBY_OFFSETS_BYTE, i), start);
        CHECK_SIZE(utf8_index_offset(&index, SAIDBY_OFFSETS_CODEPOINT, i), points);
        CHECK_SIZE(utf8_index_offset(&index, SAIDBY_OFFSETS_UTF16, i), units16);
    }
    CHECK_SIZE(utf8_index_offset(&index, SAIDBY_OFFSETS_CODEPOINT, length + 1000), points);
    arena_free(&arena);
}

static void test_index(void)
{
    static const char *const characters[] = {"a", "\xC3\xA9", "\xE2\x80\x9C", "\xF0\x9F\x92\xAC"};
    char text[3000];
    check_index("", 0);
    check_index("only ASCII", 10);
    for (unsigned kinds = 1; kinds <= 4; kinds++) {
        size_t length = 0;
        for (uint32_t i = 0, random = 7; i < 700; i++) {
            random = random * 1664525u + 1013904223u;
            const char *c = characters[random >> 16 & 3u] ? characters[(random >> 16) % kinds] : "";
            memcpy(text + length, c, strlen(c));
            length += strlen(c);
        }
        check_index(text, length);
    }
    memset(text, 'x', sizeof text); /* few long characters, which are listed: side by side, and at the end */
    for (unsigned kind = 1; kind < 4; kind++)
        for (size_t at = 250 * kind; at < 1000; at += 250 * kind)
            memcpy(text + at, characters[kind], strlen(characters[kind]));
    memcpy(text + 100, "\xF0\x9F\x92\xAC\xE2\x80\x9C\xC3\xA9", 9);
    check_index(text, 997);
    memcpy(text + 996, characters[3], 4);
    check_index(text, 1000);
    memset(text, 'x', 512);
    memcpy(text + 510, "\xC3\xA9", 2); /* ends with a whole block of sums */
    check_index(text, 512);
}

int main(void)
{
    test_well_formed();
    test_faults();
    test_places();
    test_repair();
    test_index();
    return CHECK_RESULT();
}
