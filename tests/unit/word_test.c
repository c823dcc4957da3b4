/* Looking at words sixteen bytes at a time gives what a byte at a time gives, and short words are found by their
 * letters. */
#include "check.h"
#include "text/word.h"

#include <string.h>

static void check_look(const char *text)
{
    struct word_look quick = word_look(text), plain = word_look_plain(text);
    CHECK_SIZE(quick.length, plain.length);
    CHECK(quick.capitals == plain.capitals);
    CHECK(quick.word.low == plain.word.low && quick.word.high == plain.word.high);
}

/* Every byte at every place of a word. */
static void test_bytes(void)
{
    char text[WORD_LOOK + 1];
    for (size_t place = 0; place < WORD_LOOK; place++)
        for (int byte = 1; byte < 256; byte++) {
            memcpy(text, "QuizmasterZaAzbX", WORD_LOOK + 1);
            text[place] = (char)byte;
            check_look(text);
        }
}

/* Every length, with capitals at random. */
static void test_lengths(void)
{
    unsigned random = 1;
    for (int round = 0; round < 4000; round++) {
        char text[WORD_LOOK + 1] = "";
        for (size_t i = 0; i < WORD_LOOK; i++) {
            random = random * 1103515245u + 12345u;
            text[i] = (char)((random >> 16 & 1 ? 'A' : 'a') + (random >> 17) % 26);
        }
        text[round % (WORD_LOOK + 1)] = '\0';
        check_look(text);
    }
}

static void test_short_words(void)
{
    const char *const words[] = {"the", "spokesperson", "said", "Geneva", "US", "a"};
    struct lexicon_entry entry;
    char text[WORD_LOOK] = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        memset(text, 0, sizeof text);
        memcpy(text, words[i], strlen(words[i]));
        struct short_word word = {short_word_part(text), short_word_part(text + 8)};
        const struct lexicon_form *form = lexicon_short(word, short_word_hash(word));
        CHECK(form != lexicon_forms);
        CHECK_STRING(form->letters, words[i]);
        CHECK(lexicon_find(NULL, words[i], strlen(words[i]), &entry) && entry.classes == lexicon_sets[form->set]);
    }
    CHECK(!lexicon_find(NULL, "the", 2, &entry) && !lexicon_find(NULL, "", 0, &entry) &&
          !lexicon_find(NULL, "thes", 4, &entry));
}

int main(void)
{
    test_bytes();
    test_lengths();
    test_short_words();
    return CHECK_RESULT();
}
