/* Addresses ("https://...", "www.quill.com", "ann@quill.com"), @names and #tags. */
#include "text/tokenizer.h"

#include <string.h>

static bool begins_as(const struct token_reader *reader, const char *lower)
{
    for (size_t i = 0; lower[i]; i++) {
        uint32_t c = peek_at(reader, reader->at + i);
        if (c >= 0x80 || character_lower(c) != (unsigned char)lower[i])
            return false;
    }
    return true;
}

/* To the next whitespace or quotation mark, without marks that close the sentence around it. */
size_t address_rest(const struct token_reader *reader)
{
    size_t at = reader->at, size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (character_is_whitespace(c) || c == '"' || c == '<' || c == '>' || (c >= 0x2018 && c <= 0x201F))
            break;
    }
    while (at > reader->at + 1 && strchr(".,;:!?)]'", reader->text[at - 1]))
        at--;
    return at;
}

static bool is_address(const struct token_reader *reader)
{
    return begins_as(reader, "http://") || begins_as(reader, "https://") ||
           (begins_as(reader, "www.") && character_is_alphanumeric(peek_at(reader, reader->at + 4)));
}

/* "@name", "#tag"; 0 when it is neither. */
static size_t handle_end(const struct token_reader *reader)
{
    size_t at = reader->at + 1, size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (!character_is_alphanumeric(c) && c != '_')
            break;
    }
    return at > reader->at + 1 ? at : 0;
}

size_t address_end(const struct token_reader *reader)
{
    const char first = reader->text[reader->at], small = (char)(first | 0x20);
    if (small == 'h' || small == 'w')
        return is_address(reader) ? address_rest(reader) : 0;
    return first == '@' || first == '#' ? handle_end(reader) : 0;
}
