/* The work state's making and freeing, and the questions that every stage asks of a word. */
#include "scan.h"

#include <string.h>

void scan_init(struct scan *scan, const memory *mem, struct arena *arena)
{
    *scan = (struct scan){.mem = *mem, .arena = arena};
}

static void free_speakers(struct scan *scan)
{
    const memory *mem = &scan->mem;
    for (size_t i = 0; i < scan->speakers.count; i++) {
        VECTOR_FREE(mem, scan->speakers.items[i].roles);
        VECTOR_FREE(mem, scan->speakers.items[i].mentions);
        VECTOR_FREE(mem, scan->speakers.items[i].members);
    }
    scan->speakers.count = 0;
}

#define KEPT_TOKENS 32768 /* tokens of the largest text whose room is kept */

void scan_reset(struct scan *scan, struct arena *arena)
{
    free_speakers(scan);
    if (scan->tokens.capacity > KEPT_TOKENS) {
        memory mem = scan->mem;
        struct scan old = *scan;
        scan->tagger = NULL;
        scan_free(scan);
        scan_init(scan, &mem, arena);
        scan->tagger = old.tagger;
        scan->tagger_free = old.tagger_free;
        return;
    }
    scan->arena = arena;
    scan->text = NULL;
    scan->blocks.count = scan->tokens.count = scan->capitals.count = scan->sentences.count = scan->spans.count = 0;
    scan->mentions.count = scan->cues.count = scan->candidates.count = scan->labels.count = scan->links.count = 0;
    scan->tallies.count = scan->edges.count = scan->labelled.count = scan->keys.count = 0;
}

void scan_free(struct scan *scan)
{
    const memory *mem = &scan->mem;
    VECTOR_FREE(mem, scan->blocks);
    VECTOR_FREE(mem, scan->tokens);
    VECTOR_FREE(mem, scan->capitals);
    VECTOR_FREE(mem, scan->sentences);
    VECTOR_FREE(mem, scan->spans);
    VECTOR_FREE(mem, scan->mentions);
    VECTOR_FREE(mem, scan->cues);
    VECTOR_FREE(mem, scan->candidates);
    VECTOR_FREE(mem, scan->labels);
    VECTOR_FREE(mem, scan->tallies);
    VECTOR_FREE(mem, scan->edges);
    VECTOR_FREE(mem, scan->labelled);
    VECTOR_FREE(mem, scan->own);
    VECTOR_FREE(mem, scan->keys);
    VECTOR_FREE(mem, scan->links);
    free_speakers(scan);
    VECTOR_FREE(mem, scan->speakers);
    if (scan->tagger)
        scan->tagger_free(scan->tagger, mem);
    scan->tagger = NULL;
    memory_free(mem, scan->ranking);
    scan->ranking = NULL;
}

uint32_t token_hash(const char *lower, size_t length)
{
    uint32_t hash = TOKEN_HASH_START;
    for (size_t i = 0; i < length; i++)
        hash = token_hash_add(hash, (unsigned char)lower[i]);
    return hash;
}

bool token_equals_all(const struct scan *scan, size_t index, const char *lower)
{
    const struct token *t = &scan->tokens.items[index];
    const char *word = scan->text + t->start;
    size_t length = t->end - t->start;
    for (size_t i = 0; i < length; i++)
        if ((word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]) != lower[i])
            return false; /* at the end of lower too: no text holds a NUL */
    return lower[length] == '\0';
}

bool token_one_of(const struct scan *scan, size_t index, const char *const *words)
{
    const char first = scan->text[scan->tokens.items[index].start];
    for (; *words; words++)
        if (((first ^ **words) & ~0x20) == 0 && token_equals_all(scan, index, *words))
            return true;
    return false;
}

bool token_is_day_part(const struct scan *scan, size_t index)
{
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", NULL};
    return token_one_of(scan, index, parts);
}

bool tokens_quoted(const struct scan *scan, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (!(scan->tokens.items[i].flags & TOKEN_QUOTED))
            return false;
    return true;
}

size_t scan_first_span(const struct scan *scan, size_t token)
{
    return first_not_below_32(scan->spans.items, scan->spans.count, sizeof(struct quoted_span),
                        offsetof(struct quoted_span, open_token), token);
}

size_t scan_first_mention(const struct scan *scan, size_t token)
{
    return first_not_below_32(scan->mentions.items, scan->mentions.count, sizeof(struct mention),
                        offsetof(struct mention, first_token), token);
}

size_t scan_first_cue(const struct scan *scan, size_t token)
{
    return first_not_below_32(scan->cues.items, scan->cues.count, sizeof(struct cue), offsetof(struct cue, first_token), token);
}

size_t scan_first_candidate(const struct scan *scan, size_t token)
{
    size_t low = 0, high = scan->candidates.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan->candidates.items[middle].cue_first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t scan_mention_within(const struct scan *scan, size_t first, size_t end)
{
    size_t found = scan_first_mention(scan, first);
    return found < scan->mentions.count && scan->mentions.items[found].first_token < end ? found : NONE;
}
