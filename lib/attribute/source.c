/*
 * The sources of links: which mention is meant by one that the labels found, and by "the museum" of "the museum's
 * director"; where their mentions are when these have moved.
 */
#include "attribute/attribute.h"
#include "attribute/limits.h"

/* The mention outside the span that begins before it and has its head in it, as where the labels mark "director" of
 * "the museum director". */
static size_t mention_into(const struct analysis *analysis, size_t next, size_t first, size_t end)
{
    for (size_t back = next; back > 0 && next - back < SOURCE_MENTIONS_BACK; back--) {
        const struct mention *m = &analysis->mentions.items[back - 1];
        if (m->parent == NO_INDEX && m->first_token < first && m->head >= first && m->head < end)
            return back - 1;
    }
    return NO_INDEX;
}

/* Of two mentions that begin at one token, the other is longer. */
static bool is_longer(const struct mention *other, const struct mention *m)
{
    return other->first_token == m->first_token && other->end_token > m->end_token;
}

/* The mention that a source span is about: the first one in it that is in no other of it. */
static size_t mention_in(const struct analysis *analysis, size_t first, size_t end)
{
    const struct mention *mentions = analysis->mentions.items;
    size_t i = analysis_first_mention(analysis, first), found = mention_into(analysis, i, first, end);
    if (found != NO_INDEX)
        return found;
    for (; i < analysis->mentions.count && mentions[i].first_token < end; i++) {
        if (mentions[i].head >= end || (mentions[i].possessive && mentions[i].end_token < end))
            continue;
        if (found == NO_INDEX || is_longer(&mentions[i], &mentions[found]))
            found = i;
        if (mentions[i].first_token > first)
            break;
    }
    return found;
}

/* "The museum" of "the museum’s director": the mention around it that begins with it. */
static size_t possessed(const struct analysis *analysis, size_t mention, size_t end)
{
    const struct mention *m = &analysis->mentions.items[mention];
    size_t i = mention;
    if (!m->possessive || m->end_token >= end)
        return mention;
    while (i > 0 && mention - i < SOURCE_MENTIONS_BACK && analysis->mentions.items[i - 1].first_token == m->first_token)
        i--;
    for (; i < analysis->mentions.count && analysis->mentions.items[i].first_token == m->first_token; i++)
        if (analysis->mentions.items[i].end_token > m->end_token && !analysis->mentions.items[i].possessive)
            return i;
    return mention;
}

/* "Mr. Lund, who" is "who" before its verb, and Mr. Lund after it. */
void source_leave_relative(const struct analysis *analysis, struct link *link)
{
    size_t last = link->source_end - 1;
    if (link->source_end <= link->source_first + 1 || !token_is(token_at(analysis, last), LEX_WH))
        return;
    if (link->cue_first >= link->source_end) {
        size_t mention = analysis_mention_within(analysis, last, last + 1);
        if (mention == NO_INDEX)
            return;
        link->source_first = index_32(last);
        link->source = index_32(mention);
    } else if (link->cue_end <= link->source_first) {
        while (last > link->source_first + 1 && token_at(analysis, last - 1)->kind == TOKEN_MARK)
            last--;
        link->source_end = index_32(last);
    }
}

void source_find(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = 0; i < stage->links.count; i++) {
        struct link *link = &stage->links.items[i];
        if (link->source != NO_INDEX)
            link->source = index_32(possessed(analysis, link->source, link->source_end));
        else if (link->source_first < link->source_end)
            link->source = index_32(mention_in(analysis, link->source_first, link->source_end));
    }
}

static void move(const struct mention_stage *mentions, uint32_t *mention)
{
    if (*mention < mentions->places.count)
        *mention = mentions->places.items[*mention];
}

void link_follow_mentions(struct attribute_stage *stage, const struct mention_stage *mentions)
{
    for (size_t i = 0; i < stage->links.count && mentions->places.count + mentions->sources.count > 0; i++) {
        struct link *link = &stage->links.items[i];
        move(mentions, &link->addressee);
        move(mentions, &link->via);
        if (mentions->sources.items[i] != NO_INDEX)
            link->source = mentions->sources.items[i];
        else
            move(mentions, &link->source);
    }
}
