/*
 * Reads the marks of a block, makes their roles: which open and which close a quotation, by their shapes and by what is
 * on their two sides.
 */
#include "text/quotation.h"

/* ---- the two sides of a mark ---- */

/* What the mark of a token is to a quotation mark before it. */
static enum mark_side side_by_next(const struct token *token)
{
    if (token->kind != TOKEN_MARK || token->mark == '\0' || strchr("([*", token->mark))
        return SIDE_TEXT;
    return token->mark == '-' || token->mark == '~' ? SIDE_DASH : SIDE_CLOSING;
}

/* And to one after it: an ellipsis may end what was said, no more. */
static enum mark_side side_by_previous(const struct token *token)
{
    if (token->kind != TOKEN_MARK || token->mark == '\0' || token->mark == '*')
        return SIDE_TEXT;
    if (strchr("([/", token->mark))
        return SIDE_OPENING;
    return token->mark == '-' ? SIDE_DASH : SIDE_CLOSING;
}

/* Of neighbouring marks the side of the outermost counts. */
static enum mark_side side_before(const struct quotation_reader *reader, size_t token, size_t first)
{
    const struct token *tokens = reader->analysis->tokens.items;
    if (token == first || (tokens[token].flags & TOKEN_SPACE_BEFORE))
        return SIDE_WHITESPACE;
    if (tokens[token - 1].kind == TOKEN_QUOTE)
        return (enum mark_side)reader->marks.items[reader->marks.count - 1].before;
    return side_by_previous(&tokens[token - 1]);
}

static enum mark_side side_after(const struct quotation_reader *reader, const struct quotation_mark *mark, size_t end)
{
    const struct token *token = &reader->analysis->tokens.items[mark->token];
    if (mark->token + 1 == end || (token->flags & TOKEN_SPACE_AFTER))
        return SIDE_WHITESPACE;
    return token[1].kind == TOKEN_QUOTE ? (enum mark_side)mark[1].after : side_by_next(&token[1]);
}

enum mark_group quotation_group(const struct analysis *analysis, const struct token *token)
{
    switch (token->quote) {
    case QUOTE_GUILLEMET_OPEN: case QUOTE_GUILLEMET_CLOSE: return GROUP_GUILLEMET;
    case QUOTE_SINGLE_STRAIGHT: case QUOTE_SINGLE_OPEN: case QUOTE_SINGLE_CLOSE: return GROUP_SINGLE;
    case QUOTE_LOW: return analysis->text[token->end - 1] == '\x9A' ? GROUP_SINGLE : GROUP_DOUBLE; /* U+201A, U+201E */
    default: return GROUP_DOUBLE;
    }
}

static bool collect_block_marks(struct quotation_reader *reader)
{
    const struct analysis *analysis = reader->analysis;
    const struct index_range block = analysis->block_tokens.items[reader->block];
    const struct token *tokens = analysis->tokens.items;
    reader->marks.count = 0;
    for (size_t i = block.first; i < block.end; i++) {
        if (tokens[i].kind != TOKEN_QUOTE)
            continue;
        struct quotation_mark mark = {.token = i,
                                      .group = (uint8_t)quotation_group(analysis, &tokens[i]),
                                      .before = (uint8_t)side_before(reader, i, block.first)};
        if (!VECTOR_PUSH(&analysis->mem, reader->marks, mark))
            return false;
    }
    for (size_t k = reader->marks.count; k-- > 0;) {
        struct quotation_mark *mark = &reader->marks.items[k];
        mark->after = (uint8_t)side_after(reader, mark, block.end);
    }
    return true;
}

/* ---- roles ---- */

/* The role of a mark whose shape says nothing. */
static enum mark_role straight_role(const struct quotation_mark *mark)
{
    bool free_before = mark->before == SIDE_WHITESPACE || mark->before == SIDE_OPENING;
    if (mark->after == SIDE_TEXT)
        return free_before || mark->before == SIDE_DASH ? ROLE_OPEN : ROLE_EITHER;
    if (free_before)
        return mark->after == SIDE_DASH ? ROLE_OPEN : ROLE_EITHER;
    return ROLE_CLOSE;
}

/* A shape counts unless both sides are against it. */
static enum mark_role double_role(const struct quotation_mark *mark, const struct token *token)
{
    enum mark_role plain = straight_role(mark);
    switch (token->quote) {
    case QUOTE_DOUBLE_OPEN: case QUOTE_LOW:
        return plain == ROLE_OPEN ? ROLE_OPEN : ROLE_EITHER;
    case QUOTE_DOUBLE_CLOSE:
        return plain == ROLE_OPEN ? ROLE_EITHER : ROLE_CLOSE;
    case QUOTE_GUILLEMET_OPEN:
        return plain == ROLE_CLOSE ? ROLE_CLOSE : ROLE_OPEN;
    case QUOTE_GUILLEMET_CLOSE:
        return plain == ROLE_OPEN ? ROLE_OPEN : ROLE_CLOSE;
    default:
        return plain;
    }
}

bool quotation_ends_in_s(const struct analysis *analysis, const struct token *token)
{
    char last = analysis->text[token->end - 1];
    return (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER) && (last == 's' || last == 'S');
}

