/* The record of one document. */
#ifndef SAIDBY_CLI_ANSWER_H
#define SAIDBY_CLI_ANSWER_H

#include "terminal.h"

struct answer_maker {
    const struct options *options;
    const saidby_extractor *extractor;
    struct terminal terminal;
};

/* Add the document's record to out, without the line end of JSON; where it fails set document->failure and add the
 * error record, of which text format has none. Of a large text the doc is kept instead, in document->doc, and the text
 * is let go. May run in several threads at once. */
void answer_make(const struct answer_maker *maker, struct document *document, struct buffer *out);

/* Write the record of a document that has its doc. */
saidby_status answer_write(const struct answer_maker *maker, const struct document *document, saidby_sink sink,
                           void *context);

#endif
