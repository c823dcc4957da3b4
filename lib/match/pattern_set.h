/* A set of patterns, compiled; what the groups of each stand for. */
#ifndef SAIDBY_PATTERN_SET_H
#define SAIDBY_PATTERN_SET_H

#include "base/arena.h"
#include "base/vector.h"
#include "match/regex.h"
#include "pattern_families.h"

enum pattern_group {
    GROUP_SOURCE, GROUP_SOURCE2, GROUP_CUE, GROUP_CUE2, GROUP_CONTENT, GROUP_CONTENT2, GROUP_TO, GROUP_VIA, GROUP_COUNT
};

struct pattern {
    const char *name; /* shown, but nothing is decided by it */
    enum pattern_family family;
    struct regex *regex;
    int groups[GROUP_COUNT]; /* the number of each named group; 0: the pattern has none */
};

struct pattern_set {
    memory mem;
    struct arena arena;
    const struct pattern_macro *macros;
    struct regex_engine *engine;
    VECTOR(struct pattern) patterns;
    size_t built_in;     /* of these */
    size_t size;         /* bytes of all, compiled */
    uint32_t max_groups; /* of any pattern */
};

#endif
