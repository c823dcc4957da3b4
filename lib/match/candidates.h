/* The stage match: what the patterns answer, several for one cue. */
#ifndef SAIDBY_CANDIDATES_H
#define SAIDBY_CANDIDATES_H

#include "cue/cues.h"
#include "mention/mentions.h"
#include "pattern_families.h"

#define LINK_PARTS 8
struct link {
    uint32_t cue;                     /* index of cues, or NO_INDEX */
    uint32_t source;                  /* the mention in the source that speaks, or NO_INDEX */
    uint32_t addressee, via;          /* mentions, or NO_INDEX */
    uint32_t previous;                /* the link whose quotation this one goes on with (same speaker), or NO_INDEX */
    const char *pattern;            /* static name: shown, but nothing is decided by it */
    double score, confidence;
    uint32_t cue_first, cue_end;    /* tokens; first == end: none */
    uint32_t source_first, source_end; /* tokens of the source span; first == end: none */
    struct { uint32_t first_token, end_token; } parts[LINK_PARTS]; /* tokens of the content, marks within */
    uint32_t part_count;
    uint32_t number;                /* its place before links are put in order */
    uint32_t extent_rules;          /* bits of the rules that have moved an edge of its content: attribute/extent.h */
    uint32_t first_rival, end_rival; /* the candidates that it was chosen among; first == end: none */
    uint16_t pattern_number;        /* of the pattern set; 0 for an answer that no pattern gives */
    uint8_t family;                 /* of the pattern: enum pattern_family */
    bool extent_from_tagger;                /* a pattern's answer with the extent of the labels */
    bool turn;                      /* what somebody says in a transcript, word for word */
    bool ruled;                     /* an answer of a pattern that the rules brought */
    bool same_extent;                     /* of a candidate: the same answer as that before it, by another pattern */
};

struct match_stage {
    VECTOR(struct link) matches;
};

bool pattern_find(const struct analysis *analysis, struct match_stage *stage);
static inline void match_stage_reset(struct match_stage *stage)
{
    stage->matches.count = 0;
}
static inline void match_stage_free(struct match_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->matches);
}

#endif
