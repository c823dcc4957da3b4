/* What the files that read words and marks share: tokenizer.c walks over a block and asks the others. */
#ifndef SAIDBY_TOKEN_H
#define SAIDBY_TOKEN_H

#include "base/unicode.h"
#include "lang/word_form.h"
#include "text/tokens.h"

#define MAX_LATE 64
#define LATE_KEPT 8 /* as many as the tokens of the longest entry of the lexicon, and more */
#define LATE_UNCLASSIFIED 255u

struct token_reader {
    const struct analysis *analysis;
    struct token_stage *stage;
    size_t index;          /* of the block */
    size_t block_end;      /* of its tokens so far: as far as phrases reach */
    const char *text;
    size_t start, at, end; /* at: of the block from start to end */
    uint8_t space;         /* TOKEN_SPACE_BEFORE after whitespace and at the start, else 0 */
    struct {
        uint32_t token;
        unsigned most; /* tokens of the longest entry that begins with it; LATE_UNCLASSIFIED: to be asked first */
    } late[MAX_LATE];  /* tokens whose classes depend on those after them, in their order */
    size_t late_count;
};

/* The code point at a place, 0 after the block. */
static inline uint32_t peek_at(const struct token_reader *reader, size_t at)
{
    size_t size;
    return at < reader->end ? character_at(reader->text, at, reader->end, &size) : 0;
}

/* Where the letters and digits from a place on end. */
static inline size_t skip_letters(const struct token_reader *reader, size_t at)
{
    size_t size;
    for (; at < reader->end; at += size) {
        size = 1;
        if (!byte_is(reader->text[at], BYTE_LETTER | BYTE_DIGIT) &&
            !character_is_alphanumeric(character_at(reader->text, at, reader->end, &size)))
            break;
    }
    return at;
}

static inline bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Words: where the one at the reader's place ends, with the dot of an abbreviation, which *flags tells; and the flags
 * that tell of the capitals of one that ends at `end`, and TOKEN_PLAIN (word_end.c). */
size_t word_end(const struct token_reader *reader, uint8_t *flags);
uint8_t word_letter_flags(const struct token_reader *reader, size_t end);

/* Numbers: the end of the one at the reader's place, or 0. *word: letters hang on it with a hyphen, "18-year-old"
 * (number.c). */
size_t number_end(const struct token_reader *reader, bool *word);

/* Addresses, @names and #tags: the end of the one at the reader's place, or 0; and of an address of which a word and
 * its "@" are read already (address.c). */
size_t address_end(const struct token_reader *reader);
size_t address_rest(const struct token_reader *reader);

/* Any other mark, and words that begin with an apostrophe, to kind, mark, quote and end of the token (mark.c). */
void mark_read(const struct token_reader *reader, struct token *token);

/* What the lexicon knows of a token may depend on those after it: have one, after which none is yet, wait for them; and
 * settle all but the last `kept` of those that wait, where the tokens end at `end` so far (phrase_lookup.c). */
void token_put_late(struct token_reader *reader, const struct token *token, unsigned most);
void token_settle(struct token_reader *reader, size_t kept, size_t end);

/* Read on as long as there is room for tokens and these are words of ASCII letters whose end is plain to see, marks
 * that are always tokens of their own, and spaces: to the place of the first that is not (word.c). */
void word_run(struct token_reader *reader);

/* token_find without word_run: the same tokens, for the test that holds the two together. */
bool token_find_slowly(const struct analysis *analysis, struct token_stage *stage);

#endif
