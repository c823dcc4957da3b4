/*
 * How likely a candidate is right: a logistic model over what its pattern is, what the tagger says of its words, and how
 * source, cue and content stand to each other. Candidates for one cue share most of what is seen of them: the sums of
 * what depends on source and cue, and on one end of the content, are kept from one to the next.
 */
#include "rank.h"
#include "attribute.h"
#include "unit.h"

#include <string.h>

#define VOTERS 32 /* candidates for one cue, before and behind, that are counted */

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

/* What features are put into: the sum of their weights and, for the trainer, a list of them. */
struct weighed {
    int sum;
    struct rank_vector *list; /* or NULL */
};

static inline void put(struct weighed *out, int kind, uint32_t a, uint32_t b)
{
    uint32_t h = ((uint32_t)kind * 0x9E3779B1u ^ a) * 0x85EBCA6Bu;
    h = (h ^ h >> 15 ^ b) * 0xC2B2AE35u;
    h = (h ^ h >> 16) & (RANK_BUCKETS - 1);
    out->sum += rank_weights[h];
    if (out->list && out->list->count < RANK_MOST)
        out->list->buckets[out->list->count++] = (uint16_t)h;
}

/* A count as one of few classes: 0, 1, 2, 3, 4-5, 6-8, 9-12, ... */
static uint32_t bin(size_t n)
{
    static const uint8_t bins[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8};
    if (n < sizeof bins)
        return bins[n];
    return 9 + (n > 40) + (n > 60) + (n > 100);
}

static uint32_t share(size_t part, size_t whole)
{
    return whole ? (uint32_t)part * 8 / (uint32_t)whole : 9;
}

static uint32_t token_class(const struct scan *scan, size_t i)
{
    const struct token *t = at(scan, i);
    if (t->kind == TOKEN_MARK)
        return (uint32_t)t->mark;
    if (t->kind == TOKEN_QUOTE)
        return 1;
    if (t->kind == TOKEN_NUMBER)
        return 2;
    if (t->kind == TOKEN_WORD && token_is(t, LEX_CUE_VERB))
        return 3;
    if (t->classes & (LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH)) || token_equals(scan, i, "that") ||
        token_equals(scan, i, "to") || token_equals(scan, i, "and") || token_equals(scan, i, "as"))
        return t->hash;
    static const int classes[] = {LEX_PRONOUN, LEX_DETERMINER, LEX_PREPOSITION, LEX_AUXILIARY, LEX_ADVERB};
    for (uint32_t c = 0; c < sizeof classes / sizeof *classes; c++)
        if (token_is(t, classes[c]))
            return 4 + c;
    return t->flags & TOKEN_CAPITAL ? 20 : 21;
}

enum mean { MEAN_SOURCE, MEAN_CUE, MEAN_CONTENT };

static uint32_t mean_of(const struct scan *scan, size_t first, size_t end, enum mean which)
{
    if (!scan->labels.count || first >= end)
        return 9;
    const struct word_tally *a = &scan->tallies.items[first], *b = &scan->tallies.items[end];
    uint32_t sum = which == MEAN_SOURCE ? b->source - a->source : which == MEAN_CUE ? b->cue - a->cue : b->content - a->content;
    return sum / (uint32_t)(end - first) * 8 / 256;
}

/* The class of a word beside a place, 0 past the ends of the block. */
static uint32_t class_beside(const struct scan *scan, const struct block *b, size_t i)
{
    return i >= b->first_token && i < b->end_token ? token_class(scan, i) : 0;
}

static const struct block *block_of(const struct scan *scan, const struct link *link, size_t part)
{
    return &scan->blocks.items[at(scan, link->parts[part].first_token)->block];
}

