/* What sets one holder of an office apart from another. */
#include "coref/qualifier.h"

#include "coref/name_keys.h"
#include "coref/weights.h"

/* Words that tell whose an office is, by what they may be compared with. */
enum owner_kind {
    OWNER_NONE,
    OWNER_COUNTRY, /* "French", "of France" */
    OWNER_NAME,    /* "Torres's", "of Veld", "Florida" */
    OWNER_NOUN     /* "the company's", "of the union" */
};

#define MAX_OWNERS 12
struct owners {
    uint32_t tokens[MAX_OWNERS];
    uint8_t kinds[MAX_OWNERS];
    size_t count;
};

/* The country that a word names or whose people it names, as a hash; 0: none. */
static uint32_t country_of(const struct analysis *analysis, size_t token)
{
    const struct noun_kind_row *row = token_is_capital(analysis, token) ? token_noun_row(analysis, token) : NULL;
    return row && row->kinds & KIND_COUNTRY ? row->full : 0;
}

static bool is_possessor(const struct analysis *analysis, size_t token, size_t end)
{
    return token + 1 < end && token_at(analysis, token + 1)->kind == TOKEN_SUFFIX;
}

/* The last word of a name that spreads over more: "Veld" of "Veld Mills's". */
static enum owner_kind owner_before(const struct analysis *analysis, size_t token, size_t head)
{
    const struct token *t = token_at(analysis, token);
    if (t->kind != TOKEN_WORD)
        return OWNER_NONE;
    if (country_of(analysis, token))
        return OWNER_COUNTRY;
    if (is_possessor(analysis, token, head + 1))
        return t->flags & TOKEN_CAPITAL ? OWNER_NAME : OWNER_NOUN;
    bool name = token_is(t, LEX_PLACE) || token_is(t, LEX_BODY_NAME) || (t->flags & TOKEN_ALL_CAPITAL);
    return t->flags & TOKEN_CAPITAL && name && !token_is(t, LEX_DEMONYM) ? OWNER_NAME : OWNER_NONE;
}

/* Of a word in what follows the noun: "of the union", "for Veld". */
static enum owner_kind owner_after(const struct analysis *analysis, size_t token)
{
    const struct token *t = token_at(analysis, token);
    if (t->kind != TOKEN_WORD ||
        t->classes & (LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_PRONOUN)))
        return OWNER_NONE;
    return country_of(analysis, token) ? OWNER_COUNTRY : t->flags & TOKEN_CAPITAL ? OWNER_NAME : OWNER_NOUN;
}

static void add_owner(struct owners *owners, size_t token, enum owner_kind kind)
{
    if (kind == OWNER_NONE || owners->count == MAX_OWNERS)
        return;
    owners->tokens[owners->count] = (uint32_t)token;
    owners->kinds[owners->count++] = (uint8_t)kind;
}

/* Where what hangs on the noun by "of", "for", "at" ends: at a mark, a relative clause, a conjunction. */
static size_t owned_end(const struct analysis *analysis, const struct qualified *q)
{
    size_t i = q->head + 1;
    if (i >= q->end || !token_in(analysis, token_at(analysis, i), SET_OWNED_BY))
        return i;
    for (i++; i < q->end && i < q->head + MAX_ROLE_WORDS; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind == TOKEN_MARK || token_is(t, LEX_WH) || token_is(t, LEX_AUXILIARY))
            break;
    }
    return i;
}

static void find_owners(const struct analysis *analysis, const struct qualified *q, struct owners *owners)
{
    owners->count = 0;
    for (size_t i = q->first; i < q->head && i < q->first + MAX_ROLE_WORDS; i++)
        add_owner(owners, i, owner_before(analysis, i, q->head));
    size_t end = owned_end(analysis, q);
    for (size_t i = q->head + 1; i < end; i++)
        add_owner(owners, i, owner_after(analysis, i));
}

static bool same_owner(const struct analysis *analysis, size_t a, size_t b)
{
    uint32_t one = country_of(analysis, a), other = country_of(analysis, b);
    return one && other ? one == other : coref_same_stem(analysis, a, b);
}

/* Both have owners of a kind, and share one or none. */
static enum qualifier_relation relate_owners(const struct analysis *analysis, const struct owners *a,
                                             const struct owners *b)
{
    unsigned of_a = 0, of_b = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (same_owner(analysis, a->tokens[i], b->tokens[k]))
                return QUALIFIERS_SHARED;
    for (size_t i = 0; i < a->count; i++)
        of_a |= 1u << a->kinds[i];
    for (size_t i = 0; i < b->count; i++)
        of_b |= 1u << b->kinds[i];
    return of_a & of_b ? QUALIFIERS_CLASH : QUALIFIERS_UNTOLD;
}

static bool has_rank(const struct analysis *analysis, const struct qualified *q, uint16_t word)
{
    for (size_t i = q->first; i < q->head && i < q->first + MAX_ROLE_WORDS; i++)
        if (token_at(analysis, i)->word == word)
            return true;
    return false;
}

/* Each rank of one is one of the other: "vice", "deputy", "former". */
static bool has_ranks_of(const struct analysis *analysis, const struct qualified *q, const struct qualified *other)
{
    for (size_t i = other->first; i < other->head && i < other->first + MAX_ROLE_WORDS; i++)
        if (token_in(analysis, token_at(analysis, i), SET_RANK) && !has_rank(analysis, q, token_at(analysis, i)->word))
            return false;
    return true;
}

/* The word before the noun that says of what one is a minister; NO_INDEX: none does. */
static size_t field_of(const struct analysis *analysis, const struct qualified *q)
{
    if (q->head <= q->first || !token_in(analysis, token_at(analysis, q->head), SET_WITH_FIELD))
        return NO_INDEX;
    const struct token *t = token_at(analysis, q->head - 1);
    bool other = t->kind != TOKEN_WORD || token_is(t, LEX_DETERMINER) || token_is(t, LEX_DEMONYM) ||
                 token_is(t, LEX_PLACE) || token_in(analysis, t, SET_RANK) ||
                 (token_is(t, LEX_ROLE_MODIFIER) && !token_in(analysis, t, SET_FIELD));
    return other ? NO_INDEX : q->head - 1;
}

enum qualifier_relation qualifiers_relate(const struct analysis *analysis, const struct qualified *a,
                                          const struct qualified *b, bool same_noun)
{
    struct owners of_a, of_b;
    if (same_noun && !(has_ranks_of(analysis, a, b) && has_ranks_of(analysis, b, a)))
        return QUALIFIERS_CLASH;
    size_t field_a = same_noun ? field_of(analysis, a) : NO_INDEX,
           field_b = same_noun ? field_of(analysis, b) : NO_INDEX;
    if (field_a != NO_INDEX && field_b != NO_INDEX && !coref_same_stem(analysis, field_a, field_b))
        return QUALIFIERS_CLASH;
    find_owners(analysis, a, &of_a);
    find_owners(analysis, b, &of_b);
    return relate_owners(analysis, &of_a, &of_b);
}
