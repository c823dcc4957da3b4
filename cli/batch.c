#include "batch.h"

#include "record.h"
#include "ids.h"
#include "jsonl.h"
#include "pool.h"
#include "writer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct batch {
    const struct options *options;
    struct source source;
    struct writer writer;
    struct record_maker maker;
    struct ids ids;
    bool told_ids;    /* that two are equal */
    char *told_path;  /* the last file of which it was told how it was read */
    size_t read;      /* documents that could be read at all */
    bool failed, unreadable;
};

static bool read_next(struct batch *batch, struct document *document)
{
    if (!source_next(&batch->source, document))
        return false;
    /* Here and not by the workers, since the JSON library's parser writes to a global. */
    if (document->line && !document->failure.code)
        jsonl_read(document, batch->options);
    return true;
}

/* The start of a message about a document. */
static void tell_place(const struct document *document)
{
    fprintf(stderr, "saidby: %s", strcmp(document->path, "-") == 0 ? "standard input" : document->path);
    if (document->line)
        fprintf(stderr, ":%zu", document->line);
}

static void tell_failure(struct batch *batch, const struct document *document)
{
    const struct failure *failure = &document->failure;
    *(failure->unreadable ? &batch->unreadable : &batch->failed) = true;
    tell_place(document);
    fprintf(stderr, ": %s", failure->message);
    if (failure->offset)
        fprintf(stderr, " (at byte %zu)", failure->offset);
    fputc('\n', stderr);
}

/* Once a file, that its bad bytes were read in another way. */
static void tell_decoded(struct batch *batch, const struct document *document)
{
    if (batch->told_path && strcmp(batch->told_path, document->path) == 0)
        return;
    free(batch->told_path);
    batch->told_path = must_copy(document->path, strlen(document->path));
    tell_place(document);
    fputs(": bytes that are not UTF-8 look like Windows-1252, and were read as that\n", stderr);
}

/* Once a run, that two documents cannot be told apart. */
static void tell_equal_ids(struct batch *batch, const struct document *document)
{
    if (batch->told_ids || !document->id || !ids_add(&batch->ids, document->id, document->id_is_json))
        return;
    batch->told_ids = true;
    tell_place(document);
    fprintf(stderr, ": another document has the id '%s' too (of equal ids this is told once)\n", document->id);
}

static void tell(struct batch *batch, const struct document *document)
{
    if (document->failure.code)
        tell_failure(batch, document);
    if (document->as_windows_1252)
        tell_decoded(batch, document);
    tell_equal_ids(batch, document);
    batch->read += !document->failure.unreadable && !document->failure.unrecorded;
}

/* The record of a large text, from its doc. */
static bool write_large(struct batch *batch, const struct document *document)
{
    if (record_maker_write(&batch->maker, document, writer_put, &batch->writer) != SAIDBY_OK && !batch->writer.error)
        batch->writer.error = ENOMEM;
    return writer_end_record(&batch->writer);
}

/* The trace of a document, or its failure. Traces are written one by one, as they are large. */
static bool write_trace(struct batch *batch, struct document *document, struct buffer *record)
{
    if (!document->failure.code) {
        record_maker_trace(&batch->maker, document, writer_put_trace, &batch->writer);
        record_maker_add(&batch->maker, document, record);
    }
    return writer_end_trace(&batch->writer) && writer_add(&batch->writer, record);
}

static bool write_record(struct batch *batch, struct document *document, struct buffer *record)
{
    if (batch->options->trace)
        return write_trace(batch, document, record);
    return document->doc ? write_large(batch, document) : writer_add(&batch->writer, record);
}

/* Write the record, tell of a failure and free both; false once nothing more can be written. */
static bool finish(struct batch *batch, struct document *document, struct buffer *record)
{
    bool good = write_record(batch, document, record);
    tell(batch, document);
    buffer_free(record);
    document_free(document);
    return good;
}

static void run_alone(struct batch *batch)
{
    struct document document;
    struct buffer record = {0};
    do {
        if (!read_next(batch, &document))
            return;
        record_maker_add(&batch->maker, &document, &record);
    } while (finish(batch, &document, &record));
}

static unsigned thread_count(const struct options *options)
{
    long processors = options->threads ? 0 : sysconf(_SC_NPROCESSORS_ONLN);
    return options->threads ? options->threads : processors > 0 ? (unsigned)processors : 1;
}

static void run_pool(struct batch *batch, struct pool *pool)
{
    struct document document;
    struct buffer record;
    bool ended = false;
    do {
        while (!ended && !pool_is_full(pool)) {
            ended = !read_next(batch, &document);
            if (!ended)
                pool_put(pool, &document);
        }
        if (pool_is_empty(pool))
            return;
        pool_take(pool, &document, &record);
    } while (finish(batch, &document, &record));
}

static void run(struct batch *batch)
{
    unsigned threads = thread_count(batch->options);
    struct pool *pool = threads > 1 ? pool_start(&batch->maker, threads) : NULL;
    if (pool)
        run_pool(batch, pool);
    else
        run_alone(batch);
    pool_end(pool);
}

/* End the output; where nothing could be read, a file that was there before stays. 0 or an errno. */
static int end_output(struct batch *batch, struct output_file *output)
{
    int error = writer_end(&batch->writer) ? 0 : batch->writer.error;
    if (!error && (batch->read || !(batch->unreadable || batch->failed)))
        return output_file_keep(output);
    output_file_drop(output);
    return error;
}

enum exit_status batch_run(const struct options *options, const saidby_extractor *extractor,
                           const struct terminal *terminal, struct output_file *output)
{
    struct same_file redirected;
    struct batch batch = {
        .options = options,
        .writer = {.file = output->file, .format = options->format},
        .maker = {.options = options, .extractor = extractor, .terminal = *terminal},
    };
    source_init(&batch.source, options, output_file_redirected(options, &redirected) ? &redirected : NULL);
    run(&batch);
    source_free(&batch.source);
    ids_free(&batch.ids);
    free(batch.told_path);
    int error = end_output(&batch, output);
    if (error == EPIPE)
        output_file_end_by_pipe();
    if (error) {
        fprintf(stderr, "saidby: %s: cannot write: %s\n", output->name, strerror(error));
        return EXIT_IO;
    }
    return batch.unreadable ? EXIT_IO : batch.failed ? EXIT_FAILED_DOCUMENTS : EXIT_FINE;
}
