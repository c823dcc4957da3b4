/* Threads that share one extractor get the records that one thread gets. */
#include "article.h"
#include "check.h"

#include <pthread.h>
#include <saidby/saidby.h>

#define THREADS 4
#define ROUNDS 50

struct worker {
    pthread_t thread;
    const saidby_extractor *extractor;
    const char *expected;
    int different;
};

static char *answer(const saidby_extractor *extractor)
{
    saidby_doc *doc;
    char *json = NULL;
    if (saidby_extract(extractor, ARTICLE, sizeof ARTICLE - 1, &doc, NULL) != SAIDBY_OK)
        return NULL;
    saidby_doc_json(doc, NULL, &json, NULL, NULL);
    saidby_doc_free(doc);
    return json;
}

static void *work(void *context)
{
    struct worker *worker = context;
    for (int i = 0; i < ROUNDS; i++) {
        char *json = answer(worker->extractor);
        worker->different += !json || strcmp(json, worker->expected) != 0;
        saidby_string_free(json);
    }
    return NULL;
}

int main(void)
{
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    char *expected = answer(extractor);
    CHECK(expected != NULL);
    struct worker workers[THREADS];
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.extractor = extractor, .expected = expected};
        CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(workers[i].thread, NULL) == 0);
        CHECK(workers[i].different == 0);
    }
    saidby_string_free(expected);
    saidby_free(extractor);
    return CHECK_RESULT();
}
