/* Marks, one token each or a run of one kind, and the words and endings that an apostrophe begins. */
#include "text/tokenizer.h"

#include <string.h>

/* ---- quotation marks ---- */

static const struct {
    uint32_t mark;
    enum quote_shape shape;
} QUOTE_SHAPES[] = {
    {0x2019, QUOTE_SINGLE_CLOSE},   {'\'', QUOTE_SINGLE_STRAIGHT},  {0x2018, QUOTE_SINGLE_OPEN},
    {'"', QUOTE_DOUBLE_STRAIGHT},   {0x201C, QUOTE_DOUBLE_OPEN},    {0x201D, QUOTE_DOUBLE_CLOSE},
    {0xFF02, QUOTE_DOUBLE_STRAIGHT}, {0x201F, QUOTE_DOUBLE_STRAIGHT}, {0x201E, QUOTE_LOW},
    {0x201A, QUOTE_LOW},            {0xAB, QUOTE_GUILLEMET_OPEN},   {0x2039, QUOTE_GUILLEMET_OPEN},
    {0xBB, QUOTE_GUILLEMET_CLOSE},  {0x203A, QUOTE_GUILLEMET_CLOSE}, {0xFF07, QUOTE_SINGLE_STRAIGHT},
    {'`', QUOTE_SINGLE_OPEN},       {0x201B, QUOTE_SINGLE_OPEN},    {0x2BC, QUOTE_SINGLE_CLOSE},
    {0xB4, QUOTE_SINGLE_CLOSE},
};

static enum quote_shape quote_shape(uint32_t c)
{
    for (size_t i = 0; i < sizeof QUOTE_SHAPES / sizeof *QUOTE_SHAPES; i++)
        if (QUOTE_SHAPES[i].mark == c)
            return QUOTE_SHAPES[i].shape;
    return QUOTE_NONE;
}

static enum quote_shape doubled(enum quote_shape shape)
{
    return shape == QUOTE_SINGLE_OPEN    ? QUOTE_DOUBLE_OPEN
           : shape == QUOTE_SINGLE_CLOSE ? QUOTE_DOUBLE_CLOSE
                                         : QUOTE_DOUBLE_STRAIGHT;
}

/* ---- words that begin with an apostrophe ---- */

static bool is_word_of(const struct token_reader *reader, size_t start, size_t end, enum word_set set)
{
    return word_in(reader->analysis->language,
                   word_number(reader->analysis->language, reader->text + start, end - start), set);
}

/* True when the word before speaks of time: "in '08". */
static bool year_follows(const struct token_reader *reader)
{
    size_t stop = reader->at, size;
    while (stop > reader->start && character_is_whitespace(character_before(reader->text, reader->start, stop, &size)))
        stop -= size;
    size_t start = stop;
    while (start > reader->start && stop - start <= word_set_longest(reader->analysis->language, SET_BEFORE_YEAR) &&
           byte_is(reader->text[start - 1], BYTE_LETTER))
        start--;
    return is_word_of(reader, start, stop, SET_BEFORE_YEAR);
}

/* The digits from first to stop, after an apostrophe, are a decade or a year: "the '90s", "in '08". */
static bool is_short_year(const struct token_reader *reader, size_t first, size_t stop)
{
    size_t length = stop - first;
    if (length == 3)
        return reader->text[stop - 1] == 's';
    return length == 2 && character_is_digit(peek_at(reader, first + 1)) &&
           (peek_at(reader, reader->at) == 0x2019 || year_follows(reader));
}

/* The end of the word that the apostrophe of `size` bytes, in place of letters or digits, begins ('em, '90s), or 0. */
static size_t elision_end(const struct token_reader *reader, size_t size)
{
    size_t first = reader->at + size, stop = skip_letters(reader, first);
    if (stop == first)
        return 0;
    if (character_is_digit(peek_at(reader, first)))
        return is_short_year(reader, first, stop) ? stop : 0;
    if (!is_word_of(reader, first, stop, SET_ELIDED))
        return 0;
    uint32_t next = peek_at(reader, stop);
    if (stop - first == 1 && character_is_apostrophe(next)) /* 'n' */
        stop += next == '\'' ? 1 : 3;
    return stop;
}

