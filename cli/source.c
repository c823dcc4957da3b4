#include "source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void document_free(struct document *document)
{
    free(document->path);
    free(document->id);
    buffer_free(&document->bytes);
    saidby_doc_free(document->doc);
    *document = (struct document){0};
}

void document_fail(struct document *document, const char *code, size_t offset, const char *message)
{
    document->failure.code = code;
    document->failure.offset = offset;
    snprintf(document->failure.message, sizeof document->failure.message, "%s", message);
}

static void fail_to_read(struct document *document, int error)
{
    char message[200];
    bool damaged = error == EILSEQ;
    snprintf(message, sizeof message, "cannot read: %s",
             damaged ? "the gzip data are damaged or cut off" : strerror(error));
    document_fail(document, damaged ? "bad-gzip" : "cannot-read", 0, message);
    document->failure.unreadable = true;
}

static void fail_as_other(struct document *document, const struct content *content)
{
    char message[240];
    snprintf(message, sizeof message, "this is %s: %s", content->name, content->advice);
    document_fail(document, "unread-format", 0, message);
}

int source_read_file(const char *path, struct buffer *bytes)
{
    struct reader reader;
    int error = reader_open(&reader, path, NULL);
    if (error)
        return error;
    error = reader_read_all(&reader, bytes);
    reader_close(&reader);
    return error;
}

/* The name without its suffix: "2023/talks.txt.gz" is "2023/talks". */
static char *id_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    size_t length = strlen(name), first = slash ? (size_t)(slash + 1 - name) : 0;
    if (length > first + 3 && strcasecmp(name + length - 3, ".gz") == 0)
        length -= 3;
    size_t dot = length;
    while (dot > first && name[dot - 1] != '.')
        dot--;
    if (dot > first + 1)
        length = dot - 1;
    struct buffer id = {0};
    buffer_add_utf8(&id, name, length);
    return id.data;
}

void source_init(struct source *source, const struct options *options, const struct same_file *output)
{
    *source = (struct source){.options = options};
    walk_init(&source->walk, options, output);
}

static void close_pieces(struct source *source)
{
    reader_close(&source->pieces.reader);
    free(source->path);
    source->path = NULL;
}

static bool is_blank(const struct buffer *piece)
{
    return strspn(piece->data, " \t\r") == piece->length;
}

/* The next piece that is not blank; false at the end of the file, which is then closed. */
static bool next_piece(struct source *source, struct document *document)
{
    int error;
    const char *fault;
    while (pieces_next(&source->pieces, &document->bytes, &document->line, &error, &fault)) {
        if (!is_blank(&document->bytes)) {
            document->path = must_copy(source->path, strlen(source->path));
            document->encoding = source->pieces.reader.encoding;
            return true;
        }
        document->bytes.length = 0;
    }
    if (error || fault) {
        document->path = must_copy(source->path, strlen(source->path));
        if (error)
            fail_to_read(document, error);
        else
            document_fail(document, "bad-json", 0, fault);
    }
    close_pieces(source);
    return error || fault;
}

/* Nothing is read in a folder. */
static void tell_empty(const struct options *options, const struct found *found, struct document *document)
{
    char message[200], others[60] = "";
    const char *wanted = options->input == INPUT_JSONL ? "*.jsonl" : "*.txt";
    if (found->left_out)
        snprintf(others, sizeof others, ", only %zu file%s of other names", found->left_out,
                 found->left_out > 1 ? "s" : "");
    if (options->include_count)
        snprintf(message, sizeof message, "nothing to read: no file that --include means%s", others);
    else
        snprintf(message, sizeof message, "nothing to read: no %s or %s.gz%s (--include GLOB reads others)", wanted,
                 wanted, others);
    document_fail(document, "empty-folder", 0, message);
    document->failure.unrecorded = true;
}

/* Open a file: read it whole, or begin to cut it. */
static void open_file(struct source *source, struct document *document)
{
    struct reader reader;
    int error = reader_open(&reader, document->path, source->options->encoding);
    if (error) {
        fail_to_read(document, error);
        return;
    }
    struct content content = content_of(reader.head.data, reader.head.length, source->options->input);
    document->encoding = reader.encoding;
    if (content.kind == CONTENT_TEXT) {
        error = reader_read_all(&reader, &document->bytes);
        if (error)
            fail_to_read(document, error);
    } else if (content.kind == CONTENT_OTHER) {
        fail_as_other(document, &content);
    } else {
        source->path = document->path;
        free(document->id);
        *document = (struct document){0};
        pieces_open(&source->pieces, &reader, content.kind);
        return;
    }
    reader_close(&reader);
}

bool source_next(struct source *source, struct document *document)
{
    struct found found;
    do {
        *document = (struct document){0};
        if (source->path && next_piece(source, document))
            return true;
        document_free(document);
        if (!walk_next(&source->walk, &found))
            return false;
        document->path = found.path;
        document->id = found.empty || source->options->input == INPUT_JSONL ? NULL : id_of(found.path + found.name);
        if (found.empty)
            tell_empty(source->options, &found, document);
        else if (found.error)
            fail_to_read(document, found.error);
        else
            open_file(source, document);
    } while (!document->path);
    return true;
}

void source_free(struct source *source)
{
    pieces_close(&source->pieces);
    free(source->path);
    walk_free(&source->walk);
}
