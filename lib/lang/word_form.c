/* Words as the lexicon has them: lower case, straight apostrophes. */
#include "lang/word_form.h"
#include "base/unicode.h"

size_t word_form(const char *text, size_t start, size_t end, bool exact, char out[MAX_FORM])
{
    size_t written = 0, size;
    for (size_t at = start; at < end; at += size) {
        uint32_t c = character_at(text, at, end, &size);
        if (written + 4 > MAX_FORM)
            return 0;
        if (character_is_ignorable(c))
            continue;
        if (character_is_apostrophe(c))
            c = '\'';
        written += character_write(exact ? c : character_lower(c), out + written);
    }
    return written;
}

size_t word_last_part(const char *word, size_t length)
{
    while (length > 0 && word[length - 1] != '-' && word[length - 1] != '/')
        length--;
    return length;
}
