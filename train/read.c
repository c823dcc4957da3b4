/* The stages before the tagger, and annotations turned into states. */
#include "read.h"
#include "base/bisect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void read_stages(const saidby_extractor *extractor, const struct corpus_document *document, struct arena *arena,
                 struct pipeline *pipeline)
{
    memory mem = memory_default();
    arena_init(arena, &mem);
    pipeline_init(pipeline, &mem, extractor->language, arena);
    struct analysis *analysis = &pipeline->analysis;
    analysis->text = document->text;
    analysis->length = document->length;
    analysis->lexicon = extractor->lexicon;
    analysis->patterns = extractor->patterns;
    if (!pipeline_run(pipeline, "pattern")) {
        fprintf(stderr, "no memory to read %s\n", document->id);
        exit(1);
    }
}

/* ---- annotation to states ---- */

struct mark {
    size_t owner; /* the attribution, or NONE */
    uint8_t piece;
};

static size_t first_token_at(const struct analysis *analysis, size_t byte)
{
    return first_not_below_32(analysis->tokens.items, analysis->tokens.count, sizeof *analysis->tokens.items,
                              offsetof(struct token, end), byte + 1);
}

static void mark_span(const struct analysis *analysis, struct mark *marks, const struct corpus_span *span, size_t owner,
                      uint8_t piece)
{
    for (size_t i = first_token_at(analysis, span->start); i < analysis->tokens.count; i++) {
        const struct token *t = &analysis->tokens.items[i];
        if (t->start >= span->end)
            break;
        size_t start = t->start > span->start ? t->start : span->start, end = t->end < span->end ? t->end : span->end;
        if (2 * (end - start) >= t->end - t->start)
            marks[i] = (struct mark){owner, piece};
    }
}

static void mark_attribution(const struct analysis *analysis, struct mark *marks, const struct corpus_attribution *a,
                             size_t owner)
{
    static const uint8_t pieces[] = {PIECE_SOURCE, PIECE_CUE, PIECE_CONTENT};
    static const int order[] = {CORPUS_CONTENT, CORPUS_SOURCE, CORPUS_CUE};
    for (int k = 0; k < CORPUS_PIECES; k++)
        for (size_t i = 0; i < a->counts[order[k]]; i++)
            mark_span(analysis, marks, &a->spans[order[k]][i], owner, pieces[order[k]]);
}

/* The last token of each attribution in the block, so that the words between its pieces are known as such. */
static void find_last(const struct mark *marks, size_t first, size_t end, size_t *last)
{
    for (size_t i = first; i < end; i++)
        if (marks[i].owner != NO_INDEX)
            last[marks[i].owner] = i;
}

static unsigned seen_bit(uint8_t piece)
{
    return piece == PIECE_SOURCE ? SEEN_SOURCE : piece == PIECE_CUE ? SEEN_CUE : SEEN_CONTENT;
}

/* seen: for each attribution, the pieces so far. */
static void states_of_block(const struct mark *marks, size_t first, size_t end, const size_t *last, unsigned *seen,
                            uint8_t *states)
{
    size_t open = NO_INDEX;
    for (size_t i = first; i < end; i++) {
        struct mark m = marks[i];
        if (m.owner == NO_INDEX) {
            if (open != NO_INDEX && last[open] < i)
                open = NO_INDEX;
            states[i] = (uint8_t)tagger_state_of(PIECE_NONE, false, open == NO_INDEX ? 0 : seen[open] & 7);
            continue;
        }
        bool begin = i == first || marks[i - 1].owner != m.owner || marks[i - 1].piece != m.piece;
        unsigned before = seen[m.owner] & 7;
        if (!begin)
            before = seen[m.owner] >> 4;
        states[i] = (uint8_t)tagger_state_of(m.piece, begin, before);
        seen[m.owner] = (before | seen_bit(m.piece)) | before << 4;
        open = m.owner;
    }
}

static void free_beliefs(const struct analysis *analysis, const struct corpus_document *d, const struct mark *marks,
                         uint8_t *states)
{
    struct mark *beliefs = take(analysis->tokens.count * sizeof *beliefs);
    for (size_t a = 0; a < d->count; a++) {
        if (d->attributions[a].saying)
            continue;
        for (size_t i = 0; i < analysis->tokens.count; i++)
            beliefs[i] = (struct mark){NO_INDEX, PIECE_NONE};
        mark_attribution(analysis, beliefs, &d->attributions[a], a);
        size_t low = NO_INDEX, high = 0;
        for (size_t i = 0; i < analysis->tokens.count; i++)
            if (beliefs[i].owner != NO_INDEX) {
                low = low == NO_INDEX ? i : low;
                high = i + 1;
            }
        for (size_t i = low; i < high; i++)
            if (marks[i].owner == NO_INDEX)
                states[i] = ANY_STATE;
    }
    free(beliefs);
}

uint8_t *read_states(const struct analysis *analysis, const struct corpus_document *d, enum beliefs beliefs)
{
    size_t count = analysis->tokens.count;
    struct mark *marks = take(count * sizeof *marks);
    size_t *last = take(d->count * sizeof *last);
    unsigned *seen = take(d->count * sizeof *seen);
    uint8_t *states = take(count);
    for (size_t i = 0; i < count; i++)
        marks[i] = (struct mark){NO_INDEX, PIECE_NONE};
    for (size_t a = 0; a < d->count; a++)
        if (d->attributions[a].saying || beliefs == BELIEFS_LEARNED)
            mark_attribution(analysis, marks, &d->attributions[a], a);
    for (size_t b = 0; b < analysis->blocks.count; b++) {
        const struct index_range block = analysis->block_tokens.items[b];
        memset(seen, 0, d->count * sizeof *seen);
        find_last(marks, block.first, block.end, last);
        states_of_block(marks, block.first, block.end, last, seen, states);
    }
    if (beliefs == BELIEFS_FREE)
        free_beliefs(analysis, d, marks, states);
    free(marks);
    free(last);
    free(seen);
    return states;
}
