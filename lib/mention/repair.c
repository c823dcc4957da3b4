/*
 * The second pass over the mentions, when links are known: sources that no mention names get one (missing.c), and what
 * the whole text tells sets right what the first pass read: titles in names, nouns that are names, names that took in
 * the words after them. After it no mention changes.
 */
#include "base/map.h"
#include "mention/repair.h"
#include "mention/limits.h"
#include "mention/person_name.h"

#include <string.h>

static bool is_person_name(const struct mention *m)
{
    return m->type == MENTION_NAME && m->name_first < m->name_end && !m->coordinated;
}

static bool is_description(const struct mention *m)
{
    return m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED;
}

static bool is_one_word(const struct mention *m)
{
    return m->name_end - m->name_first == 1;
}

static bool has_role_before(const struct mention *m)
{
    return m->role_first < m->role_end;
}

/* ---- titles in a name ---- */

/* "Mum-of-three", "34-year-old". */
static bool is_epithet(const struct analysis *analysis, uint32_t token)
{
    struct slice word = token_text(analysis, token);
    bool letters = token_at(analysis, token)->flags & TOKEN_PLAIN; /* and nothing else */
    return !letters && affix_within(analysis->language, word.text, word.length, AFFIX_EPITHET);
}

/* A role is one only before two words: "General Electric" is no general. */
static bool is_title_in_name(const struct analysis *analysis, const struct mention *m, uint32_t token)
{
    bool role = token + 2 < m->name_end && token_is_noun_of(analysis, token, KIND_ROLES);
    return role || token_is_noun_of(analysis, token, KIND_COURTESY) || is_epithet(analysis, token) ||
           token_is(token_at(analysis, token), LEX_ABBREVIATION_TITLE);
}

/* "President Ana Torres" read as one name: the title is its role, if it has none. */
static void trim_title(const struct analysis *analysis, struct mention *m)
{
    uint32_t first = m->name_first;
    while (first + 1 < m->name_end && is_title_in_name(analysis, m, first))
        first++;
    if (first > m->name_first && m->role_first == m->role_end &&
        !token_is_noun_of(analysis, m->name_first, KIND_COURTESY)) {
        m->role_first = m->core_first < m->name_first ? m->core_first : m->name_first;
        m->role_end = first;
    }
    m->name_first = first;
}

/* ---- names read as descriptions, and the other way round ---- */

/* "Mr. King" is no king. */
static void read_courtesy(const struct analysis *analysis, struct mention *m)
{
    if (!token_is_capital(analysis, m->core_first + 1) || !token_is_noun_of(analysis, m->core_first, KIND_COURTESY))
        return;
    m->type = MENTION_NAME;
    m->name_first = m->core_first + 1;
    m->name_end = m->core_end;
}

/* "Norwegian"; "Norwegians" are many. */
static bool is_single_demonym(const struct analysis *analysis, uint32_t token)
{
    struct slice word = token_text(analysis, token);
    return token_is(token_at(analysis, token), LEX_DEMONYM) &&
           !affix_ending(analysis->language, word.text, word.length, AFFIX_PLURAL, 0);
}

/* "The Norwegian" is somebody from there. */
static void read_demonym(const struct analysis *analysis, struct mention *m)
{
    if (m->core_first + 1 != m->name_first || token_at(analysis, m->core_first)->word != WORD_THE ||
        !is_single_demonym(analysis, m->name_first))
        return;
    m->type = MENTION_DESCRIPTION;
    m->gender = GENDER_UNKNOWN;
    m->head = m->name_first;
    m->name_first = m->name_end = m->core_first;
}

/* The name in another mention that begins after its "of" and ends where that ends. */
static bool ends_with_name(const struct mention *m, uint32_t index, const struct mention *inner)
{
    return inner->parent == index && inner->type == MENTION_NAME && inner->name_end == m->end_token &&
           inner->first_token == m->core_end + 1;
}

/* "state Ada Moss": words of no role before the name. */
static bool begins_with_field(const struct analysis *analysis, const struct mention *inner)
{
    return inner->name_first != inner->first_token && !token_is_capital(analysis, inner->first_token) &&
           !token_is_noun_of(analysis, inner->first_token, KIND_ROLES);
}

/* "Deputy US secretary of state Ada Moss" may be read as a secretary and, in there, "state Ada Moss". */
static void read_long_role(const struct analysis *analysis, struct mention_stage *stage, uint32_t index)
{
    struct mention *m = &stage->mentions.items[index];
    if (m->plural || token_at(analysis, m->core_end)->word != WORD_OF)
        return;
    for (uint32_t i = index + 1; i < stage->mentions.count && i <= index + MAX_INNER; i++) {
        struct mention *inner = &stage->mentions.items[i];
        if (!ends_with_name(m, index, inner) || !begins_with_field(analysis, inner))
            continue;
        inner->core_first = inner->role_first = m->core_first;
        inner->role_end = inner->name_first;
        m->type = MENTION_NAME;
        m->name_first = inner->name_first;
        m->name_end = inner->name_end;
        m->role_first = inner->role_first;
        m->role_end = inner->role_end;
        m->core_end = m->name_end;
        m->head = inner->head;
        m->gender = inner->gender;
    }
}

static bool all_have_capitals(const struct analysis *analysis, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (!token_is_capital(analysis, i))
            return false;
    return true;
}

