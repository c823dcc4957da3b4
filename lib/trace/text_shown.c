/* What the stages of lib/text/ made: edits, blocks, tokens, sentences, quoted spans. */
#include "trace/trace.h"

#include "lang/lexicon_table.h"

#include "base/unicode.h"

#include <stdio.h>

/* ---- decode ---- */

static const struct column EDITS[] = {{"place", 13}, {"written", 24}, {"means", 0}, {NULL, 0}};

/* Some characters of the text; those that are invisible by their numbers, as far as there is room. */
static void put_written(struct trace *trace, saidby_span span)
{
    size_t size;
    uint32_t c = character_at(trace->text, span.start, span.end, &size);
    if (!character_is_invisible(c)) {
        display_put_excerpt(&trace->display, trace->text + span.start, span.end - span.start, EDITS[1].width);
        return;
    }
    for (size_t at = span.start, room = 3; at < span.end && room > 0; at += size, room--) {
        char number[16];
        c = character_at(trace->text, at, span.end, &size);
        snprintf(number, sizeof number, "%sU+%04X", at > span.start ? " " : "", (unsigned)c);
        display_put(&trace->display, number);
    }
}

static void show_edit(struct trace *trace, const struct edit *edit, enum decode_pass pass)
{
    saidby_span span = decode_place(trace->decoding, pass, (saidby_span){edit->from, edit->from + edit->took});
    char character[4];
    span.start += trace->window.start;
    span.end += trace->window.start;
    display_cell(&trace->display);
    trace_put_span(trace, span);
    display_cell(&trace->display);
    put_written(trace, span);
    display_cell(&trace->display);
    if (edit->code)
        display_put_text(&trace->display, character, character_write(edit->code, character));
    else
        display_put(&trace->display, "nothing");
    display_end_row(&trace->display);
}

void trace_decoding(struct trace *trace)
{
    const struct decoding *decoding = trace->decoding;
    static const struct shown shown = {"decode", "what is invisible, or written as in HTML or Markdown", EDITS, false};
    size_t count = 0;
    for (size_t pass = 0; pass < DECODE_PASSES; pass++)
        count += decoding->passes[pass].list.count;
    trace_open(trace, &shown, count);
    for (enum decode_pass pass = 0; pass < DECODE_PASSES; pass++)
        for (size_t i = 0; i < decoding->passes[pass].list.count; i++)
            show_edit(trace, &decoding->passes[pass].list.items[i], pass);
    trace_close(trace);
}

/* ---- layout ---- */

static const char *const BLOCK_KINDS[] = {"paragraph", "headline", "subheading",  "caption", "byline",
                                          "dateline",  "agency",   "boilerplate", "links"};
_Static_assert(sizeof BLOCK_KINDS / sizeof *BLOCK_KINDS == BLOCK_LINKS + 1, "a name for each kind of block");

void trace_blocks(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"block", 5}, {"place", 13}, {"kind", 11}, {"text", 0}, {NULL, 0}};
    static const struct shown shown = {"layout", "blocks; only paragraphs are searched for quotations", columns, false};
    struct display *display = &trace->display;
    trace_open(trace, &shown, analysis->blocks.count);
    for (size_t i = 0; i < analysis->blocks.count; i++) {
        const struct block *block = &analysis->blocks.items[i];
        trace_open_row(trace, i, block->start, block->end);
        trace_cell(trace, BLOCK_KINDS[block->kind]);
        display_cell(display);
        trace_put_bytes(trace, analysis, block->start, block->end);
        if (block->body > block->start) {
            display_put(display, " (dateline: ");
            trace_put_bytes(trace, analysis, block->start, block->body);
            display_put(display, ")");
        }
        display_put(display, block->indented ? " (indented)" : "");
        display_end_row(display);
    }
    trace_close(trace);
}

/* ---- tokens ---- */

static void put_classes(struct trace *trace, const struct analysis *analysis, const struct token *token)
{
    for (lexicon_set classes = token->classes; classes; classes &= classes - 1)
        trace_put_word(trace, analysis->language->class_names[lowest_bit(classes)]);
}

static void put_flags(struct trace *trace, const struct token *token)
{
    static const char *const kinds[] = {"word", "number", "suffix", "quote", "mark", "other"};
    display_put(&trace->display, kinds[token->kind]);
    trace_put_if(trace, token->flags & TOKEN_ALL_CAPITAL, "capitals");
    trace_put_if(trace, token->flags & TOKEN_CAPITAL && !(token->flags & TOKEN_ALL_CAPITAL), "capital");
    trace_put_if(trace, token->flags & TOKEN_ABBREVIATION, "abbreviation");
}

void trace_tokens(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"token", 5},  {"place", 13},  {"text", 20}, {"kind", 20},
                                            {"entry", 12}, {"classes", 0}, {NULL, 0}};
    static const struct shown shown = {"tokenizer", "words and marks, with their classes in the lexicon", columns,
                                       true};
    struct display *display = &trace->display;
    trace_open(trace, &shown, analysis->tokens.count);
    for (size_t i = 0; i < analysis->tokens.count; i++) {
        const struct token *token = &analysis->tokens.items[i];
        trace_open_row(trace, i, token->start, token->end);
        display_cell(display);
        trace_put_bytes(trace, analysis, token->start, token->end);
        display_cell(display);
        put_flags(trace, token);
        trace_cell(trace, token->canonical ? token->canonical : "");
        display_cell(display);
        put_classes(trace, analysis, token);
        display_end_row(display);
    }
    trace_close(trace);
}

/* ---- sentences ---- */

void trace_sentences(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"sentence", 8}, {"place", 13}, {"block", 5}, {"text", 0}, {NULL, 0}};
    static const struct shown shown = {"sentence", "sentences", columns, false};
    struct display *display = &trace->display;
    trace_open(trace, &shown, analysis->sentences.count);
    for (size_t i = 0; i < analysis->sentences.count; i++) {
        const struct sentence *sentence = &analysis->sentences.items[i];
        trace_open_row(trace, i, sentence->start, sentence->end);
        display_cell(display);
        display_put_number(display, sentence->block);
        display_cell(display);
        display_put_text(display, analysis->text + sentence->start, sentence->end - sentence->start);
        display_end_row(display);
    }
    trace_close(trace);
}

/* ---- quoted spans ---- */

void trace_spans(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"span", 5},  {"place", 13}, {"use", 6},
                                            {"words", 5}, {"text", 0},   {NULL, 0}};
    static const char *const uses[] = {"speech", "scare", "title"};
    static const struct shown shown = {"quotation", "words in quotation marks, and what for", columns, false};
    struct display *display = &trace->display;
    trace_open(trace, &shown, analysis->spans.count);
    for (size_t i = 0; i < analysis->spans.count; i++) {
        const struct quoted_span *span = &analysis->spans.items[i];
        trace_open_row(trace, i, span->start, span->end);
        trace_cell(trace, uses[span->use]);
        display_cell(display);
        display_put_number(display, span->words);
        display_cell(display);
        trace_put_bytes(trace, analysis, span->start, span->end);
        trace_put_if(trace, span->whole_block, "(whole block)");
        trace_put_if(trace, span->close_token == NO_INDEX, "(not closed)");
        trace_put_index(trace, "within span", span->parent);
        trace_put_index(trace, "goes on from span", span->continues);
        display_end_row(display);
    }
    trace_close(trace);
}