/* The labels' view of the edges: content just outside an end means that the extent is too short. Here of its beginning. */
static void first_features(const struct scan *scan, const struct link *link, size_t part, struct weighed *out)
{
    size_t first = link->parts[part].first_token;
    const struct block *b = block_of(scan, link, part);
    int p = (int)part;
    uint32_t own = token_class(scan, first), before = class_beside(scan, b, first - 1);
    put(out, 20 + p, before, own);
    put(out, 82 + p, class_beside(scan, b, first - 2), before);
    put(out, 84 + p, own, class_beside(scan, b, first + 1));
    if (!scan->labels.count)
        return;
    const struct word_labels *l = &scan->labels.items[first];
    put(out, 24 + p, first > b->first_token ? l[-1].content / 32 : 9, l->content / 32);
    put(out, 28 + p, l->begin / 32, 0);
}

/* A statement that is cut at a comma: what follows has no verb without it. */
static void behind_features(const struct scan *scan, size_t end, struct weighed *out)
{
    const struct sentence *s = &scan->sentences.items[at(scan, end - 1)->sentence];
    size_t most = s->end_token < end + 12 ? s->end_token : end + 12;
    size_t verbs = most > end ? scan->tallies.items[most].verbs - scan->tallies.items[end].verbs : 0;
    put(out, 91, bin(s->end_token - end), bin(verbs));
    put(out, 92, end + 1 < s->end_token && token_is_verb(at(scan, end + 1)), at(scan, end < scan->tokens.count ? end : end - 1)->mark == ',');
}

/* The same of its end. */
static void end_features(const struct scan *scan, const struct link *link, size_t part, struct weighed *out)
{
    size_t end = link->parts[part].end_token;
    const struct block *b = block_of(scan, link, part);
    int p = (int)part;
    uint32_t behind = class_beside(scan, b, end);
    put(out, 22 + p, token_class(scan, end - 1), behind);
    put(out, 80 + p, behind, class_beside(scan, b, end + 1));
    if (!scan->labels.count)
        return;
    const struct word_labels *l = &scan->labels.items[end - 1];
    put(out, 26 + p, end < b->end_token ? l[1].content / 32 : 9, l->content / 32);
}

static void source_features(const struct scan *scan, const struct link *link, struct weighed *out)
{
    const struct mention *m = link->source != NONE ? &scan->mentions.items[link->source] : NULL;
    uint32_t type = m ? (uint32_t)m->type : 15;
    bool quoted = at(scan, link->source_first)->flags & TOKEN_QUOTED;
    put(out, 30, type, quoted);
    put(out, 31, mean_of(scan, link->source_first, link->source_end, MEAN_SOURCE), 0);
    put(out, 32, bin(link->source_end - link->source_first), 0);
    if (m && m->type == MENTION_PRONOUN)
        put(out, 33, at(scan, m->head)->hash, 0);
    if (m)
        put(out, 34, m->possessive, m->parent != NONE);
    if (link->cue_end > link->cue_first) {
        bool after = link->source_first >= link->cue_end;
        size_t gap = after ? link->source_first - link->cue_end
                     : link->cue_first >= link->source_end ? link->cue_first - link->source_end : 0;
        put(out, 35, after, bin(gap));
    }
}

static void cue_features(const struct scan *scan, const struct link *link, uint32_t frame, struct weighed *out)
{
    const struct cue *cue = link->cue != NONE ? &scan->cues.items[link->cue] : NULL;
    uint32_t kind = cue ? (uint32_t)cue->kind : 15;
    if (link->cue_end <= link->cue_first) {
        put(out, 40, 99, 0);
        return;
    }
    const struct token *head = at(scan, cue ? cue->head : link->cue_first);
    put(out, 40, kind, frame);
    put(out, 41, head->canonical ? token_hash(head->canonical, strlen(head->canonical)) : head->hash, 0);
    put(out, 42, head->canonical ? token_hash(head->canonical, strlen(head->canonical)) : head->hash, kind + 16 * (link->source_first >= link->cue_end));
    put(out, 43, mean_of(scan, link->cue_first, link->cue_end, MEAN_CUE), 0);
    put(out, 44, (head->flags & TOKEN_QUOTED) != 0, 0);
    put(out, 45, token_class(scan, link->cue_first), 0);
    if (link->cue_end < scan->tokens.count)
        put(out, 46, token_class(scan, link->cue_end), kind);
}

