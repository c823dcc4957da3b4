/* The trace as an observer: which stage is shown by what. */
#include "trace/trace.h"

#include <string.h>

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

const char *saidby_trace_stage(size_t index)
{
    static const char *const names[] = {"decode", "layout", "tokenizer", "sentence",  "quotation", "mention",
                                        "cue",    "match",  "tagger",    "attribute", "coref",     "record"};
    return index < sizeof names / sizeof *names ? names[index] : NULL;
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
    trace->display.only = options->stage;
}

void trace_end(struct trace *trace)
{
    display_end(&trace->display);
}
