/* Questions about words that identity asks: kinds of nouns, hashes of names, gender of titles. */
#include "coref/coref.h"
#include "text/tokenizer.h"

#include <string.h>

/* "34-year-old", "Norwegian": anybody may be one, as of the kind "bearer". */
bool coref_kinds_bearer(const struct analysis *analysis, size_t token, uint64_t kinds)
{
    const struct token *t = coref_token(analysis, token);
    if (kinds & KIND_BEARER || token_is(t, LEX_DEMONYM))
        return true;
    return t->end - t->start > 9 && memcmp(analysis->text + t->end - 9, "-year-old", 9) == 0;
}

/* ---- hashes ---- */

uint32_t coref_word(const struct analysis *analysis, size_t token)
{
    const struct token *t = coref_token(analysis, token);
    if (!token_is(t, LEX_GIVEN_SHORT) || !t->canonical)
        return t->hash;
    char lower[MAX_FORM];
    size_t length = token_form(t->canonical, 0, strlen(t->canonical), false, lower);
    return length ? token_hash(lower, length) : t->hash;
}

static bool is_word(const struct token *t)
{
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static bool is_article(const struct analysis *analysis, size_t token)
{
    return token_is(coref_token(analysis, token), LEX_DETERMINER) && coref_is(analysis, token, KIND_ARTICLE);
}

uint32_t coref_phrase(const struct analysis *analysis, size_t first, size_t end)
{
    uint32_t hash = 0;
    for (size_t i = first; i < end; i++)
        if (is_word(coref_token(analysis, i)) && !is_article(analysis, i))
            hash = (hash ^ coref_token(analysis, i)->hash) * 16777619u + 1;
    return hash;
}

uint32_t coref_location(const struct analysis *analysis, const struct mention *m)
{
    const struct token *t = coref_token(analysis, m->name_first);
    size_t words = m->name_end - m->name_first;
    if (!t->canonical || (words > 1 ? t->phrase != words : t->phrase > 1))
        return coref_phrase(analysis, m->name_first, m->name_end);
    return token_hash(t->canonical, strlen(t->canonical));
}

bool coref_is_given(const struct analysis *analysis, size_t token)
{
    return coref_token(analysis, token)->classes & (LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE)) &&
           coref_is_capital(analysis, token);
}

bool coref_is_capital(const struct analysis *analysis, size_t token)
{
    return coref_token(analysis, token)->flags & TOKEN_CAPITAL;
}

static uint32_t add_letter(uint32_t hash, char letter)
{
    return ((hash ? hash : 2166136261u) ^ (unsigned char)(letter | 0x20)) * 16777619u;
}

/* "OSCE", "F.B.I.". */
uint32_t coref_acronym(const struct analysis *analysis, size_t token)
{
    struct slice word = token_text(analysis, token);
    uint32_t hash = 0;
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        char letter = word.text[i];
        if (letter == '.' || letter == '&')
            continue;
        if (letter < 'A' || letter > 'Z')
            return 0;
        hash = add_letter(hash, letter);
        letters++;
    }
    return letters >= 2 && letters <= 7 ? hash : 0;
}

/* The acronym that the words would make, with the small words among them or without. */
uint32_t coref_initials(const struct analysis *analysis, size_t first, size_t end, bool small)
{
    uint32_t hash = 0;
    size_t letters = 0;
    for (size_t i = first; i < end; i++) {
        const struct token *t = coref_token(analysis, i);
        if (t->kind != TOKEN_WORD || (!small && !(t->flags & TOKEN_CAPITAL)))
            continue;
        if (is_article(analysis, i) && i == first)
            continue;
        hash = add_letter(hash, analysis->text[t->start]);
        letters++;
    }
    return letters >= 2 ? hash : 0;
}

/* The same word but for its ending: "Russia" and "Russian", "Italy" and "Italian", "production" and "Productions". */
bool coref_same_stem(const struct analysis *analysis, size_t a, size_t b)
{
    if (coref_token(analysis, a)->hash == coref_token(analysis, b)->hash)
        return true;
    struct slice x = token_text(analysis, a), y = token_text(analysis, b);
    size_t same = 0;
    while (same < x.length && same < y.length && (x.text[same] | 0x20) == (y.text[same] | 0x20))
        same++;
    size_t longer = x.length > y.length ? x.length : y.length;
    if (same >= 6 && longer - same <= 1)
        return true;
    return same >= 4 && longer - same <= 4 && coref_is_capital(analysis, a) && coref_is_capital(analysis, b);
}

/* ---- names ---- */

static bool is_initial(struct slice word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.text[i] == '.')
            continue;
        if (word.text[i] < 'A' || word.text[i] > 'Z' || (i > 0 && word.text[i - 1] != '.'))
            return false;
        letters++;
    }
    return letters > 0;
}

static void add_given(struct person_name *name, uint32_t hash)
{
    if (hash && name->given_count < NAME_WORDS)
        name->given[name->given_count++] = hash;
}

struct person_name coref_read_name(const struct analysis *analysis, const struct mention *m)
{
    struct person_name name = {.surname = 0};
    bool aside = false;
    size_t last = NO_INDEX;
    if (m->name_end - m->name_first == 1 && coref_token(analysis, m->name_first)->kind == TOKEN_WORD) {
        name.surname = coref_token(analysis, m->name_first)->hash;
        name.words = 1;
        return name;
    }
    for (size_t i = m->name_first; i < m->name_end; i++) {
        const struct token *t = coref_token(analysis, i);
        if (t->kind == TOKEN_QUOTE || t->mark == '(' || t->mark == ')')
            aside = !aside;
        if (t->kind != TOKEN_WORD)
            continue;
        if (last != NO_INDEX && coref_is(analysis, i, KIND_SUFFIX)) {
            name.suffix = true;
            continue;
        }
        name.words++;
        if (aside) {
            add_given(&name, coref_word(analysis, i));
        } else if (is_initial(token_text(analysis, i)) && i + 1 < m->name_end) {
            if (name.words == 1)
                name.initial = (uint32_t)analysis->text[t->start] | 0x20;
        } else {
            if (last != NO_INDEX)
                add_given(&name, coref_word(analysis, last));
            last = i;
        }
    }
    if (last != NO_INDEX)
        name.surname = coref_token(analysis, last)->hash;
    return name;
}

/* ---- roles ---- */

uint32_t coref_role_word(const struct analysis *analysis, size_t token)
{
    const struct noun_kind_row *row = coref_kind_row(analysis, token);
    return row ? row->full : coref_token(analysis, token)->hash;
}

/* A role that is told by a verb: "runs the ferry", "led the club until May". */
bool coref_is_verbal(const struct analysis *analysis, const struct role *role)
{
    const struct token *t = coref_token(analysis, role->first);
    return token_is(t, LEX_VERB_COMMON) && !coref_is_person_noun(analysis, role->first) &&
           !coref_is_person_noun(analysis, role->head);
}

/* The last word before what hangs after the noun: "fellow" of "senior fellow at the Institute for Rivers". */
size_t coref_role_head(const struct analysis *analysis, size_t first, size_t end)
{
    size_t head = first;
    for (size_t i = first; i < end && i < first + 24; i++) {
        const struct token *t = coref_token(analysis, i);
        if (i > first && (token_is(t, LEX_PREPOSITION) || token_is(t, LEX_WH) || token_is(t, LEX_CONJUNCTION) ||
                          t->mark == ',' || t->mark == '('))
            break;
        if (t->kind == TOKEN_WORD)
            head = i;
    }
    return head;
}
