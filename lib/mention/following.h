/* What postmodifier.c and apposition.c share: what follows a mention, and where it ends. */
#ifndef SAIDBY_FOLLOWING_H
#define SAIDBY_FOLLOWING_H

#include "mention/noun_phrase.h"

/* A mark, a quotation mark or the sentence's end, which may close what follows a mention. */
static inline bool closing_mark_at(const struct mention_reader *r, uint32_t i)
{
    if (i >= r->end)
        return true;
    const struct token *t = &r->tokens[i];
    return t->kind == TOKEN_QUOTE || (t->kind == TOKEN_MARK && t->mark && t->mark != '/');
}

/* "said", "has not yet publicly said": a verb of saying, past auxiliaries and adverbs. */
bool saying_at(const struct mention_reader *r, uint32_t i);

/* "R-Ohio", "D-Nev." */
bool party_at(const struct mention_reader *r, uint32_t i);

/* Where the capitals that begin at i end: i where there are none. */
uint32_t capitals_end(const struct mention_reader *r, uint32_t i);

/* A role after the name. A second one goes first where it says more than a party. */
void following_add_role(const struct mention_reader *r, struct mention *m, uint32_t first, uint32_t end);

#endif
