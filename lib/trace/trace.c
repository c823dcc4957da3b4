/* The trace as an observer: which stage is shown by what, and what all of them put. */
#include "trace/trace.h"

#include <string.h>

#define EXCERPT 72 /* bytes of words where a column of text sets no limit */

/* ---- what all of them put ---- */

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

/* ---- the observer ---- */

static bool begin_window(struct observer *observer, const struct decoding *decoding, saidby_span window)
{
    struct trace *trace = trace_of(observer);
    trace->decoding = decoding;
    trace->window = window;
    if (trace->windows++ || window.end < trace->doc->index.length) {
        display_open_note(&trace->display, 0, "saidby-window");
        display_put(&trace->display, "window ");
        display_put_number(&trace->display, trace->windows);
        display_put(&trace->display, ": ");
        trace_put_span(trace, window);
        display_close_note(&trace->display);
    }
    trace_decoding(trace);
    return display_flush(&trace->display, false);
}

static void show_links_and_go_on(struct trace *trace, const struct analysis *analysis)
{
    trace_close_attribution(trace, analysis);
    trace_open_identity(trace);
}

static void show_labels_and_go_on(struct trace *trace, const struct analysis *analysis)
{
    trace_labels(trace, analysis);
    trace_open_attribution(trace);
}

static bool finish_stage(struct observer *observer, const struct analysis *analysis, const char *stage)
{
    static const struct {
        const char *stage;
        void (*show)(struct trace *, const struct analysis *);
    } shows[] = {{"layout", trace_blocks},       {"token", trace_tokens},           {"sentence", trace_sentences},
                 {"quotemark", trace_spans},     {"mention", trace_mentions},       {"cue", trace_cues},
                 {"pattern", trace_matches},     {"tagger", show_labels_and_go_on}, {"attribute", show_links_and_go_on},
                 {"coref", trace_close_identity}};
    struct trace *trace = trace_of(observer);
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        if (strcmp(stage, shows[i].stage) == 0)
            shows[i].show(trace, analysis);
    return display_flush(&trace->display, false);
}

static void open_text(struct observer *observer, const char *text, const struct saidby_doc *doc)
{
    struct trace *trace = trace_of(observer);
    trace->text = text;
    trace->doc = doc;
}

static bool finish_window(struct observer *observer, const struct saidby_doc *doc)
{
    struct trace *trace = trace_of(observer);
    trace_records(trace, &doc->parts.items[doc->parts.count - 1]);
    return display_flush(&trace->display, false);
}

void trace_begin(struct trace *trace, const memory *mem, const saidby_trace_options *options, saidby_sink sink,
                 void *context)
{
    *trace = (struct trace){.observer = {.opened = open_text,
                                         .begun = begin_window,
                                         .finished = finish_stage,
                                         .recorded = finish_window,
                                         .weighed = trace_weighed,
                                         .chosen = trace_chosen,
                                         .contested = trace_contested,
                                         .considered = trace_considered,
                                         .resolved = trace_resolved,
                                         .identified = trace_identified},
                            .unit = options->offsets};
    display_begin(&trace->display, mem, options->format == SAIDBY_TRACE_HTML, sink, context);
}

void trace_end(struct trace *trace)
{
    display_end(&trace->display);
}