/* “..., ” X said: a comma within the closing mark before source and cue says that the two are of that sentence. */
static uint32_t behind_comma(const struct scan *scan, const struct link *link)
{
    size_t start = link->source_first < link->cue_first ? link->source_first : link->cue_first;
    if (start < 2 || link->cue_end <= link->cue_first || at(scan, start - 1)->kind != TOKEN_QUOTE || at(scan, start - 1)->span == NONE)
        return 0;
    char mark = at(scan, start - 2)->mark;
    return mark == ',' ? 3 : mark == '?' || mark == '!' || mark == '-' ? 2 : 1;
}

static void content_features(const struct scan *scan, const struct link *link, uint32_t frame, struct weighed *out)
{
    size_t words = 0, quoted = 0, capitals = 0, spoken = 0, verbs = 0;
    for (size_t p = 0; p < link->part_count; p++) {
        const struct word_tally *a = &scan->tallies.items[link->parts[p].first_token], *b = &scan->tallies.items[link->parts[p].end_token];
        words += link->parts[p].end_token - link->parts[p].first_token;
        quoted += b->quoted - a->quoted;
        capitals += b->capitals - a->capitals;
        spoken += b->spoken - a->spoken;
        verbs += b->verbs - a->verbs;
    }
    put(out, 50, bin(words), 0);
    put(out, 51, share(quoted, words), bin(words) / 2);
    put(out, 52, share(capitals, words), 0);
    put(out, 53, (uint32_t)link->part_count, 0);
    put(out, 56, bin(spoken), share(quoted, words) > 3);
    size_t first = link->parts[0].first_token, end = link->parts[link->part_count - 1].end_token;
    if (link->cue_end > link->cue_first) {
        size_t gap = first >= link->cue_end ? first - link->cue_end : link->cue_first >= end ? link->cue_first - end : 99;
        put(out, 54, bin(gap), first >= link->cue_end);
    }
    size_t behind = link->cue_end > link->source_end ? link->cue_end : link->source_end;
    if (link->cue_end > link->cue_first && behind + 1 < scan->tokens.count && first < link->cue_first)
        put(out, 59, (uint32_t)link->part_count, at(scan, behind)->mark == ',' ? 64 + token_class(scan, behind + 1) : 0);
    const struct sentence *begun = &scan->sentences.items[at(scan, first)->sentence];
    size_t skipped = first - begun->first_token;
    put(out, 57, (first < link->cue_first) + 2u * (at(scan, first)->kind == TOKEN_QUOTE), skipped > 2 ? 3 : (uint32_t)skipped);
    size_t sentences = at(scan, end - 1)->sentence - at(scan, first)->sentence;
    put(out, 55, bin(sentences), share(quoted, words) == 8);
    put(out, 90, verbs > 3 ? 3 : (uint32_t)verbs, frame);
    for (size_t p = 0; p < link->part_count && p < 2 && scan->labels.count; p++)
        put(out, 29 + (int)p, mean_of(scan, link->parts[p].first_token, link->parts[p].end_token, MEAN_CONTENT), 0);
}

/* The nearest verb of saying outside marks among the few tokens from `i` on, but for the link's own. */
static bool other_cue(const struct scan *scan, const struct link *link, size_t i, size_t end)
{
    for (; i < end && i < scan->tokens.count; i++)
        if (at(scan, i)->kind == TOKEN_WORD && !(at(scan, i)->flags & TOKEN_QUOTED) && token_is(at(scan, i), LEX_STRONG) &&
            (i < link->cue_first || i >= link->cue_end))
            return true;
    return false;
}

/* What of the parts in marks counts together with the pattern. */
struct quoted_part {
    uint32_t marks, length;
};

static void quoted_pattern_features(const struct quoted_part *part, uint32_t pattern, struct weighed *out)
{
    put(out, 98, pattern, part->marks);
    put(out, 99, pattern, part->length);
}

