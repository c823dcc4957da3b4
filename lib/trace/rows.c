/* What all stages are shown by: sections, rows, cells, words and places of the text. */
#include "trace/trace.h"

#include <string.h>

#define EXCERPT 72 /* bytes of words where a column of text sets no limit */

void trace_put_span(struct trace *trace, saidby_span span)
{
    const struct utf8_index *index = &trace->doc->index;
    display_put_number(&trace->display, utf8_index_offset(index, trace->unit, span.start));
    display_put(&trace->display, "-");
    display_put_number(&trace->display, utf8_index_offset(index, trace->unit, span.end));
}

void trace_put_place(struct trace *trace, size_t start, size_t end)
{
    saidby_span span = decode_place(trace->decoding, DECODE_PASSES, (saidby_span){start, end});
    span.start += trace->window.start;
    span.end += trace->window.start;
    trace_put_span(trace, span);
}

void trace_put_shortened(struct trace *trace, const char *text, size_t length)
{
    size_t width = display_width(&trace->display);
    display_put_excerpt(&trace->display, text, length, width ? width : EXCERPT);
}

void trace_put_bytes(struct trace *trace, const struct analysis *analysis, size_t start, size_t end)
{
    trace_put_shortened(trace, analysis->text + start, end - start);
}

void trace_put_tokens(struct trace *trace, const struct analysis *analysis, size_t first, size_t end)
{
    if (first < end)
        trace_put_bytes(trace, analysis, analysis->tokens.items[first].start, analysis->tokens.items[end - 1].end);
}

void trace_put_tokens_place(struct trace *trace, const struct analysis *analysis, size_t first, size_t end)
{
    if (first < end)
        trace_put_place(trace, analysis->tokens.items[first].start, analysis->tokens.items[end - 1].end);
}

void trace_put_marked(struct trace *trace, const struct analysis *analysis, size_t first, size_t end)
{
    display_put(&trace->display, "“");
    trace_put_tokens(trace, analysis, first, end);
    display_put(&trace->display, "”");
}

void trace_put_part(struct trace *trace, const struct analysis *analysis, const char *label, size_t first, size_t end)
{
    if (first >= end)
        return;
    trace_put_word(trace, label);
    display_put(&trace->display, " ");
    trace_put_marked(trace, analysis, first, end);
}

void trace_put_word(struct trace *trace, const char *word)
{
    if (trace->display.width)
        display_put(&trace->display, " ");
    display_put(&trace->display, word);
}

void trace_put_if(struct trace *trace, bool is, const char *word)
{
    if (is)
        trace_put_word(trace, word);
}

void trace_put_index(struct trace *trace, const char *label, uint32_t index)
{
    if (index == NO_INDEX)
        return;
    trace_put_word(trace, label);
    display_put(&trace->display, " ");
    display_put_number(&trace->display, index);
}

/* ---- sections ---- */

void trace_put_nothing(struct trace *trace)
{
    display_open_note(&trace->display, 2, "saidby-nothing");
    display_put(&trace->display, "nothing");
    display_close_note(&trace->display);
}

void trace_open(struct trace *trace, const struct shown *shown, size_t count)
{
    struct display *display = &trace->display;
    display_open_section(display, shown->name, shown->what, shown->closed);
    trace->in_table = count > 0;
    if (count) {
        display_open_table(display, shown->columns);
        return;
    }
    trace_put_nothing(trace);
}

void trace_close(struct trace *trace)
{
    if (trace->in_table)
        display_close_table(&trace->display);
    display_close_section(&trace->display);
}

void trace_open_row(struct trace *trace, size_t index, size_t start, size_t end)
{
    display_cell(&trace->display);
    display_put_number(&trace->display, index);
    display_cell(&trace->display);
    trace_put_place(trace, start, end);
}

void trace_open_token_row(struct trace *trace, const struct analysis *analysis, size_t index, size_t first, size_t end)
{
    display_cell(&trace->display);
    display_put_number(&trace->display, index);
    display_cell(&trace->display);
    trace_put_tokens_place(trace, analysis, first, end);
}

void trace_cell(struct trace *trace, const char *string)
{
    display_cell(&trace->display);
    display_put(&trace->display, string);
}
