/* What every later stage asks of a word. */
#include "text/tokens.h"

bool slice_equals(struct slice word, const char *lower)
{
    const char *text = word.text;
    for (size_t i = 0; i < word.length; i++)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]) != lower[i])
            return false; /* at the end of lower too: no text holds a NUL */
    return lower[word.length] == '\0';
}

bool token_equals_all(const struct analysis *analysis, size_t index, const char *lower)
{
    return slice_equals(token_text(analysis, index), lower);
}

bool token_one_of(const struct analysis *analysis, size_t index, const char *const *words)
{
    const char first = analysis->text[analysis->tokens.items[index].start];
    for (; *words; words++)
        if (((first ^ **words) & ~0x20) == 0 && token_equals_all(analysis, index, *words))
            return true;
    return false;
}

bool token_is_day_part(const struct analysis *analysis, size_t index)
{
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", NULL};
    return token_one_of(analysis, index, parts);
}
