/* Questions about words, affixes and phrases that are given by their bytes. */
#include "lang/vocabulary.h"
#include "base/unicode.h"
#include "lang/lexicon.h"

#include <string.h>

uint16_t word_number(const char *word, size_t length)
{
    char form[MAX_SET_WORD + 4];
    size_t written = 0, size;
    struct lexicon_entry entry;
    for (size_t at = 0; at < length; at += size) {
        uint32_t c = character_at(word, at, length, &size);
        if (written > MAX_SET_WORD - 1)
            return 0;
        written += character_write(character_is_apostrophe(c) ? '\'' : character_lower(c), form + written);
    }
    lexicon_find(NULL, form, written, &entry);
    return entry.word;
}

uint16_t word_number_contracted(const char *word, size_t length)
{
    size_t letters = 0;
    while (letters < length && byte_is(word[letters], BYTE_LETTER))
        letters++;
    return letters < length ? word_number(word, letters) : 0;
}

/* ---- affixes ---- */

static bool begins_with(const char *word, const char *affix, size_t length)
{
    char first = (char)(byte_is(word[0], BYTE_CAPITAL) ? word[0] | 0x20 : word[0]);
    return first == affix[0] && memcmp(word + 1, affix + 1, length - 1) == 0;
}

size_t affix_beginning(const char *word, size_t length, enum affix_list list, size_t stem)
{
    for (size_t at = affix_starts[list], size; at < affix_starts[list + 1]; at += size + 1) {
        size = strlen(affix_text + at);
        if (length >= size + stem && begins_with(word, affix_text + at, size))
            return size;
    }
    return 0;
}

size_t affix_ending(const char *word, size_t length, enum affix_list list, size_t stem)
{
    for (size_t at = affix_starts[list], size; at < affix_starts[list + 1]; at += size + 1) {
        size = strlen(affix_text + at);
        if (length >= size + stem && memcmp(word + length - size, affix_text + at, size) == 0)
            return size;
    }
    return 0;
}

/* ---- phrases of lines ---- */

#define CURLY "\xE2\x80\x99" /* an apostrophe as typesetters write it */

/* The bytes of the text that are the phrase; 0: it begins otherwise. */
static size_t same_line(const char *text, size_t length, const struct line_row *row)
{
    const char *phrase = line_text + row->text;
    size_t at = 0, size;
    for (size_t i = 0; i < row->length; i++, at += size) {
        size = 1;
        if (at >= length)
            return 0;
        char c = (char)(byte_is(text[at], BYTE_CAPITAL) ? text[at] | 0x20 : text[at]);
        if (c == phrase[i])
            continue;
        size = sizeof CURLY - 1;
        if (phrase[i] != '\'' || length - at < size || memcmp(text + at, CURLY, size) != 0)
            return 0;
    }
    bool word = byte_is(phrase[row->length - 1], BYTE_LETTER);
    return word && at < length && character_is_letter(character_at(text, at, length, &size)) ? 0 : at;
}

size_t line_at(const char *text, size_t length, line_set lists, enum line_list *list)
{
    if (length == 0)
        return 0;
    unsigned char first = (unsigned char)(byte_is(text[0], BYTE_CAPITAL) ? text[0] | 0x20 : text[0]);
    for (size_t i = line_firsts[first + 1];
         i-- > line_firsts[first];) { /* what a longer one begins with is before it */
        size_t size = lists >> line_rows[i].list & 1 ? same_line(text, length, &line_rows[i]) : 0;
        if (size == 0)
            continue;
        if (list)
            *list = (enum line_list)line_rows[i].list;
        return size;
    }
    return 0;
}

size_t line_find(const char *text, size_t length, line_set lists, size_t *at)
{
    for (size_t i = 0, size, before; i < length; i += size) {
        uint32_t c = character_at(text, i, length, &size);
        bool inside = i > 0 && character_is_letter(c) && character_is_letter(character_before(text, 0, i, &before));
        size_t found = inside ? 0 : line_at(text + i, length - i, lists, NULL);
        if (found && at)
            *at = i;
        if (found)
            return found;
    }
    return 0;
}
