/* What is before the prose of a paragraph: "GENEVA (Reuters) — ", "LONDON, March 3 - ", "(CNN) ", a bullet. */
#include "base/unicode.h"
#include "lang/vocabulary.h"
#include "text/layout.h"
#include "text/limits.h"

#include <string.h>

struct opening {
    const struct language *language;
    const char *text;
    size_t at, end;      /* what is still to be read */
    size_t words, capitals, all_capitals, figures;
    size_t place;        /* words before the first comma or bracket */
    size_t small_place;  /* of these, not all in capitals */
    bool agency;         /* words in brackets */
    bool comma;
};

static uint32_t peek_letter(const struct opening *o, size_t *size)
{
    *size = 0;
    return o->at < o->end ? character_at(o->text, o->at, o->end, size) : 0;
}

static void skip_whitespace(struct opening *o)
{
    size_t size;
    while (o->at < o->end && character_is_whitespace(character_at(o->text, o->at, o->end, &size)))
        o->at += size;
}

/* Whether a word goes on with the character c at the place of the reader. */
static bool is_in_word(const struct opening *o, uint32_t c)
{
    size_t size;
    if (c == '-')
        return o->at + 1 < o->end && character_is_letter(character_at(o->text, o->at + 1, o->end, &size));
    return character_is_letter(c) || character_is_digit(c) || c == '.' || c == '\'' || c == 0x2019;
}

static bool take_word(struct opening *o)
{
    size_t size, letters = 0, capitals = 0, start = o->at;
    const uint32_t first = peek_letter(o, &size);
    for (uint32_t c = first; o->at < o->end && is_in_word(o, c); c = peek_letter(o, &size)) {
        letters += character_begins_word(c);
        capitals += character_is_capital(c);
        o->at += size;
    }
    if (o->at == start)
        return false;
    const bool all_capitals = character_is_capital(first) && capitals == letters, place = !o->comma && !o->agency;
    o->words++;
    o->figures += character_is_digit(first);
    o->capitals += character_is_capital(first);
    o->all_capitals += all_capitals;
    o->place += place;
    o->small_place += place && !all_capitals;
    return true;
}

/* A few words in brackets, the agency or paper; false when the bracket is long or holds a mark. */
static bool read_brackets(struct opening *o)
{
    const char *close = memchr(o->text + o->at, ')', o->end - o->at);
    size_t length = close ? (size_t)(close - (o->text + o->at)) : 0;
    if (length < MIN_AGENCY || length > MAX_AGENCY || memchr(o->text + o->at, '"', length))
        return false;
    size_t size;
    if (!character_is_capital(character_at(o->text, o->at + 1, o->end, &size)) || strchr(".!?", close[-1]))
        return false; /* "(It rained.) ...": a sentence */
    o->at += length + 1;
    o->agency = true;
    return true;
}

/* The word from `start` on is a small one that belongs to a place or a date. */
static bool is_dateline_link(const struct opening *o, size_t start)
{
    return line_at(o->language, o->text + start, o->at - start, LINE_BIT(LINE_DATELINE_LINK), NULL) == o->at - start;
}

/* Read place, region, date and agency up to the dash; false when something else is there. */
static bool read_place(struct opening *o)
{
    while (o->at < o->end) {
        size_t size, start;
        skip_whitespace(o);
        uint32_t c = peek_letter(o, &size);
        if (character_is_dash(c))
            return true;
        start = o->at;
        if (c == '(') {
            if (!read_brackets(o))
                return false;
        } else if (c == ',' || c == '/') {
            o->comma |= c == ',';
            o->at += size;
        } else if (o->agency || !take_word(o)) {
            return false;
        } else if (!character_is_capital(c) && !character_is_digit(c) && !is_dateline_link(o, start)) {
            return false;
        }
    }
    return false;
}

