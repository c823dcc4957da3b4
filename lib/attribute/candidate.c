/*
 * Candidates beyond the patterns' own: each pattern's answer with the extent that the tagger's labels give it, and, for
 * each cue that the tagger found, the sources and contents that it labelled around it.
 */
#include "attribute/attribute.h"
#include "attribute/extent.h"
#include "base/bisect.h"
#include "attribute/limits.h"
#include "match/pattern_table.h"

#include <string.h>

static uint8_t label_at(const struct analysis *analysis, size_t token)
{
    return analysis->labels.items[token].best;
}

/* One bit for each label. */
#define SET(label) (1u << LABEL_##label)
#define CONTENT (SET(CONTENT) | SET(CONTENT_BEGIN))
#define SOURCE (SET(SOURCE) | SET(SOURCE_BEGIN))
#define CUE (SET(CUE) | SET(CUE_BEGIN))

static bool label_is_of(const struct analysis *analysis, size_t token, unsigned labels)
{
    return labels >> label_at(analysis, token) & 1;
}

struct range {
    size_t first, end;
};

static struct range block_range(const struct analysis *analysis, size_t token)
{
    const struct index_range tokens = analysis->block_tokens.items[analysis->tokens.items[token].block];
    return (struct range){tokens.first, tokens.end};
}

/* The run of content that holds a token: back to where it begins, on to where another begins or it ends. */
static struct range content_run(const struct analysis *analysis, size_t token, struct range bounds)
{
    struct range run = {token, token + 1};
    while (run.first > bounds.first && label_at(analysis, run.first) != LABEL_CONTENT_BEGIN &&
           label_is_of(analysis, run.first - 1, CONTENT))
        run.first--;
    while (run.end < bounds.end && label_at(analysis, run.end) == LABEL_CONTENT)
        run.end++;
    return run;
}

/* The labelled content within a region, from its first word to its last; on to the end of the run where that goes
 * further. False where the labels see none. */
static bool label_extent(const struct analysis *analysis, struct range region, struct range *out)
{
    struct range bounds = block_range(analysis, region.first);
    size_t i = region.first;
    while (i < region.end && !label_is_of(analysis, i, CONTENT))
        i++;
    if (i >= region.end)
        return false;
    *out = content_run(analysis, i, bounds);
    for (size_t gap = 0, k = out->end; k < region.end && gap <= MAX_CONTENT_GAP; k++) {
        if (label_is_of(analysis, k, SOURCE) || label_is_of(analysis, k, CUE))
            break;
        gap = label_is_of(analysis, k, CONTENT) ? 0 : gap + 1;
        if (gap == 0)
            out->end = k + 1;
    }
    return true;
}

/* The candidates begin in the room after them; each that is good is kept there. */
static struct link *begin_link(struct attribute_stage *stage, const struct link *from)
{
    struct link *link = &stage->candidates.items[stage->candidates.count];
    *link = *from;
    return link;
}

static void keep_settled(struct attribute_stage *stage, struct extent_setting *setting, struct link *link)
{
    const struct analysis *analysis = stage->analysis;
    extent_settle(analysis, setting, link);
    stage->candidates.count += link->part_count > 0;
}

/* The same link with the extents that the labels give, where these differ. */
static void relabel(struct attribute_stage *stage, struct extent_setting *setting, const struct link *link)
{
    const struct analysis *analysis = stage->analysis;
    struct link *out = NULL;
    for (size_t p = 0; p < link->part_count; p++) {
        struct range region = {link->parts[p].first_token, link->parts[p].end_token}, run;
        if (tokens_quoted(analysis, region.first, region.end) || !label_extent(analysis, region, &run) ||
            (run.first == region.first && run.end == region.end))
            continue;
        if (!out)
            out = begin_link(stage, link);
        out->extent_from_tagger = true;
        out->parts[p].first_token = index_32(run.first);
        out->parts[p].end_token = index_32(run.end);
    }
    if (out)
        keep_settled(stage, setting, out);
}

/* What the labels say beside a cue, on one side of it: the nearest token of a source, and of content that is not
 * another cue's. NO_INDEX where none is near. */
struct beside {
    size_t source, content;
};

static struct beside look_beside(const struct analysis *analysis, struct range cue, struct range bounds, bool left)
{
    struct beside found = {NO_INDEX, NO_INDEX};
    const struct word_labels *labels = analysis->labels.items;
    size_t near = left ? cue.first - bounds.first : bounds.end - cue.end, i = left ? cue.first - 1 : cue.end;
    size_t step = left ? (size_t)-1 : 1, steps = 0;
    if (near > JOIN_REACH)
        near = JOIN_REACH;
    for (; steps < near; steps++, i += step) {
        unsigned label = 1u << labels[i].best;
        if (label & SOURCE && found.source == NO_INDEX)
            found.source = i;
        if (label & CONTENT)
            found.content = i;
        if (label & CONTENT || (label & CUE && steps > 0))
            break;
    }
    for (; found.source == NO_INDEX && steps < near; steps++, i += step)
        if (1u << labels[i].best & SOURCE)
            found.source = i;
    return found;
}

