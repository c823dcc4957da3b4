/*
 * What of a link's tokens is content. Outer marks go, and so does punctuation outside of them; marks around
 * some of the words stay. Where a stretch is nothing but quotations, each is a part of its own.
 */
#include "record/content.h"
#include "base/bisect.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

/* Quotations within quotations are followed so far up. */
#define MAX_DEPTH 8

struct piece {
    size_t first, end; /* tokens */
};

void content_clear(struct content *content)
{
    content->parts.count = content->quoted.count = content->wordings.count = 0;
    content->first_token = NO_INDEX;
    content->words_in = content->words_out = 0;
    content->turn = false;
}

void content_free(struct content *content, const memory *mem)
{
    VECTOR_FREE(mem, content->parts);
    VECTOR_FREE(mem, content->quoted);
    VECTOR_FREE(mem, content->wordings);
}

static const struct quoted_span *span_at(const struct analysis *analysis, size_t index)
{
    return index < analysis->spans.count ? &analysis->spans.items[index] : NULL;
}

/* Whether the words that ascribe the content are in this span themselves: a report within a quotation. */
static bool holds_cue(const struct quoted_span *quoted, const struct link *link)
{
    size_t word = link->cue_first < link->cue_end         ? link->cue_first
                  : link->source_first < link->source_end ? link->source_first
                                                          : NO_INDEX;
    return word != NO_INDEX && quoted->first_token <= word && word < quoted->end_token;
}

/* The outermost quotation around a token that the link's content can owe its marks to, or NO_INDEX. */
static size_t outer_span(const struct analysis *analysis, const struct link *link, size_t token)
{
    size_t outer = NO_INDEX, at = span_of(analysis, token);
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
        const struct quoted_span *quoted = span_at(analysis, at);
        if (!quoted || holds_cue(quoted, link))
            break;
        outer = at;
        at = quoted->parent;
    }
    return outer;
}

enum mark_role { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_LONE };

/* What a quotation mark does, and for which span. */
static enum mark_role mark_role(const struct analysis *analysis, size_t token, const struct quoted_span **out)
{
    const struct token *t = &analysis->tokens.items[token];
    *out = t->kind == TOKEN_QUOTE ? span_at(analysis, span_of(analysis, token)) : NULL;
    if (t->kind != TOKEN_QUOTE)
        return MARK_NONE;
    if (*out && (*out)->open_token == token)
        return MARK_OPENS;
    return *out && (*out)->close_token == token ? MARK_CLOSES : MARK_LONE;
}

static bool has_mark(const struct analysis *analysis, size_t token, const char *marks)
{
    const struct token *t = &analysis->tokens.items[token];
    return t->kind == TOKEN_MARK && t->mark && strchr(marks, t->mark);
}

/* Take away from the front what is no content. True when something went. */
static bool trim_front(const struct analysis *analysis, struct piece *piece)
{
    const struct quoted_span *quoted;
    switch (mark_role(analysis, piece->first, &quoted)) {
    case MARK_OPENS:
        if (quoted->close_token < piece->end && quoted->close_token != piece->end - 1)
            return false;
        if (quoted->close_token == piece->end - 1)
            piece->end--;
        break;
    case MARK_NONE:
        if (!has_mark(analysis, piece->first, ",.;:-)]/*"))
            return false;
        break;
    default:
        break;
    }
    piece->first++;
    return true;
}

/* The stops of a turn are what was said, as those within marks are. */
static bool trim_back(const struct analysis *analysis, const struct link *link, struct piece *piece)
{
    const struct quoted_span *quoted;
    switch (mark_role(analysis, piece->end - 1, &quoted)) {
    case MARK_CLOSES:
        if (quoted->open_token >= piece->first)
            return false;
        break;
    case MARK_NONE:
        if (link->turn || !has_mark(analysis, piece->end - 1, ",.;:-([/*") ||
            outer_span(analysis, link, piece->end - 1) != NO_INDEX)
            return false;
        break;
    default:
        break;
    }
    piece->end--;
    return true;
}

/* The "that" which binds a clause to its cue is no content; before a noun it may be ("that plan"), so it goes only
 * where what follows cannot be one. */
static bool is_binding_that(const struct analysis *analysis, const struct link *link, struct piece piece)
{
    lexicon_set openers = LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_PREPOSITION) |
                          LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_SUBORDINATOR) | LEX_BIT(LEX_WH);
    if (piece.end - piece.first < 3 || token_at(analysis, piece.first)->word != WORD_THAT ||
        outer_span(analysis, link, piece.first) != NO_INDEX)
        return false;
    const struct token *next = &analysis->tokens.items[piece.first + 1];
    return next->kind != TOKEN_WORD || next->flags & TOKEN_CAPITAL || next->classes & openers;
}

