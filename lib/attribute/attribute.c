/*
 * Attribution: of the candidates that the patterns answered, one for each cue and one for each quoted span; then the
 * quotations that go on, or stand without a cue.
 */
#include "attribute/attribute.h"
#include "attribute/limits.h"
#include "attribute/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_content_place(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    size_t p = x->parts[0].first_token, q = y->parts[0].first_token;
    if (p != q)
        return p < q ? -1 : 1;
    if (x->cue_first != y->cue_first)
        return x->cue_first < y->cue_first ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* The quoted spans in the content of a link, one after the other: the first at or after *at that lies in a part. */
static bool next_span(const struct analysis *analysis, const struct link *link, size_t *part, size_t *at)
{
    for (; *part < link->part_count; ++*part, *at = NO_INDEX) {
        size_t first = link->parts[*part].first_token, end = link->parts[*part].end_token;
        if (*at == NO_INDEX)
            *at = analysis_first_span(analysis, first);
        if (*at < analysis->spans.count && span_within(&analysis->spans.items[*at], first, end))
            return true;
    }
    return false;
}

static bool is_verb_of_report(const struct analysis *analysis, size_t token)
{
    const char *canonical = token_at(analysis, token)->canonical;
    return canonical && word_number(canonical, strlen(canonical)) == WORD_REPORT;
}

/* True when the first is a report ("according to", "reported") of what the second says in it. */
bool reports(const struct analysis *analysis, const struct link *report, const struct link *said)
{
    const struct cue *cue = report->cue != NO_INDEX ? &analysis->cues.items[report->cue] : NULL;
    if (!cue || said->cue_end <= said->cue_first ||
        !(cue->kind == CUE_PHRASE || is_verb_of_report(analysis, cue->head)))
        return false;
    return link_holds(report, said->cue_first, said->cue_end);
}

/* True when the content is somebody else's quotation. */
static bool taken(const struct attribute_stage *stage, const struct link *link, size_t index, const size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    if (!link_quoted(analysis, link))
        return false;
    for (size_t part = 0, at = NO_INDEX; next_span(analysis, link, &part, &at); at++)
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
    for (size_t part = 0, at = NO_INDEX; next_span(analysis, link, &part, &at); at++)
        if (owners[at] == NO_INDEX || reports(analysis, &stage->links.items[owners[at]], link))
            owners[at] = index;
}

static bool holds_quotation(const struct analysis *analysis, const struct link *link)
{
    size_t part = 0, at = NO_INDEX;
    return next_span(analysis, link, &part, &at);
}

static inline size_t tokens_of(const struct link *link)
{
    size_t n = 0;
    if (link->part_count == 1)
        return link->parts[0].end_token - link->parts[0].first_token;
    for (size_t p = 0; p < link->part_count; p++)
        n += link->parts[p].end_token - link->parts[p].first_token;
    return n;
}

static inline size_t common_of(const struct link *a, size_t p, const struct link *b, size_t q)
{
    size_t first =
        a->parts[p].first_token > b->parts[q].first_token ? a->parts[p].first_token : b->parts[q].first_token;
    size_t end = a->parts[p].end_token < b->parts[q].end_token ? a->parts[p].end_token : b->parts[q].end_token;
    return first < end ? end - first : 0;
}

/* The words that are in both. */
static inline size_t common_tokens(const struct link *a, const struct link *b)
{
    size_t both = 0;
    if (a->part_count == 1 && b->part_count == 1)
        return common_of(a, 0, b, 0);
    for (size_t p = 0; p < a->part_count; p++)
        for (size_t q = 0; q < b->part_count; q++)
            both += common_of(a, p, b, q);
    return both;
}

/* True of most: not a word is in both. */
static inline bool apart(const struct link *a, const struct link *b)
{
    return a->part_count == 1 && b->part_count == 1 &&
           (a->parts[0].end_token <= b->parts[0].first_token || b->parts[0].end_token <= a->parts[0].first_token);
}

/* The words that two links share over the words of both together. */
static double shared(const struct link *a, const struct link *b)
{
    size_t both = common_tokens(a, b);
    if (!both)
        return 0;
    size_t all = tokens_of(a) + tokens_of(b);
    return all > both ? (double)both / (double)(all - both) : 0;
}

