/* Identity: what is told of each mention before the steps, and their order. */
#include "coref/coref.h"

#include "base/observer.h"

#include <string.h>

#define AT_ONCE 2000 /* mentions whose entities and keys get their room at once */

/* ---- what is told of each mention before the steps ---- */

static bool is_speech(const struct analysis *analysis, size_t token)
{
    size_t span = span_of(analysis, token);
    return span != NO_INDEX && analysis->spans.items[span].use == SPAN_SPEECH;
}

/* It says whose somebody is: "Moss's lawyer spoke", "a lawyer for Moss spoke". */
static bool is_owner(const struct analysis *analysis, size_t i)
{
    const struct mention *m = &analysis->mentions.items[i], *whole = i > 0 ? m - 1 : NULL;
    if (!whole || whole->coordinated || (whole->type != MENTION_DESCRIPTION && whole->type != MENTION_UNNAMED) ||
        !coref_is_person_noun(analysis, whole->head))
        return false;
    bool owner = m->possessive && whole->first_token == m->first_token && whole->head >= m->end_token;
    bool owned_by = m->first_token > 0 && whole->head + 2 == m->first_token &&
                    token_is(token_at(analysis, m->first_token - 1), LEX_PREPOSITION);
    return owner || owned_by;
}

/* The mention opens its sentence, but for an adverb or a conjunction, or opens a clause and a verb follows. */
static bool is_subject(const struct analysis *analysis, const struct mention *m)
{
    if (m->end_token < analysis->tokens.count && m->end_token > 0 &&
        token_at(analysis, m->end_token)->classes & (LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD)))
        return true;
    size_t first = m->first_token, start = analysis->sentences.items[m->sentence].first_token;
    for (size_t steps = 0; first > start && steps < 3; steps++, first--) {
        const struct token *before = token_at(analysis, first - 1);
        if (before->kind == TOKEN_WORD && !(before->classes & (LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CONJUNCTION))))
            return false;
    }
    return true;
}

static void set_bits(uint64_t *bits, size_t first, size_t end)
{
    if (first >= end)
        return;
    size_t word = first / 64, last = (end - 1) / 64;
    uint64_t from = UINT64_MAX << first % 64, to = UINT64_MAX >> (63 - (end - 1) % 64);
    if (word == last) {
        bits[word] |= from & to;
        return;
    }
    bits[word++] |= from;
    while (word < last)
        bits[word++] = UINT64_MAX;
    bits[word] |= to;
}

/* A bit for each token that some link's content covers. */
static void mark_content(const struct analysis *analysis, uint64_t *bits)
{
    for (size_t i = 0; i <= analysis->tokens.count / 64; i++)
        bits[i] = 0;
    for (size_t i = 0; i < analysis->links.count; i++)
        for (size_t p = 0; p < analysis->links.items[i].part_count; p++)
            set_bits(bits, analysis->links.items[i].parts[p].first_token, analysis->links.items[i].parts[p].end_token);
}

static void mark_mentions(struct coref *c, const uint64_t *content)
{
    const struct analysis *analysis = c->analysis;
    for (size_t i = 0; i < analysis->mentions.count; i++) {
        const struct mention *m = &analysis->mentions.items[i];
        enum block_kind kind = analysis->blocks.items[m->block].kind;
        c->of[i] = c->link_of[i] = NO_INDEX;
        c->flags[i] = (uint8_t)((is_speech(analysis, m->head) ? IS_QUOTED : 0) |
                                (is_owner(analysis, i)     ? IS_OWNER
                                 : is_subject(analysis, m) ? IS_SUBJECT
                                                           : 0) |
                                (content[m->head / 64] >> m->head % 64 & 1 ? IS_CONTENT : 0) |
                                (kind != BLOCK_PARAGRAPH ? IS_ASIDE : 0) | (kind == BLOCK_BYLINE ? IS_BYLINE : 0));
    }
    for (size_t i = 0; i < analysis->links.count; i++) {
        const struct link *link = &analysis->links.items[i];
        bool reply =
            link->cue != NO_INDEX && token_is_noun_of(analysis, analysis->cues.items[link->cue].head, KIND_REPLY);
        if (link->source == NO_INDEX)
            continue;
        c->flags[link->source] |= IS_SOURCE | IS_SUBJECT | (reply ? IS_REPLY : 0);
        c->link_of[link->source] = index_32(i);
    }
}

/* The tables of mentions, in one piece of memory, which begins with events; entities and keys get their first room. */
static bool prepare(struct coref *c)
{
    const struct analysis *analysis = c->analysis;
    size_t count = analysis->mentions.count, words = analysis->tokens.count / 64 + 1;
    size_t size = count * (sizeof(struct event) + sizeof(struct mention) + 3 * sizeof(uint32_t) + 1) +
                  words * sizeof(uint64_t);
    size_t room = count < AT_ONCE ? count : AT_ONCE;
    c->events.items = memory_allocate(&analysis->mem, size);
    if (!c->events.items || !VECTOR_RESERVE(&analysis->mem, c->entities, room - room / 3) ||
        !VECTOR_RESERVE(&analysis->mem, c->keys, room) || !map_reserve(&c->last_keys, &analysis->mem, room))
        return false;
    uint64_t *content = (uint64_t *)(c->events.items + count);
    c->mentions = (struct mention *)(content + words);
    memcpy(c->mentions, analysis->mentions.items, count * sizeof *c->mentions);
    c->of = (uint32_t *)(c->mentions + count);
    c->named = c->of + count;
    c->link_of = c->named + count;
    c->flags = (uint8_t *)(c->link_of + count);
    mark_content(analysis, content);
    mark_mentions(c, content);
    return true;
}

static void finish(struct coref *c)
{
    const memory *mem = &c->analysis->mem;
    VECTOR_FREE(mem, c->entities);
    VECTOR_FREE(mem, c->roles);
    VECTOR_FREE(mem, c->keys);
    map_free(&c->last_keys, mem);
    memory_free(mem, c->events.items);
}

bool coref_find(const struct analysis *analysis, struct coref_stage *stage)
{
    struct coref c = {.analysis = analysis, .stage = stage, .spoken = NO_INDEX, .author = NO_INDEX};
    if (analysis->links.count == 0)
        return true;
    bool good = prepare(&c) && coref_names(&c) && coref_resolve_pronouns(&c) && coref_speakers(&c);
    if (good && analysis->observer)
        analysis->observer->identified(analysis->observer, &c);
    finish(&c);
    return good;
}

void coref_stage_reset(struct coref_stage *stage, const memory *mem)
{
    for (size_t i = 0; i < stage->speakers.count; i++) {
        VECTOR_FREE(mem, stage->speakers.items[i].roles);
        VECTOR_FREE(mem, stage->speakers.items[i].mentions);
        VECTOR_FREE(mem, stage->speakers.items[i].members);
    }
    stage->speakers.count = stage->mention_speakers.count = 0;
}

void coref_stage_free(struct coref_stage *stage, const memory *mem)
{
    coref_stage_reset(stage, mem);
    VECTOR_FREE(mem, stage->speakers);
    VECTOR_FREE(mem, stage->mention_speakers);
}
