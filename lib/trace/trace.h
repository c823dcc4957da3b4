/*
 * A trace shows what each stage made of a text, right after the stage is done: it looks on (base/observer.h), and reads
 * the stages' arrays and changes nothing. Each stage has a function that shows it.
 */
#ifndef SAIDBY_TRACE_H
#define SAIDBY_TRACE_H

#include "coref/speakers.h"
#include "base/observer.h"
#include "base/utf8.h"
#include "record/doc.h"
#include "text/decode.h"
#include "trace/display.h"

#define SHOWN_ENTITIES 6 /* of those that a mention may mean, those with the most points */

/* An entity that a mention may mean. */
struct considered {
    uint32_t entity, before;
    int points;
    struct point_list list;
};

/* The candidates that were shown last: they are numbered from the first on. */
struct shown_choice {
    uint32_t first, end, compared_end; /* as of struct choice */
};

struct trace {
    struct observer observer; /* the first: the observer is the trace */
    struct display display;
    saidby_offsets unit;
    const char *text;
    const struct saidby_doc *doc;    /* whose index counts its characters */
    const struct decoding *decoding; /* of the window */
    saidby_span window;
    size_t windows; /* that have begun */
    bool in_table;
    struct considered considered[SHOWN_ENTITIES]; /* by their points, for the mention that is resolved */
    size_t considered_count, considered_all;
    struct shown_choice shown;
};

static inline struct trace *trace_of(struct observer *observer)
{
    return (struct trace *)(void *)observer;
}

/* Begin a trace of one text; end it whatever came of it. */
void trace_begin(struct trace *trace, const memory *mem, const saidby_trace_options *options, saidby_sink sink,
                 void *context);
void trace_end(struct trace *trace);

/* ---- what is shown of each stage, in a section of its own ---- */
void trace_decoding(struct trace *trace);
void trace_blocks(struct trace *trace, const struct analysis *analysis);
void trace_tokens(struct trace *trace, const struct analysis *analysis);
void trace_sentences(struct trace *trace, const struct analysis *analysis);
void trace_spans(struct trace *trace, const struct analysis *analysis);
void trace_mentions(struct trace *trace, const struct analysis *analysis);
void trace_cues(struct trace *trace, const struct analysis *analysis);
void trace_matches(struct trace *trace, const struct analysis *analysis);
void trace_labels(struct trace *trace, const struct analysis *analysis);
void trace_open_attribution(struct trace *trace);
void trace_weighed(struct observer *observer, const struct attribute_stage *stage, const struct choice *choice);
void trace_chosen(struct observer *observer, const struct attribute_stage *stage, const struct link *link,
                  enum choice_reason why);
void trace_contested(struct observer *observer, const struct attribute_stage *stage, const struct link *link);
void trace_close_attribution(struct trace *trace, const struct analysis *analysis);
void trace_open_identity(struct trace *trace);
void trace_considered(struct observer *observer, size_t mention, uint32_t entity, uint32_t before, int points,
                      const struct point_list *list);
void trace_resolved(struct observer *observer, const struct coref *coref, size_t mention, enum meant_by by);
void trace_identified(struct observer *observer, const struct coref *coref);
void trace_close_identity(struct trace *trace, const struct analysis *analysis);
void trace_records(struct trace *trace, const struct doc_part *part);

/* ---- sections ---- */
struct shown {
    const char *name, *what; /* the stage, and what it makes */
    const struct column *columns;
    bool closed;
};
/* Open the section with its table, or with "nothing" where there are no rows. */
void trace_open(struct trace *trace, const struct shown *shown, size_t rows);
void trace_close(struct trace *trace);
void trace_put_nothing(struct trace *trace); /* a note that says so */
/* A row that begins with an index and a place, of bytes of the analysis or of tokens. */
void trace_open_row(struct trace *trace, size_t index, size_t start, size_t end);
void trace_open_token_row(struct trace *trace, const struct analysis *analysis, size_t index, size_t first, size_t end);
void trace_cell(struct trace *trace, const char *string); /* a cell with that */

/* ---- what is put ---- */
void trace_put_span(struct trace *trace, saidby_span span);          /* of the text that was given */
void trace_put_place(struct trace *trace, size_t start, size_t end); /* the same of bytes of the analysis */
void trace_put_tokens_place(struct trace *trace, const struct analysis *analysis, size_t first, size_t end);
void trace_put_shortened(struct trace *trace, const char *text, size_t length); /* to what its column has room for */
void trace_put_bytes(struct trace *trace, const struct analysis *analysis, size_t start, size_t end);
void trace_put_tokens(struct trace *trace, const struct analysis *analysis, size_t first, size_t end);
void trace_put_marked(struct trace *trace, const struct analysis *analysis, size_t first, size_t end); /* “in marks” */
void trace_put_content(struct trace *trace, const struct analysis *analysis, const struct link *link);
void trace_put_content_place(struct trace *trace, const struct analysis *analysis, const struct link *link);
/* With a space before it, where it is not the first of its cell. */
void trace_put_word(struct trace *trace, const char *word);
void trace_put_if(struct trace *trace, bool is, const char *word);
/* A label with words, where there are any; a label with an index, where it is one. */
void trace_put_part(struct trace *trace, const struct analysis *analysis, const char *label, size_t first, size_t end);
void trace_put_index(struct trace *trace, const char *label, uint32_t index);

const char *trace_gender(unsigned gender); /* "" where it is not known */

#endif
