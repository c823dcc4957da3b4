/*
 * Patterns of attribution over strings of units. Each pattern is tried at each place of a paragraph; every answer is a
 * candidate link. Backtracking is bounded by a match limit: a paragraph on which a pattern gives up has no answer from
 * it.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "match/symbol_tree.h"
#include "match/pattern.h"
#include "match/pattern_table.h"
#include "match/candidates.h"
#include "match/match_start_filter.h"
#include "match/symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MATCH_LIMIT 100000
#define MAX_ANSWERS 64       /* answers of one pattern in one string of units */

/* What patterns may be, so that none takes more time or memory than a text is worth. */
#define MAX_PATTERNS 1000       /* beside the built-in ones */
#define MAX_PATTERN 8192     /* bytes, macros in place */
#define MAX_GROUPS 1000         /* of one pattern */
#define MAX_SIZE (4u << 20)     /* bytes of all, compiled */
#define MAX_HEAP (32u << 10)    /* KiB for one match without JIT code */

enum group {
    GROUP_SOURCE, GROUP_SOURCE2, GROUP_CUE, GROUP_CUE2, GROUP_CONTENT, GROUP_CONTENT2, GROUP_TO, GROUP_VIA, GROUP_COUNT
};
static const char *const group_names[GROUP_COUNT] = {"source",  "source2",  "cue", "cue2",
                                                     "content", "content2", "to",  "via"};

struct pattern {
    const char *name;
    pcre2_code *code;
    int groups[GROUP_COUNT]; /* the number of each named group; 0: the pattern has none */
    struct start_steps steps; /* to the places where it may match */
    bool fast;                /* there is JIT code of it */
};

#define NEEDS_ASKED 4

/* The n-th need of the first 64 patterns, one bit a pattern: which of them a letter meets, and which have none. */
struct need {
    uint64_t by_letter[128], none;
};

struct pattern_set {
    memory mem;
    struct arena arena;
    bool starved; /* the caller's allocator failed while PCRE2 was at work */
    pcre2_general_context *general;  /* compiling */
    pcre2_general_context *matching; /* the caller's memory alone: used by many threads at once */
    pcre2_match_context *limits;
    VECTOR(struct pattern) patterns;
    size_t built_in; /* of these */
    size_t size;    /* bytes of all, compiled */
    uint32_t pairs; /* of offsets that an answer of any pattern may have: one for each group and one for the whole */
    struct need needs[NEEDS_ASKED];
    struct start_sets sets;
};

/* What PCRE2 gets: the caller's memory or, where that fails, the C library's, since the JIT compiler of PCRE2 does not
 * survive a failure; the set is then given up as starved. */
union pcre_head {
    bool own;
    long double align;
    void *pointer;
};

static void *pcre_allocate(PCRE2_SIZE size, void *data)
{
    struct pattern_set *set = data;
    if (size > SIZE_MAX - sizeof(union pcre_head))
        return NULL;
    union pcre_head *head = memory_allocate(&set->mem, sizeof *head + size);
    bool own = head != NULL;
    if (!own) {
        set->starved = true;
        head = malloc(sizeof *head + size);
    }
    if (!head)
        return NULL;
    head->own = own;
    return head + 1;
}

static void pcre_free(void *block, void *data)
{
    struct pattern_set *set = data;
    union pcre_head *head = block ? (union pcre_head *)block - 1 : NULL;
    if (head && head->own)
        memory_free(&set->mem, head);
    else
        free(head);
}

static void *match_allocate(PCRE2_SIZE size, void *data)
{
    return memory_allocate(data, size);
}

static void match_free(void *block, void *data)
{
    memory_free(data, block);
}

static bool fail(saidby_error *error, saidby_status status, size_t offset, const char *message)
{
    if (error) {
        error->status = status;
        error->offset = offset;
        snprintf(error->message, sizeof error->message, "%s", message);
    }
    return false;
}

bool pattern_fits_pcre2(const char *version)
{
    char *dot = NULL;
    long major = strtol(version, &dot, 10), minor = dot && *dot == '.' ? strtol(dot + 1, NULL, 10) : 0;
    return major > 10 || (major == 10 && minor >= 40 && minor != 45);
}

static bool fit_pcre2(saidby_error *error)
{
    char version[64] = "", message[160];
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version)
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    if (pattern_fits_pcre2(version))
        return true;
    snprintf(message, sizeof message, "PCRE2 %.20s is unfit: 10.40 or newer is needed, and not 10.45", version);
    return fail(error, SAIDBY_ERROR_DEPENDENCY, 0, message);
}