static bool sources_overlap(const struct link *a, const struct link *b)
{
    return a->source_first < b->source_end && b->source_first < a->source_end;
}

static bool of_labels(const struct link *link)
{
    static const char join[] = "labels-";
    return link->pattern[0] == join[0] && strncmp(link->pattern, join, sizeof join - 1) == 0;
}

/* Where the labels' join was chosen, the pattern that gave the same answer, if one did, is named in its place. */
static void name_pattern(struct link *best, const struct link *first, const struct link *end)
{
    const struct link *named = NULL;
    if (!of_labels(best))
        return;
    for (const struct link *i = first; i < end; i++)
        if (sources_overlap(i, best) && !of_labels(i) && shared(i, best) >= SAME_CONTENT &&
            (!named || i->score > named->score))
            named = i;
    if (named) {
        best->pattern = named->pattern;
        best->addressee = named->addressee;
        best->via = named->via;
    }
}

static bool ends_sentence(const struct analysis *analysis, const struct link *link)
{
    size_t end = link->part_count ? link->parts[link->part_count - 1].end_token : 0;
    return end && end + 1 >= sentence_at(analysis, end - 1)->end_token;
}

/* Which of the candidates for one cue are still to be had: those whose content no better link has. */
struct rivals {
    size_t first, end;
    double chances[MAX_RIVALS]; /* 0 for one that is not to be had */
    double total;                /* with the 1 of there being no attribution */
};

/* One answer of several candidates, and what speaks for it: the probability of those that name its source, of those
 * that also share half of its words, and what it is worth. */
struct answer {
    struct link *link; /* the first of them that is to be had */
    size_t words;
    double chance; /* of all of them */
    double value, right, source;
};

/* What the probability of one counts for another by the words that they share: four fifths, half or less. */
struct weight {
    double right, value;
};
static const struct weight weights[] = {{0, 0}, {1, HALF_RIGHT_WORTH}, {1, 1}};

static inline void back(struct answer *answer, double chance, const struct weight *weight)
{
    answer->source += chance;
    answer->right += chance * weight->right;
    answer->value += chance * weight->value;
}

/* The answers of those candidates that are to be had. */
static size_t list_answers(struct attribute_stage *stage, const struct rivals *rivals, struct answer *answers)
{
    struct link *links = stage->candidates.items + rivals->first;
    size_t made = 0, count = rivals->end - rivals->first;
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        begun = begun && links[i].same_extent;
        if (rivals->chances[i] <= 0)
            continue;
        if (begun)
            answers[made - 1].chance += rivals->chances[i];
        else
            answers[made++] = (struct answer){&links[i], tokens_of(&links[i]), rivals->chances[i], 0, 0, 0};
        begun = true;
    }
    return made;
}

/* Each pair is looked at once; each answer's sums are in the order of those that back it. */
static void back_each(struct answer *answers, size_t count)
{
    for (struct answer *a = answers; a < answers + count; a++) {
        back(a, a->chance, &weights[2]);
        for (struct answer *b = a + 1; b < answers + count; b++) {
            if (!sources_overlap(a->link, b->link))
                continue;
            size_t both = common_tokens(a->link, b->link), all = a->words + b->words - both;
            const struct weight *weight = &weights[(2 * both >= all) + (5 * both >= 4 * all)];
            back(a, b->chance, weight);
            back(b, a->chance, weight);
        }
    }
}

/* Of the candidates for one cue the one that is right with the most of their probability: each counts for those that
 * name its source and share its words (the decision of least expected loss). NULL where none is likely. */
