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

/* Make them ready for a text, which must outlive them; what else the analysis has may be set before they are run. */
static inline void stages_begin(struct stages *stages, const char *text)
{
    memory mem = memory_default();
    arena_init(&stages->arena, &mem);
    pipeline_init(&stages->pipeline, &mem, &language_built_in, &stages->arena);
    stages->analysis = &stages->pipeline.analysis;
    stages->analysis->text = text;
    stages->analysis->length = strlen(text);
}

/* Run them up to the stage of that name, with the words that rules add, or NULL. */
static inline bool stages_run_until(struct stages *stages, const struct lexicon *lexicon, const char *text,
                                    const char *stage)
{
    stages_begin(stages, text);
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
