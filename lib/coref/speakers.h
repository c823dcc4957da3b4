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
};

/* A mention for each source that has none yet, which moves the others. */
bool coref_sources(const struct analysis *analysis, struct mention_stage *mentions,
                   struct attribute_stage *attribution);
bool coref_find(const struct analysis *analysis, struct coref_stage *stage, struct mention_stage *mentions);
void coref_stage_reset(struct coref_stage *stage, const memory *mem);
void coref_stage_free(struct coref_stage *stage, const memory *mem);

#endif
