/* Each built-in pattern answers for its example: the source, the cue and the content that stand beside it. */
#include "check.h"
#include "pattern.h"
#include "pattern_table.h"
#include "scan.h"
#include "unit.h"

#include <string.h>

/* Field n of "a | b | c", blanks trimmed; empty where there is none. */
static struct slice field(const char *text, int n)
{
    const char *end = text;
    for (;; text = end + 1) {
        end = text + strcspn(text, "|");
        if (n-- == 0 || !*end)
            break;
    }
    if (n >= 0)
        return (struct slice){end, 0};
    while (*text == ' ')
        text++;
    while (end > text && end[-1] == ' ')
        end--;
    return (struct slice){text, (size_t)(end - text)};
}

/* True when the tokens read as the words, but for quotation marks and stops around them. */
static bool reads(const struct scan *scan, size_t first, size_t end, struct slice want)
{
    if (first >= end)
        return want.length == 0;
    while (first < end && scan->tokens.items[first].kind == TOKEN_QUOTE)
        first++;
    while (end > first && scan->tokens.items[end - 1].kind == TOKEN_QUOTE && !memchr(want.text, '"', want.length) &&
           scan->tokens.items[end - 1].end - scan->tokens.items[first].start > want.length)
        end--;
    while (end > first && scan->tokens.items[end - 1].mark == '.' &&
           scan->tokens.items[end - 1].end - scan->tokens.items[first].start > want.length)
        end--;
    size_t start = scan->tokens.items[first].start, length = scan->tokens.items[end - 1].end - start;
    return length == want.length && memcmp(scan->text + start, want.text, length) == 0;
}

static bool answers(const struct scan *scan, const struct link *link, const struct pattern_row *row)
{
    if (strcmp(link->pattern, row->name) != 0)
        return false;
    for (size_t p = 0; p < 2; p++) {
        struct slice want = field(row->expect, 2 + (int)p);
        bool has = p < link->part_count;
        if (has != (want.length > 0))
            return false;
        if (has && !reads(scan, link->parts[p].first_token, link->parts[p].end_token, want))
            return false;
    }
    return reads(scan, link->source_first, link->source_end, field(row->expect, 0)) &&
           reads(scan, link->cue_first, link->cue_end, field(row->expect, 1));
}

static void show(const struct scan *scan)
{
    struct units units = {{0}, {0}};
    struct unit_cursor cursor = {0};
    if (units_write(scan, &cursor, 0, scan->sentences.count, true, &units))
        fprintf(stderr, "  units %.*s\n", (int)units.letters.count, units.letters.items);
    units_free(&scan->mem, &units);
    for (size_t i = 0; i < scan->candidates.count; i++) {
        const struct link *l = &scan->candidates.items[i];
        fprintf(stderr, "  %s:", l->pattern);
        size_t ends[4][2] = {{l->source_first, l->source_end}, {l->cue_first, l->cue_end}, {0, 0}, {0, 0}};
        for (size_t p = 0; p < l->part_count && p < 2; p++) {
            ends[2 + p][0] = l->parts[p].first_token;
            ends[2 + p][1] = l->parts[p].end_token;
        }
        for (int e = 0; e < 4; e++)
            if (ends[e][1] > ends[e][0]) {
                size_t start = scan->tokens.items[ends[e][0]].start;
                fprintf(stderr, " | %.*s", (int)(scan->tokens.items[ends[e][1] - 1].end - start), scan->text + start);
            }
        fprintf(stderr, "\n");
    }
}

/* The example of a pattern behind some sentences in which nobody says anything. */
static void check_row(const struct pattern_set *set, const struct pattern_row *row, int sentences)
{
    static char text[8192];
    size_t length = 0;
    for (int n = 0; n < sentences; n++)
        length += (size_t)snprintf(text + length, sizeof text - length, "The old bridge was wet. ");
    snprintf(text + length, sizeof text - length, "%s", row->example);
    memory mem = memory_default();
    struct arena arena;
    struct scan scan;
    arena_init(&arena, &mem);
    scan_init(&scan, &mem, &arena);
    scan.text = text;
    scan.length = strlen(text);
    scan.patterns = set;
    bool good = layout_find(&scan) && token_find(&scan);
    for (size_t b = 0; good && b < scan.blocks.count; b++)
        scan.blocks.items[b].kind = BLOCK_PARAGRAPH; /* one line alone would be a headline */
    good = good && sentence_find(&scan) && quotemark_find(&scan) && mention_find(&scan) && cue_find(&scan) && pattern_find(&scan);
    CHECK(good);
    bool answered = false;
    for (size_t i = 0; i < scan.candidates.count; i++)
        answered = answered || answers(&scan, &scan.candidates.items[i], row);
    if (!answered) {
        fprintf(stderr, "pattern %s does not answer for its example, behind %d sentences:\n  %s\n", row->name, sentences, row->example);
        show(&scan);
    }
    CHECK(answered);
    scan_free(&scan);
    arena_free(&arena);
}

static void test_versions(void)
{
    CHECK(pattern_fits_pcre2("10.40 2022-04-14") && pattern_fits_pcre2("10.44 2024-06-07") && pattern_fits_pcre2("10.46 2025-08-27"));
    CHECK(pattern_fits_pcre2("11.0 2030-01-01"));
    CHECK(!pattern_fits_pcre2("10.39 2021-10-29") && !pattern_fits_pcre2("10.45 2025-02-05"));
    CHECK(!pattern_fits_pcre2("") && !pattern_fits_pcre2("9.99"));
}

int main(void)
{
    test_versions();
    memory mem = memory_default();
    saidby_error error;
    struct pattern_set *set = pattern_set_new(&mem, &error);
    CHECK(set != NULL);
    for (const struct pattern_row *row = pattern_rows; set && row->name; row++) {
        check_row(set, row, 0);
        check_row(set, row, 25); /* more units than a word has bits */
        check_row(set, row, 90); /* more than are looked through for where patterns may match */
    }
    if (set) {
        CHECK(!pattern_set_add(set, "broken", "(?<source>N)(?<content>Q", &error));
        CHECK(error.status == SAIDBY_ERROR_RULES && error.offset == 24);
        CHECK(!pattern_set_add(set, "no content", "(?<source>N)V", &error));
        CHECK(!pattern_set_add(set, "unknown macro", "(?<source>{nobody})(?<content>Q)", &error));
        struct pattern_row slow = pattern_rows[0];
        char match[400];
        snprintf(match, sizeof match, "(*NO_JIT)%s", slow.match);
        slow.name = "slow";
        CHECK(pattern_set_add(set, slow.name, match, &error));
        check_row(set, &slow, 0);
        CHECK(pattern_set_add(set, "own", "(?<source>{who})z(?<content>Q)", &error));
    }
    pattern_set_free(set);
    return CHECK_RESULT();
}