/* ---- reading a pattern ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Go past the next character of a pattern, or past the macro that stands there: "{S}" and so on. What is to be read in
 * its place; NULL text for a macro that is none. */
static struct slice next_piece(const char **at)
{
    const char *from = *at, *end = from + 1;
    if (*from != '{' || !is_letter(from[1])) {
        *at = end;
        return (struct slice){from, 1};
    }
    while (is_letter(*end) || (*end >= '0' && *end <= '9') || *end == '-')
        end++;
    size_t length = (size_t)(end - from - 1);
    for (const struct pattern_macro *m = pattern_macros; m->name && *end == '}'; m++)
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
        struct slice piece = next_piece(&at);
        if (!piece.text || piece.length > sizeof text - length) {
            fail(error, SAIDBY_ERROR_RULES, (size_t)(from - match), piece.text ? "too long" : "unknown macro");
            return NULL;
        }
        memcpy(text + length, piece.text, piece.length);
        length += piece.length;
    }
    char *copy = arena_copy(&set->arena, text, length);
    if (!copy)
        fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
    return copy;
}

/* The byte of the pattern as it was given that a byte of the expanded one comes from. */
static size_t given_offset(const char *match, size_t expanded)
{
    const char *at = match, *from = at;
    for (size_t length = 0; *at; from = at) {
        struct slice piece = next_piece(&at);
        if (piece.length > expanded - length)
            break;
        length += piece.length;
    }
    return (size_t)(from - match);
}

static bool compile(struct pattern_set *set, const char *match, const char *text, struct pattern *pattern,
                    saidby_error *error)
{
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_compile_context *context = pcre2_compile_context_create(set->general);
    if (!context)
        return fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
    pattern->code =
        pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, PCRE2_NEVER_BACKSLASH_C, &code, &offset, context);
    pcre2_compile_context_free(context);
    if (!pattern->code) {
        char message[160];
        if (code == PCRE2_ERROR_HEAP_FAILED)
            return fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
        if (pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message) < 0)
            strcpy(message, "it does not compile");
        return fail(error, SAIDBY_ERROR_RULES, given_offset(match, offset), message);
    }
    return true;
}

/* Make JIT code; without it the same answers come more slowly. */
static bool quicken(struct pattern_set *set, struct pattern *pattern, saidby_error *error)
{
    size_t size = 0;
    pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    pattern->fast = pcre2_pattern_info(pattern->code, PCRE2_INFO_JITSIZE, &size) == 0 && size > 0;
    return !set->starved || fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
}

