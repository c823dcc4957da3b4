/* What a mention says, set right by what identity knows: titles in names, nouns that are surnames, roles by "is". */
#include "coref.h"

#include <string.h>

#define LONGEST_ROLE 14 /* tokens of a role behind "who is" */

/* "Mum-of-three", "34-year-old". */
static bool is_epithet(const struct scan *scan, size_t token)
{
    struct slice word = token_text(scan, token);
    for (size_t i = 0; i + 4 <= word.length; i++)
        if (memcmp(word.text + i, "-of-", 4) == 0 || memcmp(word.text + i, "-old", 4) == 0)
            return true;
    return false;
}

/* Titles and roles that stand in the name itself: "President Ana Torres" read as one name. */
void coref_trim_title(struct scan *scan, struct mention *m)
{
    size_t first = m->name_first;
    while (first + 1 < m->name_end &&
           (coref_is(scan, first, KIND_COURTESY) || is_epithet(scan, first) ||
            token_is(coref_token(scan, first), LEX_ABBREVIATION_TITLE) ||
            (first + 2 < m->name_end && coref_is(scan, first, KIND_ROLES)))) /* "General Electric" is no general */
        first++;
    if (first > m->name_first && m->role_first == m->role_end && !coref_is(scan, m->name_first, KIND_COURTESY)) {
        m->role_first = m->core_first < m->name_first ? m->core_first : m->name_first;
        m->role_end = first;
    }
    m->name_first = first;
}

/* "Mr. King" is no king. */
static void read_courtesy(const struct scan *scan, struct mention *m)
{
    if (!coref_is_capital(scan, m->core_first + 1) || !coref_is(scan, m->core_first, KIND_COURTESY))
        return;
    m->type = MENTION_NAME;
    m->name_first = m->core_first + 1;
    m->name_end = m->core_end;
}

/* "The Norwegian" is somebody from there. */
static void read_demonym(const struct scan *scan, struct mention *m)
{
    if (m->core_first + 1 != m->name_first || !token_equals(scan, m->core_first, "the") ||
        !token_is(coref_token(scan, m->name_first), LEX_DEMONYM) ||
        scan->text[coref_token(scan, m->name_first)->end - 1] == 's')
        return;
    m->type = MENTION_DESCRIPTION;
    m->gender = GENDER_UNKNOWN;
    m->head = m->name_first;
    m->name_first = m->name_end = m->core_first;
}

/* "Deputy US secretary of state Ada Moss" may be read as a secretary and, in there, "state Ada Moss". */
static void read_long_role(struct scan *scan, size_t mention)
{
    struct mention *m = &scan->mentions.items[mention];
    if (m->type == MENTION_NAME || m->plural || !token_equals(scan, m->core_end, "of"))
        return;
    for (size_t i = mention + 1; i < scan->mentions.count && i < mention + 4; i++) {
        struct mention *in = &scan->mentions.items[i];
        if (in->parent != mention || in->type != MENTION_NAME || in->name_end != m->end_token ||
            in->first_token != m->core_end + 1 || in->name_first == in->first_token ||
            coref_is_capital(scan, in->first_token) || coref_is(scan, in->first_token, KIND_ROLES))
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

/* Where a role ends that "who is" begins: at the comma, or where the mention ends that stands there. */
static size_t copula_end(const struct coref *c, size_t mention, size_t first, bool relative)
{
    const struct scan *scan = c->scan;
    size_t end = scan->sentences.items[coref_mention(c, mention)->sentence].end_token;
    for (size_t i = first; relative && i < end && i < first + LONGEST_ROLE; i++)
        if (coref_token(scan, i)->mark == ',')
            return i;
    for (size_t i = mention + 1; i < scan->mentions.count && i < mention + 6; i++) {
        const struct mention *m = coref_mention(c, i);
        if (m->first_token <= first && first < m->end_token && m->first_token + 1 >= first && m->type != MENTION_NAME &&
            !m->plural)
            return m->end_token;
    }
    return first;
}

/* "Ada Moss, who is mayor of Veld," and "Ada Moss is a surgeon" say a role too. */
bool coref_read_copula(struct coref *c, size_t mention)
{
    const struct scan *scan = c->scan;
    const struct mention *m = coref_mention(c, mention);
    size_t at = m->core_end, end = scan->sentences.items[m->sentence].end_token;
    bool relative = at + 3 < end && coref_token(scan, at)->mark == ',' && token_is(coref_token(scan, at + 1), LEX_WH);
    if (relative && m->behind_first < m->behind_end)
        return true;
    if (relative)
        at += 2;
    if (at + 3 >= end || !(token_equals(scan, at, "is") || token_equals(scan, at, "was")))
        return true;
    size_t first = at + 1 + token_is(coref_token(scan, at + 1), LEX_DETERMINER);
    size_t last = copula_end(c, mention, first, relative);
    if (first >= last || !coref_is(scan, coref_role_head(scan, first, last), KIND_ROLES))
        return true;
    return coref_add_role(c, c->of[mention], first, last, ROLE_BEHIND);
}

/* "The National Police Agency" is no police officer called Agency: capitals up to what bodies are called. */
static void read_body_name(const struct scan *scan, struct mention *m)
{
    size_t first = m->role_first < m->role_end && m->role_end == m->name_first ? m->role_first : m->name_first;
    if (m->type != MENTION_NAME || m->joint || m->name_first >= m->name_end || m->name_end - first < 2 ||
        !coref_is(scan, m->name_end - 1, KIND_BODY) || coref_is_given(scan, m->name_first))
        return;
    for (size_t i = first; i < m->name_end; i++)
        if (!coref_is_capital(scan, i))
            return;
    m->type = MENTION_BODY;
    m->gender = GENDER_NEUTER;
    m->name_first = first;
    m->role_first = m->role_end = first;
}

void coref_repair(struct scan *scan, size_t mention)
{
    struct mention *m = &scan->mentions.items[mention];
    if (m->type == MENTION_NAME) {
        read_body_name(scan, m);
    } else if (!m->joint && (m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED)) {
        if (m->core_end - m->core_first == 2)
            read_courtesy(scan, m);
        if (m->core_end + 2 < m->end_token)
            read_long_role(scan, mention);
    }
    if ((m->type == MENTION_NAME || m->type == MENTION_BODY) && m->name_end - m->name_first == 1)
        read_demonym(scan, m);
}
