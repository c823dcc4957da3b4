/*
 * Words and phrases that the stages know, from lib/lang/en/lexicon/ (one file a class, one entry a line), and those
 * that a rules file adds to one extractor.
 *
 * A line of a lexicon file: `form|form|form = class class`: every form gets the file's class and the classes named
 * after "=", all declared in lib/lang/classes.txt; the first form is the canonical one (README.md tells which, where a
 * form is in several lines). "a/b" are two spellings of one form. "#" starts a comment. In a file whose first line is
 * `#: verb` the forms are base|third person|past|participle|gerund and get LEX_BASE ... LEX_GERUND too. Forms are
 * matched without regard to case but for files that begin with `#: exact`. A form may have several words, with one
 * space between them, and apostrophes are straight.
 */
#ifndef SAIDBY_LEXICON_H
#define SAIDBY_LEXICON_H

#include "base/memory.h"
#include "base/slice.h"
#include "lang/vocabulary.h"


typedef uint64_t lexicon_set; /* one bit a class */
#define LEX_BIT(class) ((lexicon_set)1 << (class))

struct lexicon_entry {
    lexicon_set classes;
    const char *canonical; /* lower or mixed case as in the file, NUL-terminated */
    unsigned starts_phrase; /* tokens, at most, of the longest entry that begins with this word; 0: none does */
    uint16_t word;          /* its number among the words of sets and phrases, or 0 */
};

struct language;
struct lexicon; /* the entries that rules add; immutable once built */

/* Look up one form (already in lower case, straight apostrophes, words with one space between them). added: NULL or the
 * extractor's own. False when nothing is known of it. */
bool lexicon_find(const struct language *language, const struct lexicon *added, const char *form, size_t length,
                  struct lexicon_entry *out);

/* The same with the form's token_hash, where that is known. */
bool lexicon_find_hashed(const struct language *language, const struct lexicon *added, const char *form, size_t length,
                         uint32_t hash, struct lexicon_entry *out);

/* The classes of a word of the built-in lexicon, of MAX_SET_WORD bytes at most, as it is written in a text. */
lexicon_set word_classes(const struct language *language, const char *word, size_t length);

/* False: no form but short words (lexicon_table.h) has this token_hash. */
bool lexicon_may_have(const struct language *language, const struct lexicon *added, uint32_t hash);

struct lexicon *lexicon_new(const memory *mem);
bool lexicon_add(struct lexicon *lexicon, const char *form, size_t length, lexicon_set classes);
void lexicon_free(struct lexicon *lexicon);

#endif
