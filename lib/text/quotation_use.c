/* Speech, titles of works and scare quotes told apart by their words and neighbours. */
#include "text/quotation.h"

#include <string.h>

#define MAX_TITLE 12 /* words */
#define MAX_SCARE 3

/* Small words that stay small in a title. */
static bool is_small_word(const struct token *token)
{
    return token_is(token, LEX_PREPOSITION) || token_is(token, LEX_CONJUNCTION) || token_is(token, LEX_DETERMINER);
}

static bool is_title_cased(const struct analysis *analysis, const struct quoted_span *s)
{
    size_t capitals = 0;
    for (size_t i = s->first_token; i < s->end_token; i++) {
        const struct token *token = &analysis->tokens.items[i];
        if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_SUFFIX)
            continue;
        if (token->kind == TOKEN_MARK) {
            if (i + 1 == s->end_token && strchr(",.", token->mark))
                continue;
            if (!strchr(":!?-,~", token->mark))
                return false;
            continue;
        }
        if (token->kind != TOKEN_WORD)
            return false;
        if (token->flags & TOKEN_CAPITAL)
            capitals++;
        else if (i == s->first_token || !is_small_word(token))
            return false;
    }
    return capitals > 1;
}

/* A sentence of its own within the marks: it ends with a stop. */
static bool ends_with_stop(const struct analysis *analysis, const struct quoted_span *s)
{
    const struct token *last = &analysis->tokens.items[s->end_token - 1];
    return last->kind == TOKEN_MARK && strchr(",.!?~-", last->mark) != NULL;
}

/* Nothing of its sentence stands before the opening mark. */
static bool begins_sentence(const struct analysis *analysis, const struct quoted_span *s)
{
    if (s->opens_block || s->open_token == 0)
        return true;
    const struct token *before = &analysis->tokens.items[s->open_token - 1];
    return sentence_of(analysis, s->open_token - 1) != sentence_of(analysis, s->open_token) || before->mark == '.' ||
           before->kind == TOKEN_QUOTE;
}

enum span_use quote_use(const struct analysis *analysis, const struct quoted_span *s)
{
    if (s->close_token == NO_INDEX || s->whole_block)
        return SPAN_SPEECH;
    if (s->words <= MAX_TITLE && is_title_cased(analysis, s) &&
        !(begins_sentence(analysis, s) && ends_with_stop(analysis, s)))
        return SPAN_TITLE;
    if (s->words <= MAX_SCARE && !ends_with_stop(analysis, s))
        return SPAN_SCARE;
    return SPAN_SPEECH;
}
