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

/* Run them up to the stage of that name, with the words that rules add, or NULL. text must outlive the stages. */
static inline bool stages_run_until(struct stages *stages, const struct lexicon *lexicon, const char *text,
                                    const char *stage)
{
    memory mem = memory_default();
    arena_init(&stages->arena, &mem);
    pipeline_init(&stages->pipeline, &mem, &language_built_in, &stages->arena);
    stages->analysis = &stages->pipeline.analysis;
    stages->analysis->text = text;
    stages->analysis->length = strlen(text);
    stages->analysis->lexicon = lexicon;
    return pipeline_run(&stages->pipeline, stage);
}

static inline bool stages_run(struct stages *stages, const char *text)
{
    return stages_run_until(stages, NULL, text, "quotemark");
}

static inline void stages_free(struct stages *stages)
{
    pipeline_free(&stages->pipeline);
    arena_free(&stages->arena);
}

#endif
