/* Captions, credits, agency lines, bylines and dates. */
#include "text/boilerplate.h"
#include "lang/vocabulary.h"

static const char *const PICTURE_WORDS[] = {"photo",  "photos",   "photograph", "getty",   "graphic:", "file",
                                            "image:", "picture:", "pic:",       "credit:", NULL};

/* The byte of the bracket that the block's last one closes, or NONE. */
static size_t last_bracket(const struct look *look, char open, char close)
{
    if (look->end == look->start || look->text[look->end - 1] != close)
        return NO_INDEX;
    for (size_t at = look->end - 1; at-- > look->start;)
        if (look->text[at] == open)
            return at;
    return NO_INDEX;
}

/* From here to the end nothing but names: "Ann Berg/The Post". */
static bool is_names(const struct look *look, size_t start)
{
    size_t size;
    bool in_word = false;
    for (size_t at = start; at < look->end; at += size) {
        uint32_t c = character_at(look->text, at, look->end, &size);
        bool inside = look_is_inside_word(c) || c == '\'' || c == 0x2019 || c == '-';
        if (inside && !in_word && !character_is_capital(c))
            return false;
        if (!inside && !character_is_whitespace(c) && !strchr("/.()&\r\n", c < 0x80 ? (int)c : '!'))
            return false;
        in_word = inside;
    }
    return true;
}

/* "... on wallpaper. Photograph: Ann Berg/Town Museum". */
static bool has_credit(const struct look *look)
{
    static const char *const words[] = {"photograph:", "photo:", "picture:", "image:", "illustration:", NULL};
    size_t from = look->end - look->start > MAX_HEADING ? look->end - MAX_HEADING : look->start;
    for (size_t at = from; look->open && at < look->end; at++)
        for (size_t i = 0; words[i] && (at == look->start || strchr(" \n", look->text[at - 1])); i++)
            if (look_phrase(look, at, words[i]))
                return is_names(look, at + strlen(words[i]));
    return false;
}

/* "A crowd in Lund [Ann Berg/Reuters]", "... (AP Photo/Ann Berg)", "... (Ann Berg/The Post)", "... (Ann Berg)", "...
 * Getty Images". */
bool boilerplate_is_caption(const struct look *look)
{
    size_t square = last_bracket(look, '[', ']'), round = last_bracket(look, '(', ')');
    if (square != NO_INDEX && square > look->start) {
        const char *slash = memchr(look->text + square, '/', look->end - square);
        const char *whitespace = memchr(look->text + square, ' ', look->end - square);
        return (slash && whitespace && whitespace < slash) || look_has_one_of(look, square, PICTURE_WORDS);
    }
    if (round != NO_INDEX && look->end - round <= MAX_HEADING && look_has_one_of(look, round, PICTURE_WORDS))
        return true;
    if (round != NO_INDEX && round > look->start && look->end - round <= MAX_HEADING && is_names(look, round) &&
        (memchr(look->text + round, '/', look->end - round) ||
         (round - look->start > MAX_LABEL && memchr(look->text + round, ' ', look->end - round))))
        return true;
    static const char *const credits[] = {"getty images", "ap photo", "via getty", "via reuters", "via ap", NULL};
    return has_credit(look) || (look->open && look->quotes == 0 && look_has_one_of(look, look->start, credits));
}

/* "(REUTERS)", "(AP)", "(Lund Media Group/AP)": few words in brackets, each with a capital; "Ann Berg of the Oslo
 * bureau contributed to this report." */
bool boilerplate_is_agency(const struct look *look)
{
    static const char *const thanks[] = {"contributed to this report", "contributed to this story",
                                         "contributed to this article", "contributed reporting", NULL};
    if (look->contributed && look->quotes == 0 && look_has_one_of(look, look->start, thanks))
        return true;
    return last_bracket(look, '(', ')') == look->start && look->words <= 6 && look->plain == 0 && look->quotes == 0;
}

static bool is_date(const struct look *look)
{
    static const char *const names[] = {"january", "february",  "march",   "april",    "may",      "june", "july",
                                        "august",  "september", "october", "november", "december", "jan",  "feb",
                                        "mar",     "apr",       "jun",     "jul",      "aug",      "sept", "sep",
                                        "oct",     "nov",       "dec",     NULL};
    return look->open && look->words <= 10 && look->plain <= 1 && look->quotes == 0 &&
           (look_has(look, look->start, "20") || look_has(look, look->start, "19") || look->words <= 4) &&
           memchr(look->text + look->start, ' ', look_length(look)) && look_has_one_of(look, look->start, names) &&
           look->words >= 2 && look->words <= look->capitals + 2;
}

/* "17:05", "7 p.m.", "11.20am GMT": nothing else in the block. */
static bool is_time(const struct look *look)
{
    static const char *const words[] = {"a.m", "p.m", "am", "pm", "gmt", "bst", "est", "edt", "et", "utc", "cet", NULL};
    bool digits = false, marked = false;
    for (size_t at = look->start, size = 1; at < look->end; at += size, size = 1) {
        unsigned char c = (unsigned char)look->text[at];
        for (size_t i = 0; words[i] && character_is_letter(c) && size == 1; i++)
            if (look_phrase(look, at, words[i]))
                size = strlen(words[i]);
        if (size == 1 && !character_is_digit(c) && !strchr(" :.", c))
            return false;
        digits |= character_is_digit(c);
        marked |= size > 1 || c == ':';
    }
    return digits && marked && look_length(look) <= MAX_LABEL;
}

/* "By Ann Berg", "Analysis by Ann Berg, Oslo correspondent". */
bool boilerplate_is_byline(const struct look *look)
{
    if (!look->open || look->words < 2 || look->words > 14 || look->quotes > 0 || look->said)
        return false;
    size_t length = line_at(look->text + look->start, look->end - look->start, LINE_BIT(LINE_BYLINE), NULL), size;
    size_t name = look->start + length + 1;
    return length && name < look->end && character_is_capital(character_at(look->text, name, look->end, &size)) &&
           look->plain <= 2;
}

bool boilerplate_is_dateline(const struct look *look)
{
    return is_date(look) || is_time(look);
}
