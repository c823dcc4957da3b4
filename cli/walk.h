/* From the arguments to the files they mean: folders are walked in sorted order. */
#ifndef SAIDBY_CLI_WALK_H
#define SAIDBY_CLI_WALK_H

#include "options.h"

#include <sys/types.h>

struct folder;

/* A file, or what is wrong with a path. */
struct found {
    char *path; /* "-": standard input. The caller frees it */
    size_t name; /* where in path the part begins that is below the folder of the arguments; of a named file: its last
                    part */
    int error;   /* 0, or the errno of a path that cannot be looked at */
    bool empty;  /* the path is a folder of the arguments in which nothing is read */
    size_t left_out;  /* of such a folder, how many files have other names */
};

struct walk {
    char **arguments;
    int count, next;
    const struct options *options; /* which files of a folder are read */
    const struct same_file *output; /* a file that is not read in a folder, as it is written; NULL: none */
    struct folder *stack;          /* the folders that are open, the innermost last */
    size_t depth, capacity;
    size_t root;                   /* the length of the folder's path in the arguments */
    size_t taken, left_out;        /* files of that folder that were given out, and that have other names */
};

/* Which file it is, whatever it is called. */
struct same_file {
    dev_t device;
    ino_t number;
};

void walk_init(struct walk *walk, const struct options *options, const struct same_file *output);

/* The next file; false at the end. */
bool walk_next(struct walk *walk, struct found *found);

void walk_free(struct walk *walk);

#endif
