/* The records as lines to read. */
#ifndef SAIDBY_CLI_TEXT_H
#define SAIDBY_CLI_TEXT_H

#include "source.h"

void text_add_quotes(struct buffer *out, const struct document *document, const saidby_doc *doc, bool explain,
                     bool colour);
void text_add_sentences(struct buffer *out, const struct document *document, const saidby_doc *doc);

#endif
