/*
 * Reads tokens, makes quoted spans. Every mark gets a role; then a stack of openers, as in the CommonMark reference
 * parser, pairs them, paragraph by paragraph. A single mark that closes nothing is an apostrophe.
 */
#include "text/quotation.h"
#include "base/bisect.h"

/* ---- the stack ---- */

static enum mark_group span_group(const struct quotation_reader *reader, size_t index)
{
    const struct analysis *analysis = reader->analysis;
    return quotation_group(analysis, &analysis->tokens.items[reader->stage->spans.items[index].open_token]);
}

/* The place on the stack of the innermost opener of the group, or NO_INDEX. A single mark, which may be an apostrophe,
 * never reaches over another opener. */
static size_t find_opener(const struct quotation_reader *reader, enum mark_group group)
{
    if (group == GROUP_SINGLE && reader->depth > 0 && span_group(reader, reader->stack[reader->depth - 1]) != group)
        return NO_INDEX;
    for (size_t d = reader->depth; d-- > 0;)
        if (span_group(reader, reader->stack[d]) == group)
            return d;
    return NO_INDEX;
}

static bool is_open(const struct quotation_reader *reader, enum mark_group group)
{
    return find_opener(reader, group) != NO_INDEX;
}

/* End the span at a place of the stack before token `end`; openers above it have no partner and are dropped. */
static void end_span(struct quotation_reader *reader, size_t place, size_t end, size_t close_token)
{
    struct quoted_span *span = &reader->stage->spans.items[reader->stack[place]];
    for (size_t above = place + 1; above < reader->depth; above++)
        reader->stage->spans.items[reader->stack[above]].end_token = 0; /* dropped by keep_spans */
    span->end_token = index_32(end);
    span->close_token = index_32(close_token);
    reader->depth = place;
}

static bool start_span(struct quotation_reader *reader, const struct quotation_mark *mark, size_t continues)
{
    if (reader->depth == MAX_DEPTH)
        return true;
    const struct analysis *analysis = reader->analysis;
    struct quoted_span span = {.first_token = index_32(mark->token) + 1,
                               .open_token = index_32(mark->token),
                               .close_token = NO_INDEX,
                               .block = index_32(reader->block),
                               .continues = index_32(continues),
                               .parent = reader->depth ? index_32(reader->stack[reader->depth - 1]) : NO_INDEX};
    reader->stack[reader->depth++] = reader->stage->spans.count;
    return VECTOR_PUSH(&analysis->mem, reader->stage->spans, span);
}

/* The next paragraph begins with an opener of the group: the quotation goes on there. */
static bool opens_again(const struct quotation_reader *reader, enum mark_group group)
{
    const struct analysis *analysis = reader->analysis;
    for (size_t i = reader->block + 1; i < analysis->blocks.count && i <= reader->block + MAX_BETWEEN; i++) {
        const struct block *block = &analysis->blocks.items[i];
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        const struct index_range tokens = analysis->block_tokens.items[i];
        const struct token *first = &analysis->tokens.items[tokens.first];
        return tokens.first < tokens.end && first->kind == TOKEN_QUOTE &&
               !(first->flags & TOKEN_SPACE_AFTER) && quotation_group(analysis, first) == group;
    }
    return false;
}

/* An opener where one of its group is open already: nested when it is of another shape and is closed, when two closing
 * marks follow, or when one does and the outer quotation goes on in the next paragraph. */
static bool is_nested(const struct quotation_reader *reader, const struct quotation_mark *mark, size_t outer)
{
    const struct quotation_mark *marks = reader->marks.items;
    const struct token *tokens = reader->analysis->tokens.items;
    if (mark->next == NO_INDEX || marks[mark->next].role == ROLE_OPEN)
        return false;
    if (tokens[reader->stage->spans.items[outer].open_token].quote != tokens[mark->token].quote)
        return true;
    size_t second = marks[mark->next].next;
    return second == NO_INDEX ? opens_again(reader, mark->group) : marks[second].role != ROLE_OPEN;
}

/* A plural's apostrophe or a closing mark? Closing, unless a surer one comes before the next opener and, inside double
 * marks, before these end. */
