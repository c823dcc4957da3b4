/* The documents of the arguments, one after the other, as bytes: files whole, or lines of files. */
#ifndef SAIDBY_CLI_SOURCE_H
#define SAIDBY_CLI_SOURCE_H

#include "buffer.h"
#include "options.h"
#include "walk.h"

#include <saidby/saidby.h>

#include <zlib.h>

/* Why there are no records of a document. */
struct failure {
    const char *code; /* stable, such as "invalid-utf8"; NULL: there is none */
    size_t offset;    /* bytes from the start of the text, or of the line where that is bad JSON */
    bool unreadable;  /* the bytes could not be had */
    char message[240];
};

struct document {
    char *path;          /* for messages */
    char *id;            /* UTF-8; NULL: none, or not known yet */
    size_t line;         /* from 1; 0: the document is a file of its own */
    struct buffer bytes; /* the text, or the line */
    saidby_doc *doc;     /* the records, where they are to be written from here; else NULL */
    struct failure failure;
};

void document_free(struct document *document);

struct source {
    struct walk walk;
    bool lines;
    char *path;     /* of the file that is open */
    gzFile file;
    struct buffer pending;
    size_t begin;   /* where in pending the next line begins */
    size_t line;
    bool ended;
};

void source_init(struct source *source, const struct options *options);

/* The next document, its failure set where it cannot be read; false at the end. */
bool source_next(struct source *source, struct document *document);

void source_free(struct source *source);

/* Read a whole file, plain or gzipped; 0 or an errno (EILSEQ: the compressed data are damaged). */
int source_read_file(const char *path, struct buffer *bytes);

#endif
