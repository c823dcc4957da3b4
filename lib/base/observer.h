/*
 * Who looks on while a text is read, to show why the stages decide as they do: lib/trace/. In ordinary runs there is
 * nobody: analysis->observer is NULL, and a stage asks no more than that, once for each decision.
 */
#ifndef SAIDBY_OBSERVER_H
#define SAIDBY_OBSERVER_H

#include "base/base.h"

struct analysis;
struct coref;    /* coref/coref.h */
struct decoding; /* text/decode.h */
struct link;     /* base/analysis.h */

/* One of the points that were given for something: its name in the source, which names what it is for. */
struct point {
    const char *name;
    int points; /* all of them */
};

#define MAX_POINTS 32
struct point_list {
    struct point items[MAX_POINTS];
    size_t count;
};

/* The points as they are added to a sum: list is NULL while nobody looks on. */
static inline int point_note(struct point_list *list, const char *name, int points)
{
    if (list && points && list->count < MAX_POINTS)
        list->items[list->count++] = (struct point){name, points};
    return points;
}
#define POINT_TIMES(list, name, times) point_note(list, #name, (name) * (times))
#define POINT(list, name) POINT_TIMES(list, name, 1)

/* What speaks for one of the candidates for a cue: shares of all the probability that there is. */
struct answer_weight {
    uint32_t candidate;   /* index of candidates: the first of those with the same extent */
    double right, source; /* of what names its source and shares half of its words; of what names its source */
    double value;         /* what it is chosen by */
};

/* Of one cue. */
struct choice {
    uint32_t first, end;                 /* candidates */
    const double *chances;               /* of each; 0: its content is somebody else's by now */
    double total;                        /* with the 1 of there being no attribution */
    const struct answer_weight *answers; /* in the order of the candidates */
    size_t answer_count;
};

struct observer {
    /* The text; the doc will have its records, and counts its characters by now. */
    void (*opened)(struct observer *observer, const char *text, const struct saidby_doc *doc);
    /* A window of it begins, decoded. This and the next two: false to end the work. */
    bool (*begun)(struct observer *observer, const struct decoding *decoding, saidby_span window);
    /* A stage is done, of extract_stages. */
    bool (*finished)(struct observer *observer, const struct analysis *analysis, const char *stage);
    /* The records of the window are the last part of the doc. */
    bool (*recorded)(struct observer *observer, const struct saidby_doc *doc);

    /* attribute: the candidates for a cue are weighed; then which was taken, or NULL, and by what. */
    void (*weighed)(struct observer *observer, const struct analysis *analysis, const struct choice *choice);
    void (*chosen)(struct observer *observer, const struct analysis *analysis, const struct link *link,
                   const char *why);
    /* The content of a link is somebody else's: its candidates are to be weighed again. */
    void (*contested)(struct observer *observer, const struct analysis *analysis, const struct link *link);

    /* coref: points of an entity that a mention may mean; then which it means, or NO_INDEX, and how it was found. */
    void (*considered)(struct observer *observer, const struct coref *coref, size_t mention, uint32_t entity,
                       int points, const struct point_list *list);
    void (*resolved)(struct observer *observer, const struct coref *coref, size_t mention, const char *how);
    /* All mentions have their entity. */
    void (*identified)(struct observer *observer, const struct coref *coref);
};

#endif
