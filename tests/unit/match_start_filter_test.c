/* Where a pattern may match: every start of a match that PCRE2 finds is among the places, and few others. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "check.h"
#include "match/pattern_table.h"
#include "match/match_start_filter.h"

#include <pcre2.h>
#include <stdlib.h>

static struct start_view view;
static struct start_sets sets;

static void make(const char *pattern, struct start_steps *steps)
{
    static struct symbol_tree tree;
    memory mem = memory_default();
    CHECK(!symbol_tree_read(pattern, &tree) || starts_make(&mem, &sets, &tree, steps));
}

/* The string with "|" before each letter, or end, where the pattern may match. */
static const char *marked(const char *pattern, const char *string)
{
    static char out[2 * MAX_STARTS + 2];
    struct start_steps steps = {{0}};
    struct start_places places = {{0}};
    size_t length = strlen(string), n = 0;
    make(pattern, &steps);
    if (steps.steps.count == 0)
        return "anywhere";
    starts_view(&view, &sets, string, length);
    bool found = starts_find(&view, &steps, &places);
    for (size_t i = 0; i <= length; i++) {
        if (found && starts_first(&view, &places, i) == i &&
            (places.bits[(length - i) / 64] >> ((length - i) & 63) & 1))
            out[n++] = '|';
        if (i < length)
            out[n++] = string[i];
    }
    out[n] = 0;
    free(steps.steps.items);
    return out;
}

static void test_places(void)
{
    CHECK_STRING(marked("NV[st]", "NVsNVnNVt"), "|NVsNVn|NVt");
    CHECK_STRING(marked("Nr?V", "NVNrVNrrV"), "|NV|NrVNrrV");
    CHECK_STRING(marked("Nr*V", "NrrVNrNV"), "|NrrVNr|NV");
    CHECK_STRING(marked("N[^.]+?Q", "Na.NQ.NaQ"), "Na.NQ.|NaQ");
    CHECK_STRING(marked("a{2}b", "abaabaaab"), "ab|aaba|aab");
    CHECK_STRING(marked("a{2,3}+b", "abaabaaab"), "ab|aab|a|aab");
    CHECK_STRING(marked("(?<x>ab|c)(?:d|ef|)g", "abgabdgcefgcdfg"), "|abg|abdg|cefgcdfg");
    CHECK_STRING(marked("N$", "NaN"), "Na|N");
    CHECK_STRING(marked("N(?=V|$)a*j?b", "NaNVbNajb"), "NaNVb|Najb");
    CHECK_STRING(marked("(?<=[Qq])N", "NQN"), "NQ|N");
    CHECK_STRING(marked("N(?!V)(?<!aN)", "NV"), "|NV"); /* left to PCRE2 */
    CHECK_STRING(marked("(?:,a+,|-b+-)V", ",aa,V-b-V,a-V"), "|,aa,V|-b-V|,a-V");
    CHECK_STRING(marked("a*", "ba"), "|b|a|");
    CHECK_STRING(marked("\\w+N", "aN"), "anywhere");
    CHECK_STRING(marked("x", ""), "");
}

/* The same over more words than one: what a string of n letters has stays where it is after others. */
static void test_long(void)
{
    char string[MAX_STARTS + 1], want[2 * sizeof string];
    for (size_t n = 0; n + 8 <= MAX_STARTS; n++) {
        memset(string, 'a', n);
        memcpy(string + n, "NVsaaaaQ", 9);
        memset(want, 'a', n);
        memcpy(want + n, "|NVsaaaaQ", 10);
        CHECK_STRING(marked("NV[a-z]a*Q", string), want);
    }
    memset(string, 'a', MAX_STARTS);
    string[MAX_STARTS] = 0;
    string[MAX_STARTS - 1] = 'b';
    CHECK(strlen(marked("a+b", string)) == 2 * MAX_STARTS - 1);
}

static unsigned random_number(void)
{
    static uint32_t state = 7;
    state = state * 1664525 + 1013904223;
    return state >> 16;
}

static size_t random_string(char *out)
{
    static const char symbol_set[] = "@.,,Q:;NNNBKLDUPRHVVVGEXAMSqstytwcpfboh-xrremkzj()?!", verbs[] = "styidwunol";
    size_t most = random_number() % 8 ? 60 : MAX_STARTS, length = 1 + random_number() % (most - 1);
    for (size_t i = 0; i < length; i++) {
        char last = i ? out[i - 1] : 0;
        out[i] = last && strchr("VGEX", last) ? verbs[random_number() % (sizeof verbs - 1)]
                                               : symbol_set[random_number() % (sizeof symbol_set - 1)];
    }
    return length;
}

/* Compare a pattern's places with PCRE2's matches in a string; how many of the places it had an answer for, of how
 * many. */
static void compare(const struct pattern_row *row, pcre2_code *code, const struct start_steps *steps,
                    const char *string, size_t length, size_t counts[2])
{
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
    struct start_places places = {{0}};
    bool found = starts_find(&view, steps, &places);
    for (size_t start = 0; start < length; start++) {
        bool matches = pcre2_match(code, (PCRE2_SPTR)string, length, start, PCRE2_ANCHORED, data, NULL) > 0;
        bool may = found && starts_first(&view, &places, start) == start;
        counts[0] += matches;
        counts[1] += may;
        if (matches && !may) {
            check_failures++;
            fprintf(stderr, "%s at %zu of %.*s\n", row->name, start, (int)length, string);
        }
    }
    pcre2_match_data_free(data);
}

static void test_patterns(void)
{
    char string[MAX_STARTS];
    size_t counts[2] = {0, 0};
    for (const struct pattern_row *row = pattern_rows; row->name; row++) {
        int error;
        PCRE2_SIZE offset;
        struct start_steps steps = {{0}};
        pcre2_code *code = pcre2_compile((PCRE2_SPTR)row->match, PCRE2_ZERO_TERMINATED, 0, &error, &offset, NULL);
        make(row->match, &steps);
        CHECK(code != NULL && steps.steps.count > 0);
        for (int n = 0; n < 400; n++) {
            size_t length = random_string(string);
            starts_view(&view, &sets, string, length);
            compare(row, code, &steps, string, length, counts);
                }
        pcre2_code_free(code);
        free(steps.steps.items);
    }
    CHECK(counts[0] > 300 && counts[0] * 4 > counts[1] * 3);
}

int main(void)
{
    test_places();
    test_long();
    test_patterns();
    free(sets.sets.items);
    return CHECK_RESULT();
}
