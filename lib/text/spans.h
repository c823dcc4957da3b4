/* The stage quotation: the spans in quotation marks. */
#ifndef SAIDBY_SPANS_H
#define SAIDBY_SPANS_H

#include "text/sentences.h"

enum span_use { SPAN_SPEECH, SPAN_SCARE, SPAN_TITLE };
struct quoted_span {
    uint32_t start, end;              /* bytes without the marks and the whitespace beside them */
    uint32_t first_token, end_token;  /* tokens without the marks */
    uint32_t open_token, close_token; /* the marks; close_token NO_INDEX where none closes it */
    uint32_t block;
    uint32_t parent;                  /* the quoted span around it, or NO_INDEX */
    uint32_t continues;               /* the span of an earlier paragraph that goes on here, or NO_INDEX */
    uint32_t words;
    enum span_use use;
    bool whole_block;               /* the block holds nothing else */
    bool opens_block, ends_block;
};

struct quotation_stage {
    VECTOR(struct quoted_span) spans;
    VECTOR(uint32_t) token_spans; /* of each token, the innermost span that it is in or marks, or NO_INDEX */
};

bool quotemark_find(const struct analysis *analysis, struct quotation_stage *stage, struct token_stage *tokens);
void quotation_stage_reset(struct quotation_stage *stage);
void quotation_stage_free(struct quotation_stage *stage, const memory *mem);

/* The innermost span that a token is in or marks, or NO_INDEX. */
static inline uint32_t span_of(const struct analysis *analysis, size_t token)
{
    return analysis->token_spans.items[token];
}
static inline bool token_is_quoted(const struct analysis *analysis, size_t token)
{
    return span_of(analysis, token) != NO_INDEX;
}

/* Each of the tokens is a quotation mark or within marks. */
bool tokens_quoted(const struct analysis *analysis, size_t first, size_t end);

/* Where the tokens of a quoted span end, its closing mark within. */
static inline size_t span_after(const struct quoted_span *span)
{
    return span->close_token != NO_INDEX ? span->close_token + 1 : span->end_token;
}

/* The first span that opens at or after a token; their count where there is none. */
size_t analysis_first_span(const struct analysis *analysis, size_t token);

#endif
