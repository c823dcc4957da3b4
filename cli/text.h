/* The records as lines to read. */
#ifndef SAIDBY_CLI_TEXT_H
#define SAIDBY_CLI_TEXT_H

#include "source.h"

/* Add text in one line: runs of spaces become one, and control characters, which a terminal might obey, U+FFFD. */
void text_add_line(struct buffer *out, const char *text, size_t length);

/* The cue of a reported statement, where it tells more than that something was said ("denies", "did not say"); else
 * NULL. */
const saidby_mention *text_telling_cue(const saidby_quote *quote);

/* Whether the confidence is so low that the reader is told. */
bool text_is_uncertain(const saidby_quote *quote);

/* The confidence as it is shown, with two decimals: an uncertain one never looks like one that is not. */
double text_confidence(const saidby_quote *quote);

void text_add_quotes(struct buffer *out, const struct document *document, const saidby_doc *doc, bool explain);
void text_add_sentences(struct buffer *out, const struct document *document, const saidby_doc *doc);

#endif