static void trim_piece(const struct analysis *analysis, const struct link *link, struct piece *piece)
{
    while (piece->first < piece->end && trim_front(analysis, piece))
        ;
    while (piece->first < piece->end && trim_back(analysis, link, piece))
        ;
    /* what went after may have uncovered a pair of marks around all that is left */
    while (piece->first < piece->end && trim_front(analysis, piece))
        ;
}

static bool token_is_wordlike(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_OTHER;
}

/* Count the words of a piece and note which are in marks. */
static bool note_words(struct content *content, const struct analysis *analysis, const struct link *link,
                       struct piece piece)
{
    size_t start = analysis->tokens.items[piece.first].start, end = analysis->tokens.items[piece.end - 1].end,
           last = NO_INDEX;
    size_t span = NO_INDEX, outer = NO_INDEX;
    for (size_t i = piece.first; i < piece.end; i++) {
        const struct token *token = &analysis->tokens.items[i];
        if (!token_is_wordlike(token))
            continue;
        if (span_of(analysis, i) != span) {
            span = span_of(analysis, i);
            outer = outer_span(analysis, link, i);
        }
        const struct quoted_span *quoted = span_at(analysis, outer);
        if (!quoted || i >= quoted->end_token) { /* it was closed early, and a span within it goes on */
            content->words_out++;
            continue;
        }
        content->words_in++;
        if (outer == last || quoted->use == SPAN_TITLE)
            continue;
        last = outer;
        saidby_span inside = {quoted->start > start ? quoted->start : start, quoted->end < end ? quoted->end : end};
        if (!VECTOR_PUSH(&analysis->mem, content->quoted, inside))
            return false;
    }
    return true;
}

static bool add_piece(struct content *content, const struct analysis *analysis, const struct link *link,
                      struct piece piece)
{
    trim_piece(analysis, link, &piece);
    if (piece.first >= piece.end)
        return true;
    saidby_span bytes = {analysis->tokens.items[piece.first].start, analysis->tokens.items[piece.end - 1].end};
    if (piece.first < content->first_token)
        content->first_token = piece.first;
    return VECTOR_PUSH(&analysis->mem, content->parts, bytes) && note_words(content, analysis, link, piece);
}

/* The end of the quotation that opens here and closes within the piece, or 0. */
static size_t quotation_end(const struct analysis *analysis, size_t token, size_t end)
{
    const struct quoted_span *quoted;
    if (mark_role(analysis, token, &quoted) != MARK_OPENS || quoted->close_token >= end)
        return 0;
    return quoted->close_token + 1;
}

/* Whether a stretch holds nothing but quotations and marks between them. */
static bool only_quotations(const struct analysis *analysis, struct piece piece)
{
    for (size_t i = piece.first; i < piece.end;) {
        size_t next = quotation_end(analysis, i, piece.end);
        if (!next && token_is_wordlike(&analysis->tokens.items[i]))
            return false;
        i = next ? next : i + 1;
    }
    return true;
}

#define LEAD_IN_WORDS 3

/* Go past a word or two between the cue and a colon with nothing but quotations after it: said *afterwards*: “...”. */
static void skip_lead_in(const struct analysis *analysis, const struct link *link, struct piece *piece)
{
    if (link->cue_first >= link->cue_end || link->cue_end != piece->first)
        return;
    for (size_t i = piece->first; i < piece->end && i <= piece->first + LEAD_IN_WORDS; i++) {
        struct piece rest = {i + 1, piece->end};
        if (has_mark(analysis, i, ":") && rest.first < rest.end && only_quotations(analysis, rest))
            *piece = rest;
        if (!token_is_wordlike(&analysis->tokens.items[i]))
            return;
    }
}

/* One paragraph's stretch of a part. */
static bool add_stretch(struct content *content, const struct analysis *analysis, const struct link *link,
                        struct piece piece)
{
    size_t block = analysis->tokens.items[piece.first].block;
    if (block < analysis->blocks.count && analysis->blocks.items[block].kind != BLOCK_PARAGRAPH)
        return true; /* headings and the like say nothing */
    piece.first += is_binding_that(analysis, link, piece);
    skip_lead_in(analysis, link, &piece);
    if (!only_quotations(analysis, piece))
        return add_piece(content, analysis, link, piece);
    bool good = true;
    for (size_t i = piece.first; good && i < piece.end;) {
        size_t next = quotation_end(analysis, i, piece.end);
        if (next)
            good = add_piece(content, analysis, link, (struct piece){i, next});
        i = next ? next : i + 1;
    }
    return good;
}

