/* From documents to records: the reading, the work on each document, and the output in the order of the input. */
#ifndef SAIDBY_CLI_WORK_H
#define SAIDBY_CLI_WORK_H

#include "options.h"
#include "screen.h"

#include <stdio.h>

struct output {
    FILE *file;
    struct screen screen;
    const char *name; /* for messages */
};

/* Run over all that the options name. The messages go to standard error. */
enum exit_status work_run(const struct options *options, const saidby_extractor *extractor, const struct output *output);

#endif
