#include "record.h"

#include "format.h"
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

void record_maker_fail(struct document *document, saidby_status status, const saidby_error *error)
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

void record_maker_set_options(const struct record_maker *maker, const struct document *document,
                              saidby_json_options *json)
{
    saidby_json_options_init(json);
    json->id = document->id;
    json->id_is_json = document->id_is_json;
    json->offsets = maker->options->offsets;
    json->indent = format_rows[maker->options->format].indents;
    json->explain = maker->options->explain;
    json->sentences = maker->options->sentences;
}

saidby_status record_maker_write(const struct record_maker *maker, const struct document *document, saidby_sink sink,
                           void *context)
{
    saidby_json_options json;
    record_maker_set_options(maker, document, &json);
    return saidby_doc_json_write(document->doc, &json, sink, context, NULL);
}

static void add_record(const struct record_maker *maker, const struct format_row *format, struct document *document,
                       struct buffer *out)
{
    saidby_error error = {0};
    saidby_doc *doc;
    decode_bad_bytes(maker->options, document);
    saidby_status status =
        saidby_extract(maker->extractor, document->bytes.data, document->bytes.length, &doc, &error);
    if (status != SAIDBY_OK) {
        record_maker_fail(document, status, &error);
    } else if (format->streams && document->bytes.length >= LARGE_TEXT) {
        document->doc = doc;
        buffer_free(&document->bytes);
        return;
    } else {
        format->add_record(maker, document, doc, out);
    }
    saidby_doc_free(doc);
}

void record_maker_trace(const struct record_maker *maker, struct document *document, saidby_sink sink, void *context)
{
    decode_bad_bytes(maker->options, document);
    format_rows[maker->options->format].write_trace(maker, document, sink, context);
}

void record_maker_add(const struct record_maker *maker, struct document *document, struct buffer *out)
{
    const struct format_row *format = &format_rows[maker->options->format];
    if (!document->failure.code && format->add_record)
        add_record(maker, format, document, out);
    if (document->failure.code && !document->failure.unrecorded && format->add_failure)
        format->add_failure(maker, document, out);
}
