/* What the name of a person says: surname, given names, initials, "Jr.". */
#include "mention/person_name.h"
#include "lang/word_form.h"

#include <string.h>

static const struct token *at(const struct analysis *analysis, size_t i)
{
    return &analysis->tokens.items[i];
}

uint32_t name_word(const struct analysis *analysis, size_t token)
{
    const struct token *t = at(analysis, token);
    if (!token_is(t, LEX_GIVEN_SHORT) || !t->canonical)
        return t->hash;
    char lower[MAX_FORM];
    size_t length = word_form(t->canonical, 0, strlen(t->canonical), false, lower);
    return length ? token_hash(lower, length) : t->hash;
}

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

struct person_name person_name_read(const struct analysis *analysis, const struct mention *m)
{
    struct person_name name = {.surname = 0};
    bool aside = false;
    size_t last = NO_INDEX;
    if (m->name_end - m->name_first == 1 && at(analysis, m->name_first)->kind == TOKEN_WORD) {
        name.surname = at(analysis, m->name_first)->hash;
        name.words = 1;
        return name;
    }
    for (size_t i = m->name_first; i < m->name_end; i++) {
        const struct token *t = at(analysis, i);
        if (t->kind == TOKEN_QUOTE || t->mark == '(' || t->mark == ')')
            aside = !aside;
        if (t->kind != TOKEN_WORD)
            continue;
        if (last != NO_INDEX && token_is_noun_of(analysis, i, KIND_SUFFIX)) {
            name.suffix = true;
            continue;
        }
        name.words++;
        if (aside) {
            add_given(&name, name_word(analysis, i));
        } else if (is_initial(token_text(analysis, i)) && i + 1 < m->name_end) {
            if (name.words == 1)
                name.initial = (uint32_t)analysis->text[t->start] | 0x20;
        } else {
            if (last != NO_INDEX)
                add_given(&name, name_word(analysis, last));
            last = i;
        }
    }
    if (last != NO_INDEX)
        name.surname = at(analysis, last)->hash;
    return name;
}
