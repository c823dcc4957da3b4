/* The stage tagger: for each word how likely it is source, cue or content. */
#ifndef SAIDBY_LABELS_H
#define SAIDBY_LABELS_H

#include "cue/cues.h"

enum label {
    LABEL_OTHER,
    LABEL_SOURCE_BEGIN,
    LABEL_SOURCE,
    LABEL_CUE_BEGIN,
    LABEL_CUE,
    LABEL_CONTENT_BEGIN,
    LABEL_CONTENT,
    LABEL_COUNT
};
struct word_labels {
    uint8_t best;                   /* enum label of the best path */
    uint8_t seen; /* on it, the pieces of the same attribution before this one: 1 source, 2 cue, 4 content;
                     of a word between two pieces too */
    uint8_t source, cue, content,
        begin; /* marginals of 0..255: in a source, in a cue, in content, content begins here */
};

struct tagger_scratch;

struct tagger_stage {
    VECTOR(struct word_labels) labels; /* one for each token */
    struct tagger_scratch *scratch;    /* what is kept from text to text, or NULL */
};

bool tagger_label(const struct analysis *analysis, struct tagger_stage *stage);
void tagger_stage_reset(struct tagger_stage *stage);
void tagger_stage_free(struct tagger_stage *stage, const memory *mem);
void tagger_stage_shrink(struct tagger_stage *stage, const memory *mem); /* keep the scratch alone */

#endif
