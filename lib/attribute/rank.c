/*
 * How likely a candidate is right: a logistic model over the family of its pattern, what the tagger says of its words,
 * and how source, cue and content stand to each other. Candidates for one cue share most of what is seen of them: the
 * sums of what depends on source and cue, and on one end of the content, are kept from one to the next.
 */
#include "attribute/rank_feature.h"

#include <string.h>

#define VOTERS 32 /* candidates for one cue, before and after, that are counted */

static bool same_source(const struct link *a, const struct link *b)
{
    return a->source_first == b->source_first && a->source_end == b->source_end;
}

/* Their contents begin and end alike; inner edges count little. */
static bool same_edges(const struct link *a, const struct link *b)
{
    return a->part_count == b->part_count && a->parts[0].first_token == b->parts[0].first_token &&
           a->parts[a->part_count - 1].end_token == b->parts[b->part_count - 1].end_token;
}

/* What the other candidates for the same cue say, which are those of [first, end). Only the nearest are asked. */
static void ask_votes(const struct attribute_stage *stage, size_t candidate, size_t first, size_t end,
                      struct weighed *out)
{
    const struct link *all = stage->candidates.items;
    size_t source = 0, content = 0;
    first = candidate - first > VOTERS ? candidate - VOTERS : first;
    end = end - candidate > VOTERS ? candidate + VOTERS : end;
    for (size_t i = first; i < end; i++) {
        source += same_source(&all[i], &all[candidate]);
        content += same_edges(&all[i], &all[candidate]);
    }
    rank_vote_features(end - first, source, content, out);
}

void rank_features(const struct attribute_stage *stage, size_t candidate, size_t first, size_t end,
                   struct rank_vector *list)
{
    const struct link *link = &stage->candidates.items[candidate];
    uint32_t key = rank_family_key(stage->analysis->language, (enum pattern_family)link->family);
    struct rank_context features = rank_context_of(stage, link);
    struct weighed out = weigh(stage, list);
    struct answer answer;
    list->count = 0;
    rank_family_features(key, features.frame, link->extent_from_tagger, &out);
    rank_answer_features(stage, link, &features, &answer, &out);
    for (size_t q = 0; q < answer.quoted_count; q++)
        rank_quoted_family_features(&answer.quoted[q], key, &out);
    ask_votes(stage, candidate, first, end, &out);
    rank_setting_features(stage, link, features.frame, &out);
    for (size_t p = 0; p < link->part_count && p < 2; p++) {
        rank_first_features(stage, link, p, &out);
        rank_end_features(stage, link, p, &out);
    }
    rank_after_features(stage, link->parts[link->part_count - 1].end_token, &out);
}

static bool same_setting(const struct rank_setting *s, const struct link *link)
{
    return s->cue == link->cue && s->cue_first == link->cue_first && s->cue_end == link->cue_end &&
           s->source == link->source && s->source_first == link->source_first && s->source_end == link->source_end;
}

static const struct rank_setting *read_setting(struct ranking *r, const struct link *link)
{
    struct rank_setting *s = &r->setting;
    if (!same_setting(s, link)) {
        struct weighed v = weigh(r->stage, NULL);
        *s = (struct rank_setting){link->cue, link->cue_first, link->cue_end, link->source, link->source_first,
                                   link->source_end, rank_context_of(r->stage, link), 0};
        rank_setting_features(r->stage, link, s->features.frame, &v);
        s->sum = v.sum;
    }
    return s;
}

static int part_sum(struct ranking *r, const struct link *link, size_t part)
{
    size_t first = link->parts[part].first_token, end = link->parts[part].end_token,
           block = token_at(r->stage->analysis, first)->block;
    struct rank_kept *begin = &r->firsts[part][first % RANK_KEPT], *close = &r->ends[part][end % RANK_KEPT];
    bool last = part + 1 == link->part_count;
    if (begin->token != first) {
        struct weighed v = weigh(r->stage, NULL);
        rank_first_features(r->stage, link, part, &v);
        *begin = (struct rank_kept){first, block, last, v.sum};
    }
    if (close->token != end || close->block != block || close->last != last) {
        struct weighed v = weigh(r->stage, NULL);
        rank_end_features(r->stage, link, part, &v);
        if (last)
            rank_after_features(r->stage, end, &v);
        *close = (struct rank_kept){end, block, last, v.sum};
    }
    return begin->sum + close->sum;
}

static void read_answer(struct ranking *r, const struct link *link, struct answer *answer)
{
    struct weighed v = weigh(r->stage, NULL);
    const struct rank_setting *setting = read_setting(r, link);
    rank_answer_features(r->stage, link, &setting->features, answer, &v);
    if (link->part_count > 2)
        rank_after_features(r->stage, link->parts[link->part_count - 1].end_token, &v);
    for (size_t p = 0; p < link->part_count && p < 2; p++)
        v.sum += part_sum(r, link, p);
    answer->sum = v.sum + setting->sum;
}

