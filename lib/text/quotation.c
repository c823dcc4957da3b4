/*
 * Marks to quoted spans. Every mark gets a role from its shape and from what stands on its two sides; then a stack of
 * openers, as in the CommonMark reference parser, pairs them, paragraph by paragraph. A single mark that closes nothing
 * is an apostrophe.
 */
#include "text/quotation.h"

#include <string.h>

#define MAX_DEPTH 8             /* openers that wait at once; what is nested deeper is left alone */
#define MAX_CUE_CLAUSE 14 /* tokens */
#define FURNITURE 4           /* blocks that may stand between two paragraphs of one quotation */

enum side { SIDE_WHITESPACE, SIDE_OPENING, SIDE_CLOSING, SIDE_DASH, SIDE_TEXT };
enum role { ROLE_NONE, ROLE_OPEN, ROLE_CLOSE, ROLE_EITHER, ROLE_MAYBE_CLOSE /* or a plural's apostrophe */ };
enum group { GROUP_DOUBLE, GROUP_GUILLEMET, GROUP_SINGLE, GROUP_COUNT };

struct mark {
    size_t token;
    size_t next;        /* mark of its group with a role, or NONE */
    size_t next_sure;   /* single mark that opens or closes for sure, or NONE */
    size_t next_double; /* double mark, or NONE */
    uint8_t role, group, before, after;
};

struct marker {
    const struct analysis *analysis;
    struct quotation_stage *stage;
    struct token_stage *tokens;      /* for token_make_apostrophe */
    size_t block;
    VECTOR(struct mark) marks;     /* of the block */
    size_t stack[MAX_DEPTH];         /* spans that wait for their closing mark, outermost first */
    size_t depth;
    VECTOR(size_t) places;         /* of each span of the block after the dropped ones are gone, or NONE */
    size_t first_span;             /* of the block */
    size_t unclosed;               /* span of the paragraph before, left open at its end, or NONE */
};

/* ---- roles ---- */

static enum side side_of(const struct token *token, bool before)
{
    if (token->kind != TOKEN_MARK || token->mark == '\0')
        return SIDE_TEXT;
    if (token->mark == '-' || (token->mark == '~' && !before))
        return SIDE_DASH;
    if (strchr("([", token->mark))
        return before ? SIDE_OPENING : SIDE_TEXT;
    if (token->mark == '/')
        return before ? SIDE_OPENING : SIDE_CLOSING;
    return token->mark == '*' ? SIDE_TEXT : SIDE_CLOSING;
}

static enum group group_of(const struct analysis *analysis, const struct token *token)
{
    switch (token->quote) {
    case QUOTE_GUILLEMET_OPEN: case QUOTE_GUILLEMET_CLOSE: return GROUP_GUILLEMET;
    case QUOTE_SINGLE_STRAIGHT: case QUOTE_SINGLE_OPEN: case QUOTE_SINGLE_CLOSE: return GROUP_SINGLE;
    case QUOTE_LOW: return analysis->text[token->end - 1] == '\x9A' ? GROUP_SINGLE : GROUP_DOUBLE; /* U+201A, U+201E */
    default: return GROUP_DOUBLE;
    }
}

static bool collect_marks(struct marker *marker)
{
    const struct analysis *analysis = marker->analysis;
    const struct index_range block = analysis->block_tokens.items[marker->block];
    const struct token *tokens = analysis->tokens.items;
    marker->marks.count = 0;
    for (size_t i = block.first, end = block.end; i < end; i++) {
        if (tokens[i].kind != TOKEN_QUOTE)
            continue;
        struct mark mark = {.token = i, .group = (uint8_t)group_of(analysis, &tokens[i])};
        if (i == block.first || (tokens[i].flags & TOKEN_SPACE_BEFORE))
            mark.before = SIDE_WHITESPACE;
        else if (tokens[i - 1].kind == TOKEN_QUOTE) /* of neighbouring marks, the side of the outermost counts */
            mark.before = marker->marks.items[marker->marks.count - 1].before;
        else
            mark.before = (uint8_t)side_of(&tokens[i - 1], true);
        if (!VECTOR_PUSH(&analysis->mem, marker->marks, mark))
            return false;
    }
    for (size_t k = marker->marks.count; k-- > 0;) {
        struct mark *mark = &marker->marks.items[k];
        const struct token *token = &tokens[mark->token];
        if (mark->token + 1 == block.end || (token->flags & TOKEN_SPACE_AFTER))
            mark->after = SIDE_WHITESPACE;
        else if (token[1].kind == TOKEN_QUOTE)
            mark->after = mark[1].after;
        else
            mark->after = (uint8_t)side_of(&token[1], false);
    }
    return true;
}

