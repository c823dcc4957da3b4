/* The stage sentence: the tokens in sentences. */
#ifndef SAIDBY_SENTENCES_H
#define SAIDBY_SENTENCES_H

#include "text/tokens.h"

struct sentence {
    uint32_t start, end;              /* bytes, closing marks within */
    uint32_t first_token, end_token;
    uint32_t first_word;              /* token of its first word, after opening marks too; NO_INDEX: it has none */
    uint32_t block;
};

struct sentence_stage {
    VECTOR(struct sentence) sentences;
    VECTOR(uint32_t) token_sentences;           /* of each token */
    VECTOR(struct index_range) block_sentences; /* of each block */
};

bool sentence_find(const struct analysis *analysis, struct sentence_stage *stage);
void sentence_stage_reset(struct sentence_stage *stage);
void sentence_stage_free(struct sentence_stage *stage, const memory *mem);

/* The number of a token's sentence, and the sentence. */
static inline uint32_t sentence_of(const struct analysis *analysis, size_t token)
{
    return analysis->token_sentences.items[token];
}
static inline const struct sentence *sentence_at(const struct analysis *analysis, size_t token)
{
    return &analysis->sentences.items[sentence_of(analysis, token)];
}

/* The token is written with a capital, and not only because a sentence begins with it. */
static inline bool token_has_own_capital(const struct analysis *analysis, size_t token)
{
    return analysis->tokens.items[token].flags & TOKEN_CAPITAL && sentence_at(analysis, token)->first_word != token;
}

#endif
