#include "answer.h"

#include "jsonl.h"
#include "text.h"
#include "windows_1252.h"

#include <stdio.h>

/* The names of the statuses in error records: they are stable. */
static const char *code_of(saidby_status status)
{
    switch (status) {
    case SAIDBY_ERROR_UTF8: return "invalid-utf8";
    case SAIDBY_ERROR_NUL: return "nul-byte";
    case SAIDBY_ERROR_LIMIT: return "too-large";
    case SAIDBY_ERROR_MEMORY: return "out-of-memory";
    default: return "internal";
    }
}

#define LARGE_TEXT ((size_t)1 << 20) /* bytes from which on JSON is written from the doc, without being held */

static void fail(struct document *document, saidby_status status, const saidby_error *error)
{
    char message[sizeof error->message];
    snprintf(message, sizeof message, "%s", error->message[0] ? error->message : saidby_status_string(status));
    if (status == SAIDBY_ERROR_UTF8 && document->encoding)
        snprintf(message, sizeof message, "the text is not in %.60s", document->encoding);
    else if (status == SAIDBY_ERROR_UTF8 && windows_1252_suits(document->bytes.data, document->bytes.length))
        snprintf(message, sizeof message,
                 "the text is not UTF-8, but looks like Windows-1252: --encoding windows-1252");
    document_fail(document, code_of(status), error->offset, message);
}

/* Where bad bytes are to be repaired and are the marks of Windows-1252, U+FFFD would lose them. */
static void decode_bad_bytes(const struct options *options, struct document *document)
{
    document->as_windows_1252 = options->repair && !document->encoding &&
                                windows_1252_suits(document->bytes.data, document->bytes.length);
    if (document->as_windows_1252)
        windows_1252_decode(&document->bytes);
}

static void set_options(const struct answer_maker *maker, const struct document *document, saidby_json_options *json)
{
    saidby_json_options_init(json);
    json->id = document->id;
    json->id_is_json = document->id_is_json;
    json->offsets = maker->options->offsets;
    json->indent = maker->options->format == FORMAT_JSON;
    json->explain = maker->options->explain;
    json->sentences = maker->options->sentences;
}

saidby_status answer_write(const struct answer_maker *maker, const struct document *document, saidby_sink sink,
                           void *context)
{
    saidby_json_options json;
    set_options(maker, document, &json);
    return saidby_doc_json_write(document->doc, &json, sink, context, NULL);
}

static void add_json(const struct answer_maker *maker, struct document *document, const saidby_doc *doc,
                     struct buffer *out)
{
    saidby_json_options json;
    saidby_error error = {0};
    char *text;
    size_t length;
    set_options(maker, document, &json);
    saidby_status status = saidby_doc_json(doc, &json, &text, &length, &error);
    if (status == SAIDBY_OK)
        buffer_add(out, text, length);
    else
        fail(document, status, &error);
    saidby_string_free(text);
}

static void add_html(const struct answer_maker *maker, struct document *document, const saidby_doc *doc,
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
        fail(document, status, &error);
    saidby_string_free(text);
}

/* In the place of the article, its failure as standard error tells it. */
static void add_html_failure(const struct document *document, struct buffer *out)
{
    const struct failure *failure = &document->failure;
    saidby_html_options html;
    char message[320], *text;
    size_t length;
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

static void add_record(const struct answer_maker *maker, struct document *document, struct buffer *out)
{
    saidby_error error = {0};
    saidby_doc *doc;
    decode_bad_bytes(maker->options, document);
    saidby_status status =
        saidby_extract(maker->extractor, document->bytes.data, document->bytes.length, &doc, &error);
    if (status == SAIDBY_OK && maker->options->format == FORMAT_JSONL && document->bytes.length >= LARGE_TEXT) {
        document->doc = doc;
        buffer_free(&document->bytes);
        return;
    }
    if (status != SAIDBY_OK)
        fail(document, status, &error);
    else if (maker->options->format == FORMAT_HTML)
        add_html(maker, document, doc, out);
    else if (maker->options->format != FORMAT_TEXT)
        add_json(maker, document, doc, out);
    else if (maker->options->sentences)
        text_add_sentences(out, document, doc);
    else if (maker->terminal.width)
        terminal_add_quotes(out, &maker->terminal, document, doc, maker->options->explain);
    else
        text_add_quotes(out, document, doc, maker->options->explain);
    saidby_doc_free(doc);
}

void answer_make(const struct answer_maker *maker, struct document *document, struct buffer *out)
{
    if (!document->failure.code)
        add_record(maker, document, out);
    if (document->failure.unrecorded)
        return;
    if (document->failure.code && maker->options->format == FORMAT_HTML)
        add_html_failure(document, out);
    else if (document->failure.code && maker->options->format != FORMAT_TEXT)
        jsonl_add_error(out, document, maker->options->format == FORMAT_JSON);
}