static struct link *best_of(struct attribute_stage *stage, const struct rivals *rivals)
{
    const struct analysis *analysis = stage->analysis;
    struct answer answers[MAX_RIVALS];
    struct link *best = NULL, *all = stage->candidates.items;
    double most = 0, best_source = 0;
    size_t count = list_answers(stage, rivals, answers);
    back_each(answers, count);
    for (const struct answer *answer = answers; answer < answers + count; answer++) {
        double value = answer->value * (ends_sentence(analysis, answer->link) ? WHOLE_SENTENCE_WORTH : 1);
        if (value > most) {
            best = answer->link;
            most = value;
            best_source = answer->source / rivals->total;
            best->confidence = answer->right / rivals->total;
        }
    }
    if (!best)
        return NULL;
    bool quoted = best_source >= MIN_SOURCE && holds_quotation(analysis, best);
    bool surely = best_source >= SURE_SOURCE && best->confidence >= MIN_EXTENT;
    if (best->confidence < MIN_CONFIDENCE && !quoted && !surely)
        return NULL;
    name_pattern(best, all + rivals->first, all + rivals->end);
    return best;
}

/* “We are ready,” Ada Moss said: speech in marks that a comma ends, and its source and verb at once after it. */
static bool is_plain(const struct analysis *analysis, const struct link *link)
{
    static const char *const patterns[] = {"quote-source-verb", "quote-verb-source", "quote-source-verb-quote"};
    const struct token *tokens = analysis->tokens.items;
    size_t first = link->parts[0].first_token, last = link->parts[0].end_token - 1;
    size_t next = link->source_first < link->cue_first ? link->source_first : link->cue_first;
    if (!link->part_count || !token_is_quoted(analysis, first) ||
        analysis->spans.items[span_of(analysis, first)].words < MIN_PLAIN_WORDS || last == first || next > last + 2)
        return false;
    char mark = tokens[tokens[last].kind == TOKEN_QUOTE ? last - 1 : last].mark;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (strcmp(link->pattern, patterns[i]) == 0)
            return mark == ',' || mark == '?' || mark == '!';
    return false;
}

/* Labelled a cue, but "for" or "in the" says nothing. */
static bool has_no_cue(const struct analysis *analysis, const struct link *link)
{
    static const lexicon_set small = LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_DETERMINER);
    for (size_t i = link->cue_first; i < link->cue_end; i++)
        if (!(analysis->tokens.items[i].classes & small))
            return false;
    return link->cue == NO_INDEX && link->cue_end > link->cue_first;
}

/* The plain answer among rivals of which the ranking believes none. */
static struct link *plain_of(struct attribute_stage *stage, const struct rivals *rivals)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = rivals->first; i < rivals->end; i++) {
        struct link *link = &stage->candidates.items[i];
        if (is_plain(analysis, link)) {
            link->confidence = PLAIN_CONFIDENCE;
            return link;
        }
    }
    return NULL;
}

/* The answer of a pattern from the rules: their author knows what the ranking, which does not, makes nothing of. */
static struct link *ruled_of(struct attribute_stage *stage, const struct rivals *rivals)
{
    for (size_t i = rivals->first; i < rivals->end; i++) {
        struct link *link = &stage->candidates.items[i];
        if (link->ruled && !link->extent_from_tagger && link->part_count) {
            link->confidence = RULED_CONFIDENCE;
            return link;
        }
    }
    return NULL;
}

/* Candidates for one cue; those that a pattern answers without one are of one source. */
static bool are_rivals(const struct link *a, const struct link *b)
{
    bool cue = a->cue_end > a->cue_first;
    return a->cue_first == b->cue_first && cue == (b->cue_end > b->cue_first) &&
           (cue || a->source_first == b->source_first);
}

static void weigh_rivals(const struct attribute_stage *stage, struct rivals *rivals, size_t first, size_t end)
{
    rivals->first = first;
    rivals->end = end - first > MAX_RIVALS ? first + MAX_RIVALS : end;
    rivals->total = 1;
    for (size_t i = first; i < rivals->end; i++) {
        double score = stage->candidates.items[i].score, chance = exp(score < 30 ? score : 30);
        rivals->chances[i - first] = chance;
        rivals->total += chance;
    }
}

/* One candidate for each cue, where one is likely enough. */
static bool choose(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    struct link *all = stage->candidates.items;
    size_t count = stage->candidates.count;
    struct ranking *ranking = rank_begin(stage);
    if (!ranking)
        return false;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && are_rivals(&all[i], &all[end]); end++)
            ;
        rank_score(ranking, i, end);
        struct rivals rivals;
        weigh_rivals(stage, &rivals, i, end);
        const struct link *best = best_of(stage, &rivals);
        if (!best)
            best = plain_of(stage, &rivals);
        if (!best)
            best = ruled_of(stage, &rivals);
        if (!best || has_no_cue(analysis, best))
            continue;
        struct link link = *best;
        link.first_rival = i;
        link.end_rival = end;
        if (!VECTOR_PUSH(&analysis->mem, stage->links, link))
            return false;
    }
    return true;
}

