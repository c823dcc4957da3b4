/*
 * Candidates beyond the patterns' own: each pattern's answer with the extent that the tagger's labels give it, and, for
 * each cue that the tagger found, the sources and contents that it labelled around it.
 */
#include "attribute.h"

#include <stdlib.h>
#include <string.h>

#define JOIN_REACH 60 /* tokens between a labelled cue and what is joined to it */
#define EXTENTS_MOST 10 /* other ends, and other beginnings, tried for one answer */
#define NEXT_REACH 6   /* tokens behind a quotation among which its verb is looked for */
#define NOTHING_MOST 6 /* words of a content that may be none */
#define SOURCE_BACK 40 /* tokens before a labelled source where the mention that it ends may begin */
#define GAP_MOST 2    /* unlabelled tokens, such as commas, within one run of content */

static uint8_t label_at(const struct scan *scan, size_t token)
{
    return scan->labels.items[token].best;
}

/* One bit for each label. */
#define SET(label) (1u << LABEL_##label)
#define CONTENT (SET(CONTENT) | SET(CONTENT_BEGIN))
#define SOURCE (SET(SOURCE) | SET(SOURCE_BEGIN))
#define CUE (SET(CUE) | SET(CUE_BEGIN))

static bool is(const struct scan *scan, size_t token, unsigned labels)
{
    return labels >> label_at(scan, token) & 1;
}

struct range {
    size_t first, end;
};

static struct range block_range(const struct scan *scan, size_t token)
{
    const struct block *b = &scan->blocks.items[scan->tokens.items[token].block];
    return (struct range){b->first_token, b->end_token};
}

/* The run of content that holds a token: back to where it begins, on to where another begins or it ends. */
static struct range content_run(const struct scan *scan, size_t token, struct range bounds)
{
    struct range run = {token, token + 1};
    while (run.first > bounds.first && label_at(scan, run.first) != LABEL_CONTENT_BEGIN && is(scan, run.first - 1, CONTENT))
        run.first--;
    while (run.end < bounds.end && label_at(scan, run.end) == LABEL_CONTENT)
        run.end++;
    return run;
}

/* The labelled content within a region, from its first word to its last; on to the end of the run where that goes
 * further. False where the labels see none. */
static bool label_extent(const struct scan *scan, struct range region, struct range *out)
{
    struct range bounds = block_range(scan, region.first);
    size_t i = region.first;
    while (i < region.end && !is(scan, i, CONTENT))
        i++;
    if (i >= region.end)
        return false;
    *out = content_run(scan, i, bounds);
    for (size_t gap = 0, k = out->end; k < region.end && gap <= GAP_MOST; k++) {
        if (is(scan, k, SOURCE) || is(scan, k, CUE))
            break;
        gap = is(scan, k, CONTENT) ? 0 : gap + 1;
        if (gap == 0)
            out->end = k + 1;
    }
    return true;
}

/* The same link with the extents that the labels give. */
static bool relabelled(const struct scan *scan, const struct link *link, struct link *out)
{
    bool differs = false;
    *out = *link;
    out->relabelled = true;
    for (size_t p = 0; p < link->part_count; p++) {
        struct range region = {link->parts[p].first_token, link->parts[p].end_token}, run;
        if (tokens_quoted(scan, region.first, region.end) || !label_extent(scan, region, &run))
            continue;
        differs = differs || run.first != region.first || run.end != region.end;
        out->parts[p].first_token = run.first;
        out->parts[p].end_token = run.end;
    }
    return differs;
}

/* The first token beside a cue, going from it, that has one of the labels; NONE where none is near, or the content looked
 * for would be another cue's. */
static size_t labelled_beside(const struct scan *scan, struct range cue, struct range bounds, bool left, unsigned labels)
{
    unsigned stop = labels == SOURCE ? 0 : CUE;
    size_t near = left ? cue.first - bounds.first : bounds.end - cue.end;
    if (near > JOIN_REACH)
        near = JOIN_REACH;
    for (size_t steps = 0; steps < near; steps++) {
        size_t i = left ? cue.first - 1 - steps : cue.end + steps;
        if (is(scan, i, labels))
            return i;
        if (steps > 0 && is(scan, i, stop))
            return NONE;
    }
    return NONE;
}

