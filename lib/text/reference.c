/*
 * Reads the text, makes edits of references to characters. HTML's are read as HTML 5 reads them in an attribute, where
 * "&copy=1" is none, but that names of several characters and numbers of control characters stay as they are. What was
 * escaped twice ("&amp;quot;") is read to its end. Of the escapes of JSON and of languages like it those are read that
 * stand for no control character, and line ends between sentences.
 */
#include "text/reference.h"
#include "base/bisect.h"
#include "base/unicode.h"
#include "lang/token_hash.h"

#include <string.h>

#define REPLACEMENT 0xFFFD
#define LAST_CODE 0x10FFFF

struct reading {
    const memory *mem;
    const char *text; /* a NUL ends it, and none is in it */
    size_t length;
    struct edits *edits;
    bool known, escaped; /* whether all of it was escaped */
};

/* ---- HTML ---- */

static bool is_surrogate(uint32_t code)
{
    return code >= 0xD800 && code < 0xE000;
}

static unsigned digit_value(char c, unsigned base)
{
    unsigned value = byte_is(c, BYTE_DIGIT) ? (unsigned)(c - '0') : base;
    if (base == 16 && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        value = (unsigned)((c | 0x20) - 'a') + 10;
    return value;
}

static bool is_control(uint32_t number)
{
    return (number && number < ' ') || number == 0x7F;
}

/* A control character that is whitespace may be written so, if the reference is closed. */
static bool is_written_whitespace(uint32_t number, bool closed)
{
    return closed && (number == '\t' || number == '\n' || number == '\f' || number == '\r');
}

/* The character that HTML reads for a number: of Windows-1252 for those that name nothing else. */
static uint32_t numbered_character(uint32_t number)
{
    if (number >= 0x80 && number < 0xA0)
        number = reference_windows[number - 0x80];
    return number == 0 || number > LAST_CODE || is_surrogate(number) ? REPLACEMENT : number;
}

/* The bytes of a number after "&", which begins with "#", its semicolon within; 0: none. */
static size_t read_numeric_reference(const char *text, uint32_t *code)
{
    unsigned base = (text[1] | 0x20) == 'x' ? 16 : 10, digit;
    size_t first = base == 16 ? 2 : 1, end = first;
    uint32_t number = 0;
    for (; (digit = digit_value(text[end], base)) < base; end++)
        number = number > LAST_CODE ? number : number * base + digit;
    bool closed = text[end] == ';';
    if (end == first || (is_control(number) && !is_written_whitespace(number, closed)))
        return 0;
    *code = numbered_character(number);
    return end + closed;
}

/* The bytes of a name after "&", its semicolon within; 0: none. */
static size_t read_named_reference(const char *text, uint32_t *code)
{
    uint32_t hash = TOKEN_HASH_START;
    size_t end = 0;
    for (; byte_is(text[end], BYTE_LETTER | BYTE_DIGIT); end++)
        hash = token_hash_add(hash, (unsigned char)text[end]);
    bool closed = text[end] == ';';
    size_t at = first_not_below_32(reference_hashes, reference_count, sizeof *reference_hashes, 0, hash);
    if (!end || at == reference_count || reference_hashes[at] != hash)
        return 0;
    if (!closed && (!(reference_codes[at] & REFERENCE_BARE) || text[end] == '='))
        return 0;
    *code = reference_codes[at] & ~REFERENCE_BARE;
    return end + closed;
}

/* The bytes of a reference after its "&"; 0: none. */
static size_t read_reference_after(const char *text, uint32_t *code)
{
    return *text == '#' ? read_numeric_reference(text, code) : read_named_reference(text, code);
}

/* What was an ampersand may be the first of another reference, which a semicolon must end: the bytes of that. */
static size_t references_within(const char *text, uint32_t *code)
{
    size_t size = 0, more;
    uint32_t inner;
    while (*code == '&' && (more = read_reference_after(text + size, &inner)) != 0 && text[size + more - 1] == ';') {
        *code = inner;
        size += more;
    }
    return size;
}

/* The bytes of a reference that begins with "&"; 0: none. */
static size_t reference_at(const char *text, uint32_t *code)
{
    size_t size = read_reference_after(text + 1, code);
    return size ? 1 + size + references_within(text + 1 + size, code) : 0;
}

/* ---- escapes ---- */

/* The four digits of a "\u" escape; 0: none, or no character that it is read for. */
static uint32_t unit_at(const char *text)
{
    uint32_t code = 0;
    for (size_t i = 0; i < 4; i++) {
        unsigned digit = digit_value(text[i], 16);
        if (digit == 16)
            return 0;
        code = code * 16 + digit;
    }
    return code < ' ' || code == 0x7F ? 0 : code;
}

/* The bytes of what follows a backslash with "u" before its digits, both halves of a pair; 0: none. */
static size_t escape_at(const char *text, uint32_t *code)
{
    *code = unit_at(text + 1);
    if (!is_surrogate(*code))
        return *code ? 5 + references_within(text + 5, code) : 0;
    size_t next = 5 + strspn(text + 5, "\\");
    uint32_t low = *code < 0xDC00 && next > 5 && next < 16 && text[next] == 'u' ? unit_at(text + next + 1) : 0;
    if (low < 0xDC00 || low >= 0xE000)
        return 0;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return next + 5;
}

/* The character before a place, as it was read; 0 at the start. */
static uint32_t code_before(const struct reading *reading, size_t at)
{
    const struct edits *edits = reading->edits;
    const struct edit *last = edits->list.count ? &edits->list.items[edits->list.count - 1] : NULL;
    size_t size;
    if (last && last->code && last->from + last->took == at)
        return last->code;
    return at ? character_before(reading->text, 0, at, &size) : 0;
}

/* Whether all of the text was escaped: it has no line end but the last, and an escape that nothing else writes. */
static bool is_escaped(struct reading *reading)
{
    const char *text = reading->text, *end = text + reading->length;
    uint32_t code;
    if (reading->known)
        return reading->escaped;
    reading->known = true;
    while (end > text && end[-1] == '\n')
        end--;
    if (memchr(text, '\n', (size_t)(end - text)))
        return false;
    for (const char *at = text; !reading->escaped && (at = memchr(at, '\\', (size_t)(end - at))) != NULL; at++)
        reading->escaped = at[1] == '"' || (at[1] == 'u' && escape_at(at + 1, &code));
    return reading->escaped;
}

/* Whether "\n" or "\r" stands for a line end: in a text that was escaped, beside another, or between two sentences. A
 * folder's name is elsewhere ("C:\new"). */
static bool is_line_end(struct reading *reading, size_t at, size_t letter)
{
    uint32_t before = code_before(reading, at);
    const char *next = reading->text + letter + 1, *second = next + strspn(next, "\\");
    bool ends = before < 0x80 ? strchr(".!?)]", (int)before) != NULL : before == 0x2026;
    bool begins = byte_is(*next, BYTE_CAPITAL | BYTE_DIGIT) || (unsigned char)*next >= 0x80 ||
                  strchr("\\&\"'([*_#>-\n", *next);
    bool two = before == '\n' || (second > next && (*second == 'n' || *second == 'r'));
    return two || ((ends || character_is_quotation_mark(before)) && begins) || is_escaped(reading);
}

/* What follows the backslashes from `at` to `end`. *after: where to go on. False when memory is out. */
static bool read_escape(struct reading *reading, size_t at, size_t end, size_t *after)
{
    const char *next = reading->text + end;
    uint32_t code = 0;
    size_t size = *next == 'u' ? escape_at(next, &code) : 0;
    *after = end + size;
    if (size)
        return edits_add(reading->mem, reading->edits, at, *after - at, code);
    if ((*next == 'n' || *next == 'r') && is_line_end(reading, at, end)) {
        *after = end + 1;
        return edits_add(reading->mem, reading->edits, at, *after - at, '\n');
    }
    if (*next == '&')
        reference_at(next, &code);
    else if (end < reading->length)
        code = character_at(reading->text, end, reading->length, &size);
    return !character_is_quotation_mark(code) || edits_add(reading->mem, reading->edits, at, end - at, 0);
}

/* ---- all of it ---- */

/* Where the byte is next, from a place on; the length of the text where it is no more. */
static size_t next_byte(const struct reading *reading, char byte, size_t at)
{
    const char *next = memchr(reading->text + at, byte, reading->length - at);
    return next ? (size_t)(next - reading->text) : reading->length;
}

bool reference_find(const memory *mem, const char *text, size_t length, struct edits *edits)
{
    struct reading reading = {.mem = mem, .text = text, .length = length, .edits = edits};
    size_t ampersand = next_byte(&reading, '&', 0), slash = next_byte(&reading, '\\', 0), after;
    while (ampersand < length || slash < length) {
        if (ampersand < slash) {
            uint32_t code = 0;
            size_t size = reference_at(text + ampersand, &code);
            after = ampersand + size + (size == 0);
            if (size && !edits_add(mem, edits, ampersand, size, code))
                return false;
        } else if (!read_escape(&reading, slash, slash + strspn(text + slash, "\\"), &after)) {
            return false;
        }
        if (ampersand < after)
            ampersand = next_byte(&reading, '&', after);
        if (slash < after)
            slash = next_byte(&reading, '\\', after);
    }
    return true;
}
