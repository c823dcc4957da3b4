/* The work state's making and freeing, and the questions that every stage asks of a word. */
#include "scan.h"

void scan_init(struct scan *scan, const memory *mem, struct arena *arena)
{
    *scan = (struct scan){.mem = *mem, .arena = arena};
}

void scan_free(struct scan *scan)
{
    const memory *mem = &scan->mem;
    VECTOR_FREE(mem, scan->blocks);
    VECTOR_FREE(mem, scan->tokens);
    VECTOR_FREE(mem, scan->sentences);
    VECTOR_FREE(mem, scan->spans);
    VECTOR_FREE(mem, scan->mentions);
    VECTOR_FREE(mem, scan->cues);
    VECTOR_FREE(mem, scan->candidates);
    VECTOR_FREE(mem, scan->labels);
    VECTOR_FREE(mem, scan->links);
    for (size_t i = 0; i < scan->speakers.count; i++) {
        VECTOR_FREE(mem, scan->speakers.items[i].roles);
        VECTOR_FREE(mem, scan->speakers.items[i].mentions);
        VECTOR_FREE(mem, scan->speakers.items[i].members);
    }
    VECTOR_FREE(mem, scan->speakers);
}

/* FNV-1a, 32 bits (Fowler, Noll, Vo). */
uint32_t token_hash(const char *lower, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)lower[i]) * 16777619u;
    return hash;
}

bool token_equals(const struct scan *scan, size_t index, const char *lower)
{
    struct slice word = token_text(scan, index);
    for (size_t i = 0; i < word.length; i++) {
        char c = word.text[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != lower[i])
            return false; /* the end of lower too: no text holds a NUL */
    }
    return lower[word.length] == '\0';
}
