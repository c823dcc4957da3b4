/*
 * PCRE2. Backtracking is bounded by a match limit: a string on which an expression gives up has no match of it. What
 * PCRE2 tells of an expression is asked before a search: the bytes that a match may begin with and one that every match
 * has. A string without them is not searched.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "match/regex.h"
#include "base/error.h"

#include <stdlib.h>
#include <string.h>

#define MATCH_LIMIT 100000
#define MAX_HEAP (32u << 10) /* KiB for one match without JIT code */

struct regex_engine {
    memory mem;
    bool starved;                    /* the caller's allocator failed while PCRE2 was at work */
    pcre2_general_context *general;  /* compiling */
    pcre2_general_context *matching; /* the caller's memory alone: used by many threads at once */
    pcre2_match_context *limits;
};

struct regex {
    memory mem;
    pcre2_code *code;
    bool fast;          /* there is JIT code of it */
    bool has_first;     /* it is known what a match may begin with */
    bool has_needed;    /* there is a byte that each match has */
    uint8_t needed[2];  /* that one, in either case: whether case counts is not told */
    uint64_t first[4];  /* one bit a byte */
};

/* What PCRE2 gets: the caller's memory or, where that fails, the C library's, since the JIT compiler of PCRE2 does not
 * survive a failure; the engine is then given up as starved. */
union pcre_head {
    bool own;
    long double align;
    void *pointer;
};

static void *pcre_allocate(PCRE2_SIZE size, void *data)
{
    struct regex_engine *engine = data;
    if (size > SIZE_MAX - sizeof(union pcre_head))
        return NULL;
    union pcre_head *head = memory_allocate(&engine->mem, sizeof *head + size);
    bool own = head != NULL;
    if (!own) {
        engine->starved = true;
        head = malloc(sizeof *head + size);
    }
    if (!head)
        return NULL;
    head->own = own;
    return head + 1;
}

static void pcre_free(void *block, void *data)
{
    struct regex_engine *engine = data;
    union pcre_head *head = block ? (union pcre_head *)block - 1 : NULL;
    if (head && head->own)
        memory_free(&engine->mem, head);
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

bool regex_fits_pcre2(const char *version)
{
    char *dot = NULL;
    long major = strtol(version, &dot, 10), minor = dot && *dot == '.' ? strtol(dot + 1, NULL, 10) : 0;
    return major > 10 || (major == 10 && minor >= 40 && minor != 45);
}

static bool fit_pcre2(saidby_error *error)
{
    char version[64] = "";
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version)
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    if (regex_fits_pcre2(version))
        return true;
    error_fail(error, SAIDBY_ERROR_DEPENDENCY, 0, "PCRE2 %.20s is unfit: 10.40 or newer is needed, and not 10.45",
               version);
    return false;
}

static void starved_fail(saidby_error *error)
{
    error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for a pattern");
}

struct regex_engine *regex_engine_new(const memory *mem, saidby_error *error)
{
    if (!fit_pcre2(error))
        return NULL;
    struct regex_engine *engine = memory_allocate(mem, sizeof *engine);
    if (!engine) {
        starved_fail(error);
        return NULL;
    }
    *engine = (struct regex_engine){.mem = *mem};
    engine->general = pcre2_general_context_create(pcre_allocate, pcre_free, engine);
    engine->matching = pcre2_general_context_create(match_allocate, match_free, &engine->mem);
    engine->limits = engine->general ? pcre2_match_context_create(engine->general) : NULL;
    if (!engine->limits || !engine->matching || engine->starved) {
        starved_fail(error);
        regex_engine_free(engine);
        return NULL;
    }
    pcre2_set_match_limit(engine->limits, MATCH_LIMIT);
    pcre2_set_heap_limit(engine->limits, MAX_HEAP);
    return engine;
}

void regex_engine_free(struct regex_engine *engine)
{
    if (!engine)
        return;
    memory mem = engine->mem;
    pcre2_match_context_free(engine->limits);
    pcre2_general_context_free(engine->general);
    pcre2_general_context_free(engine->matching);
    memory_free(&mem, engine);
}

/* ---- an expression ---- */

static pcre2_code *compile_code(struct regex_engine *engine, const char *text, saidby_error *error)
{
    int number = PCRE2_ERROR_HEAP_FAILED;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = NULL;
    pcre2_compile_context *context = pcre2_compile_context_create(engine->general);
    if (context)
        code =
            pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, PCRE2_NEVER_BACKSLASH_C, &number, &offset, context);
    pcre2_compile_context_free(context);
    char message[160];
    if (!code && number == PCRE2_ERROR_HEAP_FAILED)
        starved_fail(error);
    else if (!code && pcre2_get_error_message(number, (PCRE2_UCHAR *)message, sizeof message) < 0)
        error_fail(error, SAIDBY_ERROR_RULES, offset, "it does not compile");
    else if (!code)
        error_fail(error, SAIDBY_ERROR_RULES, offset, "%s", message);
    return code;
}

