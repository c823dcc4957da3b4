/* Annotated articles: one JSON object a line, {"id", "text", "attributions": [{"source", "cue", "content"}]}, spans in
 * code points; here in bytes. */
#ifndef SAIDBY_TRAIN_CORPUS_H
#define SAIDBY_TRAIN_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

struct corpus_span {
    size_t start, end;
};

enum corpus_piece { CORPUS_SOURCE, CORPUS_CUE, CORPUS_CONTENT, CORPUS_PIECES };

struct corpus_attribution {
    struct corpus_span *spans[CORPUS_PIECES];
    size_t counts[CORPUS_PIECES];
    bool saying; /* its cue is a verb or phrase of saying; else a belief, a wish or a plan */
};

struct corpus_document {
    char *id, *text;
    size_t length;
    struct corpus_attribution *attributions;
    size_t count;
};

struct corpus {
    struct corpus_document *documents;
    size_t count;
};

/* Exits with a message where the file cannot be read. */
void corpus_read(struct corpus *corpus, const char *path);
void corpus_document_free(struct corpus_document *document);
void corpus_free(struct corpus *corpus);

/* Memory or exit. */
void *take(size_t size);
void *take_more(void *block, size_t size);

#endif
