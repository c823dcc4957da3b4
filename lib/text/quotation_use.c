/* Reads a quoted span, says what it is used for: speech, the title of a work, or scare quotes. */
#include "text/quotation.h"

/* Small words that stay small in a title. */
static bool is_small_word(const struct token *token)
{
    return token_is(token, LEX_PREPOSITION) || token_is(token, LEX_CONJUNCTION) || token_is(token, LEX_DETERMINER);
}

/* A mark that may be in a title; one that has no plain form may be in any. */
static bool may_be_in_title(const struct token *token, bool last)
{
    return !token->mark || strchr(last ? ":!?-,~." : ":!?-,~", token->mark) != NULL;
}

/* Two capitals, and none missing but those of small words. */
static bool is_title_cased(const struct analysis *analysis, const struct quoted_span *span)
{
    size_t capitals = 0;
    for (size_t i = span->first_token; i < span->end_token; i++) {
        const struct token *token = token_at(analysis, i);
        bool capital = token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPITAL);
        bool small = token->kind == TOKEN_WORD && i > span->first_token && is_small_word(token);
        bool mark = token->kind == TOKEN_MARK && may_be_in_title(token, i + 1 == span->end_token);
        if (!capital && !small && !mark && token->kind != TOKEN_NUMBER && token->kind != TOKEN_SUFFIX)
            return false;
        capitals += capital;
    }
    return capitals > 1;
}

/* A sentence of its own within the marks: it ends with a stop. */
static bool ends_with_stop(const struct analysis *analysis, const struct quoted_span *span)
{
    const struct token *last = token_at(analysis, span->end_token - 1);
    return last->kind == TOKEN_MARK && (!last->mark || strchr(",.!?~-", last->mark));
}

/* Nothing of its sentence is before the opening mark. */
static bool span_opens_sentence(const struct analysis *analysis, const struct quoted_span *span)
{
    if (span->opens_block || span->open_token == 0)
        return true;
    const struct token *before = token_at(analysis, span->open_token - 1);
    return sentence_of(analysis, span->open_token - 1) != sentence_of(analysis, span->open_token) ||
           before->mark == '.' || before->kind == TOKEN_QUOTE;
}

enum span_use quotation_use(const struct analysis *analysis, const struct quoted_span *span)
{
    bool stops = ends_with_stop(analysis, span);
    if (span->close_token == NO_INDEX || span->whole_block)
        return SPAN_SPEECH;
    if (span->words <= MAX_WORK_TITLE && is_title_cased(analysis, span) &&
        !(stops && span_opens_sentence(analysis, span)))
        return SPAN_TITLE;
    return span->words <= MAX_SCARE && !stops ? SPAN_SCARE : SPAN_SPEECH;
}
