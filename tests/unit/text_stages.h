/* The stages up to the quotation marks, run over one text, for the tests of these stages. */
#ifndef SAIDBY_TEXT_STAGES_H
#define SAIDBY_TEXT_STAGES_H

#include "base/analysis.h"

#include <string.h>

struct stages {
    struct arena arena;
    struct analysis analysis;
};

/* text must outlive the stages. */
static inline bool stages_run(struct stages *stages, const char *text)
{
    memory mem = memory_default();
    arena_init(&stages->arena, &mem);
    analysis_init(&stages->analysis, &mem, &stages->arena);
    stages->analysis.text = text;
    stages->analysis.length = strlen(text);
    return layout_find(&stages->analysis) && token_find(&stages->analysis) && sentence_find(&stages->analysis) &&
           quotemark_find(&stages->analysis);
}

static inline void stages_free(struct stages *stages)
{
    analysis_free(&stages->analysis);
    arena_free(&stages->arena);
}

#endif