/* The nearest labelled run on one side of a cue; a cue or a run of the other kind between them may be passed. */
static bool run_beside(const struct scan *scan, struct range cue, bool left, unsigned labels, struct range *out)
{
    struct range bounds = block_range(scan, cue.first);
    size_t i = labelled_beside(scan, cue, bounds, left, labels);
    if (i == NONE)
        return false;
    *out = (struct range){i, i + 1};
    while (out->first > bounds.first && is(scan, out->first - 1, labels))
        out->first--;
    while (out->end < bounds.end && is(scan, out->end, labels))
        out->end++;
    return true;
}

/* The mention that a labelled source names: the outermost whose head lies in it. */
static size_t mention_in(const struct scan *scan, struct range source)
{
    size_t best = NONE, m = scan_first_mention(scan, source.first > SOURCE_BACK ? source.first - SOURCE_BACK : 0);
    for (; m < scan->mentions.count && scan->mentions.items[m].first_token < source.end; m++) {
        const struct mention *x = &scan->mentions.items[m];
        bool inside = x->head >= source.first && x->head < source.end;
        if (inside && (best == NONE || (x->first_token <= scan->mentions.items[best].first_token &&
                                        x->end_token >= scan->mentions.items[best].end_token)))
            best = m;
    }
    return best;
}

static size_t cue_in(const struct scan *scan, struct range range)
{
    size_t low = 0, high = scan->cues.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan->cues.items[middle].end_token <= range.first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < scan->cues.count && scan->cues.items[low].first_token < range.end ? low : NONE;
}

static bool add_join(struct scan *scan, struct range cue, struct range source, const struct range *parts, size_t count,
                     const char *name)
{
    struct link link = {.cue = cue_in(scan, cue), .cue_first = cue.first, .cue_end = cue.end,
                        .source_first = source.first, .source_end = source.end, .source = mention_in(scan, source),
                        .addressee = NONE, .via = NONE, .previous = NONE, .pattern = name, .part_count = count};
    if (link.cue != NONE) {
        link.cue_first = scan->cues.items[link.cue].first_token;
        link.cue_end = scan->cues.items[link.cue].end_token;
    }
    for (size_t p = 0; p < count; p++) {
        link.parts[p].first_token = parts[p].first;
        link.parts[p].end_token = parts[p].end;
    }
    extent_settle(scan, &link);
    return link.part_count == 0 || VECTOR_PUSH(&scan->mem, scan->candidates, link);
}

/* What the labels join to one labelled cue: each source beside it with the content before, behind, and both. */
static bool join_cue(struct scan *scan, struct range cue)
{
    struct range parts[2], sources[2];
    bool before = run_beside(scan, cue, true, CONTENT, &parts[0]);
    bool behind = run_beside(scan, cue, false, CONTENT, &parts[1]);
    bool found[2] = {run_beside(scan, cue, true, SOURCE, &sources[0]), run_beside(scan, cue, false, SOURCE, &sources[1])};
    for (int s = 0; s < 2; s++) {
        const char *name = s ? "labels-cue-source" : "labels-source-cue";
        if (!found[s] || scan->tokens.items[sources[s].first].sentence != scan->tokens.items[cue.first].sentence)
            continue;
        if (before && !add_join(scan, cue, sources[s], parts, 1, name))
            return false;
        if (behind && !add_join(scan, cue, sources[s], parts + 1, 1, name))
            return false;
        if (before && behind && !add_join(scan, cue, sources[s], parts, 2, name))
            return false;
    }
    return true;
}