/* What is before the opening mark of a part and behind its closing one, and the mark within. */
static struct quoted_part quoted_part_features(const struct scan *scan, const struct link *link, size_t p, uint32_t pattern,
                                               struct weighed *out)
{
    size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
    const struct block *b = &scan->blocks.items[at(scan, first)->block];
    uint32_t side = (uint32_t)p * 2 + (first >= link->cue_end), place = side * 2 + (link->part_count > 1);
    size_t back = first > b->first_token ? first - 1 : first;
    bool before = back < first && (at(scan, back)->mark == ',' || at(scan, back)->mark == ':') && back > b->first_token &&
                  other_cue(scan, link, back > b->first_token + 4 ? back - 4 : b->first_token, back);
    bool behind = other_cue(scan, link, end, end + 6 < b->end_token ? end + 6 : b->end_token);
    char mark = end >= 2 && at(scan, end - 1)->kind == TOKEN_QUOTE ? at(scan, end - 2)->mark : 0;
    struct quoted_part part = {(uint32_t)mark + 256u * (before || behind), bin(end - first) * 4 + (uint32_t)p};
    put(out, 93, place, before);
    put(out, 94, place, behind);
    put(out, 95, place, (uint32_t)mark);
    if (out->list)
        quoted_pattern_features(&part, pattern, out);
    put(out, 96, place, back < first ? token_class(scan, back) : 0);
    return part;
}

/* What the candidates of one answer share: all but the pattern, which counts with what is kept here. */
struct answer {
    int sum;
    size_t quoted_count;
    struct quoted_part quoted[2];
};

/* Whose a quotation is. */
static void quotation_features(const struct scan *scan, const struct link *link, uint32_t pattern, struct answer *answer,
                               struct weighed *out)
{
    answer->quoted_count = 0;
    for (size_t p = 0; p < link->part_count && p < 2; p++)
        if (at(scan, link->parts[p].first_token)->kind == TOKEN_QUOTE)
            answer->quoted[answer->quoted_count++] = quoted_part_features(scan, link, p, pattern, out);
    if (link->cue_end > link->cue_first && link->source_first < scan->tokens.count) {
        const struct sentence *s = &scan->sentences.items[at(scan, link->source_first)->sentence];
        bool colon = link->cue_end < scan->tokens.count && at(scan, link->cue_end)->mark == ':';
        bool before = link->parts[0].first_token < link->cue_first;
        put(out, 97, before + 2u * (link->part_count > 1), colon + 2u * (link->source_first == s->first_token));
    }
}

/* What the other candidates for the same cue say, which are those of [first, end): how many share the source, the
 * content. Only the nearest are asked. */
static void vote_features(const struct scan *scan, size_t candidate, size_t first, size_t end, struct weighed *out)
{
    const struct link *all = scan->candidates.items, *own = &all[candidate];
    size_t source = 0, content = 0, last = own->part_count - 1;
    bool same_source = false, same_content = false;
    first = candidate - first > VOTERS ? candidate - VOTERS : first;
    end = end - candidate > VOTERS ? candidate + VOTERS : end;
    for (const struct link *link = all + first; link < all + end; link++) {
        if (!link->alike || link == all + first) {
            same_source = link->source_first == own->source_first && link->source_end == own->source_end;
            same_content = link->part_count == own->part_count && link->parts[0].first_token == own->parts[0].first_token &&
                           link->parts[last].end_token == own->parts[last].end_token;
        }
        source += same_source;
        content += same_content;
    }
    put(out, 60, bin(end - first - source), bin(source - 1)); /* without its own vote */
    put(out, 61, bin(end - first - content), bin(content - 1));
}

