/* From the arguments to the files they mean: folders are walked in sorted order. */
#ifndef SAIDBY_CLI_WALK_H
#define SAIDBY_CLI_WALK_H

#include <stdbool.h>
#include <stddef.h>

struct folder;

struct walk {
    char **arguments;
    int count, next;
    const char *suffix;    /* of the files of a folder; the same with .gz is taken too */
    struct folder *stack;  /* the folders that are open, the innermost last */
    size_t depth, capacity;
};

void walk_init(struct walk *walk, char **arguments, int count, const char *suffix);

/* The next file, "-" for standard input; NULL at the end. *error: 0, or the errno of a path that cannot be looked at.
 * The caller frees the path. */
char *walk_next(struct walk *walk, int *error);

void walk_free(struct walk *walk);

#endif
