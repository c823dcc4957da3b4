/*
 * Running sums over the words of a text, so that what a range of words holds is asked of its two ends.
 */
#include "attribute.h"

/* A quotation ends or begins within few words: a verb of saying here has its own. */
static bool near_mark(const struct scan *scan, size_t i)
{
    for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < scan->tokens.count; k++)
        if (scan->tokens.items[k].kind == TOKEN_QUOTE)
            return true;
    return false;
}

/* What a token adds to the counts of a tally. */
static uint64_t counts_of(const struct token *t)
{
    return (uint64_t)(t->flags / TOKEN_QUOTED & 1) + ((uint64_t)(t->flags / TOKEN_CAPITAL & 1) << TALLY_BITS) +
           ((uint64_t)token_is_verb(t) << 2 * TALLY_BITS);
}

bool tally_make(struct scan *scan)
{
    size_t count = scan->tokens.count;
    if (!VECTOR_RESERVE(&scan->mem, scan->tallies, count + 1))
        return false;
    scan->tallies.count = count + 1;
    struct word_tally sum = {0, 0, 0}, *tallies = scan->tallies.items;
    const struct word_labels *labels = scan->labels.count ? scan->labels.items : NULL;
    const struct token *tokens = scan->tokens.items;
    for (size_t i = 0; i < count; i++) {
        const struct token *t = &tokens[i];
        tallies[i] = sum;
        sum.counts += counts_of(t);
        sum.content += labels ? labels[i].content : 0;
        if (token_is(t, LEX_STRONG) && t->kind == TOKEN_WORD && !(t->flags & TOKEN_QUOTED))
            sum.spoken += i > 1 && near_mark(scan, i);
    }
    tallies[count] = sum;
    return true;
}
