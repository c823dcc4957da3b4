/*
 * The second pass over the mentions, when it is known who speaks: sources that no mention names get one (missing.c),
 * and what the whole text tells sets right what the first pass read: titles in names, nouns that are names, names that
 * took in the words after them. After it no mention changes.
 */
#include "mention/repair.h"
#include "mention/person_name.h"

#include <string.h>

static const struct token *at(const struct analysis *analysis, size_t i)
{
    return &analysis->tokens.items[i];
}

/* "Mum-of-three", "34-year-old". */
static bool is_epithet(const struct analysis *analysis, size_t token)
{
    struct slice word = token_text(analysis, token);
    for (size_t i = 0; i + 4 <= word.length; i++)
        if (memcmp(word.text + i, "-of-", 4) == 0 || memcmp(word.text + i, "-old", 4) == 0)
            return true;
    return false;
}

/* Titles and roles that stand in the name itself: "President Ana Torres" read as one name. */
static void trim_title(const struct analysis *analysis, struct mention *m)
{
    size_t first = m->name_first;
    while (first + 1 < m->name_end &&
           (token_is_noun_of(analysis, first, KIND_COURTESY) || is_epithet(analysis, first) ||
            token_is(at(analysis, first), LEX_ABBREVIATION_TITLE) ||
            /* "General Electric" is no general */
            (first + 2 < m->name_end && token_is_noun_of(analysis, first, KIND_ROLES))))
        first++;
    if (first > m->name_first && m->role_first == m->role_end &&
        !token_is_noun_of(analysis, m->name_first, KIND_COURTESY)) {
        m->role_first = m->core_first < m->name_first ? m->core_first : m->name_first;
        m->role_end = first;
    }
    m->name_first = first;
}

/* "Mr. King" is no king. */
static void read_courtesy(const struct analysis *analysis, struct mention *m)
{
    if (!token_is_capital(analysis, m->core_first + 1) || !token_is_noun_of(analysis, m->core_first, KIND_COURTESY))
        return;
    m->type = MENTION_NAME;
    m->name_first = m->core_first + 1;
    m->name_end = m->core_end;
}

/* "The Norwegian" is somebody from there. */
static void read_demonym(const struct analysis *analysis, struct mention *m)
{
    if (m->core_first + 1 != m->name_first || !token_equals(analysis, m->core_first, "the") ||
        !token_is(at(analysis, m->name_first), LEX_DEMONYM) ||
        analysis->text[at(analysis, m->name_first)->end - 1] == 's')
        return;
    m->type = MENTION_DESCRIPTION;
    m->gender = GENDER_UNKNOWN;
    m->head = m->name_first;
    m->name_first = m->name_end = m->core_first;
}

/* "Deputy US secretary of state Ada Moss" may be read as a secretary and, in there, "state Ada Moss". */
static void read_long_role(const struct analysis *analysis, struct mention *mentions, size_t count, size_t mention)
{
    struct mention *m = &mentions[mention];
    if (m->type == MENTION_NAME || m->plural || !token_equals(analysis, m->core_end, "of"))
        return;
    for (size_t i = mention + 1; i < count && i < mention + 4; i++) {
        struct mention *in = &mentions[i];
        if (in->parent != mention || in->type != MENTION_NAME || in->name_end != m->end_token ||
            in->first_token != m->core_end + 1 || in->name_first == in->first_token ||
            token_is_capital(analysis, in->first_token) || token_is_noun_of(analysis, in->first_token, KIND_ROLES))
            continue;
        in->core_first = m->core_first;
        in->role_first = m->core_first;
        in->role_end = in->name_first;
        m->type = MENTION_NAME;
        m->name_first = in->name_first;
        m->name_end = in->name_end;
        m->role_first = in->role_first;
        m->role_end = in->role_end;
        m->core_end = m->name_end;
        m->head = in->head;
        m->gender = in->gender;
    }
}

/* "The National Police Agency" is no police officer called Agency: capitals up to what organizations are called. */
static void read_organization_name(const struct analysis *analysis, struct mention *m)
{
    size_t first = m->role_first < m->role_end && m->role_end == m->name_first ? m->role_first : m->name_first;
    if (m->type != MENTION_NAME || m->coordinated || m->name_first >= m->name_end || m->name_end - first < 2 ||
        !token_is_noun_of(analysis, m->name_end - 1, KIND_ORGANIZATION) || token_is_given_name(analysis, m->name_first))
        return;
    for (size_t i = first; i < m->name_end; i++)
        if (!token_is_capital(analysis, i))
            return;
    m->type = MENTION_ORGANIZATION;
    m->gender = GENDER_NEUTER;
    m->name_first = first;
    m->role_first = m->role_end = first;
}

