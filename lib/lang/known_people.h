/*
 * The people that rules tell of, to be found by their names as a text writes them: without regard to case, to the kind
 * and number of spaces and to the kind of apostrophes; or by the end of a name, such as a surname, where one of them
 * alone has it.
 */
#ifndef SAIDBY_PEOPLE_H
#define SAIDBY_PEOPLE_H

#include "base/map.h"
#include "base/vector.h"
#include "lang/lexicon.h"

struct known_person {
    const char *id, *name, *role;   /* role may be NULL */
    const char *const *aliases;
    size_t alias_count;
    bool male, female;              /* by the given name; neither or both: unknown */
};

/* What a person is found by: a whole name or alias, or the end of the name. */
struct known_people_key {
    struct slice name;  /* as it was given */
    uint32_t person;    /* index, or UINT32_MAX where several share the end of a name */
    uint32_t before;    /* the key with the same hash that was added before, or NO_INDEX */
    bool whole;
};

struct known_people {
    struct known_person *items;
    size_t count;
    VECTOR(struct known_people_key) keys;
    struct map last_keys; /* by hash: the last key with it */
};

/* Make the keys of the items, which stay the caller's. False: no memory. */
bool known_people_index(struct known_people *known_people, const struct language *language, const memory *mem);
void known_people_free(struct known_people *known_people, const memory *mem); /* the keys */

/* Who has the name or alias; the first of several. NULL: nobody. */
const struct known_person *known_people_named(const struct known_people *known_people, struct slice name);

/* Whose name ends with these words, such as a surname. NULL: nobody, or several. */
const struct known_person *known_people_ending(const struct known_people *known_people, struct slice words);

#endif
