/* The work state's making and freeing, and the questions that every stage asks of a word. */
#include "base/analysis.h"

#include <string.h>

void analysis_init(struct analysis *analysis, const memory *mem, struct arena *arena)
{
    *analysis = (struct analysis){.mem = *mem, .arena = arena};
}

static void free_speakers(struct analysis *analysis)
{
    const memory *mem = &analysis->mem;
    for (size_t i = 0; i < analysis->speakers.count; i++) {
        VECTOR_FREE(mem, analysis->speakers.items[i].roles);
        VECTOR_FREE(mem, analysis->speakers.items[i].mentions);
        VECTOR_FREE(mem, analysis->speakers.items[i].members);
    }
    analysis->speakers.count = 0;
}

#define KEPT_TOKENS 32768 /* tokens of the largest text whose room is kept */

void analysis_reset(struct analysis *analysis, struct arena *arena)
{
    free_speakers(analysis);
    if (analysis->tokens.capacity > KEPT_TOKENS) {
        memory mem = analysis->mem;
        struct analysis old = *analysis;
        analysis->tagger = NULL;
        analysis_free(analysis);
        analysis_init(analysis, &mem, arena);
        analysis->tagger = old.tagger;
        analysis->tagger_free = old.tagger_free;
        return;
    }
    analysis->arena = arena;
    analysis->text = NULL;
    analysis->blocks.count = analysis->tokens.count = analysis->capitals.count = analysis->sentences.count =
        analysis->spans.count = 0;
    analysis->mentions.count = analysis->cues.count = analysis->candidates.count = analysis->labels.count =
        analysis->links.count = 0;
    analysis->prefix_sums.count = analysis->edges.count = analysis->labelled.count = analysis->keys.count = 0;
}

void analysis_free(struct analysis *analysis)
{
    const memory *mem = &analysis->mem;
    VECTOR_FREE(mem, analysis->blocks);
    VECTOR_FREE(mem, analysis->tokens);
    VECTOR_FREE(mem, analysis->capitals);
    VECTOR_FREE(mem, analysis->sentences);
    VECTOR_FREE(mem, analysis->spans);
    VECTOR_FREE(mem, analysis->mentions);
    VECTOR_FREE(mem, analysis->cues);
    VECTOR_FREE(mem, analysis->candidates);
    VECTOR_FREE(mem, analysis->labels);
    VECTOR_FREE(mem, analysis->prefix_sums);
    VECTOR_FREE(mem, analysis->edges);
    VECTOR_FREE(mem, analysis->labelled);
    VECTOR_FREE(mem, analysis->own);
    VECTOR_FREE(mem, analysis->keys);
    VECTOR_FREE(mem, analysis->links);
    free_speakers(analysis);
    VECTOR_FREE(mem, analysis->speakers);
    if (analysis->tagger)
        analysis->tagger_free(analysis->tagger, mem);
    analysis->tagger = NULL;
    memory_free(mem, analysis->ranking);
    analysis->ranking = NULL;
}

uint32_t token_hash(const char *lower, size_t length)
{
    uint32_t hash = TOKEN_HASH_START;
    for (size_t i = 0; i < length; i++)
        hash = token_hash_add(hash, (unsigned char)lower[i]);
    return hash;
}

bool token_equals_all(const struct analysis *analysis, size_t index, const char *lower)
{
    const struct token *t = &analysis->tokens.items[index];
    const char *word = analysis->text + t->start;
    size_t length = t->end - t->start;
    for (size_t i = 0; i < length; i++)
        if ((word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]) != lower[i])
            return false; /* at the end of lower too: no text holds a NUL */
    return lower[length] == '\0';
}

bool token_one_of(const struct analysis *analysis, size_t index, const char *const *words)
{
    const char first = analysis->text[analysis->tokens.items[index].start];
    for (; *words; words++)
        if (((first ^ **words) & ~0x20) == 0 && token_equals_all(analysis, index, *words))
            return true;
    return false;
}

bool token_is_day_part(const struct analysis *analysis, size_t index)
{
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", NULL};
    return token_one_of(analysis, index, parts);
}

bool tokens_quoted(const struct analysis *analysis, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (!(analysis->tokens.items[i].flags & TOKEN_QUOTED))
            return false;
    return true;
}

size_t analysis_first_span(const struct analysis *analysis, size_t token)
{
    return first_not_below_32(analysis->spans.items, analysis->spans.count, sizeof(struct quoted_span),
                        offsetof(struct quoted_span, open_token), token);
}

size_t analysis_first_mention(const struct analysis *analysis, size_t token)
{
    return first_not_below_32(analysis->mentions.items, analysis->mentions.count, sizeof(struct mention),
                        offsetof(struct mention, first_token), token);
}

size_t analysis_first_cue(const struct analysis *analysis, size_t token)
{
    return first_not_below_32(analysis->cues.items, analysis->cues.count, sizeof(struct cue),
                              offsetof(struct cue, first_token), token);
}

size_t analysis_first_candidate(const struct analysis *analysis, size_t token)
{
    size_t low = 0, high = analysis->candidates.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->candidates.items[middle].cue_first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t analysis_mention_within(const struct analysis *analysis, size_t first, size_t end)
{
    size_t found = analysis_first_mention(analysis, first);
    return found < analysis->mentions.count && analysis->mentions.items[found].first_token < end ? found : NO_INDEX;
}
