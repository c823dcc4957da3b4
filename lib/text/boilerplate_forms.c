/* What a block looks like: its words, marks and capitals, and the phrases that boilerplate begins with. */
#include "text/boilerplate.h"

/* ---- looking ---- */

static bool is_stop(uint32_t c)
{
    return c < 0x80 ? c && strchr(",.!?;:", (int)c) != NULL : c == 0x2026;
}

/* A single mark counts where it opens or, after a plural, where one is open. */
static bool counts(struct look *look, uint32_t c, uint32_t before, uint32_t after)
{
    if (look_is_double_mark(c))
        return true;
    if (look_is_inside_word(before) == look_is_inside_word(after))
        return !look_is_inside_word(before);
    bool opens = look_is_inside_word(after), plural = before == 's' && character_is_whitespace(after);
    bool counted = opens || !plural || look->single_open;
    look->single_open = opens;
    return counted;
}

static void look_at_mark(struct look *look, uint32_t c, uint32_t before, uint32_t after)
{
    if (!counts(look, c, before, after))
        return;
    look->quotes++;
    if (is_stop(before) && !character_is_letter(after))
        look->stop_in_quotes = true;
}

static void look_at_word(struct look *look, size_t start, size_t end)
{
    size_t size;
    bool ascii = (unsigned char)look->text[start] < 0x80;
    look->words++;
    if (ascii ? byte_is(look->text[start], BYTE_CAPITAL | BYTE_DIGIT)
              : character_is_capital(character_at(look->text, start, end, &size)))
        look->capitals++;
    else if (end - start > 3)
        look->plain++;
    if (look->words == 1)
        look->capital_first = look->capitals == 1;
    if (end - start == 4 && (memcmp(look->text + start, "said", 4) == 0 || memcmp(look->text + start, "told", 4) == 0))
        look->said = true;
    if (end - start == 11 && look_phrase(look, start, "contributed"))
        look->contributed = true;
}

bool look_ends_open(const struct look *look)
{
    size_t at = look->end, size;
    while (at > look->start) {
        uint32_t c = character_before(look->text, look->start, at, &size);
        if (!look_is_mark(c) && c != ')')
            return character_is_letter(c) || character_is_digit(c) || c == '%' || c == ']';
        at -= size;
    }
    return false;
}

/* Whatever is no letter or digit of ASCII, at `at`; the bytes that it takes. */
static size_t look_at_character(struct look *look, size_t at, size_t *word)
{
    size_t size, next;
    uint32_t c = character_at(look->text, at, look->end, &size);
    bool inside = look_is_inside_word(c);
    if (inside && *word == NO_INDEX)
        *word = at;
    if (!inside && *word != NO_INDEX) {
        look_at_word(look, *word, at);
        *word = NO_INDEX;
    }
    if (!look_is_mark(c) && c != ':')
        return size;
    uint32_t before = at > look->start ? character_before(look->text, look->start, at, &next) : ' ';
    uint32_t after = at + size < look->end ? character_at(look->text, at + size, look->end, &next) : ' ';
    if (c != ':')
        look_at_mark(look, c, before, after);
    else if (look->colon == NO_INDEX && character_is_whitespace(after))
        look->colon = at;
    return size;
}

struct look look_at(const struct layout_stage *layout, size_t index)
{
    const struct block *block = &layout->blocks.items[index];
    struct look look = {.text = layout->text, .start = block->start, .end = block->end, .colon = NO_INDEX};
    size_t word = NO_INDEX;
    if (block->end - block->start > MAX_CREDIT)
        return look;
    for (size_t at = block->start; at < block->end;) {
        if (byte_is(look.text[at], BYTE_LETTER | BYTE_DIGIT)) {
            word = word == NO_INDEX ? at : word;
            for (at++; at < block->end && byte_is(look.text[at], BYTE_LETTER | BYTE_DIGIT);)
                at++;
            continue;
        }
        if (look.text[at] != ' ') {
            at += look_at_character(&look, at, &word);
            continue;
        }
        at++;
        if (word != NO_INDEX)
            look_at_word(&look, word, at - 1);
        word = NO_INDEX;
    }
    if (word != NO_INDEX)
        look_at_word(&look, word, block->end);
    look.open = look_ends_open(&look);
    return look;
}

/* ---- phrases that boilerplate begins with ---- */

