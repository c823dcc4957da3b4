/* The patterns of a set: their macros, their groups, and what a user's may be. */
#include "match/pattern.h"
#include "base/error.h"
#include "base/unicode.h"
#include "match/pattern_set.h"

#include <string.h>

/* What patterns may be, so that none takes more time or memory than a text is worth. */
#define MAX_PATTERNS 1000       /* beside the built-in ones */
#define MAX_PATTERN 8192        /* bytes, macros in place */
#define MAX_GROUPS 1000         /* of one pattern */
#define MAX_SIZE (4u << 20)     /* bytes of all, compiled */

static const char *const group_names[GROUP_COUNT] = {"source",  "source2",  "cue", "cue2",
                                                     "content", "content2", "to",  "via"};

static bool rules_fail(saidby_error *error, const char *message)
{
    error_fail(error, SAIDBY_ERROR_RULES, 0, "%s", message);
    return false;
}

static bool memory_fail(saidby_error *error, const char *message)
{
    error_fail(error, SAIDBY_ERROR_MEMORY, 0, "%s", message);
    return false;
}

/* ---- reading a pattern ---- */

/* Go past the next character of a pattern, or past the macro that is there: "{S}" and so on. What is to be read in
 * its place; NULL text for a macro that is none. */
static struct slice next_piece(const struct pattern_macro *macros, const char **at)
{
    const char *from = *at, *end = from + 1;
    if (*from != '{' || !byte_is(from[1], BYTE_LETTER)) {
        *at = end;
        return (struct slice){from, 1};
    }
    while (byte_is(*end, BYTE_LETTER | BYTE_DIGIT) || *end == '-')
        end++;
    size_t length = (size_t)(end - from - 1);
    for (const struct pattern_macro *m = macros; m->name && *end == '}'; m++)
        if (strlen(m->name) == length && memcmp(m->name, from + 1, length) == 0) {
            *at = end + 1;
            return (struct slice){m->value, strlen(m->value)};
        }
    return (struct slice){NULL, 0};
}

/* The pattern with its macros in place. NULL with error filled. */
static char *expand(struct pattern_set *set, const char *match, saidby_error *error)
{
    char text[MAX_PATTERN];
    size_t length = 0;
    for (const char *at = match, *from = at; *at; from = at) {
        struct slice piece = next_piece(set->macros, &at);
        if (!piece.text || piece.length > sizeof text - length) {
            error_fail(error, SAIDBY_ERROR_RULES, (size_t)(from - match), piece.text ? "too long" : "unknown macro");
            return NULL;
        }
        memcpy(text + length, piece.text, piece.length);
        length += piece.length;
    }
    char *copy = arena_copy(&set->arena, text, length);
    if (!copy)
        error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
    return copy;
}

/* The byte of the pattern as it was given that a byte of the expanded one comes from. */
static size_t given_offset(const struct pattern_macro *macros, const char *match, size_t expanded)
{
    const char *at = match, *from = at;
    for (size_t length = 0; *at; from = at) {
        struct slice piece = next_piece(macros, &at);
        if (piece.length > expanded - length)
            break;
        length += piece.length;
    }
    return (size_t)(from - match);
}

static bool compile_pattern(struct pattern_set *set, const char *match, struct pattern *pattern, saidby_error *error)
{
    saidby_error fault;
    char *text = expand(set, match, error);
    if (!text)
        return false;
    pattern->regex = regex_new(set->engine, text, &fault);
    if (!pattern->regex)
        error_fail(error, fault.status, given_offset(set->macros, match, fault.offset), "%s", fault.message);
    return pattern->regex != NULL;
}

/* The numbers of the groups that say something. */
static bool read_groups(struct pattern *pattern, saidby_error *error)
{
    for (int g = 0; g < GROUP_COUNT; g++) {
        pattern->groups[g] = regex_group(pattern->regex, group_names[g]);
        if (pattern->groups[g] < 0)
            return rules_fail(error, "two groups have the same name");
    }
    if (!pattern->groups[GROUP_SOURCE] || (!pattern->groups[GROUP_CONTENT] && !pattern->groups[GROUP_CONTENT2]))
        return rules_fail(error, "it must have the groups source and content");
    return true;
}

/* What the pattern takes of what all may take together. */
static bool take_room(struct pattern_set *set, const struct pattern *pattern, saidby_error *error)
{
    uint32_t groups = regex_group_count(pattern->regex);
    size_t size = regex_size(pattern->regex);
    if (groups > MAX_GROUPS)
        return rules_fail(error, "it has more than 1000 groups");
    if (set->size + size > MAX_SIZE)
        return rules_fail(error, "it is too large, or all patterns together are");
    set->size += size;
    set->max_groups = set->max_groups < groups ? groups : set->max_groups;
    return true;
}

bool pattern_set_add(struct pattern_set *set, const char *name, const char *match, enum pattern_family family,
                     saidby_error *error)
{
    struct pattern pattern = {.name = arena_copy(&set->arena, name, strlen(name)), .family = family};
    if (!pattern.name)
        return memory_fail(error, "no memory for a pattern");
    if (set->patterns.count - set->built_in == MAX_PATTERNS)
        return rules_fail(error, "there are more than 1000");
    if (compile_pattern(set, match, &pattern, error) && read_groups(&pattern, error) &&
        take_room(set, &pattern, error)) {
        if (VECTOR_PUSH(&set->mem, set->patterns, pattern))
            return true;
        memory_fail(error, "no memory for a pattern");
    }
    regex_free(pattern.regex);
    return false;
}

static bool add_built_in(struct pattern_set *set, const struct pattern_row *rows, saidby_error *error)
{
    for (const struct pattern_row *row = rows; row->name; row++)
        if (!pattern_set_add(set, row->name, row->match, row->family, error))
            return false;
    set->built_in = set->patterns.count;
    return true;
}

struct pattern_set *pattern_set_new(const memory *mem, const struct pattern_table *table, saidby_error *error)
{
    struct pattern_set *set = memory_allocate(mem, sizeof *set);
    if (!set) {
        memory_fail(error, "no memory for the patterns");
        return NULL;
    }
    *set = (struct pattern_set){.mem = *mem, .macros = table->macros};
    arena_init(&set->arena, &set->mem);
    set->engine = regex_engine_new(mem, error);
    if (set->engine && add_built_in(set, table->rows, error))
        return set;
    pattern_set_free(set);
    return NULL;
}

void pattern_set_free(struct pattern_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->patterns.count; i++)
        regex_free(set->patterns.items[i].regex);
    memory mem = set->mem;
    VECTOR_FREE(&mem, set->patterns);
    regex_engine_free(set->engine);
    arena_free(&set->arena);
    memory_free(&mem, set);
}
