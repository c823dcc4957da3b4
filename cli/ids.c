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
    struct buffer key = {0};
    if (ids->count == IDS_MOST)
        return false;
    buffer_add_string(&key, is_json ? "=" : "\"");
    buffer_add_string(&key, id);
    char **node = tsearch(key.data, &ids->tree, compare);
    if (!node) { /* memory is out: as if the id were not remembered */
        buffer_free(&key);
        return false;
    }
    bool known = *node != key.data;
    if (known)
        buffer_free(&key);
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
