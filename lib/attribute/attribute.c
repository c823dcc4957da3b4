/*
 * Attribution: of the candidates that the patterns answered, one for each cue and one for each quoted span; then the
 * quotations that go on, or are without a cue.
 */
#include "attribute/attribute.h"
#include "attribute/choice.h"
#include "attribute/extent.h"
#include "attribute/limits.h"
#include "attribute/overlap.h"
#include "base/sort.h"

#include <string.h>

static int by_content_place(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct link *x = a, *y = b;
    size_t p = x->parts[0].first_token, q = y->parts[0].first_token;
    if (p != q)
        return p < q ? -1 : 1;
    if (x->cue_first != y->cue_first)
        return x->cue_first < y->cue_first ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* True when the content is somebody else's quotation. */
static bool taken(const struct attribute_stage *stage, const struct link *link, size_t index, const size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    if (!link_quoted(analysis, link))
        return false;
    for (size_t part = 0, at = NO_INDEX; link_next_span(analysis, link, &part, &at); at++)
        if (owners[at] != NO_INDEX && owners[at] != index &&
            !reports(analysis, &stage->links.items[owners[at]], link))
            return true;
    return false;
}

/* Claim the quoted spans in the content for a link: those that are free or a report's of this link. */
static void claim(const struct attribute_stage *stage, size_t index, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    const struct link *link = &stage->links.items[index];
    for (size_t part = 0, at = NO_INDEX; link_next_span(analysis, link, &part, &at); at++)
        if (owners[at] == NO_INDEX || reports(analysis, &stage->links.items[owners[at]], link))
            owners[at] = index;
}

struct scored {
    double confidence;
    size_t link;
};

static int by_confidence(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct scored *x = a, *y = b;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    return x->link < y->link ? -1 : x->link > y->link;
}

/* True when a link among the neighbours, which are in text order, that was accepted has the same content. */
static bool repeated(const struct attribute_stage *stage, const struct link *own, size_t index, const bool *accepted)
{
    const struct analysis *analysis = stage->analysis;
    const struct link *links = stage->links.items;
    size_t count = stage->links.count, first = index > NEIGHBOURS ? index - NEIGHBOURS : 0;
    size_t end = index + NEIGHBOURS < count ? index + NEIGHBOURS : count;
    for (size_t i = first; i < end; i++)
        if (accepted[i] && i != index && !links_apart(&links[i], own) &&
            link_shared(&links[i], own) >= OVERLAPPING_CONTENT && !reports(analysis, &links[i], own) &&
            !reports(analysis, own, &links[i]))
            return true;
    return false;
}

static bool free_content(const struct attribute_stage *stage, const struct link *link, size_t index,
                         const size_t *owners, const bool *accepted)
{
    return !taken(stage, link, index, owners) && !repeated(stage, link, index, accepted);
}

/* Take a link as it is where its content is free, else the best candidate for its cue whose content is. */
static bool accept(struct attribute_stage *stage, size_t index, const size_t *owners, const bool *accepted)
{
    struct link *link = &stage->links.items[index];
    struct observer *observer = stage->analysis->observer;
    if (free_content(stage, link, index, owners, accepted))
        return true;
    if (observer)
        observer->contested(observer, stage, link);
    struct rivals rivals;
    choice_weigh(stage, &rivals, link->first_rival, link->end_rival);
    for (size_t i = rivals.first; i < rivals.end; i++) {
        double *chance = &rivals.chances[i - rivals.first];
        if (*chance > 0 && !free_content(stage, &stage->candidates.items[i], index, owners, accepted)) {
            rivals.total -= *chance;
            *chance = 0;
        }
    }
    enum choice_reason why;
    const struct link *best = choice_best(stage, &rivals, &why);
    if (observer)
        observer->chosen(observer, stage, best, why);
    link->part_count = 0;
    if (best)
        *link = *best;
    return best != NULL;
}

/* Each quoted span goes to the best link that has it as content; links that lose theirs fall back on what is left. */
static bool settle_contents(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    size_t count = stage->links.count;
    struct scored *order = memory_allocate(&analysis->mem, count * sizeof *order);
    bool *accepted = memory_allocate(&analysis->mem, count);
    if (!order || !accepted) {
        memory_free(&analysis->mem, order);
        memory_free(&analysis->mem, accepted);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (struct scored){stage->links.items[i].confidence, i};
        accepted[i] = false;
    }
    bool good = sort_items(&analysis->mem, order, count, sizeof *order, by_confidence, NULL);
    for (size_t i = 0; good && i < count; i++) {
        size_t link = order[i].link;
        accepted[link] = accept(stage, link, owners, accepted);
        if (accepted[link])
            claim(stage, link, owners);
    }
    memory_free(&analysis->mem, order);
    memory_free(&analysis->mem, accepted);
    return good;
}

/* Drop the links without content and put the rest in text order; owners and previous follow. */
static bool put_in_order(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    size_t kept = 0, count = stage->links.count;
    size_t *place = memory_allocate(&analysis->mem, (count + 1) * sizeof *place);
    if (!place)
        return false;
    for (size_t i = 0; i < count; i++) {
        place[i] = NO_INDEX;
        if (!stage->links.items[i].part_count)
            continue;
        if (kept != i)
            stage->links.items[kept] = stage->links.items[i];
        stage->links.items[kept].number = index_32(i);
        kept++;
    }
    stage->links.count = kept;
    bool good =
        sort_items(&analysis->mem, stage->links.items, kept, sizeof *stage->links.items, by_content_place, NULL);
    for (size_t i = 0; i < kept; i++)
        place[stage->links.items[i].number] = i;
    for (size_t i = 0; i < kept; i++)
        if (stage->links.items[i].previous != NO_INDEX)
            stage->links.items[i].previous = index_32(place[stage->links.items[i].previous]);
    for (size_t i = 0; i < analysis->spans.count; i++)
        if (owners[i] != NO_INDEX)
            owners[i] = place[owners[i]];
    memory_free(&analysis->mem, place);
    return good;
}

/* The ranking is surer of itself than it is right at the top of its scale, and less sure below, as it does not know
 * what extent_finish mends: a line in pieces, read off articles that it was not fitted on, makes "0.9 and more" mean
 * that 95 in 100 are right. */
static double calibrated(double confidence)
{
    static const double from[] = {0, 0.5, 0.85, 0.97, 1}, to[] = {0, 0.56, 0.875, 0.925, 0.985};
    for (size_t i = 1; i < sizeof from / sizeof *from; i++)
        if (confidence <= from[i])
            return to[i - 1] + (confidence - from[i - 1]) * (to[i] - to[i - 1]) / (from[i] - from[i - 1]);
    return to[sizeof to / sizeof *to - 1];
}

/* The steps, in their order; false when memory is out. */
static bool find_links(const struct analysis *analysis, struct attribute_stage *stage, size_t *owners)
{
    bool good = candidate_find(analysis, stage) && transcript_find(stage, owners) && signature_find(stage, owners) &&
                choice_find(stage) && put_in_order(stage, owners);
    good = good && settle_contents(stage, owners) && put_in_order(stage, owners);
    if (good)
        addressee_find(stage);
    return good && put_in_order(stage, owners) && continuation_find(stage, owners) && put_in_order(stage, owners);
}

bool attribute_find(const struct analysis *analysis, struct attribute_stage *stage)
{
    size_t *owners = memory_allocate(&analysis->mem, (analysis->spans.count + 1) * sizeof *owners);
    if (!owners)
        return false;
    for (size_t i = 0; i < analysis->spans.count; i++)
        owners[i] = NO_INDEX;
    bool good = find_links(analysis, stage, owners);
    for (struct link *link = stage->links.items; good && link < stage->links.items + stage->links.count; link++) {
        link->confidence = calibrated(link->confidence);
        if (link->turn)
            continue;
        source_leave_relative(analysis, link);
        if (link->cue_end > link->cue_first)
            extent_finish(analysis, link);
    }
    if (good)
        source_find(stage);
    memory_free(&analysis->mem, owners);
    return good;
}

void attribute_stage_reset(struct attribute_stage *stage)
{
    stage->analysis = NULL;
    stage->candidates.count = stage->prefix_sums.count = stage->edges.count = stage->labelled.count = 0;
    stage->keys.count = stage->links.count = 0;
}

void attribute_stage_free(struct attribute_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->candidates);
    VECTOR_FREE(mem, stage->prefix_sums);
    VECTOR_FREE(mem, stage->summed);
    VECTOR_FREE(mem, stage->edges);
    VECTOR_FREE(mem, stage->labelled);
    VECTOR_FREE(mem, stage->own);
    VECTOR_FREE(mem, stage->keys);
    VECTOR_FREE(mem, stage->links);
    memory_free(mem, stage->ranking);
    stage->ranking = NULL;
}
