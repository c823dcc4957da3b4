/* Reading the cases of a file of tests/spec: lines of text and lines of what is wanted, up to an empty line; "#"
 * begins a comment. */
#ifndef SAIDBY_TEST_SPEC_CASES_H
#define SAIDBY_TEST_SPEC_CASES_H

#include "check.h"

#include <stdbool.h>

#define MAX_CASE 4096 /* bytes of each */

/* Have each case checked; lines of what is wanted begin with one of the marks. The check may change both. */
static void spec_cases(const char *path, const char *marks, void (*check)(char *text, char *want))
{
    static char line[MAX_CASE], text[MAX_CASE], want[MAX_CASE];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    for (bool more = file; more;) {
        more = fgets(line, sizeof line, file) != NULL;
        if (!more || line[0] == '\n') {
            if (*want)
                check(text, want);
            *text = *want = '\0';
        } else if (strchr(marks, line[0])) {
            strcat(want, line);
        } else if (line[0] != '#') {
            strcat(text, line);
        }
    }
    if (file)
        fclose(file);
}

#endif
