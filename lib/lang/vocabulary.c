/* Questions about words, affixes and phrases that are given by their bytes. */
#include "base/unicode.h"
#include "lang/language.h"

#include <string.h>

/* What is known of a word of at most MAX_SET_WORD bytes. */
static struct lexicon_entry entry_of(const struct language *language, const char *word, size_t length)
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
    lexicon_find(language, NULL, form, written, &entry);
    return entry;
}

uint16_t word_number(const struct language *language, const char *word, size_t length)
{
    return entry_of(language, word, length).word;
}

lexicon_set word_classes(const struct language *language, const char *word, size_t length)
{
    return entry_of(language, word, length).classes;
}

uint16_t word_number_contracted(const struct language *language, const char *word, size_t length)
{
    size_t letters = 0;
    while (letters < length && byte_is(word[letters], BYTE_LETTER))
        letters++;
    return letters < length ? word_number(language, word, letters) : 0;
}

/* ---- affixes ---- */

static bool begins_with(const char *word, const char *affix, size_t length)
{
    char first = (char)(byte_is(word[0], BYTE_CAPITAL) ? word[0] | 0x20 : word[0]);
    return first == affix[0] && memcmp(word + 1, affix + 1, length - 1) == 0;
}

size_t affix_beginning(const struct language *language, const char *word, size_t length, enum affix_list list,
                       size_t stem)
{
    const struct affix_table *table = &language->affixes;
    for (size_t at = table->starts[list], size; at < table->starts[list + 1]; at += size + 1) {
        size = (unsigned char)table->text[at];
        if (length >= size + stem && begins_with(word, table->text + at + 1, size))
            return size;
    }
    return 0;
}

size_t affix_ending(const struct language *language, const char *word, size_t length, enum affix_list list, size_t stem)
{
    const struct affix_table *table = &language->affixes;
    for (size_t at = table->starts[list], size; at < table->starts[list + 1]; at += size + 1) {
        size = (unsigned char)table->text[at];
        if (length >= size + stem && memcmp(word + length - size, table->text + at + 1, size) == 0)
            return size;
    }
    return 0;
}

bool affix_within(const struct language *language, const char *word, size_t length, enum affix_list list)
{
    for (size_t end = 1; end <= length; end++)
        if (affix_ending(language, word, end, list, 0) > 0)
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
static size_t same_line(const struct line_table *lines, const char *text, size_t length, const struct line_row *row)
{
    const char *phrase = lines->text + row->text;
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
static bool may_be_line(const struct line_table *lines, const struct line_row *row, line_set lists, char second)
{
    const char next = lines->text[row->text + 1];
    return lists >> row->list & 1 && (row->length < 2 || next == second || next == '\'');
}

size_t line_at(const struct language *language, const char *text, size_t length, line_set lists, enum line_list *list)
{
    if (length == 0)
        return 0;
    const struct line_table *table = &language->lines;
    const unsigned char first = (unsigned char)small(text[0]);
    const char second = length > 1 ? small(text[1]) : '\0';
    for (size_t i = table->firsts[first + 1];
         i-- > table->firsts[first];) { /* a longer one is after what it begins with */
        const struct line_row *row = &table->rows[i];
        size_t size = may_be_line(table, row, lists, second) ? same_line(table, text, length, row) : 0;
        if (size == 0)
            continue;
        if (list)
            *list = (enum line_list)row->list;
        return size;
    }
    return 0;
}

/* The same at a place of a text, unless a word goes on there. */
static size_t line_at_word(const struct language *language, const char *text, size_t length, size_t at, line_set lists)
{
    size_t size;
    bool inside = at > 0 && character_is_letter(character_at(text, at, length, &size)) &&
                  character_is_letter(character_before(text, 0, at, &size));
    return inside ? 0 : line_at(language, text + at, length - at, lists, NULL);
}

size_t line_find(const struct language *language, const char *text, size_t length, line_set lists, size_t *at)
{
    for (size_t i = 0, size; i < length; i += size) {
        character_at(text, i, length, &size);
        size_t found = line_at_word(language, text, length, i, lists);
        if (found && at)
            *at = i;
        if (found)
            return found;
    }
    return 0;
}

/* Whether a phrase of the list begins where its key is the letter. */
static bool line_within_by(const struct language *language, const char *text, size_t length, enum line_list list,
                           char letter)
{
    const struct line_key key = language->lines.keys[list];
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, letter, (size_t)(end - at))) != NULL; at++)
        if (at - text >= key.at && (at[-key.at] | 0x20) == key.first &&
            line_at_word(language, text, length, (size_t)(at - text) - key.at, LINE_BIT(list)))
            return true;
    return false;
}

bool line_within(const struct language *language, const char *text, size_t length, enum line_list list)
{
    char letter = language->lines.keys[list].letter;
    if (!letter)
        return line_find(language, text, length, LINE_BIT(list), NULL) > 0;
    return line_within_by(language, text, length, list, letter) ||
           line_within_by(language, text, length, list, (char)(letter ^ 0x20));
}
