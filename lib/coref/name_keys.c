/* Questions about words that identity asks: kinds of nouns, hashes of names, gender of titles. */
#include "coref/coref.h"
#include "coref/weights.h"

#include <string.h>

/* "34-year-old", "Norwegian": anybody may be one, as of the kind "bearer". */
bool coref_kinds_bearer(const struct analysis *analysis, size_t token, uint64_t kinds)
{
    const struct token *t = token_at(analysis, token);
    if (kinds & KIND_BEARER || token_is(t, LEX_DEMONYM))
        return true;
    struct slice word = token_text(analysis, token);
    return affix_ending(analysis->language, word.text, word.length, AFFIX_YEARS_OLD, 1) != 0;
}

/* ---- hashes ---- */

static bool is_word_or_number(const struct token *t)
{
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static bool is_leading_article(const struct analysis *analysis, size_t token)
{
    return token_is(token_at(analysis, token), LEX_DETERMINER) && token_is_noun_of(analysis, token, KIND_ARTICLE);
}

uint32_t coref_phrase(const struct analysis *analysis, size_t first, size_t end)
{
    uint32_t hash = 0;
    for (size_t i = first; i < end; i++)
        if (is_word_or_number(token_at(analysis, i)) && !is_leading_article(analysis, i))
            hash = (hash ^ token_at(analysis, i)->hash) * 16777619u + 1;
    return hash;
}

uint32_t coref_location(const struct analysis *analysis, const struct mention *m)
{
    const struct token *t = token_at(analysis, m->name_first);
    size_t words = m->name_end - m->name_first;
    if (!t->canonical || (words > 1 ? t->phrase != words : t->phrase > 1))
        return coref_phrase(analysis, m->name_first, m->name_end);
    return token_hash(t->canonical, strlen(t->canonical));
}

static uint32_t add_acronym_letter(uint32_t hash, char letter)
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
        hash = add_acronym_letter(hash, letter);
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
        const struct token *t = token_at(analysis, i);
        if (t->kind != TOKEN_WORD || (!small && !(t->flags & TOKEN_CAPITAL)))
            continue;
        if (is_leading_article(analysis, i) && i == first)
            continue;
        hash = add_acronym_letter(hash, analysis->text[t->start]);
        letters++;
    }
    return letters >= 2 ? hash : 0;
}

/* The same word but for its ending: "Russia" and "Russian", "Italy" and "Italian", "production" and "Productions". */
bool coref_same_stem(const struct analysis *analysis, size_t a, size_t b)
{
    if (token_at(analysis, a)->hash == token_at(analysis, b)->hash)
        return true;
    struct slice x = token_text(analysis, a), y = token_text(analysis, b);
    size_t same = 0;
    while (same < x.length && same < y.length && (x.text[same] | 0x20) == (y.text[same] | 0x20))
        same++;
    size_t longer = x.length > y.length ? x.length : y.length;
    if (same >= 6 && longer - same <= 1)
        return true;
    return same >= 4 && longer - same <= 4 && token_is_capital(analysis, a) && token_is_capital(analysis, b);
}

/* ---- roles ---- */

uint32_t coref_role_word(const struct analysis *analysis, size_t token)
{
    const struct noun_kind_row *row = token_noun_row(analysis, token);
    return row ? row->full : token_at(analysis, token)->hash;
}

/* A role that is told by a verb: "runs the ferry", "led the club until May". */
bool coref_is_verbal(const struct analysis *analysis, const struct role *role)
{
    const struct token *t = token_at(analysis, role->first);
    return token_is(t, LEX_VERB_COMMON) && !coref_is_person_noun(analysis, role->first) &&
           !coref_is_person_noun(analysis, role->head);
}

/* The last word before what hangs after the noun: "fellow" of "senior fellow at the Institute for Rivers". */
size_t coref_role_head(const struct analysis *analysis, size_t first, size_t end)
{
    size_t head = first;
    for (size_t i = first; i < end && i < first + MAX_ROLE_WORDS; i++) {
        const struct token *t = token_at(analysis, i);
        if (i > first && (token_is(t, LEX_PREPOSITION) || token_is(t, LEX_WH) || token_is(t, LEX_CONJUNCTION) ||
                          t->mark == ',' || t->mark == '('))
            break;
        if (t->kind == TOKEN_WORD)
            head = i;
    }
    return head;
}
