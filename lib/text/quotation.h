/* What quotation.c, quotation_role.c and quotation_use.c share. */
#ifndef SAIDBY_QUOTEMARK_H
#define SAIDBY_QUOTEMARK_H

#include "text/limits.h"
#include "text/spans.h"

enum mark_side { SIDE_WHITESPACE, SIDE_OPENING, SIDE_CLOSING, SIDE_DASH, SIDE_TEXT };
enum mark_role { ROLE_NONE, ROLE_OPEN, ROLE_CLOSE, ROLE_EITHER, ROLE_MAYBE_CLOSE /* or a plural's apostrophe */ };
enum mark_group { GROUP_DOUBLE, GROUP_GUILLEMET, GROUP_SINGLE, GROUP_COUNT };

/* A mark of the block that is read. */
struct quotation_mark {
    size_t token;
    size_t next;           /* mark of its group with a role, or NO_INDEX */
    size_t next_sure;      /* single mark that opens or closes for sure, or NO_INDEX */
    size_t next_double;    /* double mark, or NO_INDEX */
    uint8_t role, group;   /* enum mark_role, mark_group */
    uint8_t before, after; /* enum mark_side */
};

struct quotation_reader {
    const struct analysis *analysis;
    struct quotation_stage *stage;
    struct token_stage *tokens; /* the tokenizer's */
    size_t block;
    VECTOR(struct quotation_mark) marks; /* of the block */
    size_t stack[MAX_DEPTH]; /* spans that wait for their closing mark, outermost first */
    size_t depth;
    VECTOR(size_t) places;   /* of each span of the block after the dropped ones are gone, or NO_INDEX */
    size_t first_span;       /* of the block */
    size_t unclosed;         /* span of the paragraph before, left open at its end, or NO_INDEX */
};

/* ---- roles (quotation_role.c) ---- */

/* Which marks can close those of a token. */
enum mark_group quotation_group(const struct analysis *analysis, const struct token *token);

/* It ends in an s, after which an apostrophe may be that of a plural: "the miners' pay". */
bool quotation_ends_in_s(const struct analysis *analysis, const struct token *token);

/* A token that counts as a word of a quotation. */
static inline bool quotation_is_word(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_OTHER;
}

/* Collect the marks of the block, each with its role. False: no memory. */
bool quotation_find_roles(struct quotation_reader *reader);

/* ---- uses (quotation_use.c) ---- */

/* Speech, a title of a work or words set apart? Only a guess from the words and their neighbours. */
enum span_use quotation_use(const struct analysis *analysis, const struct quoted_span *span);

#endif
