/* What an extractor is: immutable once saidby_new has made it, but for the work states that wait for the next text. */
#ifndef SAIDBY_EXTRACTOR_H
#define SAIDBY_EXTRACTOR_H

#include "lang/known_people.h"
#include "api/pipeline.h"

#include <stdatomic.h>

#define EXTRACTOR_SPARES 16 /* threads that work at once without building new work states */

struct saidby_extractor {
    memory mem;
    struct arena arena;              /* the known people */
    int repair;
    double min_confidence;
    const struct language *language;
    struct lexicon *lexicon;         /* added by rules, or NULL */
    struct pattern_set *patterns;
    struct known_people known_people;
    _Atomic(struct pipeline *)
        spares[EXTRACTOR_SPARES]; /* each is taken and put back by whichever thread comes first */
};

/* saidby_new for a language; options and error are not NULL, and the options are valid. */
saidby_status extractor_new(const struct language *language, const saidby_options *options, saidby_extractor **out,
                            saidby_error *error);

/* saidby_extract with somebody who looks on, or NULL. SAIDBY_ERROR_MEMORY where the observer ends the work. */
saidby_status extract_observed(const saidby_extractor *extractor, const char *text, size_t length,
                               struct observer *observer, saidby_doc **out, saidby_error *error);

#endif
