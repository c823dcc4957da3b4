/* What the name of a person says, by which names are told apart and found again. */
#ifndef SAIDBY_PERSON_NAME_H
#define SAIDBY_PERSON_NAME_H

#include "mention/mentions.h"

#define NAME_WORDS 4 /* given and middle names of one person that are kept */

/* Of "Robert C. “Bobby” Scott Jr.". */
struct person_name {
    uint32_t surname;           /* hash of the last word; of the only one too */
    uint32_t given[NAME_WORDS]; /* hashes of the words before it, short forms as the full ones; the nickname too */
    uint32_t initial;           /* of the first word where it is one letter, else 0 */
    uint32_t words;             /* with initials */
    uint32_t suffix;            /* of "Jr.", "III", as without a dot; 0: none */
    uint8_t given_count;
};

struct person_name person_name_read(const struct analysis *analysis, const struct mention *m);

/* The hash of a word of a name; of a short given name the full one's. */
uint32_t name_word(const struct analysis *analysis, size_t token);

#endif
