/* Where the records go: standard output, or a file that takes its name when all is written. */
#ifndef SAIDBY_CLI_OUTPUT_FILE_H
#define SAIDBY_CLI_OUTPUT_FILE_H

#include "options.h"
#include "walk.h"

#include <stdio.h>

struct output_file {
    FILE *file;
    const char *name; /* for messages */
    char *target;     /* the path that the file gets at the end; NULL: it is written in place */
};

/* Tell standard error if the output is something that is read: the same file under whatever name, in a folder or as
 * standard input or rules. Nothing is opened. */
bool output_file_is_input(const struct options *options);

/* Which file standard output is, where it is one and no other output is asked for. */
bool output_file_redirected(const struct options *options, struct same_file *file);

/* Open it. False: it cannot be written, which standard error was told. Until output_file_keep a file of that name stays
 * as it is: what is written lies beside it, under a hidden name, and goes when the program ends by whatever signal. */
bool output_file_open(struct output_file *output, const struct options *options);

/* End the program as a reader that went away ends other filters: by the signal, without a word. */
void output_file_end_by_pipe(void);

/* Close, and give the file its name. 0 or an errno. */
int output_file_keep(struct output_file *output);

/* Close, and leave what was there before. */
void output_file_drop(struct output_file *output);

#endif
