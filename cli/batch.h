/* From documents to records: the reading, the work on each document, and the output in the order of the input. */
#ifndef SAIDBY_CLI_WORK_H
#define SAIDBY_CLI_WORK_H

#include "options.h"
#include "output_file.h"
#include "terminal.h"

/* Run over all that the options name, and end the output. The messages go to standard error. */
enum exit_status batch_run(const struct options *options, const saidby_extractor *extractor,
                           const struct terminal *terminal, struct output_file *output);

#endif