/* The labelled run around a token. */
static struct range run_around(const struct analysis *analysis, size_t token, struct range bounds, unsigned labels)
{
    const struct word_labels *all = analysis->labels.items, *first = all + token, *end = first + 1;
    while (first > all + bounds.first && labels >> first[-1].best & 1)
        first--;
    while (end < all + bounds.end && labels >> end->best & 1)
        end++;
    return (struct range){(size_t)(first - all), (size_t)(end - all)};
}

/* The mention that a labelled source names: the outermost whose head lies in it. */
static size_t mention_in_source(const struct analysis *analysis, struct range source)
{
    size_t best = NO_INDEX,
           m = analysis_first_mention(analysis, source.first > SOURCE_BACK ? source.first - SOURCE_BACK : 0);
    for (; m < analysis->mentions.count && analysis->mentions.items[m].first_token < source.end; m++) {
        const struct mention *x = &analysis->mentions.items[m];
        bool inside = x->head >= source.first && x->head < source.end;
        if (inside && (best == NO_INDEX || (x->first_token <= analysis->mentions.items[best].first_token &&
                                        x->end_token >= analysis->mentions.items[best].end_token)))
            best = m;
    }
    return best;
}

static size_t cue_in(const struct analysis *analysis, struct range range)
{
    size_t low = first_not_below_32(analysis->cues.items, analysis->cues.count, sizeof *analysis->cues.items,
                                    offsetof(struct cue, end_token), range.first + 1);
    return low < analysis->cues.count && analysis->cues.items[low].first_token < range.end ? low : NO_INDEX;
}

/* One source with a content before and after, either of them NULL. */
static void add_join(struct attribute_stage *stage, struct extent_setting *setting, struct link *link,
                     const struct range *before, const struct range *after)
{
    const struct range *const parts[] = {before, after};
    link = begin_link(stage, link);
    for (size_t p = 0; p < 2; p++)
        if (parts[p]) {
            link->parts[link->part_count].first_token = index_32(parts[p]->first);
            link->parts[link->part_count++].end_token = index_32(parts[p]->end);
        }
    keep_settled(stage, setting, link);
}

/* What the labels join to one labelled cue: each source beside it with the content before, after, and both. */
static void join_cue(struct attribute_stage *stage, struct extent_setting *setting, struct range cue)
{
    const struct analysis *analysis = stage->analysis;
    static const enum pattern_family joins[] = {FAMILY_LABELS_SOURCE_CUE, FAMILY_LABELS_CUE_SOURCE};
    struct range bounds = block_range(analysis, cue.first), before = {0, 0}, after = {0, 0};
    struct beside left = look_beside(analysis, cue, bounds, true), right = look_beside(analysis, cue, bounds, false);
    const size_t sources[] = {left.source, right.source};
    bool begun = false;
    struct link link = {.cue_first = index_32(cue.first),
                        .cue_end = index_32(cue.end),
                        .addressee = NO_INDEX,
                        .via = NO_INDEX,
                        .previous = NO_INDEX};
    for (int s = 0; s < 2; s++) {
        if (sources[s] == NO_INDEX || (left.content == NO_INDEX && right.content == NO_INDEX))
            continue;
        struct range source = run_around(analysis, sources[s], bounds, SOURCE);
        if (sentence_of(analysis, source.first) != sentence_of(analysis, cue.first))
            continue;
        if (!begun) {
            before = left.content != NO_INDEX ? run_around(analysis, left.content, bounds, CONTENT) : before;
            after = right.content != NO_INDEX ? run_around(analysis, right.content, bounds, CONTENT) : after;
            link.cue = index_32(cue_in(analysis, cue));
            if (link.cue != NO_INDEX) {
                link.cue_first = analysis->cues.items[link.cue].first_token;
                link.cue_end = analysis->cues.items[link.cue].end_token;
            }
            begun = true;
        }
        link.source_first = index_32(source.first);
        link.source_end = index_32(source.end);
        link.source = index_32(mention_in_source(analysis, source));
        link.family = (uint8_t)joins[s];
        link.pattern = analysis->language->patterns->families[joins[s]].name;
        extent_set(analysis, &link, setting);
        if (setting->spoken_of)
            continue;
        if (before.end)
            add_join(stage, setting, &link, &before, NULL);
        if (after.end)
            add_join(stage, setting, &link, NULL, &after);
        if (before.end && after.end)
            add_join(stage, setting, &link, &before, &after);
    }
}

static void push_extent(struct attribute_stage *stage, struct extent_setting *setting, const struct link *base,
                        size_t part, size_t first, size_t end)
{
    struct link *link = begin_link(stage, base);
    link->parts[part].first_token = index_32(first);
    link->parts[part].end_token = index_32(end);
    keep_settled(stage, setting, link);
}

