#include "format.h"

#include "jsonl.h"
#include "text.h"

#include <stdio.h>

static void add_json(const struct record_maker *maker, struct document *document, const saidby_doc *doc,
                     struct buffer *out)
{
    saidby_json_options json;
    saidby_error error = {0};
    char *text;
    size_t length;
    record_maker_set_options(maker, document, &json);
    saidby_status status = saidby_doc_json(doc, &json, &text, &length, &error);
    if (status == SAIDBY_OK)
        buffer_add(out, text, length);
    else
        record_maker_fail(document, status, &error);
    saidby_string_free(text);
}

static void add_json_failure(const struct record_maker *maker, const struct document *document, struct buffer *out)
{
    jsonl_add_error(out, document, format_rows[maker->options->format].indents);
}

static void add_html(const struct record_maker *maker, struct document *document, const saidby_doc *doc,
                     struct buffer *out)
{
    saidby_html_options html;
    saidby_error error = {0};
    char *text;
    size_t length;
    saidby_html_options_init(&html);
    html.id = document->id;
    html.explain = maker->options->explain;
    saidby_status status =
        saidby_doc_html(doc, document->bytes.data, document->bytes.length, &html, &text, &length, &error);
    if (status == SAIDBY_OK)
        buffer_add(out, text, length);
    else
        record_maker_fail(document, status, &error);
    saidby_string_free(text);
}

/* In the place of the article, its failure as standard error tells it. */
static void add_html_failure(const struct record_maker *maker, const struct document *document, struct buffer *out)
{
    const struct failure *failure = &document->failure;
    saidby_html_options html;
    char message[320], *text;
    size_t length;
    (void)maker;
    int used = snprintf(message, sizeof message, "%s", failure->message);
    if (failure->offset)
        used += snprintf(message + used, sizeof message - (size_t)used, " (at byte %zu)", failure->offset);
    if (document->line)
        snprintf(message + used, sizeof message - (size_t)used, ", line %zu", document->line);
    saidby_html_options_init(&html);
    html.id = document->id;
    if (saidby_html_failure(message, &html, &text, &length, NULL) == SAIDBY_OK)
        buffer_add(out, text, length);
    saidby_string_free(text);
}

static saidby_status make_html_head(char **text, size_t *length)
{
    return saidby_html_head(NULL, text, length, NULL);
}

static saidby_status make_html_tail(char **text, size_t *length)
{
    return saidby_html_tail(text, length, NULL);
}

static void add_text(const struct record_maker *maker, struct document *document, const saidby_doc *doc,
                     struct buffer *out)
{
    if (maker->options->sentences)
        text_add_sentences(out, document, doc);
    else if (maker->terminal.width)
        terminal_add_quotes(out, &maker->terminal, document, doc, maker->options->explain);
    else
        text_add_quotes(out, document, doc, maker->options->explain);
}

static void write_as(saidby_trace_format format, const struct record_maker *maker, struct document *document,
                     saidby_sink sink, void *context)
{
    saidby_trace_options trace;
    saidby_error error = {0};
    saidby_trace_options_init(&trace);
    trace.format = format;
    trace.offsets = maker->options->offsets;
    trace.id = document->id;
    trace.stage = maker->options->traced_stage;
    saidby_status status = saidby_trace(maker->extractor, document->bytes.data, document->bytes.length, &trace, sink,
                                        context, &error);
    if (status != SAIDBY_OK && status != SAIDBY_ERROR_STOPPED)
        record_maker_fail(document, status, &error);
}

static void write_text_trace(const struct record_maker *maker, struct document *document, saidby_sink sink,
                             void *context)
{
    write_as(SAIDBY_TRACE_TEXT, maker, document, sink, context);
}

static void write_html_trace(const struct record_maker *maker, struct document *document, saidby_sink sink,
                             void *context)
{
    write_as(SAIDBY_TRACE_HTML, maker, document, sink, context);
}

static saidby_status make_trace_head(char **text, size_t *length)
{
    return saidby_trace_head(NULL, text, length, NULL);
}

const struct format_row format_rows[FORMAT_COUNT] = {
    [FORMAT_TEXT] = {.name = "text", .add_record = add_text, .trace = FORMAT_TEXT_TRACE, .sentences = true},
    [FORMAT_JSONL] = {.name = "jsonl",
                      .add_record = add_json,
                      .add_failure = add_json_failure,
                      .sentences = true,
                      .streams = true,
                      .after = "\n"},
    [FORMAT_JSON] = {.name = "json",
                     .add_record = add_json,
                     .add_failure = add_json_failure,
                     .sentences = true,
                     .indents = true,
                     .open = "[\n",
                     .between = ",\n",
                     .close = "\n]\n",
                     .none = "[]\n"},
    [FORMAT_HTML] = {.name = "html",
                     .add_record = add_html,
                     .trace = FORMAT_HTML_TRACE,
                     .add_failure = add_html_failure,
                     .make_head = make_html_head,
                     .make_tail = make_html_tail},
    [FORMAT_TEXT_TRACE] = {.write_trace = write_text_trace, .between = "\n"},
    [FORMAT_HTML_TRACE] = {.write_trace = write_html_trace,
                           .add_failure = add_html_failure,
                           .make_head = make_trace_head,
                           .make_tail = make_html_tail},
};
