/* The records laid out for a screen. */
#ifndef SAIDBY_CLI_SCREEN_H
#define SAIDBY_CLI_SCREEN_H

#include "source.h"

struct terminal {
    unsigned width; /* columns; 0: the output is no screen */
    bool colour;
};

/* Add the document's quotes, each run of one speaker's under the name and the role, in lines of the screen's width. */
void terminal_add_quotes(struct buffer *out, const struct terminal *terminal, const struct document *document,
                       const saidby_doc *doc, bool explain);

#endif