/* Of a single mark that has the shape of an opener: it opens before text. */
static enum mark_role single_opener_role(const struct quotation_mark *mark)
{
    if (mark->after == SIDE_TEXT || mark->after == SIDE_DASH)
        return ROLE_OPEN;
    return straight_role(mark) == ROLE_CLOSE ? ROLE_CLOSE : ROLE_NONE;
}

/* "The miners' pay": after a plural and before a word it may be an apostrophe. */
static bool may_be_plural(const struct quotation_reader *reader, const struct quotation_mark *mark)
{
    const struct token *token = token_at(reader->analysis, mark->token);
    return mark->token + 1 < reader->analysis->block_tokens.items[reader->block].end && quotation_is_word(&token[1]) &&
           quotation_ends_in_s(reader->analysis, &token[-1]);
}

static enum mark_role single_role(const struct quotation_reader *reader, const struct quotation_mark *mark)
{
    const struct token *token = token_at(reader->analysis, mark->token);
    if (token->quote == QUOTE_SINGLE_OPEN || token->quote == QUOTE_LOW)
        return single_opener_role(mark);
    switch (straight_role(mark)) {
    case ROLE_OPEN:
        return token->quote == QUOTE_SINGLE_STRAIGHT ? ROLE_OPEN : ROLE_NONE;
    case ROLE_CLOSE:
        return may_be_plural(reader, mark) ? ROLE_MAYBE_CLOSE : ROLE_CLOSE;
    default:
        return mark->before == SIDE_WHITESPACE ? ROLE_NONE : ROLE_EITHER;
    }
}

/* ---- marks that are judged together ---- */

/* Whether taking straight marks in turns goes against fewer neighbours than pairing by neighbours leaves marks alone;
 * not where a double mark has another shape. */
static bool turns_fit_better(const struct quotation_reader *reader)
{
    size_t alone = 0, against = 0, place = 0;
    bool open = false;
    for (size_t k = 0; k < reader->marks.count; k++) {
        const struct quotation_mark *mark = &reader->marks.items[k];
        if (mark->group != GROUP_DOUBLE)
            continue;
        if (token_at(reader->analysis, mark->token)->quote != QUOTE_DOUBLE_STRAIGHT)
            return false;
        bool either = mark->role == ROLE_EITHER, opens = either ? !open : mark->role == ROLE_OPEN;
        bool turn_opens = place++ % 2 == 0;
        against += !either && opens != turn_opens;
        alone += opens == open;
        open = opens;
    }
    return against < alone;
}

static void take_turns(struct quotation_reader *reader)
{
    size_t place = 0;
    for (size_t k = 0; k < reader->marks.count; k++)
        if (reader->marks.items[k].group == GROUP_DOUBLE)
            reader->marks.items[k].role = place++ % 2 == 0 ? ROLE_OPEN : ROLE_CLOSE;
}

/* 6" and 5'10": after a number and before a word, in a paragraph with an odd count of marks, the mark means inches. */
static void drop_inches(struct quotation_reader *reader)
{
    const struct token *tokens = reader->analysis->tokens.items;
    size_t count = 0;
    for (size_t k = 0; k < reader->marks.count; k++)
        count += tokens[reader->marks.items[k].token].quote == QUOTE_DOUBLE_STRAIGHT;
    for (size_t k = 0; count % 2 == 1 && k < reader->marks.count; k++) {
        struct quotation_mark *mark = &reader->marks.items[k];
        const struct token *token = &tokens[mark->token];
        if (token->quote == QUOTE_DOUBLE_STRAIGHT && mark->role == ROLE_CLOSE && mark->before == SIDE_TEXT &&
            token[-1].kind == TOKEN_NUMBER && mark->after != SIDE_CLOSING) {
            mark->role = ROLE_NONE;
            return;
        }
    }
}

/* The marks after each, for what must look ahead. */
static void link_marks(struct quotation_reader *reader)
{
    size_t next[GROUP_COUNT] = {NO_INDEX, NO_INDEX, NO_INDEX}, sure = NO_INDEX;
    for (size_t k = reader->marks.count; k-- > 0;) {
        struct quotation_mark *mark = &reader->marks.items[k];
        mark->next = next[mark->group];
        mark->next_sure = sure;
        mark->next_double = next[GROUP_DOUBLE];
        if (mark->role != ROLE_NONE)
            next[mark->group] = k;
        if (mark->group == GROUP_SINGLE && (mark->role == ROLE_OPEN || mark->role == ROLE_CLOSE))
            sure = k;
    }
}

bool quotation_find_roles(struct quotation_reader *reader)
{
    if (!collect_block_marks(reader))
        return false;
    for (size_t k = 0; k < reader->marks.count; k++) {
        struct quotation_mark *mark = &reader->marks.items[k];
        const struct token *token = token_at(reader->analysis, mark->token);
        mark->role = (uint8_t)(mark->group == GROUP_SINGLE ? single_role(reader, mark) : double_role(mark, token));
    }
    drop_inches(reader);
    if (turns_fit_better(reader))
        take_turns(reader);
    link_marks(reader);
    return true;
}