/* A place where a clause may end: a mark, or a word that begins another clause, outside quotation marks. */
static bool clause_edge(const struct scan *scan, size_t i)
{
    const struct token *t = &scan->tokens.items[i];
    if (t->flags & TOKEN_QUOTED)
        return false;
    if (t->kind == TOKEN_MARK)
        return t->mark == ',' || t->mark == ';' || t->mark == '-' || t->mark == ':' || t->mark == '.' || t->mark == '(';
    return t->kind == TOKEN_WORD && (token_is(t, LEX_CONJUNCTION) || token_is(t, LEX_WH) || token_equals(scan, i, "as"));
}

static bool push_extent(struct scan *scan, size_t base, size_t part, size_t first, size_t end)
{
    struct link link = scan->candidates.items[base];
    link.parts[part].first_token = first;
    link.parts[part].end_token = end;
    extent_settle(scan, &link);
    return link.part_count == 0 || VECTOR_PUSH(&scan->mem, scan->candidates, link);
}

/* The same answer with its content ended, or begun, at each place where a clause does. */
static bool add_extents(struct scan *scan, size_t base)
{
    const struct link link = scan->candidates.items[base];
    if (!link.part_count)
        return true;
    size_t last = link.part_count - 1, made = 0;
    size_t first = link.parts[last].first_token, end = link.parts[last].end_token;
    for (size_t i = first + 2; i < end && made < EXTENTS_MOST; i++)
        if (clause_edge(scan, i) && !clause_edge(scan, i - 1) && ++made && !push_extent(scan, base, last, first, i))
            return false;
    if (link.parts[0].first_token >= link.cue_first)
        return true;
    first = link.parts[0].first_token;
    end = link.parts[0].end_token;
    for (size_t i = end, begun = 0; i-- > first + 1 && begun < EXTENTS_MOST;)
        if (clause_edge(scan, i) && i + 2 < end && ++begun && !push_extent(scan, base, 0, i + 1, end))
            return false;
    return true;
}

/* The order of candidates: by cue, then by source and content, so that the same text gives the same order. */
static int by_cue(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->cue_first != y->cue_first)
        return x->cue_first < y->cue_first ? -1 : 1;
    if (x->source_first != y->source_first)
        return x->source_first < y->source_first ? -1 : 1;
    if (x->part_count != y->part_count)
        return x->part_count < y->part_count ? -1 : 1;
    if (x->part_count && x->parts[0].first_token != y->parts[0].first_token)
        return x->parts[0].first_token < y->parts[0].first_token ? -1 : 1;
    if (x->part_count && x->parts[0].end_token != y->parts[0].end_token)
        return x->parts[0].end_token < y->parts[0].end_token ? -1 : 1;
    int order = strcmp(x->pattern, y->pattern);
    return order ? order : (int)x->relabelled - (int)y->relabelled;
}

/* "said so", "would not say more", "said it kindly": that somebody spoke, not what was said. */
static bool says_nothing(const struct scan *scan, const struct link *link)
{
    static const char *const words[] = {"so", "it", "more", "nothing", "anything", "much", "little", "this", NULL};
    size_t first = link->parts[0].first_token, end = link->parts[0].end_token;
    if (link->part_count != 1 || end - first > NOTHING_MOST || first < link->cue_end)
        return false;
    for (size_t i = first; i < end; i++)
        if (scan->tokens.items[i].flags & TOKEN_QUOTED || (i > first && token_is_verb(&scan->tokens.items[i])))
            return false;
    return token_one_of(scan, first, words);
}

/* "Nothing is said", "he was told": the subject of a passive does not speak, but for "was quoted", "was overheard saying". */
static bool is_spoken_of(const struct scan *scan, const struct link *link)
{
    static const char *const heard[] = {"quote", "cite", "hear", "overhear", "record", "report", NULL};
    const struct cue *cue = link->cue != NONE ? &scan->cues.items[link->cue] : NULL;
    if (!cue || cue->kind != CUE_PASSIVE)
        return false;
    if (link->source_first > link->cue_first)
        return !token_equals(scan, link->source_first - 1, "by");
    const char *canonical = scan->tokens.items[cue->head].canonical;
    for (const char *const *word = heard; canonical && *word; word++)
        if (strcmp(canonical, *word) == 0)
            return false;
    return true;
}

