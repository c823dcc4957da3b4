/* What the command line asks for. */
#ifndef SAIDBY_CLI_OPTIONS_H
#define SAIDBY_CLI_OPTIONS_H

#include <saidby/saidby.h>

#include <stdbool.h>

enum exit_status {
    EXIT_FINE = 0,
    EXIT_FAILED_DOCUMENTS = 1,
    EXIT_USAGE = 2,
    EXIT_IO = 3
};

/* format.h has a row for each; --format takes those before FORMAT_TEXT_TRACE, and --trace makes them traces. */
enum format { FORMAT_TEXT, FORMAT_JSONL, FORMAT_JSON, FORMAT_HTML, FORMAT_TEXT_TRACE, FORMAT_HTML_TRACE, FORMAT_COUNT };

enum input { INPUT_AUTO, INPUT_TEXT, INPUT_JSONL };

struct options {
    enum format format;
    bool format_given;
    saidby_offsets offsets;
    bool repair, explain, sentences, trace;
    const char *traced_stage;            /* alone; NULL: all */
    enum input input;
    const char *encoding;                /* of the files; NULL: UTF-8 */
    const char *text_field, *id_field;
    const char **includes;               /* --include: which files of a folder are read; none: by their suffix */
    int include_count;
    const char *rules, *output;          /* paths, or NULL */
    double min_confidence;
    unsigned threads;                    /* 0: as many as there are processors */
    char **paths;
    int path_count;
};

enum options_outcome { OPTIONS_RUN, OPTIONS_HELP, OPTIONS_VERSION, OPTIONS_BAD };

/* Read the arguments; of what is wrong it tells standard error. */
enum options_outcome options_read(struct options *options, int argument_count, char **arguments);

void options_free(struct options *options);

/* The text of --help. */
extern const char *const options_help;

#endif
