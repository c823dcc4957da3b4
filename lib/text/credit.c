/* The rules of captions, credits, agency lines, bylines and dates. */
#include "lang/lexicon.h"
#include "text/block_rules.h"
#include "text/limits.h"

#include <string.h>

static bool holds_byte(const struct block_profile *block, size_t start, char byte)
{
    return memchr(block->text + start, byte, block->end - start) != NULL;
}

static bool holds_phrase(const struct block_profile *block, size_t start, enum line_list list)
{
    return line_find(block->language, block->text + start, block->end - start, LINE_BIT(list), NULL) > 0;
}

/* ---- brackets at the end ---- */

/* Where the bracket opens that the block's last character closes, or NO_INDEX. */
static size_t last_bracket(const struct block_profile *block, char open, char close)
{
    if (block->end == block->start || block->text[block->end - 1] != close)
        return NO_INDEX;
    for (size_t at = block->end - 1; at-- > block->start;)
        if (block->text[at] == open)
            return at;
    return NO_INDEX;
}

/* Where short round brackets open, or NO_INDEX. */
static size_t last_short_bracket(const struct block_profile *block)
{
    size_t round = last_bracket(block, '(', ')');
    return round != NO_INDEX && block->end - round <= MAX_HEADING ? round : NO_INDEX;
}

/* Where square brackets open after something, or NO_INDEX. */
static size_t last_square_bracket(const struct block_profile *block)
{
    size_t square = last_bracket(block, '[', ']');
    return square != NO_INDEX && square > block->start ? square : NO_INDEX;
}

/* From here to the end nothing but names: "Ann Berg/The Post". */
static bool is_names(const struct block_profile *block, size_t start)
{
    bool in_word = false;
    for (size_t at = start, size; at < block->end; at += size) {
        uint32_t c = character_at(block->text, at, block->end, &size);
        bool inside = character_is_alphanumeric(c) || c == '\'' || c == 0x2019 || c == '-';
        if (inside && !in_word && !character_is_capital(c))
            return false;
        if (!inside && !character_is_whitespace(c) && !strchr("/.()&\r\n", c < 0x80 ? (int)c : '!'))
            return false;
        in_word = inside;
    }
    return true;
}

/* A name of several words before a slash: "Ann Berg/Reuters". */
static bool names_maker(const struct block_profile *block, size_t start)
{
    const char *slash = memchr(block->text + start, '/', block->end - start);
    return slash && memchr(block->text + start, ' ', (size_t)(slash - block->text) - start);
}

/* ---- captions ---- */

bool block_ends_in_square_credit(const struct block_scene *scene)
{
    size_t square = last_square_bracket(scene->block);
    return square != NO_INDEX &&
           (names_maker(scene->block, square) || holds_phrase(scene->block, square, LINE_PICTURE));
}

bool block_ends_in_picture_credit(const struct block_scene *scene)
{
    size_t round = last_short_bracket(scene->block);
    return round != NO_INDEX && holds_phrase(scene->block, round, LINE_PICTURE);
}

/* "(Ann Berg/The Post)", and "(Ann Berg)" after more than a few words. */
bool block_ends_in_names(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    size_t round = last_short_bracket(block);
    if (round == NO_INDEX || round == block->start || !is_names(block, round))
        return false;
    return holds_byte(block, round, '/') || (round - block->start > MAX_LABEL && holds_byte(block, round, ' '));
}

bool block_ends_in_credit(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    size_t from = profile_length(block) > MAX_HEADING ? block->end - MAX_HEADING : block->start;
    for (size_t at = from; block->open && at < block->end; at++) {
        if (at > block->start && !strchr(" \n", block->text[at - 1]))
            continue;
        size_t size = line_at(block->language, block->text + at, block->end - at, LINE_BIT(LINE_CREDIT), NULL);
        if (size > 0)
            return is_names(block, at + size);
    }
    return false;
}