static bool closes_plural(const struct quotation_reader *reader, const struct quotation_mark *mark)
{
    size_t sure = mark->next_sure;
    if (sure == NO_INDEX || reader->marks.items[sure].role == ROLE_OPEN)
        return true;
    return is_open(reader, GROUP_DOUBLE) && mark->next_double < sure;
}

/* ---- a closing mark that is missing ---- */

/* "The mayor", "Mr Bell", "she"; but "we" goes on with what is said. */
static bool may_begin_source(const struct analysis *analysis, const struct token *token)
{
    return !token_in(analysis, token, SET_SPEECH_SUBJECT) &&
           ((token->flags & TOKEN_CAPITAL) || token_is(token, LEX_PRONOUN) || token_is(token, LEX_DETERMINER));
}

/* No mark is within the clause. */
static bool is_unbroken(const struct token *tokens, size_t first, size_t end)
{
    for (size_t i = first; i + 1 < end; i++)
        if (tokens[i].kind == TOKEN_MARK)
            return false;
    return true;
}

/* From here to the end of the sentence: "Mr Bell said.", "said Mr Bell.", "Mr Bell told a rally in the park." */
static bool is_cue_clause(const struct analysis *analysis, size_t first, size_t end)
{
    const struct token *tokens = analysis->tokens.items;
    if (end - first > MAX_CUE_CLAUSE || end - first < 2 ||
        !may_begin_source(analysis, &tokens[first + may_say(tokens[first].classes)]) ||
        !is_unbroken(tokens, first, end))
        return false;
    size_t verb = first, words = end - (tokens[end - 1].kind == TOKEN_MARK);
    while (verb < end && !says_surely(tokens[verb].classes))
        verb++;
    if (verb == end || verb > first + MAX_BEFORE_VERB || words < first + 2)
        return false;
    return verb == first || verb + 1 == words || token_is(&tokens[verb], LEX_TAKES_PERSON);
}

/* The spans within the one at `index` that begin after its new end are no part of it; false when one reaches over it.
 */
static bool free_spans(struct quotation_reader *reader, size_t index, size_t end)
{
    struct quoted_span *spans = reader->stage->spans.items;
    for (size_t i = index + 1; i < reader->stage->spans.count; i++)
        if (spans[i].open_token < end && spans[i].end_token >= end)
            return false;
    for (size_t i = index + 1; i < reader->stage->spans.count; i++)
        if (spans[i].open_token >= end && spans[i].parent == index)
            spans[i].parent = spans[index].parent;
    return true;
}

/* “We have no water, the mayor said. The council ...": where the span at a place of the stack ends: after the words of
 * the one who is quoted; else at `end`, where the block ends or a mark opens. */
static size_t find_lost_end(struct quotation_reader *reader, size_t place, size_t end)
{
    const struct analysis *analysis = reader->analysis;
    size_t index = reader->stack[place];
    for (size_t i = reader->stage->spans.items[index].first_token + 1; i + 1 < end; i++) {
        const struct token *t = &analysis->tokens.items[i];
        size_t stop = sentence_at(analysis, i)->end_token;
        if (t->kind == TOKEN_MARK && t->mark == ',' && is_cue_clause(analysis, i + 1, stop < end ? stop : end))
            return free_spans(reader, index, i + 1) ? i + 1 : end;
    }
    return end;
}

/* ---- opening and closing ---- */

/* A sentence ends just before the mark. */
static bool is_after_sentence(const struct analysis *analysis, const struct quotation_mark *mark)
{
    return token_is_mark(token_at(analysis, mark->token - 1), ".?!~");
}

/* A quotation may begin again without having been closed, as where paragraphs were run together. */
static bool read_opener(struct quotation_reader *reader, const struct quotation_mark *mark)
{
    size_t open = find_opener(reader, mark->group), continues = NO_INDEX;
    if (open != NO_INDEX && !is_nested(reader, mark, reader->stack[open])) {
        bool again = is_after_sentence(reader->analysis, mark);
        if (again)
            continues = reader->stack[open];
        size_t end = again ? mark->token : 0;
        if (mark->group != GROUP_SINGLE)
            end = find_lost_end(reader, open, mark->token);
        end_span(reader, open, end, NO_INDEX);
    }
    return start_span(reader, mark, continues);
}

