#include "work.h"

#include "answer.h"
#include "jsonl.h"
#include "pool.h"
#include "writer.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct work {
    const struct options *options;
    struct source source;
    struct writer writer;
    struct answer_maker maker;
    bool failed, unreadable;
};

static bool read_next(struct work *work, struct document *document)
{
    if (!source_next(&work->source, document))
        return false;
    /* Here and not by the workers, since the JSON library's parser writes to a global. */
    if (document->line && !document->failure.code)
        jsonl_read(document, work->options);
    return true;
}

static void tell(struct work *work, const struct document *document)
{
    const struct failure *failure = &document->failure;
    const char *path = strcmp(document->path, "-") == 0 ? "standard input" : document->path;
    *(failure->unreadable ? &work->unreadable : &work->failed) = true;
    fprintf(stderr, "saidby: %s", path);
    if (document->line)
        fprintf(stderr, ":%zu", document->line);
    fprintf(stderr, ": %s", failure->message);
    if (failure->offset)
        fprintf(stderr, " (at byte %zu)", failure->offset);
    fputc('\n', stderr);
}

/* The record of a large text, from its doc. */
static bool write_large(struct work *work, const struct document *document)
{
    if (answer_write(&work->maker, document, writer_put, &work->writer) != SAIDBY_OK && !work->writer.error)
        work->writer.error = ENOMEM;
    return writer_end_record(&work->writer);
}

/* Write the record, tell of a failure and free both; false once nothing more can be written. */
static bool finish(struct work *work, struct document *document, struct buffer *record)
{
    bool good = document->doc ? write_large(work, document) : writer_add(&work->writer, record);
    if (document->failure.code)
        tell(work, document);
    buffer_free(record);
    document_free(document);
    return good;
}

static void run_alone(struct work *work)
{
    struct document document;
    struct buffer record = {0};
    do {
        if (!read_next(work, &document))
            return;
        answer_make(&work->maker, &document, &record);
    } while (finish(work, &document, &record));
}

static unsigned thread_count(const struct options *options)
{
    long processors = options->threads ? 0 : sysconf(_SC_NPROCESSORS_ONLN);
    return options->threads ? options->threads : processors > 0 ? (unsigned)processors : 1;
}

static void run_pool(struct work *work, struct pool *pool)
{
    struct document document;
    struct buffer record;
    bool ended = false;
    do {
        while (!ended && !pool_is_full(pool)) {
            ended = !read_next(work, &document);
            if (!ended)
                pool_put(pool, &document);
        }
        if (pool_is_empty(pool))
            return;
        pool_take(pool, &document, &record);
    } while (finish(work, &document, &record));
}

static void run(struct work *work)
{
    unsigned threads = thread_count(work->options);
    struct pool *pool = threads > 1 ? pool_start(&work->maker, threads) : NULL;
    if (pool)
        run_pool(work, pool);
    else
        run_alone(work);
    pool_end(pool);
}

enum exit_status work_run(const struct options *options, const saidby_extractor *extractor, const struct output *output)
{
    struct work work = {
        .options = options,
        .writer = {.file = output->file, .format = options->format},
        .maker = {.options = options, .extractor = extractor, .screen = output->screen},
    };
    source_init(&work.source, options);
    run(&work);
    source_free(&work.source);
    if (!writer_end(&work.writer)) {
        fprintf(stderr, "saidby: %s: cannot write: %s\n", output->name, strerror(work.writer.error));
        return EXIT_IO;
    }
    return work.unreadable ? EXIT_IO : work.failed ? EXIT_FAILED_DOCUMENTS : EXIT_FINE;
}
