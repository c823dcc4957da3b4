/*
 * Quotations that are signed, as in lists of readers' letters, mottos and pull quotes: a paragraph in marks with a dash and
 * a name at its end, or with such a line behind it. The dash stands for the verb, whatever the marks within may say.
 */
#include "attribute.h"

#define NAME_MOST 8 /* words of a signature */

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

/* True when the tokens are a name: it begins with a capital, and nothing but words, commas and brackets follows. */
static bool is_name(const struct scan *scan, size_t first, size_t end)
{
    if (first >= end || end - first > NAME_MOST || at(scan, first)->kind != TOKEN_WORD || !(at(scan, first)->flags & TOKEN_CAPITAL))
        return false;
    for (size_t i = first; i < end; i++) {
        const struct token *t = at(scan, i);
        if (t->kind == TOKEN_QUOTE || (t->kind == TOKEN_MARK && t->mark != ',' && t->mark != '(' && t->mark != ')' && t->mark != '-'))
            return false;
        if (t->kind == TOKEN_WORD && (t->classes & (LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_AUXILIARY))))
            return false;
    }
    return true;
}

/* The dash of a signature that ends a block, or NONE. */
static size_t signing_dash(const struct scan *scan, const struct block *block, size_t *name_end)
{
    size_t end = block->end_token;
    if (end > block->first_token && at(scan, end - 1)->mark == '.')
        end--;
    *name_end = end;
    for (size_t i = end; i > block->first_token && end - i <= NAME_MOST; i--)
        if (at(scan, i - 1)->mark == '-')
            return is_name(scan, i, end) ? i - 1 : NONE;
    return NONE;
}

static bool add_signed(struct scan *scan, const struct block *block, size_t end, size_t dash, size_t name_end, size_t *owners)
{
    struct link link = {.cue = NONE, .addressee = NONE, .via = NONE, .previous = NONE, .part_count = 1,
                        .cue_first = dash, .cue_end = dash + 1, .source_first = dash + 1, .source_end = name_end,
                        .source = scan_mention_within(scan, dash + 1, name_end), .pattern = "signed-quote", .confidence = 0.95};
    link.parts[0].first_token = block->first_token;
    link.parts[0].end_token = end;
    for (size_t i = block->first_token; i < end; i++)
        if (at(scan, i)->span != NONE)
            owners[at(scan, i)->span] = scan->links.count;
    return VECTOR_PUSH(&scan->mem, scan->links, link);
}

static bool opens_with_mark(const struct scan *scan, const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && block->first_token + 2 < block->end_token &&
           at(scan, block->first_token)->kind == TOKEN_QUOTE;
}

bool signature_find(struct scan *scan, size_t *owners)
{
    for (size_t b = 0; b < scan->blocks.count; b++) {
        const struct block *block = &scan->blocks.items[b];
        size_t name_end, dash = opens_with_mark(scan, block) ? signing_dash(scan, block, &name_end) : NONE, end = dash;
        if (dash == NONE && opens_with_mark(scan, block) && b + 1 < scan->blocks.count) {
            const struct block *next = block + 1;
            dash = signing_dash(scan, next, &name_end);
            dash = dash == next->first_token ? dash : NONE;
            end = block->end_token;
        }
        if (dash == NONE || at(scan, end - 1)->kind != TOKEN_QUOTE)
            continue;
        if (!add_signed(scan, block, end, dash, name_end, owners))
            return false;
    }
    return true;
}