/* The numbers of the groups that say something; what the pattern takes of what all may take together. */
static bool read_groups(struct pattern_set *set, struct pattern *pattern, saidby_error *error)
{
    uint32_t groups = 0;
    size_t size = 0;
    pcre2_pattern_info(pattern->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    pcre2_pattern_info(pattern->code, PCRE2_INFO_SIZE, &size);
    for (int g = 0; g < GROUP_COUNT; g++) {
        int number = pcre2_substring_number_from_name(pattern->code, (PCRE2_SPTR)group_names[g]);
        if (number == PCRE2_ERROR_NOUNIQUESUBSTRING)
            return fail(error, SAIDBY_ERROR_RULES, 0, "two groups have the same name");
        pattern->groups[g] = number > 0 ? number : 0;
    }
    if (!pattern->groups[GROUP_SOURCE] || (!pattern->groups[GROUP_CONTENT] && !pattern->groups[GROUP_CONTENT2]))
        return fail(error, SAIDBY_ERROR_RULES, 0, "it must have the groups source and content");
    if (groups > MAX_GROUPS)
        return fail(error, SAIDBY_ERROR_RULES, 0, "it has more than 1000 groups");
    if (set->size + size > MAX_SIZE)
        return fail(error, SAIDBY_ERROR_RULES, 0, "it is too large, or all patterns together are");
    set->size += size;
    if (set->pairs < groups + 1)
        set->pairs = groups + 1;
    return true;
}

static void free_pattern(struct pattern_set *set, struct pattern *pattern)
{
    pcre2_code_free(pattern->code);
    VECTOR_FREE(&set->mem, pattern->steps.steps);
}

/* What strings must have for the next pattern to match. */
static void note_needs(struct pattern_set *set, const struct symbol_tree *tree)
{
    struct symbol_set needs[SYMBOL_TREE_NEEDS];
    size_t count = symbol_tree_needed(tree, needs), index = set->patterns.count;
    for (size_t n = 0; n < NEEDS_ASKED && n < count && index < 64; n++) {
        set->needs[n].none &= ~((uint64_t)1 << index);
        for (unsigned char c = 0; c < 128; c++)
            set->needs[n].by_letter[c] |= (uint64_t)symbol_set_has(&needs[n], c) << index;
    }
}

/* That, and how to find where. False: no memory. */
static bool find_needs(struct pattern_set *set, const char *match, struct pattern *pattern)
{
    struct symbol_tree *tree = memory_allocate(&set->mem, sizeof *tree);
    bool good = tree != NULL;
    if (good && symbol_tree_read(match, tree)) {
        note_needs(set, tree);
        good = starts_make(&set->mem, &set->sets, tree, &pattern->steps);
    }
    memory_free(&set->mem, tree);
    return good;
}

bool pattern_set_add(struct pattern_set *set, const char *name, const char *match, saidby_error *error)
{
    struct pattern pattern = {.name = arena_copy(&set->arena, name, strlen(name))};
    if (!pattern.name)
        return fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
    if (set->patterns.count - set->built_in == MAX_PATTERNS)
        return fail(error, SAIDBY_ERROR_RULES, 0, "there are more than 1000");
    char *text = expand(set, match, error);
    if (!text)
        return false;
    if (compile(set, match, text, &pattern, error) && read_groups(set, &pattern, error) &&
        quicken(set, &pattern, error)) {
        if (find_needs(set, text, &pattern) && VECTOR_PUSH(&set->mem, set->patterns, pattern))
            return true;
        fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
    }
    free_pattern(set, &pattern);
    return false;
}

struct pattern_set *pattern_set_new(const memory *mem, saidby_error *error)
{
    if (!fit_pcre2(error))
        return NULL;
    struct pattern_set *set = memory_allocate(mem, sizeof *set);
    if (!set) {
        fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the patterns");
        return NULL;
    }
    *set = (struct pattern_set){.mem = *mem};
    for (size_t n = 0; n < NEEDS_ASKED; n++)
        set->needs[n].none = ~(uint64_t)0;
    arena_init(&set->arena, &set->mem);
    set->general = pcre2_general_context_create(pcre_allocate, pcre_free, set);
    set->matching = pcre2_general_context_create(match_allocate, match_free, &set->mem);
    set->limits = set->general ? pcre2_match_context_create(set->general) : NULL;
    bool good = set->limits && set->matching && !set->starved;
    if (good) {
        pcre2_set_match_limit(set->limits, MATCH_LIMIT);
        pcre2_set_heap_limit(set->limits, MAX_HEAP);
    } else {
        fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the patterns");
    }
    for (const struct pattern_row *row = pattern_rows; good && row->name; row++)
        good = pattern_set_add(set, row->name, row->match, error);
    set->built_in = set->patterns.count;
    if (!good) {
        pattern_set_free(set);
        return NULL;
    }
    return set;
}

void pattern_set_free(struct pattern_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->patterns.count; i++)
        free_pattern(set, &set->patterns.items[i]);
    memory mem = set->mem;
    VECTOR_FREE(&mem, set->patterns);
    VECTOR_FREE(&mem, set->sets.sets);
    pcre2_match_context_free(set->limits);
    pcre2_general_context_free(set->general);
    pcre2_general_context_free(set->matching);
    arena_free(&set->arena);
    memory_free(&mem, set);
}

/* ---- matching ---- */

struct answer {
    const struct pattern *pattern;
    const struct symbol_string *symbol_string;
    const PCRE2_SIZE *offsets;
};

/* The units of a group: false where it took no part. */
static bool group_symbols(const struct answer *a, enum group group, size_t *first, size_t *end)
{
    int number = a->pattern->groups[group];
    if (!number || a->offsets[2 * number] == PCRE2_UNSET || a->offsets[2 * number] >= a->offsets[2 * number + 1])
        return false;
    *first = a->offsets[2 * number];
    *end = a->offsets[2 * number + 1];
    return true;
}

static bool group_tokens(const struct answer *a, enum group group, uint32_t *first, uint32_t *end)
{
    size_t u, v;
    if (!group_symbols(a, group, &u, &v))
        return false;
    *first = a->symbol_string->places.items[u].first_token;
    *end = a->symbol_string->places.items[v - 1].end_token;
    return *end > *first;
}