/* The role of a mark whose shape says nothing. */
static enum role straight_role(const struct mark *mark)
{
    bool free_before = mark->before == SIDE_WHITESPACE || mark->before == SIDE_OPENING;
    if (mark->after == SIDE_TEXT)
        return free_before || mark->before == SIDE_DASH ? ROLE_OPEN : ROLE_EITHER;
    if (free_before)
        return mark->after == SIDE_DASH ? ROLE_OPEN : ROLE_EITHER;
    return ROLE_CLOSE;
}

static enum role double_role(const struct mark *mark, const struct token *token)
{
    enum role plain = straight_role(mark);
    switch (token->quote) {
    case QUOTE_DOUBLE_OPEN: case QUOTE_LOW:
        return plain == ROLE_OPEN ? ROLE_OPEN : ROLE_EITHER;
    case QUOTE_DOUBLE_CLOSE:
        return plain == ROLE_OPEN ? ROLE_EITHER : ROLE_CLOSE;
    case QUOTE_GUILLEMET_OPEN:
        return plain == ROLE_CLOSE ? ROLE_CLOSE : ROLE_OPEN;
    case QUOTE_GUILLEMET_CLOSE:
        return plain == ROLE_OPEN ? ROLE_OPEN : ROLE_CLOSE;
    default:
        return plain;
    }
}

static bool ends_in_s(const struct analysis *analysis, const struct token *token)
{
    char last = analysis->text[token->end - 1];
    return (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER) && (last == 's' || last == 'S');
}

static bool is_wordlike(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_OTHER;
}

/* A single mark: an opener stands before text; what stands after a plural and before a word may be its apostrophe. */
static enum role single_role(const struct marker *marker, const struct mark *mark)
{
    const struct token *token = &marker->analysis->tokens.items[mark->token];
    enum role plain = straight_role(mark);
    if (token->quote == QUOTE_SINGLE_OPEN || token->quote == QUOTE_LOW)
        return mark->after == SIDE_TEXT || mark->after == SIDE_DASH ? ROLE_OPEN
               : plain == ROLE_CLOSE                                ? ROLE_CLOSE
                                                                    : ROLE_NONE;
    if (plain == ROLE_OPEN)
        return token->quote == QUOTE_SINGLE_STRAIGHT ? ROLE_OPEN : ROLE_NONE;
    if (plain != ROLE_CLOSE)
        return mark->before == SIDE_WHITESPACE ? ROLE_NONE : plain;
    bool word_follows =
        mark->token + 1 < marker->analysis->block_tokens.items[marker->block].end && is_wordlike(&token[1]);
    return word_follows && ends_in_s(marker->analysis, &token[-1]) ? ROLE_MAYBE_CLOSE : ROLE_CLOSE;
}

/* Straight double marks alone: when taking them in turns goes against fewer neighbours than pairing by neighbours
 * leaves marks alone, they are taken in turns. */
static void take_turns(struct marker *marker)
{
    size_t alone = 0, against = 0, place = 0;
    bool open = false;
    for (size_t k = 0; k < marker->marks.count; k++) {
        const struct mark *mark = &marker->marks.items[k];
        if (mark->group != GROUP_DOUBLE)
            continue;
        if (marker->analysis->tokens.items[mark->token].quote != QUOTE_DOUBLE_STRAIGHT)
            return;
        enum role turn = place++ % 2 == 0 ? ROLE_OPEN : ROLE_CLOSE;
        against += mark->role != ROLE_EITHER && mark->role != turn;
        if (mark->role != ROLE_EITHER)
            alone += open == (mark->role == ROLE_OPEN);
        open = mark->role == ROLE_EITHER ? !open : mark->role == ROLE_OPEN;
    }
    place = 0;
    for (size_t k = 0; against < alone && k < marker->marks.count; k++)
        if (marker->marks.items[k].group == GROUP_DOUBLE)
            marker->marks.items[k].role = place++ % 2 == 0 ? ROLE_OPEN : ROLE_CLOSE;
}

