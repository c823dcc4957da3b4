#include "pool.h"

#include <pthread.h>
#include <stdlib.h>

enum { JOBS_PER_THREAD = 4, BYTES_UNDER_WAY = 1 << 26 };

struct job {
    struct document document;
    struct buffer record;
    size_t bytes;
    bool done;
};

/* The jobs are a ring; first, next and last count up for ever, and the rest of a division by capacity is the place.
 * first and last are the owner's alone to change. */
struct pool {
    const struct record_maker *maker;
    struct job *jobs;
    size_t capacity;
    size_t first;  /* the oldest job that was not taken out */
    size_t next;   /* the first that no thread has begun */
    size_t last;   /* after the newest */
    size_t bytes;  /* of all documents in the ring; the owner's alone */
    bool ended;
    pthread_mutex_t lock;   /* of next, last, ended and every done */
    pthread_cond_t added, made;
    pthread_t *threads;
    unsigned thread_count;
};

static struct job *job_at(const struct pool *pool, size_t number)
{
    return &pool->jobs[number % pool->capacity];
}

static void *batch(void *argument)
{
    struct pool *pool = argument;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (pool->next == pool->last && !pool->ended)
            pthread_cond_wait(&pool->added, &pool->lock);
        if (pool->ended)
            break;
        struct job *job = job_at(pool, pool->next++);
        pthread_mutex_unlock(&pool->lock);
        record_maker_add(pool->maker, &job->document, &job->record);
        pthread_mutex_lock(&pool->lock);
        job->done = true;
        pthread_cond_signal(&pool->made);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

struct pool *pool_start(const struct record_maker *maker, unsigned threads)
{
    struct pool *pool = must_allocate(sizeof *pool);
    *pool = (struct pool){.maker = maker, .capacity = (size_t)threads * JOBS_PER_THREAD};
    pool->jobs = must_allocate(pool->capacity * sizeof *pool->jobs);
    pool->threads = must_allocate(threads * sizeof *pool->threads);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->added, NULL);
    pthread_cond_init(&pool->made, NULL);
    while (pool->thread_count < threads &&
           pthread_create(&pool->threads[pool->thread_count], NULL, batch, pool) == 0)
        pool->thread_count++;
    if (pool->thread_count)
        return pool;
    pool_end(pool);
    return NULL;
}

void pool_end(struct pool *pool)
{
    if (!pool)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->ended = true;
    pthread_cond_broadcast(&pool->added);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->thread_count; i++)
        pthread_join(pool->threads[i], NULL);
    for (; pool->first < pool->last; pool->first++) {
        document_free(&job_at(pool, pool->first)->document);
        buffer_free(&job_at(pool, pool->first)->record);
    }
    pthread_cond_destroy(&pool->made);
    pthread_cond_destroy(&pool->added);
    pthread_mutex_destroy(&pool->lock);
    free(pool->threads);
    free(pool->jobs);
    free(pool);
}

bool pool_is_full(const struct pool *pool)
{
    return pool->last - pool->first == pool->capacity || pool->bytes > BYTES_UNDER_WAY;
}

bool pool_is_empty(const struct pool *pool)
{
    return pool->last == pool->first;
}

void pool_put(struct pool *pool, const struct document *document)
{
    struct job *job = job_at(pool, pool->last);
    *job = (struct job){.document = *document, .bytes = document->bytes.length};
    pool->bytes += job->bytes;
    pthread_mutex_lock(&pool->lock);
    pool->last++;
    pthread_cond_signal(&pool->added);
    pthread_mutex_unlock(&pool->lock);
}

void pool_take(struct pool *pool, struct document *document, struct buffer *record)
{
    struct job *job = job_at(pool, pool->first);
    pthread_mutex_lock(&pool->lock);
    while (!job->done)
        pthread_cond_wait(&pool->made, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
    *document = job->document;
    *record = job->record;
    pool->bytes -= job->bytes;
    pool->first++;
}
