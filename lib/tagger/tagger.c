/* Labels: for each word how likely it is part of a source, a cue or content. */
#include "tagger/tagger.h"

/* True when the block may hold an attribution: it has a quotation mark or a cue. */
static bool worth_reading(const struct analysis *analysis, struct index_range block)
{
    for (size_t i = block.first; i < block.end; i++)
        if (token_is_quoted(analysis, i) || may_be_cue(analysis->tokens.items[i].classes))
            return true;
    return false;
}

/* Where to cut a block that is too long: after the last sentence that fits. */
static size_t cut_at(const struct analysis *analysis, size_t first, size_t end)
{
    if (end - first <= TAGGER_CHUNK)
        return end;
    size_t most = first + TAGGER_CHUNK;
    size_t start = sentence_at(analysis, most)->first_token;
    return start > first ? start : most;
}

bool tagger_next(const struct analysis *analysis, size_t from, size_t *first, size_t *end)
{
    while (from < analysis->tokens.count) {
        const struct index_range block = analysis->block_tokens.items[analysis->tokens.items[from].block];
        if (from > block.first || worth_reading(analysis, block)) {
            *first = from;
            *end = cut_at(analysis, from, block.end);
            return true;
        }
        from = block.end;
    }
    return false;
}

#define ALIGNMENT 64 /* of rows of scores and costs, whatever the caller's allocator gives */

struct tagger_scratch {
    void *block; /* in which this one lies */
    struct tagger_kept *kept;
    struct tagger_window window;
    struct tagger_chain chain;
};

static struct tagger_scratch *make_scratch(const memory *mem, const struct tagger_model *model)
{
    void *block = memory_allocate(mem, sizeof(struct tagger_scratch) + ALIGNMENT);
    if (!block)
        return NULL;
    struct tagger_scratch *scratch = (void *)(((uintptr_t)block + ALIGNMENT - 1) & ~(uintptr_t)(ALIGNMENT - 1));
    scratch->block = block;
    scratch->kept = tagger_kept_new(mem, model);
    if (!scratch->kept) {
        memory_free(mem, block);
        return NULL;
    }
    tagger_chain_init(&scratch->chain, model);
    return scratch;
}

static void free_scratch(struct tagger_scratch *scratch, const memory *mem)
{
    if (!scratch)
        return;
    tagger_kept_free(scratch->kept, mem);
    memory_free(mem, scratch->block);
}

/* What no sequence holds is outside. */
static void leave_outside(struct word_labels *labels, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        labels[i] = (struct word_labels){.best = LABEL_OTHER};
}

static bool label_all(const struct analysis *analysis, struct tagger_stage *stage, struct tagger_scratch *scratch)
{
    struct tagger_window *window = &scratch->window;
    size_t first, end = 0, done = 0;
    if (!VECTOR_RESERVE(&analysis->mem, stage->labels, analysis->tokens.count))
        return false;
    struct word_labels *labels = stage->labels.items;
    stage->labels.count = analysis->tokens.count;
    tagger_window_start(window, analysis);
    for (; tagger_next(analysis, end, &first, &end); done = end) {
        leave_outside(labels, done, first);
        tagger_window_fill(window, first, end);
        const int16_t *scores = tagger_scores(scratch->kept, window);
        tagger_chain_label(&scratch->chain, window->edges, scores, window->count, labels + first);
    }
    leave_outside(labels, done, analysis->tokens.count);
    return true;
}

bool tagger_label_with(const struct analysis *analysis, struct tagger_stage *stage, const struct tagger_model *model)
{
    struct tagger_scratch *scratch = make_scratch(&analysis->mem, model);
    bool good = scratch && label_all(analysis, stage, scratch);
    free_scratch(scratch, &analysis->mem);
    return good;
}

/* With the table built in, what was made for one text is kept for the next. */
bool tagger_label(const struct analysis *analysis, struct tagger_stage *stage)
{
    if (!stage->scratch)
        stage->scratch = make_scratch(&analysis->mem, analysis->language->tagger);
    return stage->scratch && label_all(analysis, stage, stage->scratch);
}

void tagger_stage_reset(struct tagger_stage *stage)
{
    stage->labels.count = 0;
}

void tagger_stage_shrink(struct tagger_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->labels);
}

void tagger_stage_free(struct tagger_stage *stage, const memory *mem)
{
    tagger_stage_shrink(stage, mem);
    free_scratch(stage->scratch, mem);
    stage->scratch = NULL;
}
