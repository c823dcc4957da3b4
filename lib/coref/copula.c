/* Roles by "is" and "who is". */
#include "coref/coref.h"

#define MAX_ROLE 14 /* tokens of a role after "who is" */

/* Where a role ends that "who is" begins: at the comma, or where the mention ends that is there. */
static size_t copula_end(const struct coref *c, size_t mention, size_t first, bool relative)
{
    const struct analysis *analysis = c->analysis;
    size_t end = analysis->sentences.items[coref_mention(c, mention)->sentence].end_token;
    for (size_t i = first; relative && i < end && i < first + MAX_ROLE; i++)
        if (token_at(analysis, i)->mark == ',')
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
        at + 3 < end && token_at(analysis, at)->mark == ',' && token_is(token_at(analysis, at + 1), LEX_WH);
    if (relative && m->apposition_first < m->apposition_end)
        return true;
    if (relative)
        at += 2;
    if (at + 3 >= end || !token_in(analysis, token_at(analysis, at), SET_COPULA))
        return true;
    size_t first = at + 1 + token_is(token_at(analysis, at + 1), LEX_DETERMINER);
    size_t last = copula_end(c, mention, first, relative);
    if (first >= last || !token_is_noun_of(analysis, coref_role_head(analysis, first, last), KIND_ROLES))
        return true;
    return coref_add_role(c, c->of[mention], first, last, ROLE_AFTER);
}
