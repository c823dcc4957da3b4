/*
 * The people that rules tell of, to be found by their names as a text writes them: without regard to case, to the kind
 * and number of blanks and to the kind of apostrophes; or by the end of a name, such as a surname, where one of them
 * alone has it.
 */
#ifndef SAIDBY_PEOPLE_H
#define SAIDBY_PEOPLE_H

#include "lang/lexicon.h"

struct known_person {
    const char *id, *name, *role;   /* role may be NULL */
    const char *const *aliases;
    size_t alias_count;
    bool male, female;              /* by the given name; neither or both: unknown */
};

/* What a person is found by: a whole name or alias, or the end of the name. */
struct known_people_key {
    struct slice name;  /* as it was given; text NULL: the slot is empty */
    uint32_t hash;
    uint32_t person;    /* index, or UINT32_MAX where several share the end of a name */
    bool whole;
};

struct known_people {
    struct known_person *items;
    size_t count;
    struct known_people_key *keys; /* open addressing */
    size_t key_count, capacity; /* capacity: a power of two, or 0 */
};

/* Make the keys of the items, which stay the caller's. False: no memory. */
bool known_people_index(struct known_people *known_people, const memory *mem);
void known_people_free(struct known_people *known_people, const memory *mem); /* the keys */

/* Who has the name or alias; the first of several. NULL: nobody. */
const struct known_person *known_people_named(const struct known_people *known_people, struct slice name);

/* Whose name ends with these words, such as a surname. NULL: nobody, or several. */
const struct known_person *known_people_ending(const struct known_people *known_people, struct slice words);

#endif
