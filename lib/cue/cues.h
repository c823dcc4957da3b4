/* The stage cue: the words that say that somebody says something. */
#ifndef SAIDBY_CUES_H
#define SAIDBY_CUES_H

#include "text/spans.h"

enum cue_kind {
    CUE_VERB,      /* finite or with auxiliaries: said, has repeatedly warned */
    CUE_GERUND,    /* saying, adding: hangs on an earlier subject */
    CUE_PASSIVE,   /* was told by, was quoted as saying */
    CUE_PHRASE,    /* according to, in the words of */
    CUE_NOUN,      /* statement, claim, warning that ... */
    CUE_INFINITIVE,/* to say: went on to say, declined to comment */
    CUE_MARK       /* a colon or dash that stands for the verb: X: "..." , "..." — X */
};
struct cue {
    uint32_t first_token, end_token;  /* with auxiliaries and adverbs */
    uint32_t head;                    /* the verb itself */
    enum cue_kind kind;
    lexicon_set frames;             /* what may follow the verb: bits of its lexicon classes */
    uint32_t sentence;
};

struct cue_stage {
    const struct analysis *analysis; /* of the text that is read */
    VECTOR(struct cue) cues;
};

bool cue_find(const struct analysis *analysis, struct cue_stage *stage);
void cue_stage_reset(struct cue_stage *stage);
void cue_stage_free(struct cue_stage *stage, const memory *mem);

/* The first cue that begins at or after a token; their count where there is none. */
size_t analysis_first_cue(const struct analysis *analysis, size_t token);

/* The verb at a token says nothing: "let's say", "it goes without saying", "so to speak". */
bool cue_is_idiom(const struct analysis *analysis, size_t token);

#endif
