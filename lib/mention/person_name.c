/* What the name of a person says: reads the words of a mention's name; makes surname, given names, initial, "Jr.". */
#include "mention/person_name.h"
#include "base/unicode.h"
#include "lang/word_form.h"

#include <string.h>

uint32_t name_word(const struct analysis *analysis, size_t token)
{
    const struct token *t = token_at(analysis, token);
    if (!token_is(t, LEX_GIVEN_SHORT) || !t->canonical)
        return t->hash;
    char lower[MAX_FORM];
    size_t length = word_form(t->canonical, 0, strlen(t->canonical), false, lower);
    return length ? token_hash(lower, length) : t->hash;
}

/* "J.", "K", "J.K.": capitals with a dot between any two. */
static bool are_initials(struct slice word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.text[i] == '.')
            continue;
        if (!byte_is(word.text[i], BYTE_CAPITAL) || (i > 0 && word.text[i - 1] != '.'))
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

/* A name while it is read. */
struct name_reading {
    struct person_name name;
    uint32_t last; /* the last word that may be the surname, or NO_INDEX */
    bool aside;    /* within marks: a nickname */
};

/* A word that may be the surname: what seemed to be it is a given name. */
static void read_full_word(struct name_reading *reading, const struct analysis *analysis, uint32_t token)
{
    if (reading->last != NO_INDEX)
        add_given(&reading->name, name_word(analysis, reading->last));
    reading->last = token;
}

/* last: no word of the name follows. */
static void read_name_word(struct name_reading *reading, const struct analysis *analysis, uint32_t token, bool last)
{
    struct person_name *name = &reading->name;
    const struct noun_kind_row *row = token_noun_row(analysis, token);
    if (reading->last != NO_INDEX && row && row->kinds & KIND_SUFFIX) {
        name->suffix = row->full;
        return;
    }
    name->words++;
    if (reading->aside)
        add_given(name, name_word(analysis, token));
    else if (last || !are_initials(token_text(analysis, token)))
        read_full_word(reading, analysis, token);
    else if (name->words == 1)
        name->initial = (unsigned char)analysis->text[token_at(analysis, token)->start] | 0x20u;
}

static bool is_mark_of_nickname(const struct token *t)
{
    return t->kind == TOKEN_QUOTE || t->mark == '(' || t->mark == ')';
}

struct person_name person_name_read(const struct analysis *analysis, const struct mention *m)
{
    struct name_reading reading = {.last = NO_INDEX};
    if (m->name_end - m->name_first == 1 && token_at(analysis, m->name_first)->kind == TOKEN_WORD)
        return (struct person_name){.surname = token_at(analysis, m->name_first)->hash, .words = 1};
    for (uint32_t i = m->name_first; i < m->name_end; i++) {
        const struct token *t = token_at(analysis, i);
        if (is_mark_of_nickname(t))
            reading.aside = !reading.aside;
        if (t->kind == TOKEN_WORD)
            read_name_word(&reading, analysis, i, i + 1 == m->name_end);
    }
    if (reading.last != NO_INDEX)
        reading.name.surname = token_at(analysis, reading.last)->hash;
    return reading.name;
}
