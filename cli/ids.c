#include "ids.h"

#include "buffer.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *left, const void *right)
{
    return strcmp(left, right);
}

bool ids_add(struct ids *ids, const char *id, bool is_json)
{
    if (ids->count == IDS_MOST)
        return false;
    size_t size = strlen(id) + 1;
    char *key = must_allocate(size + 1); /* no more than it takes: there may be many */
    key[0] = is_json ? '=' : '"';
    memcpy(key + 1, id, size);
    char **node = tsearch(key, &ids->tree, compare);
    bool known = node && *node != key;
    if (!node || known) /* without memory it is as if the id were not remembered */
        free(key);
    else
        ids->count++;
    return known;
}

void ids_free(struct ids *ids)
{
    while (ids->tree) {
        char *key = *(char **)ids->tree;
        tdelete(key, &ids->tree, compare);
        free(key);
    }
    ids->count = 0;
}
