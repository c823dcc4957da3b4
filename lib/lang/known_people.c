/* Known people by the hashes of names and of ends of names. */
#include "lang/known_people.h"

#include "base/unicode.h"
#include "lang/language.h"
#include "lang/word_form.h"

#include <string.h>

#define SEVERAL UINT32_MAX
#define MAX_ENDS 4 /* words of an end of a name: "van der Berg Smith" */

/* Reads a name as it counts: small letters, one space between words, straight apostrophes. */
struct name_reader {
    const char *text;
    size_t at, end;
    bool begun;
};

static struct name_reader read_name(struct slice name)
{
    return (struct name_reader){name.text, 0, name.length, false};
}

/* The next code point; 0 at the end. */
static uint32_t next_of(struct name_reader *reader)
{
    bool gap = false;
    size_t size = 0;
    uint32_t c = 0;
    for (; reader->at < reader->end; reader->at += size) {
        c = character_at(reader->text, reader->at, reader->end, &size);
        if (character_is_whitespace(c))
            gap = true;
        else if (!character_is_ignorable(c))
            break;
    }
    if (reader->at >= reader->end)
        return 0;
    if (gap && reader->begun)
        return ' ';
    reader->begun = true;
    reader->at += size;
    return character_is_apostrophe(c) ? '\'' : character_lower(c);
}

static uint32_t hash_name(struct slice name, bool whole)
{
    struct name_reader reader = read_name(name);
    uint32_t hash = whole ? 2166136261u : 2166136279u;
    for (uint32_t c; (c = next_of(&reader)) != 0;)
        hash = (hash ^ c) * 16777619u;
    return hash;
}

static bool same_name(struct slice a, struct slice b)
{
    struct name_reader left = read_name(a), right = read_name(b);
    for (;;) {
        uint32_t c = next_of(&left);
        if (c != next_of(&right))
            return false;
        if (!c)
            return true;
    }
}

static struct known_people_key *find_key(const struct known_people *known_people, struct slice name, uint32_t hash,
                                         bool whole)
{
    struct known_people_key *keys = known_people->keys.items;
    for (uint32_t at = map_get(&known_people->last_keys, hash); at != NO_INDEX; at = keys[at].before)
        if (keys[at].whole == whole && same_name(keys[at].name, name))
            return &keys[at];
    return NULL;
}

static bool add_key(struct known_people *known_people, const memory *mem, struct slice name, size_t person, bool whole)
{
    uint32_t hash = hash_name(name, whole);
    struct known_people_key *found = find_key(known_people, name, hash, whole);
    if (found) {
        if (!whole && found->person != person)
            found->person = SEVERAL;
        return true;
    }
    struct known_people_key key = {.name = name, .person = index_32(person), .whole = whole};
    return VECTOR_RESERVE(mem, known_people->keys, known_people->keys.count + 1) &&
           map_put(&known_people->last_keys, mem, hash, index_32(known_people->keys.count), &key.before) &&
           VECTOR_PUSH(mem, known_people->keys, key);
}

/* ---- the words of a name ---- */

static bool is_whitespace_at(struct slice name, size_t at, size_t *size)
{
    return character_is_whitespace(character_at(name.text, at, name.length, size));
}

/* The classes of a word in the lexicon; 0 for one that is too long to be looked up. */
static lexicon_set classes_of(const struct language *language, struct slice word)
{
    char form[MAX_FORM];
    size_t length = word_form(word.text, 0, word.length, false, form);
    struct lexicon_entry entry;
    lexicon_find(language, NULL, form, length, &entry);
    return entry.classes;
}

/* Cut the next word off a name; empty at its end. */
static struct slice cut_word(struct slice *name)
{
    size_t size, start = 0;
    while (start < name->length && is_whitespace_at(*name, start, &size))
        start += size;
    size_t end = start;
    while (end < name->length && !is_whitespace_at(*name, end, &size))
        end += size;
    struct slice word = {name->text + start, end - start};
    *name = (struct slice){name->text + end, name->length - end};
    return word;
}

/* The ends of a name, each from a word after the first: of "Ada van Moss Jr." these are "van Moss", "Moss", with "Jr."
 * and without. A name with "of" or "and" in it has none: it may be that of an organization. */
static bool add_ends(struct known_people *known_people, const struct language *language, const memory *mem,
                     size_t person)
{
    const lexicon_set joins = LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_DETERMINER);
    const char *starts[MAX_ENDS] = {NULL}, *stop = NULL, *full = NULL;
    struct slice rest = {known_people->items[person].name, strlen(known_people->items[person].name)}, word;
    for (size_t count = 0; (word = cut_word(&rest)).length > 0; count++) {
        lexicon_set classes = classes_of(language, word);
        full = word.text + word.length;
        if (count && classes & LEX_BIT(LEX_NAME_SUFFIX))
            continue;
        if (classes & joins && !(classes & LEX_BIT(LEX_NAME_PARTICLE)))
            return true;
        stop = full;
        if (count == 0)
            continue;
        memmove(starts, starts + 1, (MAX_ENDS - 1) * sizeof *starts);
        starts[MAX_ENDS - 1] = word.text;
    }
    for (size_t i = 0; i < MAX_ENDS; i++) {
        if (!starts[i])
            continue;
        if (!add_key(known_people, mem, (struct slice){starts[i], (size_t)(stop - starts[i])}, person, false) ||
            !add_key(known_people, mem, (struct slice){starts[i], (size_t)(full - starts[i])}, person, false))
            return false;
    }
    return true;
}

static void tell_gender(const struct language *language, struct known_person *person)
{
    struct slice name = {person->name, strlen(person->name)};
    lexicon_set classes = classes_of(language, cut_word(&name));
    person->male = classes & LEX_BIT(LEX_NAME_MALE);
    person->female = classes & LEX_BIT(LEX_NAME_FEMALE);
}

bool known_people_index(struct known_people *known_people, const struct language *language, const memory *mem)
{
    for (size_t i = 0; i < known_people->count && i < SEVERAL; i++) {
        struct known_person *person = &known_people->items[i];
        tell_gender(language, person);
        bool good = add_key(known_people, mem, (struct slice){person->name, strlen(person->name)}, i, true) &&
                    add_ends(known_people, language, mem, i);
        for (size_t a = 0; good && a < person->alias_count; a++)
            good = add_key(known_people, mem, (struct slice){person->aliases[a], strlen(person->aliases[a])}, i, true);
        if (!good)
            return false;
    }
    return true;
}

void known_people_free(struct known_people *known_people, const memory *mem)
{
    VECTOR_FREE(mem, known_people->keys);
    map_free(&known_people->last_keys, mem);
}

static const struct known_person *find(const struct known_people *known_people, struct slice name, bool whole)
{
    if (!known_people->keys.count)
        return NULL;
    const struct known_people_key *key = find_key(known_people, name, hash_name(name, whole), whole);
    return key && key->person != SEVERAL ? &known_people->items[key->person] : NULL;
}

const struct known_person *known_people_named(const struct known_people *known_people, struct slice name)
{
    return find(known_people, name, true);
}

const struct known_person *known_people_ending(const struct known_people *known_people, struct slice words)
{
    return find(known_people, words, false);
}
