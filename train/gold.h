/* Annotated articles, one JSON object a line: {"id", "text", "attributions": [{"source", "cue", "content"}]}. */
#ifndef SAIDBY_GOLD_H
#define SAIDBY_GOLD_H

#include "base.h"

struct gold_piece {
    saidby_span *spans; /* bytes of the text */
    size_t count;
};
struct gold_attribution {
    struct gold_piece source, cue, content;
    bool saying; /* the cue is a verb or phrase of saying, not of belief or intention */
};
struct gold_document {
    char *id, *text;
    size_t length;
    struct gold_attribution *attributions;
    size_t count;
};
struct gold_corpus {
    struct gold_document *documents;
    size_t count;
};

/* Read a file of annotated articles; prints what is wrong and returns false. */
bool gold_read(const char *path, struct gold_corpus *corpus);
void gold_free(struct gold_corpus *corpus);

#endif