/* What the unit is that a group begins with, where its letter is one of those; NONE for another. */
static uint32_t thing(const struct answer *a, size_t unit, struct symbol_set letters)
{
    return symbol_set_has(&letters, (unsigned char)a->symbol_string->letters.items[unit])
               ? a->symbol_string->places.items[unit].index
               : NO_INDEX;
}

#define CAPITAL(c) ((uint64_t)1 << ((c) - 64))

static uint32_t group_mention(const struct answer *a, enum group group)
{
    static const struct symbol_set letters = {0, CAPITAL('N') | CAPITAL('B') | CAPITAL('K') | CAPITAL('L') |
                                                     CAPITAL('D') | CAPITAL('U') | CAPITAL('P') | CAPITAL('R') |
                                                     CAPITAL('H')};
    size_t u, v;
    return group_symbols(a, group, &u, &v) && v == u + 1 ? thing(a, u, letters) : NO_INDEX;
}

/* The cue that a group's units stand for; a colon or dash has none. */
static uint32_t group_cue(const struct answer *a, enum group group)
{
    static const struct symbol_set letters = {0, CAPITAL('V') | CAPITAL('G') | CAPITAL('E') | CAPITAL('X') |
                                                     CAPITAL('A') | CAPITAL('M')};
    size_t u, v;
    return group_symbols(a, group, &u, &v) ? thing(a, u, letters) : NO_INDEX;
}

/* Parts stand in text order and share no word, whatever the groups of a pattern do. */
static void add_part(struct link *link, const struct answer *a, enum group group)
{
    uint32_t first, end;
    if (!group_tokens(a, group, &first, &end))
        return;
    uint32_t n = link->part_count;
    if (n && first < link->parts[0].end_token && link->parts[0].first_token < end) {
        link->parts[0].first_token = first < link->parts[0].first_token ? first : link->parts[0].first_token;
        link->parts[0].end_token = end > link->parts[0].end_token ? end : link->parts[0].end_token;
        return;
    }
    if (n && first < link->parts[0].first_token) {
        link->parts[n] = link->parts[0];
        n = 0;
    }
    link->parts[n].first_token = first;
    link->parts[n].end_token = end;
    link->part_count++;
}

static bool push_match(const struct analysis *analysis, struct match_stage *stage, const struct answer *a)
{
    struct link link = {.cue = NO_INDEX,
                        .source = NO_INDEX,
                        .addressee = NO_INDEX,
                        .via = NO_INDEX,
                        .previous = NO_INDEX,
                        .pattern = a->pattern->name};
    link.ruled = (size_t)(a->pattern - analysis->patterns->patterns.items) >= analysis->patterns->built_in;
    enum group source = GROUP_SOURCE, cue = GROUP_CUE;
    size_t u, v;
    if (!group_symbols(a, source, &u, &v))
        source = GROUP_SOURCE2;
    if (!group_symbols(a, cue, &u, &v))
        cue = GROUP_CUE2;
    if (!group_tokens(a, source, &link.source_first, &link.source_end))
        return true;
    link.source = group_mention(a, source);
    if (group_tokens(a, cue, &link.cue_first, &link.cue_end))
        link.cue = group_cue(a, cue);
    link.addressee = group_mention(a, GROUP_TO);
    link.via = group_mention(a, GROUP_VIA);
    add_part(&link, a, GROUP_CONTENT);
    add_part(&link, a, GROUP_CONTENT2);
    return link.part_count == 0 || VECTOR_PUSH(&analysis->mem, stage->matches, link);
}

/* Where to look for the next answer of a pattern, which was looked for from `start`: after this answer's cue, so that
 * each cue has its own. \K may have it begin anywhere. */
static size_t next_start(const struct answer *a, size_t start)
{
    size_t first, end, next = (a->offsets[0] > start ? a->offsets[0] : start) + 1;
    bool cue = group_symbols(a, GROUP_CUE, &first, &end) || group_symbols(a, GROUP_CUE2, &first, &end);
    return cue && next > first && end > next ? end : next;
}

/* Which of the first 64 patterns find all that they need among the letters, one bit a pattern. */
static uint64_t find_met(const struct pattern_set *set, struct symbol_set there)
{
    uint64_t met[NEEDS_ASKED];
    for (size_t n = 0; n < NEEDS_ASKED; n++)
        met[n] = set->needs[n].none;
    for (unsigned half = 0; half < 2; half++)
        for (uint64_t letters = half ? there.high : there.low; letters; letters &= letters - 1)
            for (size_t n = 0; n < NEEDS_ASKED; n++)
                met[n] |= set->needs[n].by_letter[64 * half + lowest_bit(letters)];
    return met[0] & met[1] & met[2] & met[3];
}

