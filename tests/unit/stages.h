/* The stages up to the quotation marks, run over one text, for the tests of these stages. */
#ifndef SAIDBY_STAGES_H
#define SAIDBY_STAGES_H

#include "scan.h"

#include <string.h>

struct stages {
    struct arena arena;
    struct scan scan;
};

/* text must outlive the stages. */
static inline bool stages_run(struct stages *stages, const char *text)
{
    memory mem = memory_default();
    arena_init(&stages->arena, &mem);
    scan_init(&stages->scan, &mem, &stages->arena);
    stages->scan.text = text;
    stages->scan.length = strlen(text);
    return layout_find(&stages->scan) && token_find(&stages->scan) && sentence_find(&stages->scan) &&
           quotemark_find(&stages->scan);
}

static inline void stages_free(struct stages *stages)
{
    scan_free(&stages->scan);
    arena_free(&stages->arena);
}

#endif
