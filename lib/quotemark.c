/* Marks to quoted spans: a stack of openers, paragraph by paragraph, as in the CommonMark reference parser. */
#include "scan.h"

#define DEEPEST 8 /* openers that wait at once; deeper marks are left alone */

struct opener {
    size_t token;
    bool single;
};

struct marks {
    struct scan *scan;
    struct opener stack[DEEPEST];
    size_t depth;
    size_t block;
    size_t open_span; /* of the paragraph before, left open at its end, or NONE */
};

static bool can_open(const struct token *token)
{
    if (token->quote == QUOTE_DOUBLE_STRAIGHT || token->quote == QUOTE_SINGLE_STRAIGHT)
        return (token->flags & TOKEN_SPACE_BEFORE) && !(token->flags & TOKEN_SPACE_AFTER);
    return token->quote == QUOTE_DOUBLE_OPEN || token->quote == QUOTE_SINGLE_OPEN ||
           token->quote == QUOTE_GUILLEMET_OPEN || token->quote == QUOTE_LOW;
}

static bool is_single(const struct token *token)
{
    return token->quote == QUOTE_SINGLE_STRAIGHT || token->quote == QUOTE_SINGLE_OPEN ||
           token->quote == QUOTE_SINGLE_CLOSE;
}

static bool add_span(struct marks *marks, size_t open, size_t close)
{
    struct scan *scan = marks->scan;
    const struct block *block = &scan->blocks.items[marks->block];
    size_t end = close == NONE ? block->end_token : close;
    if (open + 1 >= end)
        return true;
    struct quoted_span s = {.start = scan->tokens.items[open + 1].start, .end = scan->tokens.items[end - 1].end,
                            .first_token = open + 1, .end_token = end, .open_token = open, .close_token = close,
                            .block = marks->block, .parent = NONE, .continues = NONE};
    for (size_t i = open + 1; i < end; i++)
        s.words += scan->tokens.items[i].kind == TOKEN_WORD || scan->tokens.items[i].kind == TOKEN_NUMBER;
    s.opens_block = open == block->first_token;
    s.ends_block = end + (close != NONE) >= block->end_token;
    s.whole_block = s.opens_block && s.ends_block;
    if (s.opens_block)
        s.continues = marks->open_span;
    if (close == NONE)
        marks->open_span = scan->spans.count;
    for (size_t i = open; i < end + (close != NONE); i++) {
        scan->tokens.items[i].flags |= TOKEN_QUOTED;
        scan->tokens.items[i].span = scan->spans.count;
    }
    return VECTOR_PUSH(&scan->mem, scan->spans, s);
}

static bool read_block(struct marks *marks)
{
    struct scan *scan = marks->scan;
    const struct block *block = &scan->blocks.items[marks->block];
    size_t open = NONE;
    for (size_t i = block->first_token; i < block->end_token; i++) {
        const struct token *token = &scan->tokens.items[i];
        if (token->kind != TOKEN_QUOTE || is_single(token))
            continue;
        if (open != NONE && (!can_open(token) || token->quote == QUOTE_DOUBLE_STRAIGHT)) {
            if (!add_span(marks, open, i))
                return false;
            open = NONE;
            marks->open_span = NONE;
        } else if (open == NONE && (can_open(token) || token->quote == QUOTE_DOUBLE_STRAIGHT)) {
            open = i;
        }
    }
    return open == NONE || add_span(marks, open, NONE);
}

bool quotemark_find(struct scan *scan)
{
    struct marks marks = {.scan = scan, .open_span = NONE};
    for (size_t i = 0; i < scan->blocks.count; i++) {
        marks.block = i;
        if (!read_block(&marks))
            return false;
    }
    return true;
}
