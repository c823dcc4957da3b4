/*
 * Attribution: of the candidates that the patterns answered, one for each cue and one for each quoted span; then the
 * quotations that go on, or stand without a cue.
 */
#include "attribute.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CONFIDENCE_LEAST 0.42
#define HALF_RIGHT 0.5  /* what a content is worth that shares half of the words, not four fifths */
#define RIVALS_MOST 96  /* candidates for one cue that are weighed */
#define NEIGHBOURS 16 /* links before and behind one, in text order, that are compared with it */

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

static size_t tokens_of(const struct link *link)
{
    size_t n = 0;
    for (size_t p = 0; p < link->part_count; p++)
        n += link->parts[p].end_token - link->parts[p].first_token;
    return n;
}

/* The words that two links share over the words of both together. */
static double shared(const struct link *a, const struct link *b)
{
    size_t both = 0, all = tokens_of(a) + tokens_of(b);
    for (size_t p = 0; p < a->part_count; p++)
        for (size_t q = 0; q < b->part_count; q++) {
            size_t first = a->parts[p].first_token > b->parts[q].first_token ? a->parts[p].first_token : b->parts[q].first_token;
            size_t end = a->parts[p].end_token < b->parts[q].end_token ? a->parts[p].end_token : b->parts[q].end_token;
            both += first < end ? end - first : 0;
        }
    return all > both ? (double)both / (double)(all - both) : 0;
}

static bool same_source(const struct link *a, const struct link *b)
{
    return a->source_first < b->source_end && b->source_first < a->source_end;
}

/* Where the labels' join was chosen, the pattern that gave the same answer, if one did, is named in its place. */
static void name_pattern(struct link *best, const struct link *first, const struct link *end)
{
    static const char join[] = "labels-";
    const struct link *named = NULL;
    if (strncmp(best->pattern, join, sizeof join - 1) != 0)
        return;
    for (const struct link *i = first; i < end; i++)
        if (strncmp(i->pattern, join, sizeof join - 1) != 0 && same_source(i, best) && shared(i, best) >= 0.8 &&
            (!named || i->score > named->score))
            named = i;
    if (named) {
        best->pattern = named->pattern;
        best->addressee = named->addressee;
        best->via = named->via;
    }
}

/* Of the candidates [first, end) for one cue, the one that is right with the most of their probability: each counts for
 * those that name its source and share its words (the decision of least expected loss). NULL where none is likely. */
static struct link *best_of(struct scan *scan, size_t first, size_t end)
{
    struct link *all = scan->candidates.items, *best = NULL;
    double chances[RIVALS_MOST], total = 1, most = 0;
    if (end - first > RIVALS_MOST)
        end = first + RIVALS_MOST;
    for (size_t i = first; i < end; i++) {
        all[i].score = all[i].part_count ? rank_score(scan, i) : -30;
        chances[i - first] = exp(fmin(all[i].score, 30));
        total += chances[i - first];
    }
    for (size_t i = first; i < end; i++) {
        double value = 0, right = 0;
        for (size_t k = first; all[i].part_count && k < end; k++) {
            double share = same_source(&all[i], &all[k]) ? shared(&all[i], &all[k]) : 0;
            right += share >= 0.5 ? chances[k - first] : 0;
            value += chances[k - first] * (share >= 0.8 ? 1 : share >= 0.5 ? HALF_RIGHT : 0);
        }
        if (!best || value > most) {
            best = &all[i];
            most = value;
            best->confidence = right / total;
        }
    }
    if (!best || best->confidence < CONFIDENCE_LEAST)
        return NULL;
    best->score = best->confidence;
    name_pattern(best, all + first, all + end);
    return best;
}

/* One candidate for each cue, where one is likely enough. */
static bool choose(struct scan *scan)
{
    size_t count = scan->candidates.count;
    for (size_t i = 0, end; i < count; i = end) {
        const struct link *all = scan->candidates.items;
        for (end = i + 1; end < count && all[end].cue_first == all[i].cue_first; end++)
            ;
        const struct link *best = best_of(scan, i, end);
        if (best && !VECTOR_PUSH(&scan->mem, scan->links, *best))
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

/* True when a better link among the neighbours, which stand in text order, has the same content. */
static bool repeated(const struct link *links, size_t count, size_t link, const bool *accepted)
{
    size_t first = link > NEIGHBOURS ? link - NEIGHBOURS : 0, end = link + NEIGHBOURS < count ? link + NEIGHBOURS : count;
    for (size_t i = first; i < end; i++)
        if (i != link && accepted[i] && shared(&links[i], &links[link]) >= 0.5)
            return true;
    return false;
}

/* Each quoted span goes to the best link that has it as content; links that lose theirs are dropped. */
static bool settle(struct scan *scan, size_t *owners)
{
    size_t count = scan->links.count;
    struct scored *order = memory_allocate(&scan->mem, count * sizeof *order);
    bool *accepted = memory_allocate(&scan->mem, count);
    if (!order || !accepted) {
        memory_free(&scan->mem, order);
        memory_free(&scan->mem, accepted);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (struct scored){scan->links.items[i].score, i};
        accepted[i] = false;
    }
    if (count)
        qsort(order, count, sizeof *order, by_score);
    for (size_t i = 0; i < count; i++) {
        size_t link = order[i].link;
        accepted[link] = !repeated(scan->links.items, count, link, accepted) &&
                         claim_spans(scan, scan->links.items, link, owners);
        if (!accepted[link])
            scan->links.items[link].part_count = 0;
    }
    memory_free(&scan->mem, order);
    memory_free(&scan->mem, accepted);
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
    bool good = candidate_expand(scan) && transcript_find(scan, owners) && choose(scan);
    if (good && scan->links.count)
        qsort(scan->links.items, scan->links.count, sizeof *scan->links.items, by_place);
    good = good && settle(scan, owners) && continuation_find(scan, owners) && compact(scan);
    memory_free(&scan->mem, owners);
    return good;
}
