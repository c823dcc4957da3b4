/*
 * Quotations that are signed, as in lists of readers' letters, mottos and pull quotes: a paragraph in marks with a dash
 * and a name at its end, or with such a line after it. The dash stands for the verb, whatever the marks within may say.
 */
#include "attribute/answers.h"
#include "attribute/attribute.h"
#include "attribute/limits.h"

/* True when the tokens are a name: it begins with a capital, and nothing but words, commas and brackets follows. */
static bool is_signature(const struct analysis *analysis, size_t first, size_t end)
{
    if (first >= end || end - first > MAX_SIGNATURE_WORDS || token_at(analysis, first)->kind != TOKEN_WORD ||
        !(token_at(analysis, first)->flags & TOKEN_CAPITAL))
        return false;
    for (size_t i = first; i < end; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind == TOKEN_QUOTE ||
            (t->kind == TOKEN_MARK && t->mark != ',' && t->mark != '(' && t->mark != ')' && t->mark != '-'))
            return false;
        if (t->kind == TOKEN_WORD && (may_say(t->classes) || token_is(t, LEX_AUXILIARY)))
            return false;
    }
    return true;
}

/* The dash of a signature that ends a block, or NO_INDEX. */
static size_t signing_dash(const struct analysis *analysis, struct index_range block, size_t *name_end)
{
    size_t end = block.end;
    if (end > block.first && token_at(analysis, end - 1)->mark == '.')
        end--;
    *name_end = end;
    for (size_t i = end; i > block.first && end - i <= MAX_SIGNATURE_WORDS; i--)
        if (token_at(analysis, i - 1)->mark == '-')
            return is_signature(analysis, i, end) ? i - 1 : NO_INDEX;
    return NO_INDEX;
}

static bool add_signed(struct attribute_stage *stage, struct index_range block, size_t end, size_t dash,
                       size_t name_end, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    struct link link = {.cue = NO_INDEX,
                        .addressee = NO_INDEX,
                        .via = NO_INDEX,
                        .previous = NO_INDEX,
                        .part_count = 1,
                        .cue_first = index_32(dash),
                        .cue_end = index_32(dash + 1),
                        .source_first = index_32(dash + 1),
                        .source_end = index_32(name_end),
                        .source = index_32(analysis_mention_within(analysis, dash + 1, name_end)),
                        .pattern = ANSWER_SIGNED_QUOTE,
                        .confidence = SIGNED_CONFIDENCE};
    link.parts[0].first_token = block.first;
    link.parts[0].end_token = index_32(end);
    for (size_t i = block.first; i < end; i++)
        if (token_is_quoted(analysis, i))
            owners[span_of(analysis, i)] = stage->links.count;
    return VECTOR_PUSH(&analysis->mem, stage->links, link);
}

static bool opens_with_mark(const struct analysis *analysis, size_t block)
{
    const struct index_range tokens = analysis->block_tokens.items[block];
    return analysis->blocks.items[block].kind == BLOCK_PARAGRAPH && tokens.first + 2 < tokens.end &&
           token_at(analysis, tokens.first)->kind == TOKEN_QUOTE;
}

bool signature_find(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t b = 0; b < analysis->blocks.count; b++) {
        const struct index_range block = analysis->block_tokens.items[b];
        size_t name_end, dash = opens_with_mark(analysis, b) ? signing_dash(analysis, block, &name_end) : NO_INDEX,
                         end = dash;
        if (dash == NO_INDEX && opens_with_mark(analysis, b) && b + 1 < analysis->blocks.count) {
            const struct index_range next = analysis->block_tokens.items[b + 1];
            dash = signing_dash(analysis, next, &name_end);
            dash = dash == next.first ? dash : NO_INDEX;
            end = block.end;
        }
        if (dash == NO_INDEX || token_at(analysis, end - 1)->kind != TOKEN_QUOTE)
            continue;
        if (!add_signed(stage, block, end, dash, name_end, owners))
            return false;
    }
    return true;
}
