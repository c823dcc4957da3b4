/* Counting words, marks and capitals of a block, and looking up the phrase with which it begins. */
#include "text/block_profile.h"
#include "lang/saying.h"
#include "lang/vocabulary.h"
#include "text/limits.h"

#include <string.h>

#define COPYRIGHT_SIGN 0xA9

struct profile_reader {
    struct block_profile block;
    size_t word;      /* where the word begins that is read, or NO_INDEX */
    bool single_open; /* a single mark has opened */
};

static bool is_sentence_mark(uint32_t c)
{
    return c < 0x80 ? c && strchr(",.!?;:", (int)c) != NULL : c == 0x2026;
}

/* A single mark counts where it opens or, after a plural, where one is open. */
static bool is_counted_mark(struct profile_reader *reader, uint32_t c, uint32_t before, uint32_t after)
{
    if (profile_is_double_mark(c))
        return true;
    if (character_is_alphanumeric(before) == character_is_alphanumeric(after))
        return !character_is_alphanumeric(before);
    bool opens = character_is_alphanumeric(after), plural = before == 's' && character_is_whitespace(after);
    bool counted = opens || !plural || reader->single_open;
    reader->single_open = opens;
    return counted;
}

static void count_mark(struct profile_reader *reader, uint32_t c, uint32_t before, uint32_t after)
{
    if (!is_counted_mark(reader, c, before, after))
        return;
    reader->block.quotes++;
    if (is_sentence_mark(before) && !character_is_letter(after))
        reader->block.stop_in_quotes = true;
}

/* End the word that is read. */
static void count_word(struct profile_reader *reader, size_t end)
{
    struct block_profile *block = &reader->block;
    const char *word = block->text + reader->word;
    size_t length = end - reader->word, size;
    bool capital = (unsigned char)*word < 0x80 ? byte_is(*word, BYTE_CAPITAL | BYTE_DIGIT)
                                               : character_is_capital(character_at(word, 0, length, &size));
    block->words++;
    block->capitals += capital;
    block->small += !capital && length >= MIN_LONGER_WORD;
    block->capital_first |= capital && block->words == 1;
    block->tells |= line_says(block->language, word, length);
    reader->word = NO_INDEX;
}

/* Count what is at a byte that is no letter or digit of ASCII; the bytes that it takes. */
static size_t count_character(struct profile_reader *reader, size_t at)
{
    struct block_profile *block = &reader->block;
    size_t size, next;
    uint32_t c = character_at(block->text, at, block->end, &size);
    bool inside = character_is_alphanumeric(c);
    if (inside && reader->word == NO_INDEX)
        reader->word = at;
    if (!inside && reader->word != NO_INDEX)
        count_word(reader, at);
    if (!profile_is_mark(c) && c != ':')
        return size;
    uint32_t before = at > block->start ? character_before(block->text, block->start, at, &next) : ' ';
    uint32_t after = at + size < block->end ? character_at(block->text, at + size, block->end, &next) : ' ';
    if (c != ':')
        count_mark(reader, c, before, after);
    else if (block->colon == NO_INDEX && character_is_whitespace(after))
        block->colon = at;
    return size;
}

struct block_profile profile_make(const struct layout_stage *layout, size_t index)
{
    struct profile_reader reader = {profile_of(layout, index), NO_INDEX, false};
    const char *text = reader.block.text;
    const size_t end = reader.block.end;
    if (profile_length(&reader.block) > MAX_PROFILE)
        return reader.block;
    for (size_t at = reader.block.start; at < end;) {
        if (!byte_is(text[at], BYTE_LETTER | BYTE_DIGIT)) {
            at += count_character(&reader, at);
            continue;
        }
        reader.word = reader.word == NO_INDEX ? at : reader.word;
        while (at < end && byte_is(text[at], BYTE_LETTER | BYTE_DIGIT))
            at++;
    }
    if (reader.word != NO_INDEX)
        count_word(&reader, end);
    reader.block.open = profile_ends_open(&reader.block);
    return reader.block;
}

bool profile_ends_open(const struct block_profile *block)
{
    size_t at = block->end, size;
    while (at > block->start) {
        uint32_t c = character_before(block->text, block->start, at, &size);
        if (!profile_is_mark(c) && c != ')')
            return character_is_alphanumeric(c) || c == '%' || c == ']';
        at -= size;
    }
    return false;
}

/* ---- the phrase with which a block begins ---- */

/* Its first letter, when no figure and no quotation mark comes before; else its end. */
static size_t opening_start(const struct block_profile *block)
{
    for (size_t at = block->start, size; at < block->end; at += size) {
        uint32_t c = character_at(block->text, at, block->end, &size);
        if (character_is_letter(c) || c == COPYRIGHT_SIGN)
            return at;
        if (profile_is_mark(c) || character_is_digit(c))
            break;
    }
    return block->end;
}

const struct block_opening *profile_opening(const struct block_profile *block)
{
    static const struct block_opening openings[LINE_LIST_COUNT] = {
        [LINE_BOILERPLATE] = {.kind = BLOCK_BOILERPLATE},
        [LINE_BOILERPLATE_LABEL] = {.kind = BLOCK_BOILERPLATE, .label = true},
        [LINE_BOILERPLATE_LINE] = {.kind = BLOCK_BOILERPLATE, .whole = true},
        [LINE_AGENCY] = {.kind = BLOCK_AGENCY},
        [LINE_AGENCY_LABEL] = {.kind = BLOCK_AGENCY, .label = true},
        [LINE_AGENCY_LINE] = {.kind = BLOCK_AGENCY, .whole = true},
        [LINE_CAPTION] = {.kind = BLOCK_CAPTION},
        [LINE_CAPTION_LABEL] = {.kind = BLOCK_CAPTION, .label = true},
        [LINE_LINKS] = {.kind = BLOCK_LINKS},
        [LINE_LINKS_LINE] = {.kind = BLOCK_LINKS, .whole = true},
    };
    static const line_set lists = LINE_BIT(LINE_BOILERPLATE) | LINE_BIT(LINE_BOILERPLATE_LABEL) |
                                  LINE_BIT(LINE_BOILERPLATE_LINE) | LINE_BIT(LINE_AGENCY) |
                                  LINE_BIT(LINE_AGENCY_LABEL) | LINE_BIT(LINE_AGENCY_LINE) | LINE_BIT(LINE_CAPTION) |
                                  LINE_BIT(LINE_CAPTION_LABEL) | LINE_BIT(LINE_LINKS) | LINE_BIT(LINE_LINKS_LINE);
    enum line_list list;
    size_t start = opening_start(block);
    size_t length =
        start < block->end ? line_at(block->language, block->text + start, block->end - start, lists, &list) : 0;
    if (length == 0 || (openings[list].whole && start + length + 1 < block->end)) /* one mark may follow */
        return NULL;
    return &openings[list];
}
