/* The ids of a run's documents, to tell of two that are equal. */
#ifndef SAIDBY_CLI_IDS_H
#define SAIDBY_CLI_IDS_H

#include <stdbool.h>
#include <stddef.h>

struct ids {
    void *tree;   /* as of tsearch */
    size_t count;
};

#define IDS_MOST 100000 /* ids that are remembered: a run may have any number of documents */

/* Note an id; is_json: the id is JSON and no string. True when there was one like it. */
bool ids_add(struct ids *ids, const char *id, bool is_json);

void ids_free(struct ids *ids);

#endif
