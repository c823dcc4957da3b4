/*
 * Running sums over the words of a text, so that what a range of words holds is asked of its two ends; and where clauses
 * and labelled cues begin.
 */
#include "attribute.h"

#include <string.h>

/* A quotation ends or begins within few words: a verb of saying here has its own. */
static bool near_mark(const struct scan *scan, size_t i)
{
    for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < scan->tokens.count; k++)
        if (scan->tokens.items[k].kind == TOKEN_QUOTE)
            return true;
    return false;
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
    const struct word_labels *end = labels + scan->labels.count;
    for (const struct word_labels *label = labels; label < end; label++) {
        if (!is_cue(label))
            continue;
        size_t i = (size_t)(label - labels);
        bool goes_on = label->best == LABEL_CUE && i > 0 && is_cue(label - 1) && tokens[i - 1].block == tokens[i].block;
        if (!goes_on && !VECTOR_PUSH(&scan->mem, scan->labelled, (uint32_t)i))
            return false;
    }
    return true;
}

static void mark_blocks(struct scan *scan)
{
    struct block *blocks = scan->blocks.items;
    const struct token *tokens = scan->tokens.items;
    for (size_t b = 0; b < scan->blocks.count; b++)
        blocks[b].tallied = false;
    for (size_t i = 0; i < scan->candidates.count; i++) {
        const struct link *link = &scan->candidates.items[i];
        for (size_t p = 0; p < link->part_count; p++)
            for (size_t b = tokens[link->parts[p].first_token].block; b <= tokens[link->parts[p].end_token - 1].block; b++)
                blocks[b].tallied = true;
    }
    for (size_t i = 0; i < scan->labelled.count; i++)
        blocks[tokens[scan->labelled.items[i]].block].tallied = true;
}

/* What its flags add to the counts of a tally. */
static uint64_t flag_counts(unsigned flags)
{
    static const uint64_t counts[(TOKEN_QUOTED | TOKEN_CAPITAL) + 1] = {
        [TOKEN_QUOTED] = 1, [TOKEN_CAPITAL] = (uint64_t)1 << TALLY_BITS, [TOKEN_QUOTED | TOKEN_CAPITAL] = 1 | (uint64_t)1 << TALLY_BITS};
    return counts[flags & (TOKEN_QUOTED | TOKEN_CAPITAL)];
}

/* Verbs of saying beside quotation marks, and edges of clauses. False: no memory. */
static bool read_rare(struct scan *scan, size_t i, struct word_tally *sum)
{
    const struct token *t = &scan->tokens.items[i];
    if (token_is(t, LEX_STRONG) && t->kind == TOKEN_WORD && !(t->flags & TOKEN_QUOTED))
        sum->spoken += i > 1 && near_mark(scan, i);
    if (!is_edge(scan, t, i))
        return true;
    sum->edges++;
    return VECTOR_PUSH(&scan->mem, scan->edges, (uint32_t)i);
}

static bool tally_block(struct scan *scan, const struct block *block, struct word_tally *sum)
{
    static const lexicon_set rare = LEX_BIT(LEX_STRONG) | LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH);
    static const struct word_labels unlabelled = {.best = LABEL_OTHER};
    const struct token *t = scan->tokens.items + block->first_token, *end = scan->tokens.items + block->end_token;
    struct word_tally *tally = scan->tallies.items + block->first_token, own = *sum;
    size_t step = scan->labels.count ? 1 : 0;
    const struct word_labels *label = step ? &scan->labels.items[block->first_token] : &unlabelled;
    for (; t < end; t++, tally++, label += step) {
        *tally = own;
        own.counts += flag_counts(t->flags) + ((uint64_t)token_is_verb(t) << 2 * TALLY_BITS);
        own.content += label->content;
        if (t->kind == TOKEN_MARK || t->classes & rare || t->end - t->start == 2) { /* "as" is of two letters */
            *sum = own;
            if (!read_rare(scan, (size_t)(t - scan->tokens.items), sum))
                return false;
            own = *sum;
        }
    }
    *sum = own;
    return true;
}

bool tally_make(struct scan *scan)
{
    size_t count = scan->tokens.count;
    struct word_tally sum = {0, 0, 0, 0, 0};
    if (!VECTOR_RESERVE(&scan->mem, scan->tallies, count + 1) || !find_labelled(scan))
        return false;
    scan->tallies.count = count + 1;
    mark_blocks(scan);
    for (size_t b = 0; b < scan->blocks.count; b++) {
        const struct block *block = &scan->blocks.items[b];
        size_t words = block->end_token - block->first_token;
        if (block->tallied && !tally_block(scan, block, &sum))
            return false;
        if (block->tallied || !words)
            continue;
        memset(&scan->tallies.items[block->first_token], 0, words * sizeof sum);
        scan->tallies.items[block->first_token] = sum; /* behind the block before it */
    }
    scan->tallies.items[count] = sum;
    return true;
}