/* What is kept while the strings of one text are matched. */
struct matching {
    const struct analysis *analysis;
    struct match_stage *stage;
    struct symbol_string symbol_string;
    pcre2_match_data *data;
    struct start_view view;
};

static int match_at(const struct matching *m, const struct pattern *pattern, size_t start)
{
    const struct pattern_set *set = m->analysis->patterns;
    PCRE2_SPTR string = (PCRE2_SPTR)m->symbol_string.letters.items;
    size_t length = m->symbol_string.letters.count;
    return pattern->fast ? pcre2_jit_match(pattern->code, string, length, start, 0, m->data, set->limits)
                         : pcre2_match(pattern->code, string, length, start, 0, m->data, set->limits);
}

/* All answers of a pattern; places: where it may match, or NULL. */
static bool match_pattern(struct matching *m, const struct pattern *pattern, const struct start_places *places)
{
    struct answer a = {pattern, &m->symbol_string, pcre2_get_ovector_pointer(m->data)};
    size_t length = m->symbol_string.letters.count, start = 0;
    for (int n = 0; n < MAX_ANSWERS; n++) {
        start = places ? starts_first(&m->view, places, start) : start;
        if (start >= length || match_at(m, pattern, start) < 0)
            break;
        if (!push_match(m->analysis, m->stage, &a))
            return false;
        start = next_start(&a, start);
        if (start >= length)
            break;
    }
    return true;
}

/* One pattern, where it may match. looked: the string is short enough to be looked through. */
static bool match_where(struct matching *m, const struct pattern *pattern, bool looked)
{
    struct start_places places;
    if (!looked || pattern->steps.steps.count == 0)
        return match_pattern(m, pattern, NULL);
    return !starts_find(&m->view, &pattern->steps, &places) || match_pattern(m, pattern, &places);
}

/* What letters there are. looked: they are looked through for where patterns may match. */
static struct symbol_set look_through(struct matching *m, bool looked)
{
    const char *string = m->symbol_string.letters.items;
    struct symbol_set there = {0, 0};
    if (looked) {
        starts_view(&m->view, &m->analysis->patterns->sets, string, m->symbol_string.letters.count);
        return m->view.there;
    }
    for (size_t i = 0; i < m->symbol_string.letters.count; i++)
        symbol_set_add(&there, (unsigned char)string[i]);
    return there;
}

static bool match_symbols(struct matching *m)
{
    const struct pattern_set *set = m->analysis->patterns;
    bool good = true, looked = m->symbol_string.letters.count <= MAX_STARTS;
    if (m->symbol_string.letters.count == 0)
        return true;
    uint64_t met = find_met(set, look_through(m, looked));
    if (set->patterns.count < 64)
        met &= ((uint64_t)1 << set->patterns.count) - 1;
    for (; good && met; met &= met - 1)
        good = match_where(m, &set->patterns.items[lowest_bit(met)], looked);
    for (size_t p = 64; good && p < set->patterns.count; p++)
        good = match_where(m, &set->patterns.items[p], looked);
    return good;
}

bool pattern_find(const struct analysis *analysis, struct match_stage *stage)
{
    struct matching m;
    m.analysis = analysis;
    m.stage = stage;
    m.symbol_string = (struct symbol_string){{0}, {0}};
    struct symbol_cursor cursor = {0};
    m.data = pcre2_match_data_create(analysis->patterns->pairs, analysis->patterns->matching);
    bool good = m.data != NULL;
    for (size_t b = 0; good && b < analysis->blocks.count; b++) {
        const struct index_range sentences = analysis->block_sentences.items[b];
        if (analysis->blocks.items[b].kind != BLOCK_PARAGRAPH)
            continue;
        size_t end;
        for (size_t s = sentences.first; good && s < sentences.end; s = end) {
            end = symbols_end(analysis, b, s);
            good = symbols_write(analysis, &cursor, s, end, s == sentences.first, &m.symbol_string) &&
                   match_symbols(&m);
        }
    }
    pcre2_match_data_free(m.data);
    symbols_free(&analysis->mem, &m.symbol_string);
    return good;
}
