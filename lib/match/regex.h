/*
 * Regular expressions over strings of symbols: PCRE2, with limits and the caller's memory. The only file that includes
 * PCRE2 is regex.c.
 */
#ifndef SAIDBY_REGEX_H
#define SAIDBY_REGEX_H

#include "base/memory.h"

/* What the expressions of a set share: memory, and the limits of a match. */
struct regex_engine;

/* NULL on failure, with error filled: memory, or a PCRE2 that is unfit. */
struct regex_engine *regex_engine_new(const memory *mem, saidby_error *error);
void regex_engine_free(struct regex_engine *engine);

/* Whether a PCRE2 of this version, such as "10.42 2022-12-11", can be used: before 10.40 its JIT code reads past the
 * subject, and 10.45 has a defect in its matching of character classes. */
bool regex_fits_pcre2(const char *version);

/* One expression, compiled; read by any number of threads at once. */
struct regex;

/* NULL on failure, with error filled: memory, or SAIDBY_ERROR_RULES with the offset within text. */
struct regex *regex_new(struct regex_engine *engine, const char *text, saidby_error *error);
void regex_free(struct regex *regex);

size_t regex_size(const struct regex *regex); /* bytes, compiled */
uint32_t regex_group_count(const struct regex *regex);

/* The number of the group of this name; 0 where there is none, -1 where there are several. */
int regex_group(const struct regex *regex, const char *name);

/* A string that is searched, and what is told of it so that most searches that must fail are not begun. */
struct regex_string {
    const char *text;
    size_t length;
    uint64_t present[4]; /* which bytes it has, one bit each */
    uint32_t ends[256];  /* of each byte, the place after its last one; 0: none */
};

/* One thread's searches. */
struct regex_search {
    const struct regex_engine *engine;
    void *data;
    const size_t *offsets; /* of the last match: where each group begins and ends, SIZE_MAX where it took no part */
    struct regex_string string;
};

/* For expressions of at most so many groups. False: no memory. */
bool regex_search_begin(struct regex_search *search, const struct regex_engine *engine, uint32_t groups);
void regex_search_end(struct regex_search *search);

/* The string of the next searches, of fewer bytes than 4 GiB; it is not copied. */
void regex_search_string(struct regex_search *search, const char *text, size_t length);

/* The first match that begins at `start` or after it, into search->offsets. False: none, or none within the limits. */
bool regex_search_next(struct regex_search *search, const struct regex *regex, size_t start);

#endif