static void set_bit(uint64_t bits[4], uint8_t byte)
{
    bits[byte / 64] |= (uint64_t)1 << (byte & 63);
}

/* The same letter in the other case; what is none stays itself. */
static uint8_t other_case(uint8_t byte)
{
    uint8_t lower = byte | 0x20;
    return lower >= 'a' && lower <= 'z' ? byte ^ 0x20 : byte;
}

/* PCRE2 tells a byte of a match as it is written in the expression, and not whether its other case is one as well. */
static void read_first(struct regex *regex)
{
    uint32_t type = 0, first = 0;
    const uint8_t *bitmap = NULL;
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &type);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODEUNIT, &first);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTBITMAP, &bitmap);
    regex->has_first = type == 1 || bitmap;
    if (type == 1) {
        set_bit(regex->first, (uint8_t)first);
        set_bit(regex->first, other_case((uint8_t)first));
    }
    for (unsigned byte = 0; type != 1 && bitmap && byte < 256; byte++)
        if (bitmap[byte / 8] >> (byte & 7) & 1)
            set_bit(regex->first, (uint8_t)byte);
}

static void read_needed(struct regex *regex)
{
    uint32_t type = 0, last = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_LASTCODETYPE, &type);
    pcre2_pattern_info(regex->code, PCRE2_INFO_LASTCODEUNIT, &last);
    regex->has_needed = type == 1;
    regex->needed[0] = (uint8_t)last;
    regex->needed[1] = other_case((uint8_t)last);
}

struct regex *regex_new(struct regex_engine *engine, const char *text, saidby_error *error)
{
    struct regex *regex = memory_allocate(&engine->mem, sizeof *regex);
    if (!regex) {
        starved_fail(error);
        return NULL;
    }
    *regex = (struct regex){.mem = engine->mem, .code = compile_code(engine, text, error)};
    if (!regex->code) {
        regex_free(regex);
        return NULL;
    }
    size_t size = 0;
    pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* without it the same answers come more slowly */
    regex->fast = pcre2_pattern_info(regex->code, PCRE2_INFO_JITSIZE, &size) == 0 && size > 0;
    if (engine->starved) {
        starved_fail(error);
        regex_free(regex);
        return NULL;
    }
    read_first(regex);
    read_needed(regex);
    return regex;
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    memory mem = regex->mem;
    pcre2_code_free(regex->code);
    memory_free(&mem, regex);
}

size_t regex_size(const struct regex *regex)
{
    size_t size = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_SIZE, &size);
    return size;
}

uint32_t regex_group_count(const struct regex *regex)
{
    uint32_t groups = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    return groups;
}

int regex_group(const struct regex *regex, const char *name)
{
    int number = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)name);
    return number > 0 ? number : number == PCRE2_ERROR_NOUNIQUESUBSTRING ? -1 : 0;
}

/* ---- searching ---- */

bool regex_search_begin(struct regex_search *search, const struct regex_engine *engine, uint32_t groups)
{
    search->engine = engine;
    search->data = pcre2_match_data_create(groups + 1, engine->matching);
    search->offsets = search->data ? pcre2_get_ovector_pointer(search->data) : NULL;
    return search->data != NULL;
}

void regex_search_end(struct regex_search *search)
{
    pcre2_match_data_free(search->data);
}

void regex_search_string(struct regex_search *search, const char *text, size_t length)
{
    struct regex_string *string = &search->string;
    *string = (struct regex_string){.text = text, .length = length};
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = (uint8_t)text[i];
        string->ends[byte] = (uint32_t)i + 1;
        set_bit(string->present, byte);
    }
}

/* False where a search from `start` on must fail. */
static bool may_match(const struct regex *regex, const struct regex_string *string, size_t start)
{
    if (regex->has_needed && string->ends[regex->needed[0]] <= start && string->ends[regex->needed[1]] <= start)
        return false;
    uint64_t first = 0;
    for (unsigned n = 0; n < 4; n++)
        first |= regex->first[n] & string->present[n];
    return first || !regex->has_first;
}

bool regex_search_next(struct regex_search *search, const struct regex *regex, size_t start)
{
    const struct regex_string *string = &search->string;
    if (!may_match(regex, string, start))
        return false;
    PCRE2_SPTR text = (PCRE2_SPTR)string->text;
    pcre2_match_context *limits = search->engine->limits;
    return regex->fast
               ? pcre2_jit_match(regex->code, text, string->length, start, 0, search->data, limits) >= 0
               : pcre2_match(regex->code, text, string->length, start, 0, search->data, limits) >= 0;
}
