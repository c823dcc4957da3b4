#include "source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

void document_free(struct document *document)
{
    free(document->path);
    free(document->id);
    buffer_free(&document->bytes);
    saidby_doc_free(document->doc);
    *document = (struct document){0};
}

static gzFile open_file(const char *path)
{
    gzFile file;
    errno = 0;
    if (strcmp(path, "-") == 0) {
        int copy = dup(STDIN_FILENO); /* so that "-" may be closed like the rest */
        file = copy < 0 ? NULL : gzdopen(copy, "rb");
    } else {
        file = gzopen(path, "rb");
    }
    if (!file && errno == 0)
        errno = ENOMEM;
    if (file)
        gzbuffer(file, CHUNK);
    return file;
}

/* The errno behind zlib's answer. */
static int read_error(gzFile file)
{
    int code = Z_OK;
    gzerror(file, &code);
    if (code == Z_OK || code == Z_STREAM_END)
        return 0;
    return code == Z_ERRNO && errno ? errno : code == Z_MEM_ERROR ? ENOMEM : EILSEQ;
}

/* Add a chunk. 0 or an errno; *ended at the end. */
static int read_chunk(gzFile file, struct buffer *bytes, bool *ended)
{
    buffer_reserve(bytes, CHUNK);
    errno = 0;
    int count = gzread(file, bytes->data + bytes->length, CHUNK);
    if (count > 0)
        bytes->length += (size_t)count;
    bytes->data[bytes->length] = '\0';
    *ended = count <= 0;
    return count > 0 ? 0 : read_error(file); /* cut-off data end like a file's end, but with an error */
}

static int read_all(gzFile file, struct buffer *bytes)
{
    int error = 0;
    bool ended = false;
    while (!ended && !error)
        error = read_chunk(file, bytes, &ended);
    return error;
}

int source_read_file(const char *path, struct buffer *bytes)
{
    gzFile file = open_file(path);
    if (!file)
        return errno;
    int error = read_all(file, bytes);
    gzclose(file);
    return error;
}

/* The name without folders and suffix: "news/talks.txt.gz" is "talks". */
static char *id_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".gz") == 0)
        length -= 3;
    size_t dot = length;
    while (dot > 0 && name[dot - 1] != '.')
        dot--;
    if (dot > 1)
        length = dot - 1;
    struct buffer id = {0};
    buffer_add_utf8(&id, name, length);
    return id.data;
}

static void fail(struct document *document, int error)
{
    struct failure *failure = &document->failure;
    failure->code = error == EILSEQ ? "bad-gzip" : "cannot-read";
    failure->unreadable = true;
    snprintf(failure->message, sizeof failure->message, "cannot read: %s",
             error == EILSEQ ? "the gzip data are damaged or cut off" : strerror(error));
}

void source_init(struct source *source, const struct options *options)
{
    *source = (struct source){.lines = options->lines};
    walk_init(&source->walk, options->paths, options->path_count, options->lines ? ".jsonl" : ".txt");
}

static void close_file(struct source *source)
{
    if (source->file)
        gzclose(source->file);
    free(source->path);
    source->file = NULL;
    source->path = NULL;
}

static void open_lines(struct source *source, char *path, struct document *document)
{
    source->file = open_file(path);
    if (!source->file) {
        document->path = path;
        fail(document, errno);
        return;
    }
    source->path = path;
    source->pending.length = source->begin = source->line = 0;
    source->ended = false;
}

/* Take the next line off pending, without its line end. False when no whole line is left; *error: 0 or an errno. */
static bool take_line(struct source *source, struct buffer *line, int *error)
{
    struct buffer *pending = &source->pending;
    size_t seen = source->begin;
    char *end;
    while (!(end = pending->length > seen ? memchr(pending->data + seen, '\n', pending->length - seen) : NULL)) {
        if (source->ended)
            break;
        if (source->begin) {
            memmove(pending->data, pending->data + source->begin, pending->length - source->begin);
            pending->length -= source->begin;
            source->begin = 0;
        }
        seen = pending->length;
        *error = read_chunk(source->file, pending, &source->ended);
        if (*error)
            return false;
    }
    size_t stop = end ? (size_t)(end - pending->data) : pending->length;
    if (!end && stop == source->begin)
        return false;
    buffer_add(line, pending->data + source->begin, stop - source->begin);
    source->begin = end ? stop + 1 : stop;
    source->line++;
    return true;
}

static bool is_blank(const struct buffer *line)
{
    return strspn(line->data, " \t\r") == line->length;
}

/* The next line that is not blank; false at the end of the file, which is then closed. */
static bool next_line(struct source *source, struct document *document)
{
    int error = 0;
    while (take_line(source, &document->bytes, &error)) {
        if (!is_blank(&document->bytes)) {
            document->path = must_copy(source->path, strlen(source->path));
            document->line = source->line;
            return true;
        }
        document->bytes.length = 0;
    }
    if (error) {
        document->path = must_copy(source->path, strlen(source->path));
        document->line = source->line + 1;
        fail(document, error);
    }
    close_file(source);
    return error != 0;
}

static void read_text(struct document *document, char *path)
{
    document->path = path;
    document->id = id_of(path);
    int error = source_read_file(path, &document->bytes);
    if (error)
        fail(document, error);
}

bool source_next(struct source *source, struct document *document)
{
    for (;;) {
        *document = (struct document){0};
        if (source->file && next_line(source, document))
            return true;
        buffer_free(&document->bytes);
        int error;
        char *path = walk_next(&source->walk, &error);
        if (!path)
            return false;
        if (error) {
            document->path = path;
            document->id = source->lines ? NULL : id_of(path);
            fail(document, error);
        } else if (source->lines) {
            open_lines(source, path, document);
        } else {
            read_text(document, path);
        }
        if (document->path)
            return true;
    }
}

void source_free(struct source *source)
{
    close_file(source);
    buffer_free(&source->pending);
    walk_free(&source->walk);
}