/* What stands between source and cue, and before the source in its sentence. */
static void path_features(const struct scan *scan, const struct link *link, struct weighed *out)
{
    if (link->cue_end <= link->cue_first)
        return;
    bool after = link->source_first >= link->cue_end;
    size_t first = after ? link->cue_end : link->source_end, end = after ? link->source_first : link->cue_first;
    size_t commas = 0, cues = 0, conjunctions = 0;
    for (size_t i = first; i < end && i < first + 60; i++) {
        const struct token *t = at(scan, i);
        commas += t->mark == ',';
        cues += t->kind == TOKEN_WORD && token_is(t, LEX_CUE_VERB);
        conjunctions += t->kind == TOKEN_WORD && token_is(t, LEX_CONJUNCTION);
    }
    put(out, 70, bin(commas), after);
    put(out, 71, bin(cues), after);
    put(out, 72, bin(conjunctions), after);
    const struct sentence *s = &scan->sentences.items[at(scan, link->source_first)->sentence];
    put(out, 73, bin(link->source_first - s->first_token), after);
    if (link->cue != NONE && link->cue_first > 0)
        put(out, 76, (uint32_t)scan->cues.items[link->cue].kind * 2 + (link->source_end == link->cue_first),
            token_class(scan, link->cue_first - 1));
    put(out, 74, at(scan, link->source_first)->sentence == at(scan, link->cue_first)->sentence, 0);
    if (link->source_first > s->first_token)
        put(out, 75, token_class(scan, link->source_first - 1), after);
}

/* What depends on source and cue alone. */
static void setting_features(const struct scan *scan, const struct link *link, uint32_t frame, struct weighed *out)
{
    source_features(scan, link, out);
    cue_features(scan, link, frame, out);
    path_features(scan, link, out);
    put(out, 58, behind_comma(scan, link), 0);
}

static uint32_t frame_of(const struct scan *scan, const struct link *link)
{
    return link->cue != NONE ? (uint32_t)unit_frame(&scan->cues.items[link->cue]) : 0;
}

static void pattern_features(uint32_t pattern, uint32_t frame, bool relabelled, struct weighed *out)
{
    put(out, 1, 0, 0);
    put(out, 2, pattern, 0);
    put(out, 3, pattern, frame);
    put(out, 4, pattern, relabelled);
}

void rank_features(const struct scan *scan, size_t candidate, size_t first, size_t end, struct rank_vector *list)
{
    const struct link *link = &scan->candidates.items[candidate];
    uint32_t pattern = token_hash(link->pattern, strlen(link->pattern)), frame = frame_of(scan, link);
    struct weighed out = {0, list};
    struct answer answer;
    list->count = 0;
    pattern_features(pattern, frame, link->relabelled, &out);
    content_features(scan, link, frame, &out);
    quotation_features(scan, link, pattern, &answer, &out);
    vote_features(scan, candidate, first, end, &out);
    setting_features(scan, link, frame, &out);
    for (size_t p = 0; p < link->part_count && p < 2; p++) {
        first_features(scan, link, p, &out);
        end_features(scan, link, p, &out);
    }
    behind_features(scan, link->parts[link->part_count - 1].end_token, &out);
}

static bool same_setting(const struct rank_setting *s, const struct link *link)
{
    return s->cue == link->cue && s->cue_first == link->cue_first && s->cue_end == link->cue_end && s->source == link->source &&
           s->source_first == link->source_first && s->source_end == link->source_end;
}

static const struct rank_setting *read_setting(struct ranking *r, const struct link *link)
{
    struct rank_setting *s = &r->setting;
    if (!same_setting(s, link)) {
        struct weighed v = {0, NULL};
        *s = (struct rank_setting){link->cue, link->cue_first, link->cue_end, link->source, link->source_first,
                                   link->source_end, frame_of(r->scan, link), 0};
        setting_features(r->scan, link, s->frame, &v);
        s->sum = v.sum;
    }
    return s;
}

static int part_sum(struct ranking *r, const struct link *link, size_t part)
{
    size_t first = link->parts[part].first_token, end = link->parts[part].end_token, block = at(r->scan, first)->block;
    struct rank_kept *begin = &r->firsts[part][first % RANK_KEPT], *close = &r->ends[part][end % RANK_KEPT];
    bool last = part + 1 == link->part_count;
    if (begin->token != first) {
        struct weighed v = {0, NULL};
        first_features(r->scan, link, part, &v);
        *begin = (struct rank_kept){first, block, last, v.sum};
    }
    if (close->token != end || close->block != block || close->last != last) {
        struct weighed v = {0, NULL};
        end_features(r->scan, link, part, &v);
        if (last)
            behind_features(r->scan, end, &v);
        *close = (struct rank_kept){end, block, last, v.sum};
    }
    return begin->sum + close->sum;
}

