/* The stage sentence: the tokens in sentences. */
#ifndef SAIDBY_SENTENCES_H
#define SAIDBY_SENTENCES_H

#include "text/tokens.h"

struct sentence {
    uint32_t start, end;              /* bytes, closing marks within */
    uint32_t first_token, end_token;
    uint32_t block;
};

struct sentence_stage {
    VECTOR(struct sentence) sentences;
};

bool sentence_find(const struct analysis *analysis, struct sentence_stage *stage, struct token_stage *tokens,
                   struct layout_stage *layout);
void sentence_stage_reset(struct sentence_stage *stage);
void sentence_stage_free(struct sentence_stage *stage, const memory *mem);

#endif