bool block_names_picture_agency(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return block->open && block->quotes == 0 && last_square_bracket(block) == NO_INDEX &&
           holds_phrase(block, block->start, LINE_PICTURE_AGENCY);
}

/* ---- those who made the article ---- */

bool block_thanks_reporters(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return block->quotes == 0 &&
           line_within(block->language, block->text + block->start, profile_length(block), LINE_THANKS);
}

/* Few words in brackets, each with a capital. */
bool block_is_agency(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return last_bracket(block, '(', ')') == block->start && block->words <= MAX_AGENCY_WORDS && block->small == 0 &&
           block->quotes == 0;
}

/* "Analysis by Ann Berg, Oslo correspondent": a name with a capital comes after the phrase. */
bool block_is_byline(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    if (!block->open || block->words < 2 || block->words > MAX_HEADING_WORDS || block->quotes > 0 || block->tells)
        return false;
    size_t length =
               line_at(block->language, block->text + block->start, profile_length(block), LINE_BIT(LINE_BYLINE), NULL),
           size;
    size_t name = block->start + length + 1;
    return length && name < block->end && character_is_capital(character_at(block->text, name, block->end, &size)) &&
           block->small <= MAX_BYLINE_SMALL;
}

/* ---- dates and times ---- */

/* "March", "Mar": the lexicon has some with their dot alone. */
static bool is_month(const struct language *language, const char *word, size_t length)
{
    char dotted[MAX_SET_WORD];
    if (length + 1 > sizeof dotted)
        return false;
    memcpy(dotted, word, length);
    dotted[length] = '.';
    return ((word_classes(language, word, length) | word_classes(language, dotted, length + 1)) & LEX_BIT(LEX_MONTH)) !=
           0;
}

static bool names_month(const struct block_profile *block)
{
    size_t word = NO_INDEX;
    for (size_t at = block->start, size; at < block->end; at += size) {
        bool letter = character_is_letter(character_at(block->text, at, block->end, &size));
        if (letter && word == NO_INDEX)
            word = at;
        if (word != NO_INDEX && (!letter || at + size == block->end)) {
            if (is_month(block->language, block->text + word, at + letter * size - word))
                return true;
            word = NO_INDEX;
        }
    }
    return false;
}

/* The century of a year: "19" or "20", not after a letter. */
static bool names_year(const struct block_profile *block)
{
    const char *text = block->text;
    size_t size;
    for (size_t at = block->start; at + 1 < block->end; at++)
        if (((text[at] == '1' && text[at + 1] == '9') || (text[at] == '2' && text[at + 1] == '0')) &&
            (at == block->start || !character_is_letter(character_before(text, block->start, at, &size))))
            return true;
    return false;
}

/* Two words or more, nearly all with a capital or figure. */
static bool looks_like_date(const struct block_profile *block)
{
    return block->open && block->quotes == 0 && block->words >= 2 && block->words <= MAX_DATE_WORDS &&
           block->small <= 1 && block->words <= block->capitals + MAX_DATE_SMALL &&
           holds_byte(block, block->start, ' ');
}

bool block_is_date(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return looks_like_date(block) && (block->words <= MAX_SHORT_DATE || names_year(block)) && names_month(block);
}

/* "17:05", "7 p.m.": figures and what goes with them alone. */
bool block_is_time(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    bool digits = false, marked = false;
    if (profile_length(block) > MAX_LABEL)
        return false;
    for (size_t at = block->start, size = 1; at < block->end; at += size, size = 1) {
        char byte = block->text[at];
        if (byte_is(byte, BYTE_LETTER)) {
            size = line_at(block->language, block->text + at, block->end - at, LINE_BIT(LINE_CLOCK_UNIT), NULL);
            if (size == 0)
                return false;
        } else if (!byte_is(byte, BYTE_DIGIT) && !strchr(" :.", byte)) {
            return false;
        }
        digits |= byte_is(byte, BYTE_DIGIT);
        marked |= byte_is(byte, BYTE_LETTER) || byte == ':';
    }
    return digits && marked;
}