/* The dash and the spaces around it. */
static bool read_dash(struct opening *o)
{
    size_t start = o->at, size;
    bool whitespace = start > 0 && o->text[start - 1] == ' ';
    bool long_dash = false;
    for (uint32_t c = peek_letter(o, &size); character_is_dash(c); o->at += size, c = peek_letter(o, &size))
        long_dash |= c != '-' || o->at > start;
    whitespace &= o->at < o->end && character_is_whitespace(peek_letter(o, &size));
    skip_whitespace(o);
    return (whitespace || long_dash) && o->at < o->end;
}

static bool is_dateline(const struct opening *o, bool early)
{
    size_t size;
    uint32_t first = character_at(o->text, o->at, o->end, &size);
    if (o->place > MAX_PLACE_WORDS || o->words > MAX_PLACE_WORDS + 4 || o->all_capitals > MAX_PLACE_WORDS + 1)
        return false;
    if (character_is_letter(first) && !character_is_capital(first))
        return false;
    if (o->agency || o->words == 0)
        return o->capitals > 0 || o->agency;
    if (o->small_place == 0) /* "DES MOINES, Iowa —", "LONDON, March 3 —" */
        return true;
    return early && o->comma && o->words <= 3 && o->capitals == o->words; /* "Oslo, Norway —" */
}

static size_t skip_bullet(const struct layout_stage *layout, const struct block *block)
{
    size_t at = block->start, end = block->end, size;
    uint32_t c = character_at(layout->text, at, end, &size);
    if (!layout_is_bullet(c) || (layout->text[at + size] != ' ' && c < 0x80))
        return block->start;
    at += size;
    layout_trim(layout->text, &at, &end);
    return at < end ? at : block->start;
}

/* The words in capitals before a colon at the start of the block: "LAHORE: ", or a speaker of a transcript. */
static bool has_label(const struct layout_stage *layout, const struct block *block)
{
    size_t at = block->start;
    while (at < block->end && at < block->start + 30 &&
           ((layout->text[at] >= 'A' && layout->text[at] <= 'Z') || layout->text[at] == ' '))
        at++;
    return at > block->start + 3 && at + 2 < block->end && layout->text[at] == ':' && layout->text[at + 1] == ' ';
}

/* "LAHORE: ..." at the top of a text that is no transcript. */
static bool is_place_with_colon(const struct layout_stage *layout, size_t index)
{
    if (index >= DATELINE_BLOCKS || !has_label(layout, &layout->blocks.items[index]))
        return false;
    for (size_t i = 0; i < layout->blocks.count; i++)
        if (i != index && has_label(layout, &layout->blocks.items[i]))
            return false;
    return true;
}

/* Every dash that is not ASCII begins with the byte 0xE2. */
static bool may_have_dash(const struct opening *o)
{
    return memchr(o->text + o->at, '-', o->end - o->at) || memchr(o->text + o->at, 0xE2, o->end - o->at);
}

/* "(CNN) A storm ...": where the words after the brackets begin, or the start. */
static size_t after_agency(struct opening *o, bool early)
{
    size_t start = o->at, size;
    bool agency = read_brackets(o) && o->at - start <= MAX_FIRST_AGENCY && early;
    skip_whitespace(o);
    if (character_is_dash(peek_letter(o, &size)))
        agency = agency && read_dash(o);
    return agency && o->at < o->end && character_is_capital(peek_letter(o, &size)) ? o->at : start;
}

size_t layout_body(const struct layout_stage *layout, size_t index)
{
    const struct block *block = &layout->blocks.items[index];
    const bool early = index < DATELINE_BLOCKS;
    struct opening o = {
        .language = layout->language, .text = layout->text, .at = skip_bullet(layout, block), .end = block->end};
    size_t start = o.at, size;
    if (o.end - o.at > MAX_DATELINE)
        o.end = o.at + MAX_DATELINE;
    if (peek_letter(&o, &size) == '(')
        return after_agency(&o, early);
    if (layout->blocks.count > 1 && is_place_with_colon(layout, index))
        return (size_t)((char *)memchr(layout->text + start, ':', o.end - start) - layout->text) + 2;
    return may_have_dash(&o) && read_place(&o) && read_dash(&o) && is_dateline(&o, early) ? o.at : start;
}