/* What the pattern's family counts: alone, with the frame of the verb, with the marks of what is quoted. */
static int family_sum(struct ranking *r, const struct link *link, const struct answer *answer)
{
    uint32_t key = r->keys[link->family], frame = r->setting.features.frame;
    struct rank_family *f = &r->families[(key ^ frame * 0x9E3779B1u >> 16) & (RANK_FAMILIES - 1)];
    struct weighed v = weigh(r->stage, NULL);
    if (!f->known || f->family != link->family || f->frame != frame) {
        *f = (struct rank_family){.known = true, .family = link->family, .frame = frame};
        for (int extent_from_tagger = 0; extent_from_tagger < 2; extent_from_tagger++) {
            struct weighed own = weigh(r->stage, NULL);
            rank_family_features(key, frame, extent_from_tagger, &own);
            f->sums[extent_from_tagger] = own.sum;
        }
    }
    for (size_t q = 0; q < answer->quoted_count; q++)
        rank_quoted_family_features(&answer->quoted[q], key, &v);
    return v.sum + f->sums[link->extent_from_tagger];
}

/* The votes of candidates of which each asks all others: a number for each source and content, in the order of the
 * candidates, and how many have it. */
struct votes {
    uint8_t source[VOTERS], content[VOTERS];
    uint8_t of_source[VOTERS], of_content[VOTERS];
};
#define CONTENT_PLACES (2 * VOTERS)

static void count_votes(const struct link *links, size_t count, struct votes *votes)
{
    uint8_t places[CONTENT_PLACES] = {0}; /* of contents by where they end: number + 1 */
    const struct link *sources[VOTERS];
    uint8_t contents[VOTERS] = {0}; /* their first links */
    uint8_t source_count = 0, content_count = 0, source = 0, content = 0;
    for (size_t i = 0; i < count; i++) {
        const struct link *link = &links[i];
        if (i == 0 || !link->same_extent) {
            /* sources that begin together are together */
            for (source = source_count; source > 0 && sources[source - 1]->source_first == link->source_first; source--)
                if (sources[source - 1]->source_end == link->source_end)
                    break;
            if (source == 0 || !same_source(sources[source - 1], link)) {
                sources[source_count] = link;
                votes->of_source[source_count++] = 0;
                source = source_count;
            }
            size_t place = link->parts[link->part_count - 1].end_token % CONTENT_PLACES;
            while (places[place] && !same_edges(&links[contents[places[place] - 1]], link))
                place = (place + 1) % CONTENT_PLACES;
            if (!places[place]) {
                contents[content_count] = (uint8_t)i;
                votes->of_content[content_count++] = 0;
                places[place] = content_count;
            }
            content = places[place];
        }
        votes->source[i] = source - 1;
        votes->content[i] = content - 1;
        votes->of_source[source - 1]++;
        votes->of_content[content - 1]++;
    }
}

void rank_score(struct ranking *r, size_t first, size_t end)
{
    struct answer answer = {.sum = 0};
    struct votes votes;
    int heard = 0;
    bool few = end - first <= VOTERS; /* each asks all others */
    if (few)
        count_votes(&r->stage->candidates.items[first], end - first, &votes);
    for (size_t i = first; i < end; i++) {
        struct link *link = &r->stage->candidates.items[i];
        bool other = i == first || !link->same_extent;
        if (other)
            read_answer(r, link, &answer);
        if (other || !few) {
            struct weighed v = weigh(r->stage, NULL);
            if (few)
                rank_vote_features(end - first, votes.of_source[votes.source[i - first]],
                                   votes.of_content[votes.content[i - first]], &v);
            else
                ask_votes(r->stage, i, first, end, &v);
            heard = v.sum;
        }
        link->score = (double)(answer.sum + heard + family_sum(r, link, &answer)) / 256;
    }
}

struct ranking *rank_begin(struct attribute_stage *stage)
{
    struct ranking *r = stage->ranking;
    if (!r) {
        r = stage->ranking = memory_allocate(&stage->analysis->mem, sizeof *r);
        if (!r)
            return NULL;
        memset(r->families, 0, sizeof r->families);
        for (int family = 0; family < FAMILY_COUNT; family++)
            r->keys[family] = rank_family_key(stage->analysis->language, (enum pattern_family)family);
    }
    r->stage = stage;
    r->setting.cue_first = NO_INDEX;
    for (size_t p = 0; p < 2; p++)
        for (size_t k = 0; k < RANK_KEPT; k++)
            r->firsts[p][k].token = r->ends[p][k].token = NO_INDEX;
    return r;
}
