/* Tokens to sentences: which full stop, question mark or ellipsis ends one. Closing marks behind it belong to it. */
#include "scan.h"

static bool is_closing_mark(const struct token *token)
{
    if (token->kind == TOKEN_QUOTE)
        return !(token->flags & TOKEN_SPACE_BEFORE) && token->quote != QUOTE_DOUBLE_OPEN &&
               token->quote != QUOTE_SINGLE_OPEN && token->quote != QUOTE_GUILLEMET_OPEN && token->quote != QUOTE_LOW;
    return token->kind == TOKEN_MARK && (token->mark == ')' || token->mark == ']');
}

static bool is_opening_mark(const struct token *token)
{
    return token->kind == TOKEN_QUOTE || (token->kind == TOKEN_MARK && (token->mark == '(' || token->mark == '['));
}

static bool is_stop(const struct token *token)
{
    if (token->kind == TOKEN_MARK)
        return token->mark == '.' || token->mark == '!' || token->mark == '?' || token->mark == '~';
    return (token->flags & TOKEN_ABBREVIATION) != 0;
}

/* The first word behind opening marks, from token i on. */
static const struct token *next_word(const struct scan *scan, size_t i, size_t end)
{
    while (i < end && is_opening_mark(&scan->tokens.items[i]))
        i++;
    return i < end ? &scan->tokens.items[i] : NULL;
}

/* Whether a sentence may end at the stop token, when the next one begins with token `next`. */
static bool ends_here(const struct scan *scan, size_t stop, size_t next, size_t end)
{
    const struct token *token = &scan->tokens.items[stop], *word = next_word(scan, next, end);
    if (!word)
        return true;
    if (!(scan->tokens.items[next].flags & TOKEN_SPACE_BEFORE))
        return false;
    bool begins = (word->flags & TOKEN_CAPITAL) != 0 || word->kind == TOKEN_NUMBER || word->kind == TOKEN_OTHER;
    if (!begins)
        return false;
    if (token->kind != TOKEN_MARK)
        return !token_is(token, LEX_ABBREVIATION_TITLE) && !token_is(token, LEX_ABBREVIATION_NUMBER) &&
               token_is(token, LEX_ABBREVIATION) &&
               (token_is(word, LEX_DETERMINER) || token_is(word, LEX_PRONOUN) || token_is(word, LEX_CONJUNCTION));
    return true;
}

static bool push(struct scan *scan, size_t block, size_t first, size_t end)
{
    struct sentence sentence = {.start = scan->tokens.items[first].start, .end = scan->tokens.items[end - 1].end,
                                .first_token = first, .end_token = end, .block = block};
    bool named = false;
    for (size_t i = first; i < end; i++) {
        struct token *token = &scan->tokens.items[i];
        token->sentence = scan->sentences.count;
        if (!named && (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_OTHER)) {
            token->flags |= TOKEN_SENTENCE_FIRST;
            named = true;
        }
    }
    return VECTOR_PUSH(&scan->mem, scan->sentences, sentence);
}

static bool split_block(struct scan *scan, size_t index)
{
    const struct block *block = &scan->blocks.items[index];
    size_t first = block->first_token, end = block->end_token;
    for (size_t i = first; i < end; i++) {
        if (!is_stop(&scan->tokens.items[i]))
            continue;
        size_t stop = i;
        while (i + 1 < end && (is_closing_mark(&scan->tokens.items[i + 1]) ||
                               (scan->tokens.items[i + 1].kind == TOKEN_MARK && is_stop(&scan->tokens.items[i + 1]))))
            i++;
        if (ends_here(scan, stop, i + 1, end)) {
            if (!push(scan, index, first, i + 1))
                return false;
            first = i + 1;
        }
    }
    return first >= end || push(scan, index, first, end);
}

bool sentence_find(struct scan *scan)
{
    for (size_t i = 0; i < scan->blocks.count; i++) {
        scan->blocks.items[i].first_sentence = scan->sentences.count;
        if (!split_block(scan, i))
            return false;
        scan->blocks.items[i].end_sentence = scan->sentences.count;
    }
    return true;
}
