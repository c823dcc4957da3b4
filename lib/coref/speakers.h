/* The stage coref: who the sources are. */
#ifndef SAIDBY_SPEAKERS_H
#define SAIDBY_SPEAKERS_H

#include "attribute/links.h"

struct speaker {
    const char *name;               /* in the doc's arena, NUL-terminated */
    saidby_kind kind;
    const char *role;               /* or NULL */
    VECTOR(const char *) roles;
    VECTOR(size_t) mentions;        /* indexes of mentions */
    VECTOR(size_t) members;
    const char *ref;                /* or NULL */
    enum gender gender;
};

struct coref_stage {
    VECTOR(struct speaker) speakers;
    VECTOR(uint32_t) mention_speakers; /* of each mention: its speaker, or NO_INDEX; empty where there are no links */
};

bool coref_find(const struct analysis *analysis, struct coref_stage *stage);
void coref_stage_reset(struct coref_stage *stage, const memory *mem);
void coref_stage_free(struct coref_stage *stage, const memory *mem);

#endif
