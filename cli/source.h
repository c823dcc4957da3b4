/* The documents of the arguments, one after the other, as bytes: files whole, or pieces of files. */
#ifndef SAIDBY_CLI_SOURCE_H
#define SAIDBY_CLI_SOURCE_H

#include "options.h"
#include "pieces.h"
#include "walk.h"

#include <saidby/saidby.h>

/* Why there are no records of a document. */
struct failure {
    const char *code; /* stable, such as "invalid-utf8"; NULL: there is none */
    size_t offset;    /* bytes from the start of the text, or of the piece where that is bad JSON */
    bool unreadable;  /* the bytes could not be had */
    bool unrecorded;  /* it is told, but there is no document that could have an error record */
    char message[240];
};

struct document {
    char *path;           /* for messages */
    char *id;             /* UTF-8; NULL: none, or not known yet */
    bool id_is_json;      /* the id is JSON, such as 7, and no string */
    size_t line;          /* from 1; 0: the document is a file of its own */
    const char *encoding; /* what the bytes were decoded from; NULL: they are as they were */
    struct buffer bytes;  /* the text, or the piece of JSON */
    saidby_doc *doc;      /* the records, where they are to be written from here; else NULL */
    bool as_windows_1252; /* bad bytes of the text were read as that */
    struct failure failure;
};

void document_free(struct document *document);

/* Set why there are no records. */
void document_fail(struct document *document, const char *code, size_t offset, const char *message);

struct source {
    const struct options *options;
    struct walk walk;
    char *path;   /* of the file that is cut into pieces; NULL: none is open */
    struct pieces pieces;
};

/* output: a file that is being written and is not to be read, or NULL. */
void source_init(struct source *source, const struct options *options, const struct same_file *output);

/* The next document, its failure set where it cannot be read; false at the end. */
bool source_next(struct source *source, struct document *document);

void source_free(struct source *source);

/* Read a whole file, plain or gzipped; 0 or an errno (EILSEQ: the compressed data are damaged). */
int source_read_file(const char *path, struct buffer *bytes);

#endif
