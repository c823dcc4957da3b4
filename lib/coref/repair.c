/* What a mention says, set right by what identity knows: titles in names, nouns that are surnames, roles by "is". */
#include "coref/coref.h"

#include <string.h>

#define MAX_ROLE 14 /* tokens of a role after "who is" */

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
void coref_trim_title(const struct analysis *analysis, struct mention *m)
{
    size_t first = m->name_first;
    while (first + 1 < m->name_end &&
           (coref_is(analysis, first, KIND_COURTESY) || is_epithet(analysis, first) ||
            token_is(coref_token(analysis, first), LEX_ABBREVIATION_TITLE) ||
            (first + 2 < m->name_end && coref_is(analysis, first, KIND_ROLES)))) /* "General Electric" is no general */
        first++;
    if (first > m->name_first && m->role_first == m->role_end && !coref_is(analysis, m->name_first, KIND_COURTESY)) {
        m->role_first = m->core_first < m->name_first ? m->core_first : m->name_first;
        m->role_end = first;
    }
    m->name_first = first;
}

/* "Mr. King" is no king. */
static void read_courtesy(const struct analysis *analysis, struct mention *m)
{
    if (!coref_is_capital(analysis, m->core_first + 1) || !coref_is(analysis, m->core_first, KIND_COURTESY))
        return;
    m->type = MENTION_NAME;
    m->name_first = m->core_first + 1;
    m->name_end = m->core_end;
}

/* "The Norwegian" is somebody from there. */
static void read_demonym(const struct analysis *analysis, struct mention *m)
{
    if (m->core_first + 1 != m->name_first || !token_equals(analysis, m->core_first, "the") ||
        !token_is(coref_token(analysis, m->name_first), LEX_DEMONYM) ||
        analysis->text[coref_token(analysis, m->name_first)->end - 1] == 's')
        return;
    m->type = MENTION_DESCRIPTION;
    m->gender = GENDER_UNKNOWN;
    m->head = m->name_first;
    m->name_first = m->name_end = m->core_first;
}

/* "Deputy US secretary of state Ada Moss" may be read as a secretary and, in there, "state Ada Moss". */
static void read_long_role(const struct coref *c, size_t mention)
{
    const struct analysis *analysis = c->analysis;
    struct mention *m = &c->mentions[mention];
    if (m->type == MENTION_NAME || m->plural || !token_equals(analysis, m->core_end, "of"))
        return;
    for (size_t i = mention + 1; i < analysis->mentions.count && i < mention + 4; i++) {
        struct mention *in = &c->mentions[i];
        if (in->parent != mention || in->type != MENTION_NAME || in->name_end != m->end_token ||
            in->first_token != m->core_end + 1 || in->name_first == in->first_token ||
            coref_is_capital(analysis, in->first_token) || coref_is(analysis, in->first_token, KIND_ROLES))
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
    const struct analysis *analysis = c->analysis;
    size_t end = analysis->sentences.items[coref_mention(c, mention)->sentence].end_token;
    for (size_t i = first; relative && i < end && i < first + MAX_ROLE; i++)
        if (coref_token(analysis, i)->mark == ',')
            return i;
    for (size_t i = mention + 1; i < analysis->mentions.count && i < mention + 6; i++) {
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
    const struct analysis *analysis = c->analysis;
    const struct mention *m = coref_mention(c, mention);
    size_t at = m->core_end, end = analysis->sentences.items[m->sentence].end_token;
    bool relative =
        at + 3 < end && coref_token(analysis, at)->mark == ',' && token_is(coref_token(analysis, at + 1), LEX_WH);
    if (relative && m->apposition_first < m->apposition_end)
        return true;
    if (relative)
        at += 2;
    if (at + 3 >= end || !(token_equals(analysis, at, "is") || token_equals(analysis, at, "was")))
        return true;
    size_t first = at + 1 + token_is(coref_token(analysis, at + 1), LEX_DETERMINER);
    size_t last = copula_end(c, mention, first, relative);
    if (first >= last || !coref_is(analysis, coref_role_head(analysis, first, last), KIND_ROLES))
        return true;
    return coref_add_role(c, c->of[mention], first, last, ROLE_AFTER);
}

/* "The National Police Agency" is no police officer called Agency: capitals up to what organizations are called. */
static void read_organization_name(const struct analysis *analysis, struct mention *m)
{
    size_t first = m->role_first < m->role_end && m->role_end == m->name_first ? m->role_first : m->name_first;
    if (m->type != MENTION_NAME || m->coordinated || m->name_first >= m->name_end || m->name_end - first < 2 ||
        !coref_is(analysis, m->name_end - 1, KIND_ORGANIZATION) || coref_is_given(analysis, m->name_first))
        return;
    for (size_t i = first; i < m->name_end; i++)
        if (!coref_is_capital(analysis, i))
            return;
    m->type = MENTION_ORGANIZATION;
    m->gender = GENDER_NEUTER;
    m->name_first = first;
    m->role_first = m->role_end = first;
}

void coref_repair(struct coref *c, size_t mention)
{
    const struct analysis *analysis = c->analysis;
    struct mention *m = &c->mentions[mention];
    if (m->type == MENTION_NAME) {
        read_organization_name(analysis, m);
    } else if (!m->coordinated && (m->type == MENTION_DESCRIPTION || m->type == MENTION_UNNAMED)) {
        if (m->core_end - m->core_first == 2)
            read_courtesy(analysis, m);
        if (m->core_end + 2 < m->end_token)
            read_long_role(c, mention);
    }
    if ((m->type == MENTION_NAME || m->type == MENTION_ORGANIZATION) && m->name_end - m->name_first == 1)
        read_demonym(analysis, m);
}