bool content_add(struct content *content, const struct analysis *analysis, const struct link *link)
{
    content->turn = content->turn || link->turn;
    for (size_t p = 0; p < link->part_count; p++) {
        size_t end =
            link->parts[p].end_token < analysis->tokens.count ? link->parts[p].end_token : analysis->tokens.count;
        for (size_t first = link->parts[p].first_token, next; first < end; first = next) {
            next = analysis->block_tokens.items[analysis->tokens.items[first].block].end;
            next = next < end ? next : end;
            if (!add_stretch(content, analysis, link, (struct piece){first, next}))
                return false;
        }
    }
    return true;
}

static int by_start(const void *left, const void *right, const void *context)
{
    (void)context;
    const saidby_span *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end; /* the longer first */
}

/* Of spans in order, those that stay: one that lies in the one before it goes, what begins in it is joined to it. */
static size_t join_spans(saidby_span *spans, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && spans[i].end <= spans[kept - 1].end)
            continue;
        if (kept && spans[i].start < spans[kept - 1].end)
            spans[kept - 1].end = spans[i].end;
        else
            spans[kept++] = spans[i];
    }
    return kept;
}

bool content_sort(struct content *content, const memory *mem)
{
    if (!sort_items(mem, content->parts.items, content->parts.count, sizeof *content->parts.items, by_start, NULL) ||
        !sort_items(mem, content->quoted.items, content->quoted.count, sizeof *content->quoted.items, by_start, NULL))
        return false;
    content->parts.count = join_spans(content->parts.items, content->parts.count);
    content->quoted.count = join_spans(content->quoted.items, content->quoted.count);
    return true;
}

/* ---- words ---- */

#define LEFT_OUT " \xE2\x80\xA6 "

/* The first token at or after a byte. */
static size_t token_from_byte(const struct analysis *analysis, size_t byte)
{
    return first_not_below_32(analysis->tokens.items, analysis->tokens.count, sizeof(struct token),
                              offsetof(struct token, start), byte);
}

static bool is_ellipsis(const struct analysis *analysis, size_t token)
{
    return token < analysis->tokens.count && analysis->tokens.items[token].mark == '~';
}

/* What is in the text where two parts are joined, tokens [first, end): words of a paragraph, which are left
 * out, or an ellipsis; a quotation that goes on in the next paragraph has nothing between but marks. */
static bool leaves_words_out(const struct analysis *analysis, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct token *token = &analysis->tokens.items[i];
        if (is_ellipsis(analysis, i) ||
            (token_is_wordlike(token) && analysis->blocks.items[token->block].kind == BLOCK_PARAGRAPH))
            return true;
    }
    return false;
}

/* The comma that a part ends with, which may be before closing marks of its own, or NO_INDEX. */
static size_t last_comma(const struct analysis *analysis, saidby_span part)
{
    size_t i = token_from_byte(analysis, part.end);
    while (i > 0 && analysis->tokens.items[i - 1].kind == TOKEN_QUOTE)
        i--;
    return i > 1 && analysis->tokens.items[i - 1].mark == ',' && analysis->tokens.items[i - 2].start >= part.start
               ? i - 1
               : NO_INDEX;
}

static bool add_wording(struct content *content, const struct analysis *analysis, size_t start, size_t end,
                        const char *coordinated)
{
    struct wording wording = {{start, end}, coordinated};
    return start >= end || VECTOR_PUSH(&analysis->mem, content->wordings, wording);
}

bool content_word(struct content *content, const struct analysis *analysis)
{
    const char *coordinated = "";
    for (size_t i = 0; i < content->parts.count; i++) {
        saidby_span part = content->parts.items[i];
        size_t end = token_from_byte(analysis, part.end), next = end, comma = NO_INDEX;
        if (i + 1 < content->parts.count)
            next = token_from_byte(analysis, content->parts.items[i + 1].start);
        bool cut = leaves_words_out(analysis, end, next);
        if (cut)
            comma = last_comma(analysis, part);
        size_t last = comma == NO_INDEX ? end - 1 : comma - 1;
        if (!add_wording(content, analysis, part.start, comma == NO_INDEX ? part.end : analysis->tokens.items[last].end,
                         coordinated) ||
            (comma != NO_INDEX && !add_wording(content, analysis, analysis->tokens.items[comma].end, part.end, "")))
            return false;
        coordinated = cut && !is_ellipsis(analysis, last) && !is_ellipsis(analysis, next) ? LEFT_OUT : " ";
    }
    return true;
}

saidby_quote_type content_type(const struct content *content)
{
    if (content->turn)
        return SAIDBY_DIRECT;
    if (!content->words_out)
        return content->words_in ? SAIDBY_DIRECT : SAIDBY_INDIRECT;
    return content->quoted.count ? SAIDBY_MIXED : SAIDBY_INDIRECT;
}