/* 6" and 5'10": after a number and before a word, in a paragraph with an odd count of marks, the mark means inches. */
static void drop_inches(struct marker *marker)
{
    const struct token *tokens = marker->analysis->tokens.items;
    size_t count = 0;
    for (size_t k = 0; k < marker->marks.count; k++)
        count += tokens[marker->marks.items[k].token].quote == QUOTE_DOUBLE_STRAIGHT;
    for (size_t k = 0; count % 2 == 1 && k < marker->marks.count; k++) {
        struct mark *mark = &marker->marks.items[k];
        const struct token *token = &tokens[mark->token];
        if (token->quote == QUOTE_DOUBLE_STRAIGHT && mark->role == ROLE_CLOSE && mark->before == SIDE_TEXT &&
            token[-1].kind == TOKEN_NUMBER && mark->after != SIDE_CLOSING) {
            mark->role = ROLE_NONE;
            return;
        }
    }
}

/* What follows each mark, for those who must look ahead. */
static void link_marks(struct marker *marker)
{
    size_t next[GROUP_COUNT] = {NO_INDEX, NO_INDEX, NO_INDEX}, sure = NO_INDEX;
    for (size_t k = marker->marks.count; k-- > 0;) {
        struct mark *mark = &marker->marks.items[k];
        mark->next = next[mark->group];
        mark->next_sure = sure;
        mark->next_double = next[GROUP_DOUBLE];
        if (mark->role != ROLE_NONE)
            next[mark->group] = k;
        if (mark->group == GROUP_SINGLE && (mark->role == ROLE_OPEN || mark->role == ROLE_CLOSE))
            sure = k;
    }
}

static void find_roles(struct marker *marker)
{
    for (size_t k = 0; k < marker->marks.count; k++) {
        struct mark *mark = &marker->marks.items[k];
        mark->role = (uint8_t)(mark->group == GROUP_SINGLE
                                   ? single_role(marker, mark)
                                   : double_role(mark, &marker->analysis->tokens.items[mark->token]));
    }
    drop_inches(marker);
    take_turns(marker);
    link_marks(marker);
}

/* ---- the stack ---- */

static enum group span_group(const struct marker *marker, size_t index)
{
    const struct analysis *analysis = marker->analysis;
    return group_of(analysis, &analysis->tokens.items[marker->stage->spans.items[index].open_token]);
}

/* The place on the stack of the innermost opener of the group, or NONE. A single mark, which may be an apostrophe,
 * never reaches over another opener. */
static size_t find_opener(const struct marker *marker, enum group group)
{
    if (group == GROUP_SINGLE && marker->depth > 0 && span_group(marker, marker->stack[marker->depth - 1]) != group)
        return NO_INDEX;
    for (size_t d = marker->depth; d-- > 0;)
        if (span_group(marker, marker->stack[d]) == group)
            return d;
    return NO_INDEX;
}

/* End the span at stack place d before token `end`; openers above it have no partner and are dropped. */
static void end_span(struct marker *marker, size_t d, size_t end, size_t close_token)
{
    struct quoted_span *s = &marker->stage->spans.items[marker->stack[d]];
    for (size_t above = d + 1; above < marker->depth; above++)
        marker->stage->spans.items[marker->stack[above]].end_token = 0; /* dropped by keep_spans */
    s->end_token = end;
    s->close_token = close_token;
    marker->depth = d;
}

static bool start_span(struct marker *marker, const struct mark *mark, size_t continues)
{
    if (marker->depth == MAX_DEPTH)
        return true;
    const struct analysis *analysis = marker->analysis;
    struct quoted_span s = {.first_token = mark->token + 1, .open_token = mark->token, .close_token = NO_INDEX,
                            .block = marker->block, .continues = continues,
                            .parent = marker->depth ? marker->stack[marker->depth - 1] : NO_INDEX};
    marker->stack[marker->depth++] = marker->stage->spans.count;
    return VECTOR_PUSH(&analysis->mem, marker->stage->spans, s);
}

/* True when the next paragraph begins with an opener of the group. */
static bool goes_on(const struct marker *marker, enum group group)
{
    const struct analysis *analysis = marker->analysis;
    for (size_t i = marker->block + 1; i < analysis->blocks.count && i <= marker->block + FURNITURE; i++) {
        const struct block *block = &analysis->blocks.items[i];
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        const struct index_range tokens = analysis->block_tokens.items[i];
        const struct token *first = &analysis->tokens.items[tokens.first];
        return tokens.first < tokens.end && first->kind == TOKEN_QUOTE &&
               !(first->flags & TOKEN_SPACE_AFTER) && group_of(analysis, first) == group;
    }
    return false;
}