/* Two single marks, or one that may be such: what closes one single mark or two as well. */
static bool closes_single_marks(const struct token *token)
{
    return token_length(token) >= 2 && token->quote != QUOTE_DOUBLE_CLOSE;
}

static void read_closer(struct quotation_reader *reader, const struct quotation_mark *mark)
{
    size_t open = find_opener(reader, mark->group);
    if (open != NO_INDEX)
        end_span(reader, open, mark->token, mark->token);
    else if (mark->group == GROUP_DOUBLE && closes_single_marks(token_at(reader->analysis, mark->token)))
        while ((open = find_opener(reader, GROUP_SINGLE)) != NO_INDEX)
            end_span(reader, open, mark->token, mark->token);
}

/* After a comma or colon without whitespace between: "said,'Go". */
static bool is_close_to_cue(const struct quotation_reader *reader, const struct quotation_mark *mark)
{
    return mark->before == SIDE_CLOSING && token_is_mark(token_at(reader->analysis, mark->token - 1), ",:");
}

/* What a mark does, by whether an opener of its group is open. */
static enum mark_role settled_role(const struct quotation_reader *reader, const struct quotation_mark *mark)
{
    switch (mark->role) {
    case ROLE_EITHER:
        if (is_open(reader, mark->group))
            return ROLE_CLOSE;
        return mark->group == GROUP_SINGLE && !is_close_to_cue(reader, mark) ? ROLE_NONE : ROLE_OPEN;
    case ROLE_MAYBE_CLOSE:
        return is_open(reader, mark->group) && closes_plural(reader, mark) ? ROLE_CLOSE : ROLE_NONE;
    default:
        return (enum mark_role)mark->role;
    }
}

static bool pair_marks(struct quotation_reader *reader)
{
    for (size_t k = 0; k < reader->marks.count; k++) {
        struct quotation_mark *mark = &reader->marks.items[k];
        mark->role = (uint8_t)settled_role(reader, mark);
        if (mark->role == ROLE_OPEN && !read_opener(reader, mark))
            return false;
        if (mark->role == ROLE_CLOSE)
            read_closer(reader, mark);
    }
    return true;
}

/* What is open at the end of the block stays open to its end; a single mark only where the next paragraph opens again.
 */
static void end_block(struct quotation_reader *reader)
{
    const struct index_range block = reader->analysis->block_tokens.items[reader->block];
    while (reader->depth > 0) {
        size_t top = reader->depth - 1;
        enum mark_group group = span_group(reader, reader->stack[top]);
        size_t end = block.end;
        if (!opens_again(reader, group))
            end = group == GROUP_SINGLE ? 0 : find_lost_end(reader, top, end);
        end_span(reader, top, end, NO_INDEX);
    }
}

/* ---- what is known of a span ---- */

/* What the number of a span is once spans are dropped. */
static size_t kept_place(const struct quotation_reader *reader, size_t index)
{
    return index == NO_INDEX || index < reader->first_span ? index : reader->places.items[index - reader->first_span];
}

/* Drop the spans of the block that have no end or no words, and number the others again. */
static bool keep_spans(struct quotation_reader *reader)
{
    const struct analysis *analysis = reader->analysis;
    size_t kept = reader->first_span;
    reader->places.count = 0;
    for (size_t i = reader->first_span; i < reader->stage->spans.count; i++) {
        struct quoted_span s = reader->stage->spans.items[i];
        bool keep = s.first_token < s.end_token;
        if (!VECTOR_PUSH(&analysis->mem, reader->places, keep ? kept : kept_place(reader, s.parent)))
            return false;
        if (!keep)
            continue;
        s.parent = index_32(kept_place(reader, s.parent));
        s.continues = index_32(kept_place(reader, s.continues));
        reader->stage->spans.items[kept++] = s;
    }
    reader->stage->spans.count = kept;
    return true;
}

/* Nothing but a full stop is after the span. */
static bool is_end_of_block(const struct quotation_reader *reader, size_t after)
{
    const struct analysis *analysis = reader->analysis;
    size_t end = analysis->block_tokens.items[reader->block].end;
    return after == end || (after + 1 == end && token_is_mark(token_at(analysis, after), "."));
}

