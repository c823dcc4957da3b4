/*
 * The output of a trace, as text or as HTML: sections of tables, notes and glosses (words with what they are beneath).
 * What shows a stage says what is where; how that looks is told here alone.
 */
#ifndef SAIDBY_TRACE_DISPLAY_H
#define SAIDBY_TRACE_DISPLAY_H

#include "base/sort.h"
#include "base/string_buffer.h"

struct column {
    const char *name;
    size_t width; /* of text, in characters; the last column of a table has none */
};

#define MAX_GLOSS 3 /* lines beneath the words of a gloss */

struct display {
    bool html;
    struct string_buffer out; /* what the sink has not got yet */
    saidby_sink sink;
    void *context;
    bool stopped;     /* by the sink */
    bool blank;       /* the last line of text is empty */
    const char *only; /* the section that is shown, or NULL: all are */
    bool muted;       /* in another */

    const struct column *columns;              /* of the table */
    size_t column;                             /* how many cells of the row have begun */
    size_t width;                              /* characters written of the last */
    struct string_buffer lines[1 + MAX_GLOSS]; /* of a gloss as text, as far as they go */
    struct string_buffer word;                 /* of it, while it is made */
    size_t gloss, gloss_width;                 /* lines beneath; characters of a line */
};

void display_begin(struct display *display, const memory *mem, bool html, saidby_sink sink, void *context);
void display_end(struct display *display);

/* Give the sink what there is, once it is much, or all of it. False when memory is out or the sink stopped. */
bool display_flush(struct display *display, bool all);

/* Put what is to be shown in order, as sort_items does; where memory is out, the next flush says so. */
void display_sort(struct display *display, void *items, size_t count, size_t size, compare_items *compare);

/* HTML as it is: nothing in text. The other way round. */
void display_html(struct display *display, const char *html);
void display_plain(struct display *display, const char *text);

/* ---- what goes to the cell, note or word that is open ---- */
void display_put(struct display *display, const char *string);
void display_put_number(struct display *display, size_t number);
void display_put_decimal(struct display *display, double number, unsigned decimals);
void display_put_signed(struct display *display, double number, unsigned decimals); /* "+1.5", "−0.2" */
/* Text of an article: each run of whitespace as one space, control characters as U+FFFD. The other: its beginning and
 * its end, where it is longer than so many bytes. */
void display_put_text(struct display *display, const char *text, size_t length);
void display_put_excerpt(struct display *display, const char *text, size_t length, size_t most);

/* ---- structure ---- */

/* A section and what it shows. closed: its reader opens it. */
void display_open_section(struct display *display, const char *name, const char *what, bool closed);
void display_close_section(struct display *display);

/* A table, whose rows are cells: each begins, gets what is put, and ends where the next begins or the row ends. */
void display_open_table(struct display *display, const struct column *columns); /* ends with a name of NULL */
void display_cell(struct display *display);
size_t display_width(const struct display *display); /* of the column of the cell, of text; 0: there is no limit */
void display_end_row(struct display *display);
void display_close_table(struct display *display);

/* A line. of_class: of HTML. */
void display_open_note(struct display *display, unsigned indent, const char *of_class);
void display_open_subheading(struct display *display); /* the same, with an empty line of text before it */
void display_close_note(struct display *display);

/* Words with so many lines beneath them. of_class: a further class of the word in HTML, or "". */
void display_open_gloss(struct display *display, size_t lines);
void display_gloss(struct display *display, struct slice word, const char *const *beneath, const char *of_class);
void display_close_gloss(struct display *display);

#endif