/* In the order of their first bytes, and of those that begin alike the one that is asked first. */
static const struct phrase PHRASES[] = {
    {"advertisement", BLOCK_BOILERPLATE, true}, {"also read", BLOCK_BOILERPLATE, false},
    {"also on", BLOCK_BOILERPLATE, false}, {"article continues", BLOCK_BOILERPLATE, false},
    {"all rights reserved", BLOCK_BOILERPLATE, false}, {"additional reporting", BLOCK_AGENCY, false},
    {"associated press", BLOCK_AGENCY, true}, {"ap", BLOCK_AGENCY, true}, {"afp", BLOCK_AGENCY, true},
    {"agencies", BLOCK_AGENCY, true}, {"articles you may", BLOCK_LINKS, false}, {"around the web", BLOCK_LINKS, true},
    {"by signing up", BLOCK_BOILERPLATE, false}, {"bloomberg", BLOCK_AGENCY, true},
    {"comments", BLOCK_BOILERPLATE, true}, {"click here", BLOCK_BOILERPLATE, false},
    {"continue reading", BLOCK_BOILERPLATE, false}, {"copyright", BLOCK_BOILERPLATE, false},
    {"correction:", BLOCK_BOILERPLATE, false}, {"clarification:", BLOCK_BOILERPLATE, false},
    {"compiled by", BLOCK_AGENCY, false}, {"credit:", BLOCK_CAPTION, false}, {"caption:", BLOCK_CAPTION, false},
    {"donate", BLOCK_BOILERPLATE, true}, {"download the", BLOCK_BOILERPLATE, false},
    {"don't miss:", BLOCK_BOILERPLATE, false}, {"don’t miss:", BLOCK_BOILERPLATE, false}, {"dpa", BLOCK_AGENCY, true},
    {"email", BLOCK_BOILERPLATE, true}, {"editor's note", BLOCK_BOILERPLATE, false},
    {"editor’s note", BLOCK_BOILERPLATE, false}, {"editing by", BLOCK_AGENCY, false},
    {"facebook", BLOCK_BOILERPLATE, true}, {"follow us", BLOCK_BOILERPLATE, false},
    {"follow @", BLOCK_BOILERPLATE, false}, {"filed under", BLOCK_BOILERPLATE, false},
    {"file photo", BLOCK_CAPTION, false}, {"file -", BLOCK_CAPTION, false},
    {"from around the web", BLOCK_LINKS, false}, {"get the latest", BLOCK_BOILERPLATE, false},
    {"got a tip?", BLOCK_BOILERPLATE, false}, {"got a story?", BLOCK_BOILERPLATE, false},
    {"graphic:", BLOCK_CAPTION, false}, {"have your say", BLOCK_BOILERPLATE, false},
    {"have you been affected", BLOCK_BOILERPLATE, false}, {"image:", BLOCK_CAPTION, false},
    {"images:", BLOCK_CAPTION, false}, {"image caption", BLOCK_CAPTION, false},
    {"join the conversation", BLOCK_BOILERPLATE, false}, {"loading", BLOCK_BOILERPLATE, true},
    {"live", BLOCK_BOILERPLATE, true}, {"listen:", BLOCK_BOILERPLATE, false},
    {"leave a comment", BLOCK_BOILERPLATE, false}, {"last updated", BLOCK_BOILERPLATE, false},
    {"more on", BLOCK_BOILERPLATE, false}, {"more from", BLOCK_BOILERPLATE, false},
    {"more:", BLOCK_BOILERPLATE, false}, {"media caption", BLOCK_CAPTION, false}, {"most read", BLOCK_LINKS, false},
    {"most popular", BLOCK_LINKS, false}, {"more stories", BLOCK_LINKS, false},
    {"newsletter", BLOCK_BOILERPLATE, true}, {"promoted", BLOCK_BOILERPLATE, true},
    {"print", BLOCK_BOILERPLATE, true}, {"please use", BLOCK_BOILERPLATE, false},
    {"please enable", BLOCK_BOILERPLATE, false}, {"published:", BLOCK_BOILERPLATE, false},
    {"pa media", BLOCK_AGENCY, true}, {"press association", BLOCK_AGENCY, true}, {"photo:", BLOCK_CAPTION, false},
    {"photograph:", BLOCK_CAPTION, false}, {"photo by", BLOCK_CAPTION, false}, {"photos by", BLOCK_CAPTION, false},
    {"picture:", BLOCK_CAPTION, false}, {"pictured:", BLOCK_CAPTION, false}, {"read more", BLOCK_BOILERPLATE, false},
    {"read also", BLOCK_BOILERPLATE, false}, {"read next", BLOCK_BOILERPLATE, false},
    {"read the rest", BLOCK_BOILERPLATE, false}, {"read the full", BLOCK_BOILERPLATE, false},
    {"read:", BLOCK_BOILERPLATE, false}, {"related:", BLOCK_BOILERPLATE, false},
    {"reporting by", BLOCK_AGENCY, false}, {"reuters", BLOCK_AGENCY, true}, {"related articles", BLOCK_LINKS, false},
    {"related stories", BLOCK_LINKS, false}, {"related topics", BLOCK_LINKS, false},
    {"related coverage", BLOCK_LINKS, false}, {"related", BLOCK_LINKS, true}, {"recommended", BLOCK_LINKS, true},
    {"recommended for you", BLOCK_LINKS, false}, {"read next", BLOCK_LINKS, true},
    {"sponsored", BLOCK_BOILERPLATE, true}, {"share", BLOCK_BOILERPLATE, true},
    {"subscribe", BLOCK_BOILERPLATE, true}, {"see also", BLOCK_BOILERPLATE, false},
    {"share this", BLOCK_BOILERPLATE, false}, {"sign up", BLOCK_BOILERPLATE, false},
    {"subscribe to", BLOCK_BOILERPLATE, false}, {"subscribe now", BLOCK_BOILERPLATE, false},
    {"story continues", BLOCK_BOILERPLATE, false}, {"share your story", BLOCK_BOILERPLATE, false},
    {"skip to", BLOCK_BOILERPLATE, false}, {"source:", BLOCK_AGENCY, false}, {"sources:", BLOCK_AGENCY, false},
    {"stories you may", BLOCK_LINKS, false}, {"twitter", BLOCK_BOILERPLATE, true},
    {"this story was", BLOCK_BOILERPLATE, false}, {"this story has been", BLOCK_BOILERPLATE, false},
    {"this article was", BLOCK_BOILERPLATE, false}, {"this article has been", BLOCK_BOILERPLATE, false},
    {"this article originally", BLOCK_BOILERPLATE, false}, {"this report was", BLOCK_BOILERPLATE, false},
    {"this is a rush transcript", BLOCK_BOILERPLATE, false}, {"this material may not be", BLOCK_BOILERPLATE, false},
    {"topics:", BLOCK_BOILERPLATE, false}, {"tags:", BLOCK_BOILERPLATE, false},
    {"to contact the", BLOCK_BOILERPLATE, false}, {"the associated press", BLOCK_AGENCY, true},
    {"trending", BLOCK_LINKS, true}, {"trending now", BLOCK_LINKS, false}, {"top stories", BLOCK_LINKS, true},
    {"updated:", BLOCK_BOILERPLATE, false}, {"upi", BLOCK_AGENCY, true}, {"video:", BLOCK_CAPTION, false},
    {"whatsapp", BLOCK_BOILERPLATE, true}, {"watch:", BLOCK_BOILERPLATE, false},
    {"watch live", BLOCK_BOILERPLATE, false}, {"watch the video", BLOCK_BOILERPLATE, false},
    {"writing by", BLOCK_AGENCY, false}, {"with reporting by", BLOCK_AGENCY, false},
    {"you may also", BLOCK_LINKS, false}, {"you might also", BLOCK_LINKS, false}, {"you may like", BLOCK_LINKS, true},
    {"©", BLOCK_BOILERPLATE, false},
};

