/* Searches give what PCRE2 alone gives: what is asked before one never changes an answer. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "check.h"
#include "match/pattern_table.h"
#include "lang/language.h"
#include "match/regex.h"

#include <pcre2.h>
#include <stdlib.h>

#define MAX_STRING 260

static unsigned random_number(void)
{
    static uint32_t state = 7;
    state = state * 1664525 + 1013904223;
    return state >> 16;
}

static unsigned below(unsigned count)
{
    return random_number() % count;
}

/* ---- the two ways ---- */

struct both {
    struct regex_engine *engine;
    struct regex *regex;
    struct regex_search search;
    pcre2_code *code;
    pcre2_match_data *data;
    size_t found, missed;
};

static pcre2_code *compile_plainly(const char *text)
{
    int number;
    PCRE2_SIZE offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, PCRE2_NEVER_BACKSLASH_C, &number, &offset, NULL);
    if (code)
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

static bool begin(struct both *both, const char *text)
{
    saidby_error error;
    both->regex = regex_new(both->engine, text, &error);
    both->code = compile_plainly(text);
    CHECK((both->regex == NULL) == (both->code == NULL));
    if (!both->regex || !both->code)
        return false;
    both->data = pcre2_match_data_create_from_pattern(both->code, NULL);
    CHECK(regex_search_begin(&both->search, both->engine, regex_group_count(both->regex)));
    return true;
}

static void end(struct both *both)
{
    pcre2_match_data_free(both->data);
    pcre2_code_free(both->code);
    regex_search_end(&both->search);
    regex_free(both->regex);
}

/* Every search of a string, from each of its places. */
static void compare(struct both *both, const char *pattern, const char *string, size_t length)
{
    const size_t *plain = pcre2_get_ovector_pointer(both->data);
    size_t size = 2 * sizeof *plain * (regex_group_count(both->regex) + 1);
    regex_search_string(&both->search, string, length);
    for (size_t start = 0; start <= length; start++) {
        int count = pcre2_match(both->code, (PCRE2_SPTR)string, length, start, 0, both->data, NULL);
        bool found = regex_search_next(&both->search, both->regex, start);
        both->found += found;
        both->missed += !found;
        if (found != (count >= 0) || (found && memcmp(plain, both->search.offsets, size) != 0)) {
            check_failures++;
            fprintf(stderr, "%s from %zu of %.*s: %s\n", pattern, start, (int)length, string,
                    found ? "another match" : "no match");
        }
    }
}

/* ---- strings ---- */

static size_t random_string(char *out, const char *letters, size_t most)
{
    size_t length = below((unsigned)most);
    for (size_t i = 0; i < length; i++)
        out[i] = letters[below((unsigned)strlen(letters))];
    return length;
}

/* Symbols of a paragraph: those of verbs have a second one. */
static size_t random_symbols(char *out)
{
    static const char symbols[] = "@.,,Q:;NNNBKLDUPRHVVVGEXAMSqstytwcpfboh-xrremkzj()?!", verbs[] = "styidwunol";
    size_t length = random_string(out, symbols, below(8) ? 60 : MAX_STRING);
    for (size_t i = 1; i < length; i++)
        if (strchr("VGEX", out[i - 1]))
            out[i] = verbs[below(sizeof verbs - 1)];
    return length;
}

/* ---- patterns ---- */

static void test_built_in(struct both *both)
{
    char string[MAX_STRING];
    for (const struct pattern_row *row = language_built_in.patterns->rows; row->name; row++) {
        both->found = 0;
        if (!begin(both, row->match))
            continue;
        for (int n = 0; n < 150; n++)
            compare(both, row->name, string, random_symbols(string));
        end(both);
    }
}

/* What says little of its matches, or in a way of its own: parts that may be empty and are repeated, looks around,
 * letters of either case, verbs that end a match, anchors, recursion. */
static const char *const odd_patterns[] = {
    "(?:\\.|$)+", "(?<=N)+", "(?:(?<=N)|V)+", "(?:|N)+V?", "(?:N?|$)*Q", "(?=N)+", "(?!N)*V", "$", "^N", "(?m)^N|Q$",
    "", "(?<=[QN])", "(?<=N)V", "(?<!N)V", "N\\KV", "(?=V)", "(?=.*Q)N", "(?=N?)V", "\\b", "\\w+Q", "[^NV]",
    "[^NV]+N", "(?i)n", "(?i)q[nv]+", "N(?i)v", "(?i:N|q)V", "(?i)[n-q]v", "(?i)k", "V(?i:q)", "(?:(?i)n|q)V",
    "N(*ACCEPT)V", "(?:N(*ACCEPT))?V", "(N|V(*ACCEPT))Q", "(?=N(*ACCEPT)Q)[NV]", "(*ACCEPT)N", "(N|V(?1)Q)",
    "(?(DEFINE)(N))(?1)?V", "(N)?(?(1)V|Q)", "(N)?V\\1", "(?:(N)|V)\\1?Q", "(?|(N)|(V))Q", "N{0}V", "N{0,0}",
    "(?:N{0,2}){2}Q", "(N*)*Q", "(?>N*)N?V", "N*+V", "(?:NV|NQ)", "(?:NV|QV)V", "(?#N)V", "\\QN.\\EV", "\\x4E",
    "\\d*N", "N(?=V|$)", "(?<=^|N)V", "(?<=N|V)?Q", "(*NO_START_OPT)NV", "(*NO_JIT)N.V", "(*NO_JIT)(?i)nv",
    "(*UTF)N+V", "(*UTF)(?i)\xC5\xBF?v", "(*UTF)(?i)k.", "(*CRLF)N$",
};

