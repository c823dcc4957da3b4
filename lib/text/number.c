/* Numbers, with what belongs to them: "100,000", "$3.5m", "10th", "9:30". */
#include "text/tokenizer.h"

static bool is_currency(uint32_t c)
{
    return c == '$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20BF);
}

/* Marks that go on a number where a digit is after them. */
static bool joins_digits(uint32_t c)
{
    return c == ',' || c == '.' || c == ':' || c == '/' || c == '\'' || c == '-' || c == 0x2013;
}

/* The end of the number at `at`, which is a digit. */
static size_t digits_end(const struct token_reader *reader, size_t at, bool *word)
{
    size_t size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (character_is_alphanumeric(c))
            continue;
        uint32_t next = peek_at(reader, at + size);
        if (joins_digits(c) && character_is_digit(next))
            continue;
        if (!is_hyphen(c) || !character_is_letter(next))
            return c == '%' ? at + size : at;
        *word = true;
    }
    return at;
}

size_t number_end(const struct token_reader *reader, bool *word)
{
    size_t size;
    uint32_t c = character_at(reader->text, reader->at, reader->end, &size);
    *word = false;
    if (character_is_digit(c))
        return digits_end(reader, reader->at, word);
    bool begins = (is_currency(c) || c == '.') && character_is_digit(peek_at(reader, reader->at + size));
    return begins ? digits_end(reader, reader->at + size, word) : 0;
}
