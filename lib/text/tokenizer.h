/* What tokenizer.c and phrase_lookup.c share. */
#ifndef SAIDBY_TOKEN_H
#define SAIDBY_TOKEN_H

#include "lang/word_form.h"
#include "text/tokens.h"

/* ---- reading a block (tokenizer.c) ---- */

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
    uint8_t space;         /* TOKEN_SPACE_BEFORE after a blank and at the start, else 0 */
    struct {
        uint32_t token;
        unsigned most; /* tokens of the longest entry that begins with it; LATE_UNCLASSIFIED: to be asked first */
    } late[MAX_LATE];  /* tokens whose classes depend on those after them, in their order */
    size_t late_count;
};

/* What the lexicon knows of a token may depend on those after it: have one, after which none is yet, wait for them; and
 * settle all but the last `kept` of those that wait, where the tokens end at `end` so far (phrase_lookup.c). */
void token_put_late(struct token_reader *reader, const struct token *token, unsigned most);
void token_settle(struct token_reader *reader, size_t kept, size_t end);

/* Read on as long as there is room for tokens and these are words of ASCII letters whose end is plain to see, marks
 * that stand alone, and blanks: to the place of the first that is not (word.c). */
void word_run(struct token_reader *reader);

/* token_find without word_run: the same tokens, for the test that holds the two together. */
bool token_find_slowly(const struct analysis *analysis, struct token_stage *stage);

#endif
