/*
 * Running sums over the words of a text, so that what a range of words holds is asked of its two ends; and where clauses
 * and labelled cues begin.
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

/* A place where a clause may end: a mark, or a word that begins another clause, outside quotation marks. */
static bool is_edge(const struct scan *scan, const struct token *t, size_t i)
{
    if (t->flags & TOKEN_QUOTED)
        return false;
    if (t->kind == TOKEN_MARK)
        return t->mark == ',' || t->mark == ';' || t->mark == '-' || t->mark == ':' || t->mark == '.' || t->mark == '(';
    return t->kind == TOKEN_WORD &&
           (t->classes & (LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH)) || (t->end - t->start == 2 && token_equals(scan, i, "as")));
}

static bool is_cue(const struct word_labels *label)
{
    return label->best == LABEL_CUE_BEGIN || label->best == LABEL_CUE;
}

static bool find_labelled(struct scan *scan)
{
    const struct word_labels *labels = scan->labels.items;
    const struct token *tokens = scan->tokens.items;
    for (size_t i = 0; i < scan->labels.count; i++) {
        if (!is_cue(&labels[i]))
            continue;
        bool goes_on = labels[i].best == LABEL_CUE && i > 0 && is_cue(&labels[i - 1]) && tokens[i - 1].block == tokens[i].block;
        if (!goes_on && !VECTOR_PUSH(&scan->mem, scan->labelled, (uint32_t)i))
            return false;
    }
    return true;
}

bool tally_make(struct scan *scan)
{
    static const struct word_labels unlabelled = {.best = LABEL_OTHER};
    size_t count = scan->tokens.count, step = scan->labels.count ? 1 : 0;
    if (!VECTOR_RESERVE(&scan->mem, scan->tallies, count + 1))
        return false;
    scan->tallies.count = count + 1;
    struct word_tally sum = {0, 0, 0, 0}, *tallies = scan->tallies.items;
    const struct word_labels *label = step ? scan->labels.items : &unlabelled;
    const struct token *tokens = scan->tokens.items;
    for (size_t i = 0; i < count; i++, label += step) {
        const struct token *t = &tokens[i];
        tallies[i] = sum;
        sum.counts += counts_of(t);
        sum.content += label->content;
        if (token_is(t, LEX_STRONG) && t->kind == TOKEN_WORD && !(t->flags & TOKEN_QUOTED))
            sum.spoken += i > 1 && near_mark(scan, i);
        if (!is_edge(scan, t, i))
            continue;
        if (!VECTOR_PUSH(&scan->mem, scan->edges, (uint32_t)i))
            return false;
        sum.edges++;
    }
    tallies[count] = sum;
    return find_labelled(scan);
}