/* An opener where one of its group is open already: nested when it is of another shape and is closed, when two closing
 * marks follow, or when one does and the outer quotation goes on in the next paragraph. */
static bool is_nested(const struct marker *marker, const struct mark *mark, size_t outer)
{
    const struct mark *marks = marker->marks.items;
    const struct token *tokens = marker->analysis->tokens.items;
    if (mark->next == NO_INDEX || marks[mark->next].role == ROLE_OPEN)
        return false;
    if (tokens[marker->stage->spans.items[outer].open_token].quote != tokens[mark->token].quote)
        return true;
    size_t second = marks[mark->next].next;
    return second == NO_INDEX ? goes_on(marker, mark->group) : marks[second].role != ROLE_OPEN;
}

/* A plural's apostrophe or a closing mark? Closing, unless a surer one comes before the next opener and, inside double
 * marks, before these end. */
static bool closes_plural(const struct marker *marker, const struct mark *mark)
{
    size_t sure = mark->next_sure;
    if (sure == NO_INDEX || marker->marks.items[sure].role == ROLE_OPEN)
        return true;
    return find_opener(marker, GROUP_DOUBLE) != NO_INDEX && mark->next_double < sure;
}

/* ---- a closing mark that is missing ---- */

static bool begins_source(const struct analysis *analysis, size_t token)
{
    const struct token *t = &analysis->tokens.items[token];
    if (token_equals(analysis, token, "i") || token_equals(analysis, token, "we") ||
        token_equals(analysis, token, "you"))
        return false;
    return (t->flags & TOKEN_CAPITAL) || token_is(t, LEX_PRONOUN) || token_is(t, LEX_DETERMINER);
}

/* From here to the end of the sentence: "Mr Bell said.", "said Mr Bell.", "Mr Bell told a rally in the park." */
static bool is_cue_clause(const struct analysis *analysis, size_t first, size_t end)
{
    const struct token *tokens = analysis->tokens.items;
    if (end - first > MAX_CUE_CLAUSE || end - first < 2 ||
        !begins_source(analysis, first + token_is(&tokens[first], LEX_CUE_VERB)))
        return false;
    size_t verb = NO_INDEX;
    for (size_t i = first; i < end; i++) {
        if (tokens[i].kind == TOKEN_MARK && i + 1 < end)
            return false;
        bool finite = token_is(&tokens[i], LEX_PAST) || token_is(&tokens[i], LEX_THIRD);
        if (verb == NO_INDEX && token_is(&tokens[i], LEX_CUE_VERB) && token_is(&tokens[i], LEX_STRONG) && finite)
            verb = i;
    }
    size_t words = end - (tokens[end - 1].kind == TOKEN_MARK);
    return verb != NO_INDEX && verb <= first + 5 && words > first + 1 &&
           (verb == first || verb + 1 == words || token_is(&tokens[verb], LEX_TAKES_PERSON));
}

/* The spans within the one at `index` that begin after its new end are no part of it; false when one reaches over it.
 */
static bool free_spans(struct marker *marker, size_t index, size_t end)
{
    struct quoted_span *spans = marker->stage->spans.items;
    for (size_t i = index + 1; i < marker->stage->spans.count; i++)
        if (spans[i].open_token < end && spans[i].end_token >= end)
            return false;
    for (size_t i = index + 1; i < marker->stage->spans.count; i++)
        if (spans[i].open_token >= end && spans[i].parent == index)
            spans[i].parent = spans[index].parent;
    return true;
}

/* “We have no water, the mayor said. The council ...": where the span at a place of the stack ends: after the words of
 * the one who is quoted; else at `end`, where the block ends or a mark opens. */
static size_t find_lost_end(struct marker *marker, size_t place, size_t end)
{
    const struct analysis *analysis = marker->analysis;
    size_t index = marker->stack[place];
    for (size_t i = marker->stage->spans.items[index].first_token + 1; i + 1 < end; i++) {
        const struct token *t = &analysis->tokens.items[i];
        size_t stop = sentence_at(analysis, i)->end_token;
        if (t->kind == TOKEN_MARK && t->mark == ',' && is_cue_clause(analysis, i + 1, stop < end ? stop : end))
            return free_spans(marker, index, i + 1) ? i + 1 : end;
    }
    return end;
}

/* ---- opening and closing ---- */