/* Whether there may be something to set right. */
static bool may_repair(const struct analysis *analysis, const struct mention *m)
{
    if (m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION)
        return m->name_end - m->name_first != 1 || m->core_first != m->name_first || m->role_first != m->role_end;
    return (m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED) &&
           (m->core_end + 2 < m->end_token ||
            (m->core_end - m->core_first == 2 && token_is_capital(analysis, m->core_first + 1)));
}

static void repair_one(const struct analysis *analysis, struct mention_stage *stage, size_t mention)
{
    struct mention *mentions = stage->mentions.items, *m = &mentions[mention];
    if (m->type == MENTION_NAME) {
        read_organization_name(analysis, m);
    } else if (!m->coordinated && (m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED)) {
        if (m->core_end - m->core_first == 2)
            read_courtesy(analysis, m);
        if (m->core_end + 2 < m->end_token)
            read_long_role(analysis, mentions, stage->mentions.count, mention);
    }
    if ((m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION) && m->name_end - m->name_first == 1)
        read_demonym(analysis, m);
}

/* ---- names of one word, by which longer ones are told where they end ---- */

/* A set of hashes, open addressing; 0 is no hash of a word. */
struct hash_set {
    uint32_t *items;
    size_t mask;
};

static void hash_set_add(struct hash_set *set, uint32_t hash)
{
    size_t at = hash & set->mask;
    while (set->items[at] && set->items[at] != hash)
        at = (at + 1) & set->mask;
    set->items[at] = hash;
}

static bool hash_set_has(const struct hash_set *set, uint32_t hash)
{
    size_t at = hash & set->mask;
    while (set->items[at] && set->items[at] != hash)
        at = (at + 1) & set->mask;
    return set->items[at] != 0;
}

static bool stands_alone(const struct analysis *analysis, const struct hash_set *alone, size_t token)
{
    return hash_set_has(alone, analysis->tokens.items[token].hash);
}

/* A name may have taken in the words after it ("Ada Moss Opens Mill"): where the text elsewhere says "Moss", and never
 * its last word alone, "Moss" is the surname. */
static void cut_name(const struct analysis *analysis, const struct hash_set *alone, struct mention *m)
{
    if (m->name_end - m->name_first < 3 || !token_is_given_name(analysis, m->name_first) ||
        person_name_read(analysis, m).suffix || stands_alone(analysis, alone, m->name_end - 1))
        return;
    for (size_t i = m->name_end - 2; i > m->name_first; i--)
        if (stands_alone(analysis, alone, i) && analysis->tokens.items[i].kind == TOKEN_WORD) {
            m->name_end = i + 1;
            return;
        }
}

static bool is_person_name(const struct mention *m)
{
    return m->type == MENTION_NAME && m->name_first < m->name_end && !m->coordinated;
}

/* Each mention by itself; in headlines and the like, titles wait until it is known which words stand alone. */
static void repair_each(const struct analysis *analysis, struct mention_stage *stage, struct hash_set *alone)
{
    for (size_t i = 0; i < stage->mentions.count; i++) {
        struct mention *m = &stage->mentions.items[i];
        if (may_repair(analysis, m))
            repair_one(analysis, stage, i);
        if (is_person_name(m) && analysis->blocks.items[m->block].kind == BLOCK_PARAGRAPH)
            trim_title(analysis, m);
        m->alone = m->type == MENTION_NAME && m->name_end - m->name_first == 1;
        if (m->alone)
            hash_set_add(alone, analysis->tokens.items[m->name_first].hash);
    }
}

static void cut_each(const struct analysis *analysis, struct mention_stage *stage, const struct hash_set *alone)
{
    for (size_t i = 0; i < stage->mentions.count; i++) {
        struct mention *m = &stage->mentions.items[i];
        if (!is_person_name(m))
            continue;
        trim_title(analysis, m);
        cut_name(analysis, alone, m);
    }
}

bool mention_repair(const struct analysis *analysis, struct mention_stage *stage)
{
    struct hash_set alone = {NULL, 15};
    if (analysis->links.count == 0) /* nobody will ask */
        return true;
    if (!missing_add(analysis, stage))
        return false;
    while (alone.mask < 2 * stage->mentions.count)
        alone.mask = 2 * alone.mask + 1;
    alone.items = memory_allocate(&analysis->mem, (alone.mask + 1) * sizeof *alone.items);
    if (!alone.items)
        return false;
    memset(alone.items, 0, (alone.mask + 1) * sizeof *alone.items);
    repair_each(analysis, stage, &alone);
    cut_each(analysis, stage, &alone);
    memory_free(&analysis->mem, alone.items);
    return true;
}
