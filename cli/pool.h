/* Threads that make records of documents. One thread, the owner, puts documents in and takes them out again in the same
 * order, each with its record; never more than a few are under way, so memory does not grow with the input. */
#ifndef SAIDBY_CLI_POOL_H
#define SAIDBY_CLI_POOL_H

#include "record.h"

struct pool;

/* Start as many threads as can be had. NULL: none could. The caller ends the pool, which takes NULL. */
struct pool *pool_start(const struct record_maker *maker, unsigned threads);
void pool_end(struct pool *pool);

bool pool_is_full(const struct pool *pool);
bool pool_is_empty(const struct pool *pool);

void pool_put(struct pool *pool, const struct document *document); /* the pool must not be full */

/* Wait for the oldest document; it and its record are the caller's. The pool must not be empty. */
void pool_take(struct pool *pool, struct document *document, struct buffer *record);

#endif
