/*
 * Attribution: of the candidates that the patterns answered, one for each cue and one for each quoted span; then the
 * quotations that go on, or stand without a cue.
 */
#include "attribute.h"

#include <stdlib.h>
#include <string.h>

#define SCORE_LEAST 3.0

/* A stable order: by cue, the best first. */
static int by_cue(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->cue_first != y->cue_first)
        return x->cue_first < y->cue_first ? -1 : 1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->source_first != y->source_first)
        return x->source_first > y->source_first ? -1 : 1; /* the nearer source */
    return strcmp(x->pattern, y->pattern);
}

static int by_place(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    size_t p = x->parts[0].first_token, q = y->parts[0].first_token;
    if (p != q)
        return p < q ? -1 : 1;
    return x->cue_first < y->cue_first ? -1 : x->cue_first > y->cue_first;
}

/* The first top-level span of a text that opens at or behind a token. */
static size_t first_span(const struct scan *scan, size_t token)
{
    size_t low = 0, high = scan->spans.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan->spans.items[middle].open_token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* True when the content is quoted words and no more. */
static bool all_quoted(const struct scan *scan, const struct link *link)
{
    for (size_t p = 0; p < link->part_count; p++)
        for (size_t i = link->parts[p].first_token; i < link->parts[p].end_token; i++)
            if (!(scan->tokens.items[i].flags & TOKEN_QUOTED))
                return false;
    return link->part_count > 0;
}

/* Claim the quoted spans in the content for a link; false when a whole quotation is somebody else's already. */
static bool claim_spans(const struct scan *scan, struct link *links, size_t link, size_t *owners)
{
    struct link *l = &links[link];
    bool direct = all_quoted(scan, l);
    for (size_t p = 0; p < l->part_count && direct; p++)
        for (size_t s = first_span(scan, l->parts[p].first_token);
             s < scan->spans.count && span_within(&scan->spans.items[s], l->parts[p].first_token, l->parts[p].end_token); s++)
            if (owners[s] != NONE && owners[s] != link)
                return false;
    for (size_t p = 0; p < l->part_count; p++)
        for (size_t s = first_span(scan, l->parts[p].first_token);
             s < scan->spans.count && span_within(&scan->spans.items[s], l->parts[p].first_token, l->parts[p].end_token); s++)
            if (owners[s] == NONE)
                owners[s] = link;
    return true;
}

/* One candidate for each cue, in the order of cues. */
static bool choose(struct scan *scan)
{
    for (size_t i = 0; i < scan->candidates.count; i++) {
        struct link *c = &scan->candidates.items[i];
        c->score = c->part_count ? rank_score(scan, c) : 0;
    }
    if (scan->candidates.count)
        qsort(scan->candidates.items, scan->candidates.count, sizeof *scan->candidates.items, by_cue);
    for (size_t i = 0; i < scan->candidates.count; i++) {
        const struct link *c = &scan->candidates.items[i];
        bool taken = i > 0 && c[-1].cue_first == c->cue_first;
        if (!taken && c->score >= SCORE_LEAST && !VECTOR_PUSH(&scan->mem, scan->links, *c))
            return false;
    }
    return true;
}

struct scored {
    double score;
    size_t link;
};

static int by_score(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->link < y->link ? -1 : x->link > y->link;
}

/* Each quoted span goes to the best link that has it as content; links that lose theirs are dropped. */
static bool settle(struct scan *scan, size_t *owners)
{
    size_t count = scan->links.count;
    struct scored *order = memory_allocate(&scan->mem, count * sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < count; i++)
        order[i] = (struct scored){scan->links.items[i].score, i};
    if (count)
        qsort(order, count, sizeof *order, by_score);
    for (size_t i = 0; i < count; i++)
        if (!claim_spans(scan, scan->links.items, order[i].link, owners))
            scan->links.items[order[i].link].part_count = 0;
    memory_free(&scan->mem, order);
    return true;
}

/* Drop the links without content and put the rest in text order; owners and previous follow. */
static bool compact(struct scan *scan)
{
    size_t kept = 0, count = scan->links.count;
    size_t *place = memory_allocate(&scan->mem, (count + 1) * sizeof *place);
    if (!place)
        return false;
    for (size_t i = 0; i < count; i++) {
        place[i] = NONE;
        if (scan->links.items[i].part_count) {
            place[i] = kept;
            scan->links.items[kept++] = scan->links.items[i];
        }
    }
    scan->links.count = kept;
    for (size_t i = 0; i < kept; i++)
        if (scan->links.items[i].previous != NONE)
            scan->links.items[i].previous = place[scan->links.items[i].previous];
    memory_free(&scan->mem, place);
    return true;
}

bool attribute_find(struct scan *scan)
{
    size_t *owners = memory_allocate(&scan->mem, (scan->spans.count + 1) * sizeof *owners);
    if (!owners)
        return false;
    for (size_t i = 0; i < scan->spans.count; i++)
        owners[i] = NONE;
    bool good = candidate_expand(scan) && choose(scan);
    if (good && scan->links.count)
        qsort(scan->links.items, scan->links.count, sizeof *scan->links.items, by_place);
    good = good && settle(scan, owners) && continuation_find(scan, owners) && compact(scan);
    memory_free(&scan->mem, owners);
    return good;
}