struct scored {
    double confidence;
    size_t link;
};

static int by_confidence(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    return x->link < y->link ? -1 : x->link > y->link;
}

#define FEW_LINKS 32 /* put in order one by one */

static void put_surest_first(struct scored *order, size_t count)
{
    if (count > FEW_LINKS)
        qsort(order, count, sizeof *order, by_confidence);
    for (size_t i = 1; i < count && count <= FEW_LINKS; i++) {
        struct scored own = order[i];
        size_t k = i;
        for (; k > 0 && by_confidence(&own, &order[k - 1]) < 0; k--)
            order[k] = order[k - 1];
        order[k] = own;
    }
}

/* True when a link among the neighbours, which stand in text order, that was accepted has the same content. */
static bool repeated(const struct attribute_stage *stage, const struct link *own, size_t index, const bool *accepted)
{
    const struct analysis *analysis = stage->analysis;
    const struct link *links = stage->links.items;
    size_t count = stage->links.count, first = index > NEIGHBOURS ? index - NEIGHBOURS : 0;
    size_t end = index + NEIGHBOURS < count ? index + NEIGHBOURS : count;
    for (size_t i = first; i < end; i++)
        if (accepted[i] && i != index && !apart(&links[i], own) && shared(&links[i], own) >= OVERLAPPING_CONTENT &&
            !reports(analysis, &links[i], own) && !reports(analysis, own, &links[i]))
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
    if (free_content(stage, link, index, owners, accepted))
        return true;
    struct rivals rivals;
    weigh_rivals(stage, &rivals, link->first_rival, link->end_rival);
    for (size_t i = rivals.first; i < rivals.end; i++) {
        double *chance = &rivals.chances[i - rivals.first];
        if (*chance > 0 && !free_content(stage, &stage->candidates.items[i], index, owners, accepted)) {
            rivals.total -= *chance;
            *chance = 0;
        }
    }
    const struct link *best = best_of(stage, &rivals);
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
    put_surest_first(order, count);
    for (size_t i = 0; i < count; i++) {
        size_t link = order[i].link;
        accepted[link] = accept(stage, link, owners, accepted);
        if (accepted[link])
            claim(stage, link, owners);
    }
    memory_free(&analysis->mem, order);
    memory_free(&analysis->mem, accepted);
    return true;
}

/* Drop the links without content and put the rest in text order; owners and previous follow. */
static bool put_in_order(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    size_t kept = 0, count = stage->links.count;
    bool in_order = true;
    size_t *place = memory_allocate(&analysis->mem, (count + 1) * sizeof *place);
    if (!place)
        return false;
    for (size_t i = 0; i < count; i++) {
        place[i] = NO_INDEX;
        if (!stage->links.items[i].part_count)
            continue;
        if (kept != i)
            stage->links.items[kept] = stage->links.items[i];
        stage->links.items[kept].number = (uint32_t)i;
        in_order =
            in_order && (!kept || by_content_place(&stage->links.items[kept - 1], &stage->links.items[kept]) < 0);
        kept++;
    }
    stage->links.count = kept;
    if (!in_order)
        qsort(stage->links.items, kept, sizeof *stage->links.items, by_content_place);
    for (size_t i = 0; i < kept; i++)
        place[stage->links.items[i].number] = i;
    for (size_t i = 0; i < kept; i++)
        if (stage->links.items[i].previous != NO_INDEX)
            stage->links.items[i].previous = place[stage->links.items[i].previous];
    for (size_t i = 0; i < analysis->spans.count; i++)
        if (owners[i] != NO_INDEX)
            owners[i] = place[owners[i]];
    memory_free(&analysis->mem, place);
    return true;
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
                choose(stage) && put_in_order(stage, owners);
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
        if (!link->turn)
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
