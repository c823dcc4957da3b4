/*
 * Running sums over the words of a text, so that what a range of words holds is asked of its two ends; and where
 * clauses and labelled cues begin.
 */
#include "attribute/attribute.h"

#include <string.h>

/* A quotation ends or begins within few words: a verb of saying here has its own. */
static bool near_mark(const struct analysis *analysis, size_t i)
{
    for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < analysis->tokens.count; k++)
        if (analysis->tokens.items[k].kind == TOKEN_QUOTE)
            return true;
    return false;
}

/* A place where a clause may end: a mark, or a word that begins another clause, outside quotation marks. */
static bool is_edge(const struct analysis *analysis, const struct token *t, size_t i)
{
    if (token_is_quoted(analysis, i))
        return false;
    if (t->kind == TOKEN_MARK)
        return t->mark == ',' || t->mark == ';' || t->mark == '-' || t->mark == ':' || t->mark == '.' || t->mark == '(';
    return t->kind == TOKEN_WORD && (t->classes & (LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH)) ||
                                     t->word == WORD_AS);
}

static bool is_cue(const struct word_labels *label)
{
    return label->best == LABEL_CUE_BEGIN || label->best == LABEL_CUE;
}

static bool find_labelled(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    const struct word_labels *labels = analysis->labels.items;
    const struct token *tokens = analysis->tokens.items;
    const struct word_labels *end = labels + analysis->labels.count;
    for (const struct word_labels *label = labels; label < end; label++) {
        if (!is_cue(label))
            continue;
        size_t i = (size_t)(label - labels);
        bool goes_on = label->best == LABEL_CUE && i > 0 && is_cue(label - 1) && tokens[i - 1].block == tokens[i].block;
        if (!goes_on && !VECTOR_PUSH(&analysis->mem, stage->labelled, index_32(i)))
            return false;
    }
    return true;
}

/* Which blocks have candidates or labelled cues. */
static void mark_blocks(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    bool *summed = stage->summed.items;
    const struct token *tokens = analysis->tokens.items;
    memset(summed, 0, analysis->blocks.count * sizeof *summed);
    for (size_t i = 0; i < stage->candidates.count; i++) {
        const struct link *link = &stage->candidates.items[i];
        for (size_t p = 0; p < link->part_count; p++)
            for (size_t b = tokens[link->parts[p].first_token].block; b <= tokens[link->parts[p].end_token - 1].block;
                 b++)
                summed[b] = true;
    }
    for (size_t i = 0; i < stage->labelled.count; i++)
        summed[tokens[stage->labelled.items[i]].block] = true;
}

/* Verbs of saying beside quotation marks, and edges of clauses. False: no memory. */
static bool read_rare(struct attribute_stage *stage, size_t i, struct word_prefix_sums *sum)
{
    const struct analysis *analysis = stage->analysis;
    const struct token *t = &analysis->tokens.items[i];
    if (token_is(t, LEX_STRONG) && t->kind == TOKEN_WORD && !token_is_quoted(analysis, i))
        sum->spoken += i > 1 && near_mark(analysis, i);
    if (!is_edge(analysis, t, i))
        return true;
    sum->edges++;
    return VECTOR_PUSH(&analysis->mem, stage->edges, index_32(i));
}

static bool sum_block(struct attribute_stage *stage, struct index_range block, struct word_prefix_sums *sum)
{
    const struct analysis *analysis = stage->analysis;
    static const lexicon_set rare = LEX_BIT(LEX_STRONG) | LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH);
    static const struct word_labels unlabelled = {.best = LABEL_OTHER};
    const struct token *t = analysis->tokens.items + block.first,
                       *end = analysis->tokens.items + block.end;
    struct word_prefix_sums *sums_before = stage->prefix_sums.items + block.first, own = *sum;
    size_t step = analysis->labels.count ? 1 : 0;
    const struct word_labels *label = step ? &analysis->labels.items[block.first] : &unlabelled;
    const uint32_t *span = analysis->token_spans.items + block.first;
    for (; t < end; t++, span++, sums_before++, label += step) {
        *sums_before = own;
        own.counts += (*span != NO_INDEX) + ((uint64_t)((t->flags & TOKEN_CAPITAL) != 0) << PREFIX_SUM_BITS) +
                      ((uint64_t)token_is_verb(t) << 2 * PREFIX_SUM_BITS);
        own.content += label->content;
        if (t->kind == TOKEN_MARK || t->classes & rare || t->end - t->start == 2) { /* "as" is of two letters */
            *sum = own;
            if (!read_rare(stage, (size_t)(t - analysis->tokens.items), sum))
                return false;
            own = *sum;
        }
    }
    *sum = own;
    return true;
}

bool prefix_sums_make(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    size_t count = analysis->tokens.count;
    struct word_prefix_sums sum = {0, 0, 0, 0, 0};
    if (!VECTOR_RESERVE(&analysis->mem, stage->prefix_sums, count + 1) ||
        !VECTOR_RESERVE(&analysis->mem, stage->summed, analysis->blocks.count + 1) || !find_labelled(stage))
        return false;
    stage->prefix_sums.count = count + 1;
    mark_blocks(stage);
    for (size_t b = 0; b < analysis->blocks.count; b++) {
        const struct index_range block = analysis->block_tokens.items[b];
        size_t words = block.end - block.first;
        if (stage->summed.items[b] && !sum_block(stage, block, &sum))
            return false;
        if (stage->summed.items[b] || !words)
            continue;
        memset(&stage->prefix_sums.items[block.first], 0, words * sizeof sum);
        stage->prefix_sums.items[block.first] = sum; /* after the block before it */
    }
    stage->prefix_sums.items[count] = sum;
    return true;
}
