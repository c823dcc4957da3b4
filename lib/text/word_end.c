/* Where a word ends: dots, apostrophes and hyphens in it and at its end. */
#include "text/tokenizer.h"

/* The lexicon classes of a word with the dot after it. */
static lexicon_set dotted_classes(const struct token_reader *reader, size_t at)
{
    char form[MAX_FORM];
    struct lexicon_entry entry;
    uint32_t hash = TOKEN_HASH_START;
    size_t plain = reader->at;
    for (unsigned char c; plain < at && (c = character_small[(unsigned char)reader->text[plain]]) != 0; plain++)
        hash = token_hash_add(hash, c);
    if (plain == at &&
        !lexicon_may_have(reader->analysis->language, reader->analysis->lexicon, token_hash_add(hash, '.')))
        return 0;
    size_t length = word_form(reader->text, reader->at, at + 1, false, form);
    if (length == 0 || !lexicon_find(reader->analysis->language, reader->analysis->lexicon, form, length, &entry))
        return 0;
    bool capital =
        entry.canonical[0] >= 'A' && entry.canonical[0] <= 'Z'; /* "Miss." is a state, "miss." no abbreviation */
    return capital && !character_is_capital(peek_at(reader, reader->at)) ? 0 : entry.classes;
}

static uint32_t next_visible(const struct token_reader *reader, size_t at)
{
    size_t size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (!character_is_whitespace(c))
            return c;
    }
    return 0;
}

/* The same of what follows its last hyphen or slash: "ex-Gov.", "29-Oct."; 0: it has none. */
static lexicon_set last_part_classes(const struct token_reader *reader, size_t at)
{
    const char *word = reader->text + reader->at;
    size_t length = at - reader->at, part = word_last_part(word, length);
    return part > 0 && part < length ? word_classes(reader->analysis->language, word + part, length + 1 - part) : 0;
}

/* Whether the dot belongs to a word of these classes. visible: the next character that is no whitespace. */
static bool classes_abbreviate(lexicon_set classes, bool capital, uint32_t visible)
{
    if (classes & LEX_BIT(LEX_ABBREVIATION_NUMBER) && !character_is_digit(visible)) /* "Sec. Moss" */
        return classes & LEX_BIT(LEX_ABBREVIATION_TITLE) && capital && character_is_capital(visible);
    if (classes & (LEX_BIT(LEX_ABBREVIATION) | LEX_BIT(LEX_ABBREVIATION_NUMBER)))
        return true;
    return (classes & (LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_WEEKDAY))) && (character_is_digit(visible) || visible == ',');
}

/* Whether the dot at `at` belongs to the word before it as an abbreviation. piece: start of the letters before it;
 * dots: there are dots in the word already. */
static bool dot_abbreviates(const struct token_reader *reader, size_t piece, size_t at, bool dots)
{
    uint32_t first = peek_at(reader, reader->at), next = peek_at(reader, at + 1);
    if (character_is_alphanumeric(next))
        return false;
    if (at - piece == 1 && dots)
        return true; /* U.S., a.m. */
    if (at - piece == 1 && piece == reader->at && character_is_capital(first))
        return first != 'I' || character_is_capital(next_visible(reader, at + 1));
    lexicon_set classes = dotted_classes(reader, at);
    if (!classes)
        classes = last_part_classes(reader, at);
    return classes && classes_abbreviate(classes, character_is_capital(first), next_visible(reader, at + 1));
}

/* Whether letters go on after the dot at `at`: "U.S", "Ph.D", "example.com". */
static bool dot_joins(const struct token_reader *reader, size_t piece, size_t at)
{
    uint32_t next = peek_at(reader, at + 1);
    if (!character_is_letter(next))
        return false;
    size_t stop = skip_letters(reader, at + 1), length = stop - at - 1;
    if (at - piece == 1 && character_is_letter(peek_at(reader, piece)))
        return length == 1 || !character_is_capital(next);
    if (affix_ending(reader->analysis->language, reader->text + at + 1, length, AFFIX_TOP_DOMAIN, 0) == length ||
        affix_ending(reader->analysis->language, reader->text + at + 1, length, AFFIX_CAPITAL_DOMAIN, 0) == length)
        return true;
    return length == 1 && at - piece == 2 && peek_at(reader, stop) == '.'; /* Ph.D. */
}

/* Whether the apostrophe of `size` bytes at `at` goes on the word: not before a possessive s. */
static bool apostrophe_joins(const struct token_reader *reader, size_t at, size_t size)
{
    uint32_t next = peek_at(reader, at + size);
    if (!character_is_letter(next))
        return false;
    if ((next | 0x20) != 's' || character_is_alphanumeric(peek_at(reader, at + size + 1)))
        return true;
    return word_in(reader->analysis->language,
                   word_number(reader->analysis->language, reader->text + reader->at, at - reader->at),
                   SET_CONTRACTED_S);
}

/* An okina, or what is written in place of an apostrophe. */
static bool is_odd_apostrophe(uint32_t c)
{
    return c == 0x2018 || c == 0x2BB || c == 0xB4 || c == '`';
}

/* Whether the mark c, of `size` bytes at `at`, goes on the word. */
static bool mark_joins(const struct token_reader *reader, size_t at, uint32_t c, size_t size)
{
    uint32_t next = peek_at(reader, at + size);
    if (character_is_apostrophe(c) || (is_odd_apostrophe(c) && !character_is_capital(next)))
        return apostrophe_joins(reader, at, size);
    return (is_hyphen(c) || c == '&') && character_is_alphanumeric(next);
}

/* Where the letters, digits and underscores from a place on end. */
static size_t piece_end(const struct token_reader *reader, size_t at)
{
    do
        at = skip_letters(reader, at);
    while (at < reader->end && reader->text[at] == '_' && ++at);
    return at;
}

size_t word_end(const struct token_reader *reader, uint8_t *flags)
{
    size_t piece = reader->at, at, size;
    bool dots = false;
    while ((at = piece_end(reader, piece)) < reader->end) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (c == '.' && dot_abbreviates(reader, piece, at, dots)) {
            *flags |= TOKEN_ABBREVIATION;
            return at + 1;
        }
        if (c == '.' ? !dot_joins(reader, piece, at) : !mark_joins(reader, at, c, size))
            break;
        dots |= c == '.';
        piece = at + size;
    }
    return at;
}

uint8_t word_letter_flags(const struct token_reader *reader, size_t end)
{
    size_t letters = 0, capitals = 0, plain = 0, size;
    bool first = false; /* is a capital */
    for (size_t at = reader->at; at < end; at += size) {
        uint32_t c = character_at(reader->text, at, end, &size);
        if (!character_begins_word(c))
            continue;
        bool capital = character_is_capital(c);
        first = letters == 0 ? capital : first;
        letters++;
        capitals += capital;
        plain += c < 0x80;
    }
    bool all = letters > 1 && capitals == letters;
    bool is_plain = plain == end - reader->at && plain <= SHORT_WORD && (all || capitals == first);
    return (uint8_t)((first ? TOKEN_CAPITAL : 0) | (all ? TOKEN_ALL_CAPITAL : 0) | (is_plain ? TOKEN_PLAIN : 0));
}