static void test_odd(struct both *both)
{
    char string[MAX_STRING];
    for (size_t i = 0; i < sizeof odd_patterns / sizeof *odd_patterns; i++) {
        if (!begin(both, odd_patterns[i]))
            continue;
        compare(both, odd_patterns[i], "", 0);
        for (int n = 0; n < 60; n++)
            compare(both, odd_patterns[i], string, random_string(string, "NNnVVvQqkK..a1", 24));
        end(both);
    }
}

/* Adds a random part of a pattern to text, which has room for it. */
static void add_part(char *text, unsigned depth)
{
    static const char *const atoms[] = {"N", "V", "Q", "n", "\\.", ".", "[NV]", "[^NV]", "[a-z]", "$", "^", "(?<=N)",
                                        "(?<![QV])", "(?<=NV|Q)", "\\K", "(?i)", "\\b", "[^.]", "(*ACCEPT)"};
    static const char *const openings[] = {"(", "(?:", "(?:", "(?=", "(?!", "(?>", "(?i:"};
    static const char *const ends[] = {")", ")", "|)", ")?", ")*", ")+", ")+?", "){0,2}", "){2}", ")*+", "){0}"};
    static const char *const quantifiers[] = {"", "", "", "?", "*", "+", "+?", "{1,3}", "?+", "*+"};
    for (unsigned n = 1 + below(3); n; n--) {
        if (depth && below(3) == 0) {
            strcat(text, openings[below(sizeof openings / sizeof *openings)]);
            add_part(text, depth - 1);
            strcat(text, below(2) ? "|" : "");
            add_part(text, depth - 1);
            strcat(text, ends[below(sizeof ends / sizeof *ends)]);
        } else {
            unsigned atom = below(40) ? below(13) : below(sizeof atoms / sizeof *atoms);
            strcat(text, atoms[atom]);
            strcat(text, atom < 9 ? quantifiers[below(sizeof quantifiers / sizeof *quantifiers)] : "");
        }
    }
}

static void test_random(struct both *both)
{
    char string[MAX_STRING];
    for (int i = 0; i < 3000; i++) {
        char pattern[4096] = "";
        add_part(pattern, 2);
        if (strstr(pattern, "\\K") && strstr(pattern, "(?=")) /* refused within looks around by some versions alone */
            continue;
        if (!begin(both, pattern))
            continue;
        for (int n = 0; n < 12; n++)
            compare(both, pattern, string, random_string(string, n % 2 ? "NNnVVvQq..a" : "NnVQqa", 16));
        end(both);
    }
}

/* ---- the rest ---- */

/* Bytes that are no ASCII, and all groups that there are: each has its place among the offsets. */
static void test_groups(struct both *both)
{
    char pattern[4096] = "";
    for (int n = 0; n < 300; n++)
        strcat(pattern, n % 100 ? "()" : "(N)?");
    strcat(pattern, "(\xFE)(?<source>V)?");
    if (!begin(both, pattern))
        return;
    CHECK_SIZE(regex_group_count(both->regex), 302);
    CHECK(regex_group(both->regex, "source") == 302 && regex_group(both->regex, "cue") == 0);
    compare(both, "many groups", "NNNQV\xFEV\xFFN\xFE", 10);
    compare(both, "many groups", "NNNQV\xFFN", 7);
    CHECK(both->found > 0);
    end(both);
}

static void test_refused(struct regex_engine *engine)
{
    saidby_error error;
    CHECK(regex_new(engine, "N(V", &error) == NULL && error.status == SAIDBY_ERROR_RULES && error.offset == 3);
    CHECK(regex_new(engine, "N\\C", &error) == NULL && error.status == SAIDBY_ERROR_RULES);
    struct regex *twice = regex_new(engine, "(?J)(?<to>N)|(?<to>V)", &error);
    CHECK(twice && regex_group(twice, "to") == -1 && regex_size(twice) > 0);
    regex_free(twice);
}

static void test_versions(void)
{
    CHECK(regex_fits_pcre2("10.40 2022-04-14") && regex_fits_pcre2("10.44 2024-06-07") &&
          regex_fits_pcre2("10.46 2025-08-27"));
    CHECK(regex_fits_pcre2("11.0 2030-01-01"));
    CHECK(!regex_fits_pcre2("10.39 2021-10-29") && !regex_fits_pcre2("10.45 2025-02-05"));
    CHECK(!regex_fits_pcre2("") && !regex_fits_pcre2("9.99"));
}

int main(void)
{
    memory mem = memory_default();
    saidby_error error;
    struct both both = {.engine = regex_engine_new(&mem, &error)};
    CHECK(both.engine != NULL);
    if (both.engine) {
        test_built_in(&both);
        test_odd(&both);
        both.found = both.missed = 0;
        test_random(&both);
        CHECK(both.found > 50000 && both.missed > 50000);
        test_groups(&both);
        test_refused(both.engine);
    }
    regex_engine_free(both.engine);
    test_versions();
    return CHECK_RESULT();
}
