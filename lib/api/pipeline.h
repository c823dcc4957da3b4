/* The work state of one text: the stages in their order, each with what it owns, and what they have published. */
#ifndef SAIDBY_PIPELINE_H
#define SAIDBY_PIPELINE_H

#include "coref/speakers.h"

struct pipeline {
    struct analysis analysis; /* what each stage reads of those before it */
    struct layout_stage layout;
    struct token_stage tokens;
    struct sentence_stage sentences;
    struct quotation_stage quotation;
    struct mention_stage mentions;
    struct cue_stage cues;
    struct match_stage match;
    struct tagger_stage tagger;
    struct attribute_stage attribution;
    struct coref_stage coref;
};

void pipeline_init(struct pipeline *pipeline, const memory *mem, const struct language *language, struct arena *arena);

/* Begin another text with the room of the last; room that is large beyond the usual is given back. */
void pipeline_reset(struct pipeline *pipeline, struct arena *arena);
void pipeline_free(struct pipeline *pipeline);

/* The stages with their names, for those who measure or show them. */
struct stage {
    const char *name;
    bool (*run)(struct pipeline *); /* publishes nothing; false: no memory */
};
extern const struct stage pipeline_stages[]; /* ends with a NULL name */

/* Run the stages up to the one of a name, or all where it is NULL; or that one alone. What a stage has found is
 * published when it is done. False: no memory. */
bool pipeline_run(struct pipeline *pipeline, const char *last);
bool pipeline_step(struct pipeline *pipeline, const char *name);

/* Show what the stages hold, for those who run or change one by themselves. */
void pipeline_publish(struct pipeline *pipeline);

#endif