static void describe_span(struct quotation_reader *reader, size_t index)
{
    const struct analysis *analysis = reader->analysis;
    const struct token *tokens = analysis->tokens.items;
    struct quoted_span *span = &reader->stage->spans.items[index];
    size_t after = span_after(span);
    span->start = tokens[span->first_token].start;
    span->end = tokens[span->end_token - 1].end;
    for (size_t i = span->first_token; i < span->end_token; i++)
        span->words += quotation_is_word(&tokens[i]);
    span->opens_block = span->open_token == analysis->block_tokens.items[reader->block].first;
    span->ends_block = is_end_of_block(reader, after);
    span->whole_block = span->opens_block && span->ends_block;
    if (span->opens_block && analysis->blocks.items[reader->block].kind == BLOCK_PARAGRAPH)
        span->continues = index_32(reader->unclosed);
    for (size_t i = span->open_token; i < after; i++)
        reader->stage->token_spans.items[i] = index_32(index);
    span->use = quotation_use(analysis, span);
}

/* Single marks that are in no pair are apostrophes. */
static void settle_apostrophes(struct quotation_reader *reader)
{
    const struct analysis *analysis = reader->analysis;
    const struct quoted_span *spans = reader->stage->spans.items;
    for (size_t k = 0; k < reader->marks.count; k++) {
        size_t i = reader->marks.items[k].token, span = reader->stage->token_spans.items[i];
        const struct token *token = &analysis->tokens.items[i];
        bool paired = span != NO_INDEX && (spans[span].open_token == i || spans[span].close_token == i);
        if (reader->marks.items[k].group != GROUP_SINGLE || paired)
            continue;
        bool after_word = i > analysis->block_tokens.items[reader->block].first && !(token->flags & TOKEN_SPACE_BEFORE);
        bool suffix = after_word && quotation_ends_in_s(analysis, &token[-1]);
        token_make_apostrophe(reader->tokens, i, suffix ? TOKEN_SUFFIX : TOKEN_MARK);
    }
}

/* The last span that the paragraph leaves open at its end, within no other. */
static size_t find_unclosed(const struct quotation_reader *reader)
{
    size_t end = reader->analysis->block_tokens.items[reader->block].end;
    for (size_t i = reader->stage->spans.count; i-- > reader->first_span;) {
        const struct quoted_span *span = &reader->stage->spans.items[i];
        if (span->close_token == NO_INDEX && span->parent == NO_INDEX && span->end_token == end)
            return i;
    }
    return NO_INDEX;
}

static bool make_spans(struct quotation_reader *reader)
{
    if (!pair_marks(reader))
        return false;
    end_block(reader);
    if (!keep_spans(reader))
        return false;
    for (size_t i = reader->first_span; i < reader->stage->spans.count; i++)
        describe_span(reader, i);
    settle_apostrophes(reader);
    return true;
}

static bool read_quotations(struct quotation_reader *reader)
{
    reader->first_span = reader->stage->spans.count;
    if (!quotation_find_roles(reader) || (reader->marks.count > 0 && !make_spans(reader)))
        return false;
    if (reader->analysis->blocks.items[reader->block].kind == BLOCK_PARAGRAPH)
        reader->unclosed = find_unclosed(reader);
    return true;
}

bool quotemark_find(const struct analysis *analysis, struct quotation_stage *stage, struct token_stage *tokens)
{
    struct quotation_reader reader = {.analysis = analysis, .stage = stage, .tokens = tokens, .unclosed = NO_INDEX};
    bool done = VECTOR_RESERVE(&analysis->mem, stage->token_spans, analysis->tokens.count + 1);
    if (!done)
        return false;
    stage->token_spans.count = analysis->tokens.count;
    memset(stage->token_spans.items, 0xFF, stage->token_spans.count * sizeof(uint32_t)); /* NO_INDEX */
    for (size_t i = 0; done && i < analysis->blocks.count; i++) {
        reader.block = i;
        done = read_quotations(&reader);
    }
    VECTOR_FREE(&analysis->mem, reader.marks);
    VECTOR_FREE(&analysis->mem, reader.places);
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
