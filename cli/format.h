/* The output formats, a row each: all that differs between them. A new one is a row here, a name of enum format and its
 * line in the help. */
#ifndef SAIDBY_CLI_FORMAT_H
#define SAIDBY_CLI_FORMAT_H

#include "record.h"

struct format_row {
    const char *name; /* of --format; NULL: it is a trace */
    /* Add the record of a document that was read to out; where that fails set document->failure. */
    void (*add_record)(const struct record_maker *maker, struct document *document, const saidby_doc *doc,
                       struct buffer *out);
    /* Add what takes the place of a document that failed. NULL: standard error alone tells of it. */
    void (*add_failure)(const struct record_maker *maker, const struct document *document, struct buffer *out);
    /* Of a trace, in place of both: write it; where that fails set document->failure. */
    void (*write_trace)(const struct record_maker *maker, struct document *document, saidby_sink sink, void *context);
    enum format trace; /* what --trace makes of it; 0: nothing */
    bool sentences; /* --sentences is known */
    bool streams;   /* the record of a large text is written from its doc, without being held */
    bool indents;   /* records are indented JSON, and are one step further in */
    /* What is written before the first record, between two, after each, after the last; and in place of all. */
    const char *open, *between, *after, *close, *none;
    /* What begins and ends the output, to be freed with saidby_string_free. NULL: nothing. */
    saidby_status (*make_head)(char **text, size_t *length);
    saidby_status (*make_tail)(char **text, size_t *length);
};

extern const struct format_row format_rows[FORMAT_COUNT]; /* by enum format */

#endif
