/*
 * What the stages ask of words beside their classes: small sets, affixes, phrases. The tables are made by
 * tools/vocabulary.py from the files of a language; README.md of this folder tells these, classes.txt declares every
 * name.
 *
 * A word of any set or phrase has a number, which a token carries (token.word) whatever its capitals and apostrophes.
 */
#ifndef SAIDBY_VOCABULARY_H
#define SAIDBY_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vocabulary_names.h"

#define MAX_SET_WORD 40 /* bytes of the longest word of a set or phrase */

struct language;

/* The number of a word given by its bytes, for stages that read text before there are tokens; 0: it has none. */
uint16_t word_number(const struct language *language, const char *word, size_t length);

/* The number of the letters of ASCII that a word begins with, where something else follows: of "he" for "he's". */
uint16_t word_number_contracted(const struct language *language, const char *word, size_t length);

/* The bytes of the longest affix of the list that the word begins or ends with, at least `stem` bytes apart from it; 0:
 * none. The word is compared as it is written, but for the first letter of what it begins with, which may be a capital.
 */
size_t affix_beginning(const struct language *language, const char *word, size_t length, enum affix_list list,
                       size_t stem);
size_t affix_ending(const struct language *language, const char *word, size_t length, enum affix_list list,
                    size_t stem);

/* The word has an affix of the list anywhere in it. */
bool affix_within(const struct language *language, const char *word, size_t length, enum affix_list list);

struct affix_table {
    const char *text;       /* of each list the longest first, each after a byte with its size */
    const uint16_t *starts; /* AFFIX_LIST_COUNT + 1 */
};

/* The phrases of a list, each as how many words it has and their numbers: see phrase_at of text/tokens.h. */
struct phrase_table {
    const uint16_t *words;
    const uint16_t *starts; /* PHRASE_LIST_COUNT + 1 */
};

/* ---- phrases of lines ---- */

typedef uint64_t line_set; /* one bit a list */
#define LINE_BIT(list) ((line_set)1 << (list))
_Static_assert(LINE_LIST_COUNT <= 64, "a bit for each list");

struct line_row {
    uint16_t text; /* where it begins in `text` */
    uint8_t length, list;
};
struct line_key {
    char letter; /* a rare one that all phrases of the list have; 0: they do not begin alike */
    uint8_t at;  /* its place in each */
    char first;  /* with which they begin */
};
struct line_table {
    const char *text;
    const struct line_row *rows; /* in the order of their bytes */
    const uint16_t *firsts;      /* by its first byte, the first row that begins with it: 257 */
    const struct line_key *keys; /* LINE_LIST_COUNT */
};

/* The bytes of the longest phrase of the lists that the text begins with, without regard to the case of ASCII and to
 * how an apostrophe is written, and not within a word; 0: none. *list (or NULL): the one that it is of. */
size_t line_at(const struct language *language, const char *text, size_t length, line_set lists, enum line_list *list);

/* The same at the first word of the text that begins one. *at (or NULL): where. */
size_t line_find(const struct language *language, const char *text, size_t length, line_set lists, size_t *at);

/* Whether line_find finds a phrase of the list; quick in a long text where all phrases of it begin with the same word,
 * since only the places of a rare letter of that are looked at. */
bool line_within(const struct language *language, const char *text, size_t length, enum line_list list);

#endif