/* A quotation may begin anew without having been closed, as where paragraphs were run together. */
static bool read_opener(struct marker *marker, const struct mark *mark)
{
    size_t open = find_opener(marker, mark->group), continues = NO_INDEX;
    if (open != NO_INDEX && !is_nested(marker, mark, marker->stack[open])) {
        const struct token *last = &marker->analysis->tokens.items[mark->token - 1];
        bool anew = last->kind == TOKEN_MARK && last->mark && strchr(".?!~", last->mark);
        if (anew)
            continues = marker->stack[open];
        size_t end = mark->group != GROUP_SINGLE ? find_lost_end(marker, open, mark->token) : anew ? mark->token : 0;
        end_span(marker, open, end, NO_INDEX);
    }
    return start_span(marker, mark, continues);
}

static void read_closer(struct marker *marker, const struct mark *mark)
{
    size_t open = find_opener(marker, mark->group);
    if (open != NO_INDEX)
        end_span(marker, open, mark->token, mark->token);
    const struct token *token = &marker->analysis->tokens.items[mark->token];
    if (open != NO_INDEX || mark->group != GROUP_DOUBLE || token->end - token->start < 2 ||
        token->quote == QUOTE_DOUBLE_CLOSE)
        return;
    while ((open = find_opener(marker, GROUP_SINGLE)) != NO_INDEX) /* '' that closes one single mark or two */
        end_span(marker, open, mark->token, mark->token);
}

/* A comma or colon without a blank after it: "said,'Go". */
static bool after_cue(const struct marker *marker, const struct mark *mark)
{
    const struct token *before = &marker->analysis->tokens.items[mark->token - 1];
    return mark->before == SIDE_CLOSING && before->kind == TOKEN_MARK && strchr(",:", before->mark) != NULL;
}

static bool read_marks(struct marker *marker)
{
    for (size_t k = 0; k < marker->marks.count; k++) {
        struct mark *mark = &marker->marks.items[k];
        size_t open = find_opener(marker, mark->group);
        if (mark->role == ROLE_EITHER)
            mark->role = open != NO_INDEX                                          ? ROLE_CLOSE
                         : mark->group == GROUP_SINGLE && !after_cue(marker, mark) ? ROLE_NONE
                                                                                   : ROLE_OPEN;
        if (mark->role == ROLE_MAYBE_CLOSE)
            mark->role = open != NO_INDEX && closes_plural(marker, mark) ? ROLE_CLOSE : ROLE_NONE;
        if (mark->role == ROLE_OPEN && !read_opener(marker, mark))
            return false;
        if (mark->role == ROLE_CLOSE)
            read_closer(marker, mark);
    }
    return true;
}

/* What is open at the end of the block stays open to its end; a single mark only where the next paragraph opens anew.
 */
static void end_block(struct marker *marker)
{
    const struct index_range block = marker->analysis->block_tokens.items[marker->block];
    while (marker->depth > 0) {
        size_t top = marker->depth - 1;
        enum group group = span_group(marker, marker->stack[top]);
        size_t end = block.end;
        if (!goes_on(marker, group))
            end = group == GROUP_SINGLE ? 0 : find_lost_end(marker, top, end);
        end_span(marker, top, end, NO_INDEX);
    }
}

/* ---- what is known of a span ---- */

static size_t place_of(const struct marker *marker, size_t index)
{
    return index == NO_INDEX || index < marker->first_span ? index : marker->places.items[index - marker->first_span];
}

/* Number the spans of the block anew without the dropped and the empty ones. */
static bool keep_spans(struct marker *marker)
{
    const struct analysis *analysis = marker->analysis;
    size_t kept = marker->first_span;
    marker->places.count = 0;
    for (size_t i = marker->first_span; i < marker->stage->spans.count; i++) {
        struct quoted_span s = marker->stage->spans.items[i];
        bool keep = s.first_token < s.end_token;
        if (!VECTOR_PUSH(&analysis->mem, marker->places, keep ? kept : place_of(marker, s.parent)))
            return false;
        if (!keep)
            continue;
        s.parent = place_of(marker, s.parent);
        s.continues = place_of(marker, s.continues);
        marker->stage->spans.items[kept++] = s;
    }
    marker->stage->spans.count = kept;
    return true;
}

