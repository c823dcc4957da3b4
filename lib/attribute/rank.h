/*
 * The features by which candidates are ranked, each present or not. The trainer and the trace use this very function,
 * so that what is fitted, used and shown is the same.
 */
#ifndef SAIDBY_RANK_H
#define SAIDBY_RANK_H

#include "attribute/links.h"
#include "attribute/rank_kinds.h"

#define MAX_RANK 96      /* features of one candidate */

struct rank_feature {
    uint8_t name;    /* enum rank_name */
    uint8_t part;    /* of kinds in a row, which it is: from 0 on */
    int16_t weight;
    uint16_t bucket; /* RANK_BUCKETS: it has a constant weight */
    uint32_t a, b;   /* its values */
};
struct rank_vector {
    size_t count;
    struct rank_feature features[MAX_RANK];
};

/* What is asked of source and cue where the content is looked at. */
struct rank_context {
    uint32_t frame; /* what the verb takes: symbol_frame, or 0 */
    uint32_t comma; /* what is after a comma that is after cue and source, or 0 */
    uint32_t colon; /* 1: a colon after the cue; 2: the source begins its sentence */
    bool cue, more; /* there is a cue; and two tokens after it and the source */
};

/* The sum of what depends on source and cue alone. */
struct rank_setting {
    size_t cue, cue_first, cue_end, source, source_first, source_end;
    struct rank_context features;
    int sum;
};

/* The sum of what depends on one end of a part of the content alone. */
struct rank_kept {
    size_t token, block;
    bool last;           /* the part is the last */
    int sum;
};
#define RANK_KEPT 16 /* a power of two */

/* The sums of what depends on a pattern's family and what the verb takes alone. */
struct rank_family {
    bool known;
    uint8_t family;
    uint32_t frame;
    int sums[2]; /* with the pattern's own extent, with that of the labels */
};
#define RANK_FAMILIES 256 /* a power of two */

/* The ranking of one text's candidates. */
struct ranking {
    const struct attribute_stage *stage;
    struct rank_setting setting; /* of the last candidate */
    struct rank_kept firsts[2][RANK_KEPT], ends[2][RANK_KEPT]; /* for the first two parts of the content */
    uint32_t keys[FAMILY_COUNT];                 /* of the families; these and their sums stay from text to text */
    struct rank_family families[RANK_FAMILIES];
};

/* Begin a text whose candidates are found: its ranking, which is the work state's. NULL: no memory. */
struct ranking *rank_begin(struct attribute_stage *stage);

/* How good the candidates [first, end), which are all those for one cue, are: their scores become the log
 * odds that the weights of their features add up to. */
void rank_score(struct ranking *ranking, size_t first, size_t end);

/* The features of one of them. */
void rank_features(const struct attribute_stage *stage, size_t candidate, size_t first, size_t end,
                   struct rank_vector *list);

/* The names of kinds as rank_kinds.h has them. */
extern const char *const rank_names[RANK_NAME_COUNT];

#endif
