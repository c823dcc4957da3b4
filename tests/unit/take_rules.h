/* An extractor with rules that must be taken. */
#ifndef SAIDBY_TEST_TAKE_RULES_H
#define SAIDBY_TEST_TAKE_RULES_H

#include "check.h"

static saidby_extractor *take(const char *rules)
{
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = strlen(rules);
    saidby_extractor *extractor;
    saidby_error error;
    CHECK(saidby_new(&options, &extractor, &error) == SAIDBY_OK);
    if (!extractor)
        fprintf(stderr, "%s\n", error.message);
    return extractor;
}

#endif
