/* The stage attribute: who says what by which words, with a confidence. */
#ifndef SAIDBY_LINKS_H
#define SAIDBY_LINKS_H

#include "match/candidates.h"
#include "tagger/labels.h"

/* Of the tokens before one: how many are quoted, begin with a capital, are verbs, in 21 bits each from the lowest; how
 * many are verbs of saying beside quotation marks; the sum of the labels' marginals of content; how many are edges of
 * clauses. What a range of tokens holds is the difference of two; only blocks with candidates or labelled cues are
 * read. */
struct word_prefix_sums {
    uint64_t counts;
    uint32_t spoken, content, edges;
    uint32_t class; /* of the token, kept by the ranking: 1 more than it is, or 0 */
};
#define PREFIX_SUM_BITS 21

/* By what candidates are put in order. */
struct link_key {
    uint64_t source, content; /* cue and source, content */
    uint32_t index, turn;     /* turn: parts those that are equal */
};

struct ranking;

struct attribute_stage {
    const struct analysis *analysis;              /* of the text that is read */
    VECTOR(struct link) candidates;               /* the patterns' and more; candidate_find puts them in order */
    VECTOR(struct word_prefix_sums) prefix_sums;  /* one for each token, and one after the last */
    VECTOR(bool) summed;                          /* of each block: it has prefix sums */
    VECTOR(uint32_t) edges;                       /* tokens at which a clause may end or begin */
    VECTOR(uint32_t) labelled;                    /* tokens at which a run begins that is labelled a cue */
    VECTOR(struct link_key) own, keys;            /* of the patterns' own candidates, of all */
    VECTOR(struct link) links;
    struct ranking *ranking;                      /* what the ranking keeps from text to text, or NULL */
};

bool attribute_find(const struct analysis *analysis, struct attribute_stage *stage);
/* Once mention_repair has moved the mentions: links name them by their new places. */
void link_follow_mentions(struct attribute_stage *stage, const struct mention_stage *mentions);
void attribute_stage_reset(struct attribute_stage *stage);
void attribute_stage_free(struct attribute_stage *stage, const memory *mem);

#endif
