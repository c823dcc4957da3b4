/* What an extractor is: immutable once saidby_new has made it. */
#ifndef SAIDBY_EXTRACTOR_H
#define SAIDBY_EXTRACTOR_H

#include "scan.h"

struct saidby {
    memory mem;
    struct arena arena;              /* the known people */
    int repair;
    struct lexicon *lexicon;         /* added by rules, or NULL */
    struct pattern_set *patterns;
    struct known_person *people;
    size_t people_count;
};

#endif
