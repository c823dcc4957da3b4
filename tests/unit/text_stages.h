/* The stages up to the quotation marks, run over one text, for the tests of these stages. */
#ifndef SAIDBY_TEXT_STAGES_H
#define SAIDBY_TEXT_STAGES_H

#include "api/pipeline.h"

#include <string.h>

struct stages {
    struct arena arena;
    struct pipeline pipeline;
    struct analysis *analysis; /* the pipeline's */
};

/* text must outlive the stages. */
static inline bool stages_run(struct stages *stages, const char *text)
{
    memory mem = memory_default();
    arena_init(&stages->arena, &mem);
    pipeline_init(&stages->pipeline, &mem, &stages->arena);
    stages->analysis = &stages->pipeline.analysis;
    stages->analysis->text = text;
    stages->analysis->length = strlen(text);
    return pipeline_run(&stages->pipeline, "quotemark");
}

static inline void stages_free(struct stages *stages)
{
    pipeline_free(&stages->pipeline);
    arena_free(&stages->arena);
}

#endif