/* A possessive s begins after the mark c, which ends at `at`. */
static bool is_possessive(const struct token_reader *reader, const struct token *token, uint32_t c, size_t at)
{
    return (peek_at(reader, at) | 0x20) == 's' && character_is_apostrophe(c) && !(token->flags & TOKEN_SPACE_BEFORE) &&
           !character_is_alphanumeric(peek_at(reader, at + 1));
}

/* A quotation mark, a possessive 's, or a word that begins with an apostrophe. */
static void read_quote(const struct token_reader *reader, struct token *token, enum quote_shape shape)
{
    size_t size;
    const uint32_t c = character_at(reader->text, reader->at, reader->end, &size);
    const uint32_t next = peek_at(reader, reader->at + size);
    token->kind = TOKEN_QUOTE;
    token->quote = (uint8_t)shape;
    token->end = index_32(reader->at + size);
    if (shape < QUOTE_SINGLE_STRAIGHT || shape > QUOTE_SINGLE_CLOSE)
        return;
    if (next == c) {
        token->quote = (uint8_t)doubled(shape);
        token->end += index_32(size);
    } else if (is_possessive(reader, token, c, token->end)) {
        token->kind = TOKEN_SUFFIX;
        token->quote = QUOTE_NONE;
        token->end++;
    } else {
        size_t stop = c == '`' ? 0 : elision_end(reader, size);
        if (!stop)
            return;
        token->kind = character_is_digit(next) ? TOKEN_NUMBER : TOKEN_WORD;
        token->quote = QUOTE_NONE;
        token->end = index_32(stop);
    }
}

/* ---- other marks ---- */

static char plain_mark(uint32_t c)
{
    if (character_is_dash(c))
        return '-';
    if (c < 0x80)
        return strchr(",.;:?!()[]/*", (int)c) ? (char)c : '\0';
    return c == 0x2026 ? '~' : c == 0x2022 || c == 0xB7 ? '*' : '\0';
}

/* Dots, dashes: the end of the run of one mark; ". . ." too. */
static size_t run_end(const struct token_reader *reader, uint32_t mark, size_t at)
{
    size_t size, stop = at;
    while (at < reader->end) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        bool same = mark == '.' ? c == '.' || c == 0x2026 : character_is_dash(c);
        at += size;
        if (same)
            stop = at;
        else if (mark != '.' || c != ' ' || peek_at(reader, at) != '.')
            break;
    }
    return stop;
}

/* The end of the characters from a place on that combine with the one before. */
static size_t combining_end(const struct token_reader *reader, size_t at)
{
    size_t size;
    for (; at < reader->end; at += size)
        if (!character_is_combining(character_at(reader->text, at, reader->end, &size)))
            break;
    return at;
}

static void read_plain_mark(const struct token_reader *reader, struct token *token, uint32_t c, size_t size)
{
    size_t end = reader->at + size;
    token->kind = TOKEN_MARK;
    token->mark = plain_mark(c);
    if (token->mark == '.' || token->mark == '~') {
        size_t stop = run_end(reader, '.', end);
        token->mark = stop > end ? '~' : token->mark;
        end = stop;
    } else if (token->mark == '-') {
        end = run_end(reader, '-', end);
    } else if (!token->mark) {
        token->kind = c >= 0x80 ? TOKEN_OTHER : TOKEN_MARK;
        end = combining_end(reader, end);
    }
    token->end = index_32(end);
}

void mark_read(const struct token_reader *reader, struct token *token)
{
    size_t size;
    uint32_t c = character_at(reader->text, reader->at, reader->end, &size);
    enum quote_shape shape = quote_shape(c);
    if (shape != QUOTE_NONE)
        read_quote(reader, token, shape);
    else
        read_plain_mark(reader, token, c, size);
}
