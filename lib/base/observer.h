/*
 * Who looks on while a text is read, to show why the stages decide as they do: lib/trace/. In ordinary runs there is
 * nobody: analysis->observer is NULL, and a stage asks no more than that, once for each decision.
 */
#ifndef SAIDBY_OBSERVER_H
#define SAIDBY_OBSERVER_H

#include "base/memory.h"
#include "base/slice.h"

struct analysis;        /* base/analysis.h */
struct decoding;        /* text/decode.h */
struct link;            /* match/candidates.h */
struct attribute_stage; /* attribute/links.h */
struct coref;           /* coref/entities_shown.h */

/* ---- points ---- */

/* Points that were given for something: by their name in the source, which says for what. */
struct point {
    const char *name;
    int points;
};

#define MAX_POINTS 32
struct point_list {
    size_t count;
    struct point items[MAX_POINTS];
};

/* Points, as they are added to a sum: noted in the list, unless it is NULL. */
static inline int point_note(struct point_list *list, const char *name, int points)
{
    if (list && points && list->count < MAX_POINTS)
        list->items[list->count++] = (struct point){name, points};
    return points;
}
#define POINT(list, name) point_note(list, #name, name)
#define POINT_TIMES(list, name, times) point_note(list, #name, (name) * (times))
#define POINT_SUM(list, name, points) point_note(list, #name, points) /* another number than its own */

/* ---- attribute ---- */

/* What speaks for one of the candidates for a cue: shares of all the probability that there is. */
struct answer_weight {
    uint32_t candidate;   /* index of candidates: the first of those with the same extent */
    double right, source; /* of what names its source and shares half of its words; of what names its source */
    double value;         /* what it is chosen by */
};

/* Why a candidate is taken or none is: the limits are those of attribute/limits.h. */
enum choice_reason {
    CHOICE_CONFIDENT,   /* MIN_CONFIDENCE */
    CHOICE_QUOTED,      /* MIN_SOURCE, of a content with words in marks */
    CHOICE_SURE_SOURCE, /* SURE_SOURCE and MIN_EXTENT */
    CHOICE_PLAIN,       /* speech in marks with its source and verb beside it */
    CHOICE_RULED,       /* an answer of a pattern of the rules */
    CHOICE_NONE,        /* none is likely enough */
    CHOICE_WITHOUT_CUE  /* its cue says nothing */
};

/* Of one cue. */
struct choice {
    uint32_t first, end;                 /* candidates */
    uint32_t compared_end;               /* of all for the cue: their votes count for the scores of these */
    const double *chances;               /* of each; 0: its content is somebody else's by now */
    double total;                        /* of all of them, with the 1 of there being no attribution */
    const struct answer_weight *answers; /* in the order of the candidates */
    size_t answer_count;
};

/* ---- coref ---- */

/* How it was found whom a mention means. */
enum meant_by {
    MEANT_POINTS,     /* it has the most points */
    MEANT_ANTECEDENT, /* the mention before a relative pronoun */
    MEANT_AUTHOR,     /* whose statement it is */
    MEANT_BEFORE,     /* the name before the comma, of which it is an apposition */
    MEANT_AFTER,      /* the name after it: "a deckhand, Bert Lund," */
    MEANT_INTRODUCED, /* the person who is named next */
    MEANT_AGAIN,      /* one who was called the same before */
    MEANT_NEW,        /* somebody who was not mentioned before */
    MEANT_NOBODY      /* nobody that the text tells */
};

struct observer {
    /* The text; the doc will have its records, and counts its characters by now. */
    void (*opened)(struct observer *observer, const char *text, const struct saidby_doc *doc);
    /* A window of it begins, decoded. This and the next two: false to end the work. */
    bool (*begun)(struct observer *observer, const struct decoding *decoding, saidby_span window);
    /* A stage is done, of pipeline_stages. */
    bool (*finished)(struct observer *observer, const struct analysis *analysis, const char *stage);
    /* Called once for each window, when its part was added to the doc. */
    bool (*recorded)(struct observer *observer, const struct saidby_doc *doc);

    /* attribute: the candidates for a cue are weighed; then which is taken, or NULL, and by what. */
    void (*weighed)(struct observer *observer, const struct attribute_stage *stage, const struct choice *choice);
    void (*chosen)(struct observer *observer, const struct attribute_stage *stage, const struct link *link,
                   enum choice_reason why);
    /* The content of a link is somebody else's: the candidates for its cue are weighed again. */
    void (*contested)(struct observer *observer, const struct attribute_stage *stage, const struct link *link);

    /* coref: an entity that a pronoun or a description may mean, for a mention of it or, of a description, for all that
     * is known of it (NO_INDEX), and its points; then how the one was found that it means, which is coref_entity_of.
     * All mentions have their entities. */
    void (*considered)(struct observer *observer, size_t mention, uint32_t entity, uint32_t before, int points,
                       const struct point_list *list);
    void (*resolved)(struct observer *observer, const struct coref *coref, size_t mention, enum meant_by by);
    void (*identified)(struct observer *observer, const struct coref *coref);
};

#endif