/* Nobody's words hold the words that say who speaks. */
static bool holds_itself(const struct link *link)
{
    return link->cue_end > link->cue_first && link_holds(link, link->cue_first, link->cue_end);
}

/* “A,” X said. “B,” Y replied: the second quotation, in a sentence of its own with a comma before its closing mark, goes
 * with the verb behind it. */
static bool takes_next(const struct scan *scan, const struct link *link)
{
    const struct token *tokens = scan->tokens.items;
    for (size_t p = 1; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        if (first < link->cue_end || tokens[first].kind != TOKEN_QUOTE || tokens[first - 1].mark != '.' || end < first + 3 ||
            tokens[end - 1].kind != TOKEN_QUOTE || tokens[end - 2].mark != ',')
            continue;
        for (size_t i = end; i < end + NEXT_REACH && i < scan->tokens.count && tokens[i].mark == 0 && tokens[i].kind != TOKEN_QUOTE; i++)
            if (token_is(&tokens[i], LEX_CUE_VERB))
                return true;
    }
    return false;
}

static bool same_content(const struct link *a, const struct link *b)
{
    if (a->cue_first != b->cue_first || a->source_first != b->source_first || a->source_end != b->source_end ||
        a->part_count != b->part_count)
        return false;
    for (size_t p = 0; p < a->part_count; p++)
        if (a->parts[p].first_token != b->parts[p].first_token || a->parts[p].end_token != b->parts[p].end_token)
            return false;
    return true;
}

/* Candidates in the order of their cues, each once: those that trimming left without content or made alike are dropped. */
static void put_in_order(struct scan *scan)
{
    struct link *items = scan->candidates.items;
    size_t kept = 0, count = scan->candidates.count;
    if (count)
        qsort(items, count, sizeof *items, by_cue);
    for (size_t i = 0; i < count; i++) {
        struct link *own = &items[i], *before = kept ? &items[kept - 1] : NULL;
        if (!own->part_count || says_nothing(scan, own) || takes_next(scan, own) || holds_itself(own) || is_spoken_of(scan, own))
            continue;
        bool same = before && same_content(before, own);
        if (same && before->relabelled == own->relabelled && strcmp(before->pattern, own->pattern) == 0)
            continue;
        items[kept] = *own;
        items[kept++].alike = same && before->cue == own->cue && before->cue_end == own->cue_end && before->source == own->source;
    }
    scan->candidates.count = kept;
}

bool candidate_expand(struct scan *scan)
{
    size_t own = scan->candidates.count;
    if (!tally_make(scan))
        return false;
    for (size_t i = 0; i < own; i++) {
        struct link more;
        bool differs = scan->labels.count && relabelled(scan, &scan->candidates.items[i], &more);
        extent_settle(scan, &scan->candidates.items[i]);
        struct link cut = scan->candidates.items[i];
        extent_fit(scan, &cut);
        bool shorter = cut.part_count && cut.parts[cut.part_count - 1].end_token !=
                                             scan->candidates.items[i].parts[cut.part_count - 1].end_token;
        if ((shorter && !VECTOR_PUSH(&scan->mem, scan->candidates, cut)) || !add_extents(scan, i))
            return false;
        if (differs)
            extent_settle(scan, &more);
        if (differs && more.part_count && !VECTOR_PUSH(&scan->mem, scan->candidates, more))
            return false;
    }
    for (size_t i = 0, end; i < scan->labels.count; i = end) {
        end = i + 1;
        if (!is(scan, i, CUE))
            continue;
        while (end < scan->labels.count && label_at(scan, end) == LABEL_CUE && scan->tokens.items[end].block == scan->tokens.items[i].block)
            end++;
        if (!join_cue(scan, (struct range){i, end}))
            return false;
    }
    put_in_order(scan);
    return true;
}