static void read_answer(struct ranking *r, const struct link *link, struct answer *answer)
{
    struct weighed v = {0, NULL};
    const struct rank_setting *setting = read_setting(r, link);
    content_features(r->scan, link, setting->frame, &v);
    quotation_features(r->scan, link, 0, answer, &v);
    if (link->part_count > 2)
        behind_features(r->scan, link->parts[link->part_count - 1].end_token, &v);
    for (size_t p = 0; p < link->part_count && p < 2; p++)
        v.sum += part_sum(r, link, p);
    answer->sum = v.sum + setting->sum;
}

/* What the pattern counts: alone, with the frame of the verb, with the marks of what is quoted. */
static int pattern_sum(struct ranking *r, const struct link *link, const struct answer *answer)
{
    struct rank_pattern *p = &r->patterns[((uintptr_t)link->pattern / 8 + r->setting.frame) % RANK_PATTERNS];
    struct weighed v = {0, NULL};
    if (p->name != link->pattern || p->frame != r->setting.frame) {
        p->name = link->pattern;
        p->frame = r->setting.frame;
        p->hash = token_hash(link->pattern, strlen(link->pattern));
        for (int relabelled = 0; relabelled < 2; relabelled++) {
            struct weighed own = {0, NULL};
            pattern_features(p->hash, p->frame, relabelled, &own);
            p->sums[relabelled] = own.sum;
        }
    }
    for (size_t q = 0; q < answer->quoted_count; q++)
        quoted_pattern_features(&answer->quoted[q], p->hash, &v);
    return v.sum + p->sums[link->relabelled];
}

void rank_score(struct ranking *r, size_t first, size_t end)
{
    struct answer answer = {.sum = 0};
    struct weighed votes = {0, NULL};
    for (size_t i = first; i < end; i++) {
        struct link *link = &r->scan->candidates.items[i];
        bool other = i == first || !link->alike;
        if (other)
            read_answer(r, link, &answer);
        if (other || end - first > VOTERS) { /* not all are asked: others for each */
            votes.sum = 0;
            vote_features(r->scan, i, first, end, &votes);
        }
        link->score = (double)(answer.sum + votes.sum + pattern_sum(r, link, &answer)) / 256;
    }
}

/* A quotation ends or begins within few words: a verb of saying here has its own. */
static bool near_mark(const struct scan *scan, size_t i)
{
    for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < scan->tokens.count; k++)
        if (at(scan, k)->kind == TOKEN_QUOTE)
            return true;
    return false;
}


static bool make_tallies(struct scan *scan)
{
    size_t count = scan->tokens.count;
    if (!VECTOR_RESERVE(&scan->mem, scan->tallies, count + 1))
        return false;
    scan->tallies.count = count + 1;
    struct word_tally sum = {.quoted = 0};
    const struct word_labels *labels = scan->labels.count ? scan->labels.items : NULL;
    for (size_t i = 0; i < count; i++) {
        const struct token *t = at(scan, i);
        scan->tallies.items[i] = sum;
        sum.quoted += t->flags / TOKEN_QUOTED & 1;
        sum.capitals += t->flags / TOKEN_CAPITAL & 1;
        sum.verbs += token_is_verb(t);
        if (token_is(t, LEX_STRONG) && t->kind == TOKEN_WORD && !(t->flags & TOKEN_QUOTED))
            sum.spoken += i > 1 && near_mark(scan, i);
        if (labels) {
            sum.source += labels[i].source;
            sum.cue += labels[i].cue;
            sum.content += labels[i].content;
        }
    }
    scan->tallies.items[count] = sum;
    return true;
}

bool rank_begin(struct ranking *r, struct scan *scan)
{
    *r = (struct ranking){.scan = scan, .setting = {.cue_first = NONE}};
    for (size_t p = 0; p < 2; p++)
        for (size_t k = 0; k < RANK_KEPT; k++)
            r->firsts[p][k].token = r->ends[p][k].token = NONE;
    return make_tallies(scan);
}