/* The same answer with its content ended, or begun, at each place where a clause does. */
static void add_extents(struct attribute_stage *stage, struct extent_setting *setting, const struct link *base)
{
    const uint32_t *edges = stage->edges.items;
    size_t last = base->part_count - 1, made = 0;
    size_t first = base->parts[last].first_token, end = base->parts[last].end_token;
    if (first + 2 < end)
        for (size_t k = stage->prefix_sums.items[first + 2].edges;
             k < stage->edges.count && edges[k] < end && made < MAX_EXTENTS; k++)
            if (k == 0 || edges[k - 1] + 1 != edges[k]) {
                push_extent(stage, setting, base, last, first, edges[k]);
                made++;
            }
    first = base->parts[0].first_token;
    end = base->parts[0].end_token;
    if (first >= base->cue_first)
        return;
    made = 0;
    for (size_t k = stage->prefix_sums.items[end].edges; k-- > 0 && edges[k] > first && made < MAX_EXTENTS;)
        if (edges[k] + 2 < end) {
            push_extent(stage, setting, base, 0, edges[k] + 1, end);
            made++;
        }
}

/* The same answer cut at another attribution, where that makes it shorter. */
static void add_cut(struct attribute_stage *stage, struct extent_setting *setting, const struct link *base)
{
    const struct analysis *analysis = stage->analysis;
    struct link *cut = begin_link(stage, base);
    if (!extent_cut(analysis, cut) && extent_is_settled(analysis, base))
        return;
    extent_settle(analysis, setting, cut);
    stage->candidates.count +=
        cut->part_count && cut->parts[cut->part_count - 1].end_token != base->parts[cut->part_count - 1].end_token;
}

#define MAX_ONE (2 * MAX_EXTENTS + 8) /* candidates made of one answer, or of one cue */

static bool room_for_one(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    return VECTOR_RESERVE(&analysis->mem, stage->candidates, stage->candidates.count + MAX_ONE) &&
           VECTOR_RESERVE(&analysis->mem, stage->keys, stage->keys.count + MAX_ONE + 1);
}

static bool expand_one(struct attribute_stage *stage, struct extent_setting *setting, size_t index, size_t own)
{
    const struct analysis *analysis = stage->analysis;
    size_t made = stage->candidates.count;
    if (!room_for_one(stage))
        return false;
    struct link *link = &stage->candidates.items[index];
    extent_set(analysis, link, setting);
    if (setting->spoken_of) {
        link->part_count = 0;
        return true;
    }
    if (analysis->labels.count)
        relabel(stage, setting, link);
    extent_settle(analysis, setting, link);
    if (link->part_count) {
        add_cut(stage, setting, link);
        add_extents(stage, setting, link);
    }
    candidate_note(stage, index, index + 1, index);
    candidate_note(stage, made, stage->candidates.count, own + index);
    return true;
}

static bool join_one(struct attribute_stage *stage, struct extent_setting *setting, size_t first)
{
    const struct analysis *analysis = stage->analysis;
    size_t made = stage->candidates.count, end = first + 1;
    while (end < analysis->labels.count && label_at(analysis, end) == LABEL_CUE &&
           analysis->tokens.items[end].block == analysis->tokens.items[first].block)
        end++;
    if (!room_for_one(stage))
        return false;
    join_cue(stage, setting, (struct range){first, end});
    candidate_note(stage, made, stage->candidates.count, UINT32_MAX);
    return true;
}

/* The patterns' answers are the first candidates. */
static bool take_matches(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    size_t count = analysis->matches.count;
    if (!VECTOR_RESERVE(&analysis->mem, stage->candidates, count + 1))
        return false;
    if (count)
        memcpy(stage->candidates.items, analysis->matches.items, count * sizeof *stage->candidates.items);
    stage->candidates.count = count;
    return true;
}

/* More are made by cues, so that little is left to put in order. */
static bool expand_all(struct attribute_stage *stage)
{
    struct extent_setting setting = EXTENT_SETTING_NONE;
    size_t own = stage->candidates.count, joined = 0;
    if (!prefix_sums_make(stage) || !candidate_order_own(stage))
        return false;
    for (size_t i = 0; i < own || joined < stage->labelled.count;) {
        bool join = joined < stage->labelled.count &&
                    (i == own || stage->labelled.items[joined] <=
                                     stage->candidates.items[stage->own.items[i].index].cue_first);
        if (!(join ? join_one(stage, &setting, stage->labelled.items[joined++])
                   : expand_one(stage, &setting, stage->own.items[i++].index, own)))
            return false;
    }
    return candidate_order(stage);
}

bool candidate_find(const struct analysis *analysis, struct attribute_stage *stage)
{
    stage->analysis = analysis;
    return take_matches(stage) && expand_all(stage);
}
