/* A trace from text to sink. */
#include "api/extractor.h"
#include "base/error.h"
#include "base/utf8.h"
#include "trace/trace.h"

#include <string.h>

void saidby_trace_options_init(saidby_trace_options *options)
{
    if (options)
        *options = (saidby_trace_options){.size = sizeof *options, .offsets = SAIDBY_OFFSETS_CODEPOINT};
}

static bool knows_stage(const char *stage)
{
    const char *name;
    for (size_t i = 0; (name = saidby_trace_stage(i)) != NULL; i++)
        if (strcmp(stage, name) == 0)
            return true;
    return false;
}

static const char *trace_fault(const saidby_trace_options *options, saidby_sink sink)
{
    if (options->size != sizeof *options)
        return "options.size is not the size of saidby_trace_options: call saidby_trace_options_init";
    if (options->format != SAIDBY_TRACE_TEXT && options->format != SAIDBY_TRACE_HTML)
        return "options.format is not a format of traces";
    if (options->offsets < SAIDBY_OFFSETS_BYTE || options->offsets > SAIDBY_OFFSETS_UTF16)
        return "options.offsets is not a unit of offsets";
    if (options->id && utf8_valid(options->id, strlen(options->id)) != strlen(options->id))
        return "options.id is not UTF-8";
    if (options->stage && !knows_stage(options->stage))
        return "options.stage is the name of no stage";
    return sink ? NULL : "sink is NULL";
}

/* The article with its quotations marked, as a section of its own before the trace. */
static saidby_status give_article(const saidby_doc *doc, const char *text, size_t length,
                                  const saidby_trace_options *options, saidby_sink sink, void *context,
                                  saidby_error *error)
{
    saidby_html_options html;
    char *section;
    size_t size;
    saidby_html_options_init(&html);
    html.id = options->id;
    html.explain = 1;
    saidby_status status = saidby_doc_html(doc, text, length, &html, &section, &size, error);
    if (status == SAIDBY_OK && sink(context, section, size) != 0)
        status = SAIDBY_ERROR_STOPPED;
    saidby_string_free(section);
    return status;
}

static void put_heading(struct trace *trace, const saidby_trace_options *options, const saidby_doc *doc, size_t length)
{
    static const char *const units[] = {" bytes", " code points", " UTF-16 units"};
    struct display *display = &trace->display;
    display_html(display, "<section class=\"saidby-trace\">\n<h2>What each stage made of it</h2>\n");
    display_open_note(display, 0, "saidby-about");
    if (!display->html && options->id) {
        display_put_text(display, options->id, strlen(options->id));
        display_put(display, ": ");
    }
    display_put_number(display, saidby_doc_offset(doc, options->offsets, length));
    display_put(display, units[options->offsets]);
    display_put(display, ", saidby ");
    display_put(display, saidby_version_string());
    display_close_note(display);
}

static saidby_status trace_text(const saidby_extractor *extractor, const char *text, size_t length,
                                const saidby_trace_options *options, const saidby_doc *read, struct trace *trace)
{
    saidby_doc *doc;
    put_heading(trace, options, read, length);
    saidby_status status = extract_observed(extractor, text, length, &trace->observer, &doc, NULL);
    saidby_doc_free(doc);
    display_html(&trace->display, "</section>\n");
    if (status == SAIDBY_OK && !display_flush(&trace->display, true))
        status = SAIDBY_ERROR_MEMORY;
    return trace->display.stopped ? SAIDBY_ERROR_STOPPED : status;
}

saidby_status saidby_trace(const saidby_extractor *extractor, const char *text, size_t length,
                           const saidby_trace_options *options, saidby_sink sink, void *context, saidby_error *error)
{
    saidby_trace_options defaults;
    saidby_trace_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = trace_fault(options, sink);
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    saidby_doc *doc;
    saidby_status status = saidby_extract(extractor, text, length, &doc, error);
    if (status != SAIDBY_OK)
        return status;
    if (options->format == SAIDBY_TRACE_HTML)
        status = give_article(doc, text, length, options, sink, context, error);
    if (status == SAIDBY_OK) {
        struct trace trace;
        trace_begin(&trace, &extractor->mem, options, sink, context);
        status = trace_text(extractor, text, length, options, doc, &trace);
        trace_end(&trace);
    }
    saidby_doc_free(doc);
    return status == SAIDBY_OK ? error_clear(error) : error_fail(error, status, 0, "%s", saidby_status_string(status));
}
