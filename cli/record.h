/* The record of one document. */
#ifndef SAIDBY_CLI_RECORD_H
#define SAIDBY_CLI_RECORD_H

#include "terminal.h"

struct record_maker {
    const struct options *options;
    const saidby_extractor *extractor;
    struct terminal terminal;
};

/* Add the document's record to out, without the line end of JSON; where it fails set document->failure and add the
 * error record, of which text format has none. Of a trace there is no record but for a failure. Of a large text the doc
 * is kept instead, in document->doc, and the text is let go. May run in several threads at once. */
void record_maker_add(const struct record_maker *maker, struct document *document, struct buffer *out);

/* Write the trace of a document, of which record_maker_add then adds nothing but its failure. */
void record_maker_trace(const struct record_maker *maker, struct document *document, saidby_sink sink, void *context);

/* For the formats: note that the document failed; what JSON is asked to hold of it. */
void record_maker_fail(struct document *document, saidby_status status, const saidby_error *error);
void record_maker_set_options(const struct record_maker *maker, const struct document *document,
                              saidby_json_options *json);

/* Write the record of a document that has its doc. */
saidby_status record_maker_write(const struct record_maker *maker, const struct document *document, saidby_sink sink,
                           void *context);

#endif
