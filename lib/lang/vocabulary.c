/* Questions about words, affixes and phrases that are given by their bytes. */
#include "lang/vocabulary.h"
#include "base/unicode.h"
#include "lang/lexicon.h"

#include <string.h>

/* What is known of a word of at most MAX_SET_WORD bytes. */
static struct lexicon_entry entry_of(const char *word, size_t length)
{
    char form[MAX_SET_WORD + 4];
    size_t written = 0, size;
    struct lexicon_entry entry = {.word = 0};
    for (size_t at = 0; at < length; at += size) {
        uint32_t c = character_at(word, at, length, &size);
        if (written > MAX_SET_WORD - 1)
            return entry;
        written += character_write(character_is_apostrophe(c) ? '\'' : character_lower(c), form + written);
    }
    lexicon_find(NULL, form, written, &entry);
    return entry;
}

uint16_t word_number(const char *word, size_t length)
{
    return entry_of(word, length).word;
}

lexicon_set word_classes(const char *word, size_t length)
{
    return entry_of(word, length).classes;
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
        size = (unsigned char)affix_text[at];
        if (length >= size + stem && begins_with(word, affix_text + at + 1, size))
            return size;
    }
    return 0;
}

size_t affix_ending(const char *word, size_t length, enum affix_list list, size_t stem)
{
    for (size_t at = affix_starts[list], size; at < affix_starts[list + 1]; at += size + 1) {
        size = (unsigned char)affix_text[at];
        if (length >= size + stem && memcmp(word + length - size, affix_text + at + 1, size) == 0)
            return size;
    }
    return 0;
}

bool affix_within(const char *word, size_t length, enum affix_list list)
{
    for (size_t end = 1; end <= length; end++)
        if (affix_ending(word, end, list, 0) > 0)
            return true;
    return false;
}

/* ---- phrases of lines ---- */

#define CURLY "\xE2\x80\x99" /* an apostrophe as typesetters write it */

static char small(char byte)
{
    return (char)(byte_is(byte, BYTE_CAPITAL) ? byte | 0x20 : byte);
}

/* The bytes of the text that are the phrase; 0: it begins otherwise. */
static size_t same_line(const char *text, size_t length, const struct line_row *row)
{
    const char *phrase = line_text + row->text;
    size_t at = 0, size;
    for (size_t i = 0; i < row->length; i++, at += size) {
        size = 1;
        if (at >= length)
            return 0;
        if (small(text[at]) == phrase[i])
            continue;
        size = sizeof CURLY - 1;
        if (phrase[i] != '\'' || length - at < size || memcmp(text + at, CURLY, size) != 0)
            return 0;
    }
    bool word = byte_is(phrase[row->length - 1], BYTE_LETTER);
    return word && at < length && character_is_letter(character_at(text, at, length, &size)) ? 0 : at;
}

/* Most phrases are ruled out by their second byte. */
static bool may_be_line(const struct line_row *row, line_set lists, char second)
{
    const char next = line_text[row->text + 1];
    return lists >> row->list & 1 && (row->length < 2 || next == second || next == '\'');
}

size_t line_at(const char *text, size_t length, line_set lists, enum line_list *list)
{
    if (length == 0)
        return 0;
    const unsigned char first = (unsigned char)small(text[0]);
    const char second = length > 1 ? small(text[1]) : '\0';
    for (size_t i = line_firsts[first + 1]; i-- > line_firsts[first];) { /* a longer one is after what it begins with */
        size_t size = may_be_line(&line_rows[i], lists, second) ? same_line(text, length, &line_rows[i]) : 0;
        if (size == 0)
            continue;
        if (list)
            *list = (enum line_list)line_rows[i].list;
        return size;
    }
    return 0;
}

/* The same at a place of a text, unless a word goes on there. */
static size_t line_at_word(const char *text, size_t length, size_t at, line_set lists)
{
    size_t size;
    bool inside = at > 0 && character_is_letter(character_at(text, at, length, &size)) &&
                  character_is_letter(character_before(text, 0, at, &size));
    return inside ? 0 : line_at(text + at, length - at, lists, NULL);
}

size_t line_find(const char *text, size_t length, line_set lists, size_t *at)
{
    for (size_t i = 0, size; i < length; i += size) {
        character_at(text, i, length, &size);
        size_t found = line_at_word(text, length, i, lists);
        if (found && at)
            *at = i;
        if (found)
            return found;
    }
    return 0;
}

/* Whether a phrase of the list begins where its key is the letter. */
static bool line_within_by(const char *text, size_t length, enum line_list list, char letter)
{
    const struct line_key key = line_keys[list];
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, letter, (size_t)(end - at))) != NULL; at++)
        if (at - text >= key.at && (at[-key.at] | 0x20) == key.first &&
            line_at_word(text, length, (size_t)(at - text) - key.at, LINE_BIT(list)))
            return true;
    return false;
}

bool line_within(const char *text, size_t length, enum line_list list)
{
    char letter = line_keys[list].letter;
    if (!letter)
        return line_find(text, length, LINE_BIT(list), NULL) > 0;
    return line_within_by(text, length, list, letter) || line_within_by(text, length, list, (char)(letter ^ 0x20));
}
