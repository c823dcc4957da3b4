/* Checks for the unit tests: plain programs that print what failed and return how it went. */
#ifndef SAIDBY_CHECK_H
#define SAIDBY_CHECK_H

#include <stdio.h>
#include <string.h>

static int check_failures;

/* Print and count a failure, and go on. */
#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            check_failures++;                                                                                          \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);                                    \
        }                                                                                                              \
    } while (0)

static inline void check_size(const char *file, int line, const char *what, size_t got, size_t want)
{
    if (got == want)
        return;
    check_failures++;
    fprintf(stderr, "%s:%d: %s is %zu, not %zu\n", file, line, what, got, want);
}
#define CHECK_SIZE(got, want) check_size(__FILE__, __LINE__, #got, (size_t)(got), (size_t)(want))

static inline void check_string(const char *file, int line, const char *what, const char *got, const char *want)
{
    if (got == want || (got && want && strcmp(got, want) == 0))
        return;
    check_failures++;
    fprintf(stderr, "%s:%d: %s is\n  %s\nnot\n  %s\n", file, line, what, got ? got : "NULL", want ? want : "NULL");
}
#define CHECK_STRING(got, want) check_string(__FILE__, __LINE__, #got, (got), (want))

/* What main returns. */
#define CHECK_RESULT() (check_failures ? 1 : 0)

#endif
