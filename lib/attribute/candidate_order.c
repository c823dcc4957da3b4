/*
 * The order of candidates: by cue, then by source and content, so that the same text gives the same order; and which of
 * them are none.
 */
#include "attribute/attribute.h"
#include "attribute/limits.h"
#include "base/bisect.h"
#include "base/sort.h"


/* "said so", "would not say more", "said it kindly": that somebody spoke, not what was said. */
static bool says_nothing(const struct analysis *analysis, const struct link *link)
{
    size_t first = link->parts[0].first_token, end = link->parts[0].end_token;
    if (link->cue == NO_INDEX && link->cue_end > link->cue_first && cue_is_idiom(analysis, link->cue_end - 1))
        return true;
    if (link->part_count != 1 || end - first > MAX_NOTHING_WORDS || first < link->cue_end)
        return false;
    for (size_t i = first; i < end; i++)
        if (token_is_quoted(analysis, i) || (i > first && token_is_verb(&analysis->tokens.items[i])))
            return false;
    return token_in(analysis, token_at(analysis, first), SET_NOTHING_SAID);
}

/* Nobody's words hold the words that say who speaks. */
static bool holds_itself(const struct link *link)
{
    return link->cue_end > link->cue_first && link_holds(link, link->cue_first, link->cue_end);
}

/* “A,” X said. “B,” Y replied: the second quotation, in a sentence of its own with a comma before its closing mark,
 * goes with the verb after it. */
static bool takes_next(const struct analysis *analysis, const struct link *link)
{
    const struct token *tokens = analysis->tokens.items;
    for (size_t p = 1; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        if (first < link->cue_end || tokens[first].kind != TOKEN_QUOTE || tokens[first - 1].mark != '.' ||
            end < first + 3 || tokens[end - 1].kind != TOKEN_QUOTE || tokens[end - 2].mark != ',')
            continue;
        for (size_t i = end;
             i < end + NEXT_REACH && i < analysis->tokens.count && tokens[i].mark == 0 && tokens[i].kind != TOKEN_QUOTE;
             i++)
            if (may_say(tokens[i].classes))
                return true;
    }
    return false;
}

static bool is_none(const struct analysis *analysis, const struct link *link)
{
    return !link->part_count || says_nothing(analysis, link) || takes_next(analysis, link) || holds_itself(link);
}

/* Tokens are under 2^30. */
static inline struct link_key key_of(const struct link *link, size_t index, size_t turn)
{
    return (struct link_key){(uint64_t)link->cue_first << 32 | link->source_first,
                             (uint64_t)link->part_count << 60 | (uint64_t)link->parts[0].first_token << 30 |
                                 link->parts[0].end_token,
                             index_32(index), index_32(turn)};
}

/* Where cue, source and content begin alike: what the library knows itself comes first, families by their number. */
static int by_pattern(const struct link *links, const struct link_key *a, const struct link_key *b)
{
    const struct link *x = &links[a->index], *y = &links[b->index];
    int order = x->ruled - y->ruled;
    order = order ? order : compare_sizes(x->family, y->family);
    order = order ? order : compare_sizes(x->pattern_number, y->pattern_number);
    order = order ? order : x->extent_from_tagger - y->extent_from_tagger;
    order = order ? order : compare_sizes(a->turn, b->turn);
    return order ? order : compare_sizes(a->index, b->index);
}

static int by_key(const void *left, const void *right, const void *links)
{
    const struct link_key *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->content != b->content)
        return a->content < b->content ? -1 : 1;
    return by_pattern(links, a, b);
}

bool candidate_order_own(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    size_t count = stage->candidates.count;
    if (!VECTOR_RESERVE(&analysis->mem, stage->own, count))
        return false;
    for (size_t i = 0; i < count; i++)
        stage->own.items[i] = key_of(&stage->candidates.items[i], i, 0);
    return sort_items(&analysis->mem, stage->own.items, count, sizeof *stage->own.items, by_key,
                      stage->candidates.items);
}

void candidate_note(struct attribute_stage *stage, size_t first, size_t end, size_t turn)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = first; i < end; i++) {
        struct link *link = &stage->candidates.items[i];
        if (is_none(analysis, link))
            link->part_count = 0;
        else
            stage->keys.items[stage->keys.count++] = key_of(link, i, turn);
    }
}

static bool same_statement(const struct link *a, const struct link *b)
{
    if (a->cue_first != b->cue_first || a->source_first != b->source_first || a->source_end != b->source_end ||
        a->part_count != b->part_count)
        return false;
    for (size_t p = 0; p < a->part_count; p++)
        if (a->parts[p].first_token != b->parts[p].first_token || a->parts[p].end_token != b->parts[p].end_token)
            return false;
    return true;
}

static bool same_pattern(const struct link *a, const struct link *b)
{
    return a->family == b->family && a->pattern_number == b->pattern_number;
}

/* The places of the candidates that stay, each once, go to the indexes of `order`. Those that go lose their parts. */
static size_t choose_each(struct link *links, const struct link_key *keys, size_t count, struct link_key *order)
{
    size_t kept = 0;
    struct link *last = NULL;
    for (size_t i = 0; i < count; i++) {
        struct link *own = &links[keys[i].index];
        bool same = last && same_statement(last, own);
        if (same && last->extent_from_tagger == own->extent_from_tagger && same_pattern(last, own)) {
            last->extent_rules |= own->extent_rules;
            own->part_count = 0;
            continue;
        }
        own->same_extent =
            same && last->cue == own->cue && last->cue_end == own->cue_end && last->source == own->source;
        order[kept++].index = keys[i].index;
        last = own;
    }
    return kept;
}

/* Move each link to where the order wants it, along the circles of places that take from each other. */
static void move_each(struct link *links, struct link_key *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (order[i].index == i)
            continue;
        struct link first = links[i];
        size_t at = i, from;
        for (; (from = order[at].index) != i; at = from) {
            links[at] = links[from];
            order[at].index = index_32(at);
        }
        links[at] = first;
        order[at].index = index_32(at);
    }
}

bool candidate_order(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    struct link *links = stage->candidates.items;
    size_t count = stage->candidates.count, made = stage->keys.count;
    if (!VECTOR_RESERVE(&analysis->mem, stage->keys, made + count))
        return false;
    struct link_key *keys = stage->keys.items, *order = keys + made;
    if (!sort_items(&analysis->mem, keys, made, sizeof *keys, by_key, links))
        return false;
    size_t kept = choose_each(links, keys, made, order);
    for (size_t i = 0, place = kept; place < count; i++)
        if (!links[i].part_count)
            order[place++].index = index_32(i);
    move_each(links, order, count);
    stage->candidates.count = kept;
    return true;
}

size_t candidate_first(const struct attribute_stage *stage, size_t token)
{
    return first_not_below_32(stage->candidates.items, stage->candidates.count, sizeof *stage->candidates.items,
                              offsetof(struct link, cue_first), token);
}