size_t look_phrase(const struct look *look, size_t at, const char *phrase)
{
    size_t size, length = 0, most = look->end - at;
    for (; phrase[length]; length++) {
        unsigned char c = length < most ? (unsigned char)look->text[at + length] : 0;
        if ((c < 0x80 ? (unsigned char)character_lower(c) : c) != (unsigned char)phrase[length])
            return 0;
    }
    size_t stop = at + length;
    return byte_is(phrase[length - 1], BYTE_LETTER) && stop < look->end &&
                   character_is_letter(character_at(look->text, stop, look->end, &size)) ? 0 : length;
}

static char small(char byte)
{
    return (char)(byte_is(byte, BYTE_CAPITAL) ? byte | 0x20 : byte);
}

#define PHRASE_COUNT (sizeof PHRASES / sizeof *PHRASES)

/* The first of the phrases that begin with the byte, or with one after it. */
static size_t first_phrase(char first)
{
    size_t low = 0, high = PHRASE_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)PHRASES[middle].text[0] < (unsigned char)first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct phrase *look_find_phrase(const struct look *look)
{
    size_t start = look->start, size;
    for (; start < look->end; start += size) {
        uint32_t c = character_at(look->text, start, look->end, &size);
        if (character_is_letter(c) || c == 0xA9)
            break;
        if (look_is_mark(c) || character_is_digit(c))
            return NULL;
    }
    if (start == look->end)
        return NULL;
    char first = small(look->text[start]), second = small(start + 1 < look->end ? look->text[start + 1] : 0);
    char third = small(start + 2 < look->end ? look->text[start + 2] : 0);
    for (size_t i = first_phrase(first); i < PHRASE_COUNT && PHRASES[i].text[0] == first; i++) {
        if (PHRASES[i].text[1] != second || (PHRASES[i].text[2] && PHRASES[i].text[2] != third))
            continue;
        size_t length = look_phrase(look, start, PHRASES[i].text);
        if (length && (!PHRASES[i].whole || start + length + 1 >= look->end))
            return &PHRASES[i];
    }
    return NULL;
}

bool look_has(const struct look *look, size_t start, const char *phrase)
{
    for (size_t at = start; at < look->end; at++)
        if (small(look->text[at]) == phrase[0] &&
            (at == look->start || !character_is_letter((unsigned char)look->text[at - 1])) &&
            look_phrase(look, at, phrase))
            return true;
    return false;
}

bool look_has_one_of(const struct look *look, size_t start, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (look_has(look, start, *phrases))
            return true;
    return false;
}
