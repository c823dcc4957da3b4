/* JSON in and out: the one file of the program that knows the JSON library. */
#ifndef SAIDBY_CLI_JSONL_H
#define SAIDBY_CLI_JSONL_H

#include "source.h"

/* Read the document's line: id and text take the place of the line's bytes, or failure is set. */
void jsonl_read(struct document *document, const struct options *options);

/* Add {"id", "error": {...}}, indented or in one line, without a line end. */
void jsonl_add_error(struct buffer *out, const struct document *document, bool indent);

#endif