/* "The National Police Agency" is no police officer called Agency: capitals up to what organizations are called. */
static void read_organization_name(const struct analysis *analysis, struct mention *m)
{
    uint32_t first = has_role_before(m) && m->role_end == m->name_first ? m->role_first : m->name_first;
    if (!is_person_name(m) || m->name_end - first < 2 ||
        !token_is_noun_of(analysis, m->name_end - 1, KIND_ORGANIZATION) ||
        token_is_given_name(analysis, m->name_first) || !all_have_capitals(analysis, first, m->name_end))
        return;
    m->type = MENTION_ORGANIZATION;
    m->gender = GENDER_NEUTER;
    m->name_first = m->role_first = m->role_end = first;
}

/* Most mentions have nothing to set right, and this tells so by a look at few fields: a name of one word and nothing
 * else, a description of no two words and nothing after it. */
static bool may_repair(const struct analysis *analysis, const struct mention *m)
{
    if (m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION)
        return !is_one_word(m) || m->core_first != m->name_first || m->role_first != m->role_end;
    return is_description(m) && (m->core_end + 2 < m->end_token ||
                                 (m->core_end - m->core_first == 2 && token_is_capital(analysis, m->core_first + 1)));
}

static void repair_description(const struct analysis *analysis, struct mention_stage *stage, uint32_t index)
{
    struct mention *m = &stage->mentions.items[index];
    if (m->core_end - m->core_first == 2)
        read_courtesy(analysis, m);
    if (m->type != MENTION_NAME && m->core_end + 2 < m->end_token)
        read_long_role(analysis, stage, index);
}

static void repair_one(const struct analysis *analysis, struct mention_stage *stage, uint32_t index)
{
    struct mention *m = &stage->mentions.items[index];
    if (m->type == MENTION_NAME)
        read_organization_name(analysis, m);
    else if (!m->coordinated && is_description(m))
        repair_description(analysis, stage, index);
    if ((m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION) && is_one_word(m))
        read_demonym(analysis, m);
}

/* ---- names of one word, by which longer ones are told where they end ---- */

/* The word is a name of its own somewhere. */
static bool is_surname_elsewhere(const struct analysis *analysis, const struct map *alone, uint32_t token)
{
    return map_get(alone, token_at(analysis, token)->hash) != NO_INDEX;
}

/* A name that may have taken in the words after it: three words or more, a given name first, no "Jr.", and the last is
 * nobody's name elsewhere. */
static bool may_be_too_long(const struct analysis *analysis, const struct map *alone, const struct mention *m)
{
    return m->name_end - m->name_first > 2 && token_is_given_name(analysis, m->name_first) &&
           !person_name_read(analysis, m).suffix && !is_surname_elsewhere(analysis, alone, m->name_end - 1);
}

/* "Opens"; not "Gómez" in "Juan Pérez Gómez, the minister, said": in a sentence, a word that the lexicon does not have
 * before a comma or a verb is a second surname. */
static bool may_be_after_name(const struct analysis *analysis, const struct mention *m)
{
    bool prose = analysis->blocks.items[m->block].kind == BLOCK_PARAGRAPH && m->name_end < analysis->tokens.count;
    const struct token *next = prose ? token_at(analysis, m->name_end) : NULL;
    bool second = next && (next->mark == ',' || (token_is_verb(next) && !(next->flags & TOKEN_CAPITAL)));
    return !second || token_at(analysis, m->name_end - 1)->classes != 0;
}

/* "Ada Moss Opens Mill": where the text elsewhere says "Moss", that is the surname. */
static void cut_name(const struct analysis *analysis, const struct map *alone, struct mention *m)
{
    if (!may_be_too_long(analysis, alone, m))
        return;
    for (uint32_t i = m->name_end - 2; i > m->name_first; i--)
        if (token_at(analysis, i)->kind == TOKEN_WORD && is_surname_elsewhere(analysis, alone, i) &&
            may_be_after_name(analysis, m)) {
            m->name_end = i + 1;
            return;
        }
}

/* Each mention by itself; in headlines and the like, titles wait until it is known which words are names alone. */
static bool repair_each(const struct analysis *analysis, struct mention_stage *stage, struct map *alone)
{
    for (uint32_t i = 0; i < stage->mentions.count; i++) {
        struct mention *m = &stage->mentions.items[i];
        if (may_repair(analysis, m))
            repair_one(analysis, stage, i);
        if (is_person_name(m) && analysis->blocks.items[m->block].kind == BLOCK_PARAGRAPH)
            trim_title(analysis, m);
        m->alone = m->type == MENTION_NAME && is_one_word(m);
        uint32_t before;
        if (m->alone && !map_put(alone, &analysis->mem, token_at(analysis, m->name_first)->hash, i, &before))
            return false;
    }
    return true;
}

static void cut_each(const struct analysis *analysis, struct mention_stage *stage, const struct map *alone)
{
    for (uint32_t i = 0; i < stage->mentions.count; i++) {
        struct mention *m = &stage->mentions.items[i];
        if (!is_person_name(m))
            continue;
        trim_title(analysis, m);
        cut_name(analysis, alone, m);
    }
}

bool mention_repair(const struct analysis *analysis, struct mention_stage *stage)
{
    struct map alone = {0};
    if (analysis->links.count == 0) /* nobody will ask */
        return true;
    bool good = missing_add(analysis, stage) && repair_each(analysis, stage, &alone);
    if (good)
        cut_each(analysis, stage, &alone);
    map_free(&alone, &analysis->mem);
    return good;
}