static void describe_span(struct marker *marker, size_t index)
{
    const struct analysis *analysis = marker->analysis;
    struct quoted_span *s = &marker->stage->spans.items[index];
    const struct index_range block = analysis->block_tokens.items[marker->block];
    const struct token *tokens = analysis->tokens.items;
    size_t after = s->close_token == NO_INDEX ? s->end_token : s->close_token + 1;
    s->start = tokens[s->first_token].start;
    s->end = tokens[s->end_token - 1].end;
    for (size_t i = s->first_token; i < s->end_token; i++)
        s->words += is_wordlike(&tokens[i]);
    s->opens_block = s->open_token == block.first;
    s->ends_block = after == block.end ||
                    (after + 1 == block.end && tokens[after].kind == TOKEN_MARK && tokens[after].mark == '.');
    s->whole_block = s->opens_block && s->ends_block;
    if (s->opens_block && analysis->blocks.items[marker->block].kind == BLOCK_PARAGRAPH)
        s->continues = marker->unclosed;
    for (size_t i = s->open_token; i < after; i++)
        marker->stage->token_spans.items[i] = (uint32_t)index;
    s->use = quote_use(analysis, s);
}

/* Single marks that are in no pair are apostrophes. */
static void settle_apostrophes(struct marker *marker)
{
    const struct analysis *analysis = marker->analysis;
    const struct quoted_span *spans = marker->stage->spans.items;
    for (size_t k = 0; k < marker->marks.count; k++) {
        size_t i = marker->marks.items[k].token, span = marker->stage->token_spans.items[i];
        const struct token *token = &analysis->tokens.items[i];
        bool paired = span != NO_INDEX && (spans[span].open_token == i || spans[span].close_token == i);
        if (marker->marks.items[k].group != GROUP_SINGLE || paired)
            continue;
        bool after_word = i > analysis->block_tokens.items[marker->block].first && !(token->flags & TOKEN_SPACE_BEFORE);
        bool suffix = after_word && ends_in_s(analysis, &token[-1]);
        token_make_apostrophe(marker->tokens, i, suffix ? TOKEN_SUFFIX : TOKEN_MARK);
    }
}

static bool read_block(struct marker *marker)
{
    const struct analysis *analysis = marker->analysis;
    const struct block *block = &analysis->blocks.items[marker->block];
    if (!collect_marks(marker))
        return false;
    marker->first_span = marker->stage->spans.count;
    if (marker->marks.count > 0) {
        find_roles(marker);
        if (!read_marks(marker))
            return false;
        end_block(marker);
        if (!keep_spans(marker))
            return false;
        for (size_t i = marker->first_span; i < marker->stage->spans.count; i++)
            describe_span(marker, i);
        settle_apostrophes(marker);
    }
    if (block->kind != BLOCK_PARAGRAPH)
        return true;
    marker->unclosed = NO_INDEX;
    for (size_t i = marker->stage->spans.count; i-- > marker->first_span && marker->unclosed == NO_INDEX;)
        if (marker->stage->spans.items[i].close_token == NO_INDEX && marker->stage->spans.items[i].parent == NO_INDEX &&
            marker->stage->spans.items[i].end_token == analysis->block_tokens.items[marker->block].end)
            marker->unclosed = i;
    return true;
}

bool quotemark_find(const struct analysis *analysis, struct quotation_stage *stage, struct token_stage *tokens)
{
    struct marker marker = {
        .analysis = analysis, .stage = stage, .tokens = tokens, .unclosed = NO_INDEX};
    bool done = VECTOR_RESERVE(&analysis->mem, stage->token_spans, analysis->tokens.count + 1);
    if (!done)
        return false;
    stage->token_spans.count = analysis->tokens.count;
    memset(stage->token_spans.items, 0xFF, stage->token_spans.count * sizeof(uint32_t)); /* NO_INDEX */
    for (size_t i = 0; done && i < analysis->blocks.count; i++) {
        marker.block = i;
        done = read_block(&marker);
    }
    VECTOR_FREE(&analysis->mem, marker.marks);
    VECTOR_FREE(&analysis->mem, marker.places);
    return done;
}

void quotation_stage_reset(struct quotation_stage *stage)
{
    stage->spans.count = stage->token_spans.count = 0;
}

void quotation_stage_free(struct quotation_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->spans);
    VECTOR_FREE(mem, stage->token_spans);
}

/* ---- what later stages ask ---- */

bool tokens_quoted(const struct analysis *analysis, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (!token_is_quoted(analysis, i))
            return false;
    return true;
}

size_t analysis_first_span(const struct analysis *analysis, size_t token)
{
    return first_not_below_32(analysis->spans.items, analysis->spans.count, sizeof(struct quoted_span),
                              offsetof(struct quoted_span, open_token), token);
}
