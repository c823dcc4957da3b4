/* Each built-in pattern answers for its example: the source, the cue and the content that are beside it. */
#include "check.h"
#include "match/pattern.h"
#include "api/pipeline.h"
#include "match/symbols.h"

#include <string.h>

/* Field n of "a | b | c", spaces trimmed; empty where there is none. */
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
static bool reads(const struct analysis *analysis, size_t first, size_t end, struct slice want)
{
    if (first >= end)
        return want.length == 0;
    while (first < end && analysis->tokens.items[first].kind == TOKEN_QUOTE)
        first++;
    while (end > first && analysis->tokens.items[end - 1].kind == TOKEN_QUOTE && !memchr(want.text, '"', want.length) &&
           analysis->tokens.items[end - 1].end - analysis->tokens.items[first].start > want.length)
        end--;
    while (end > first && analysis->tokens.items[end - 1].mark == '.' &&
           analysis->tokens.items[end - 1].end - analysis->tokens.items[first].start > want.length)
        end--;
    size_t start = analysis->tokens.items[first].start, length = analysis->tokens.items[end - 1].end - start;
    return length == want.length && memcmp(analysis->text + start, want.text, length) == 0;
}

static bool answers(const struct analysis *analysis, const struct link *link, const struct pattern_row *row)
{
    if (strcmp(link->pattern, row->name) != 0)
        return false;
    for (size_t p = 0; p < 2; p++) {
        struct slice want = field(row->expect, 2 + (int)p);
        bool has = p < link->part_count;
        if (has != (want.length > 0))
            return false;
        if (has && !reads(analysis, link->parts[p].first_token, link->parts[p].end_token, want))
            return false;
    }
    return reads(analysis, link->source_first, link->source_end, field(row->expect, 0)) &&
           reads(analysis, link->cue_first, link->cue_end, field(row->expect, 1));
}

static void show(const struct analysis *analysis)
{
    struct symbol_string symbol_string = {{0}, {0}};
    struct symbol_cursor cursor = {0};
    if (symbols_write(analysis, &cursor, 0, analysis->sentences.count, true, &symbol_string))
        fprintf(stderr, "  units %.*s\n", (int)symbol_string.letters.count, symbol_string.letters.items);
    symbols_free(&analysis->mem, &symbol_string);
    for (size_t i = 0; i < analysis->matches.count; i++) {
        const struct link *l = &analysis->matches.items[i];
        fprintf(stderr, "  %s:", l->pattern);
        size_t ends[4][2] = {{l->source_first, l->source_end}, {l->cue_first, l->cue_end}, {0, 0}, {0, 0}};
        for (size_t p = 0; p < l->part_count && p < 2; p++) {
            ends[2 + p][0] = l->parts[p].first_token;
            ends[2 + p][1] = l->parts[p].end_token;
        }
        for (int e = 0; e < 4; e++)
            if (ends[e][1] > ends[e][0]) {
                size_t start = analysis->tokens.items[ends[e][0]].start;
                fprintf(stderr, " | %.*s", (int)(analysis->tokens.items[ends[e][1] - 1].end - start),
                        analysis->text + start);
            }
        fprintf(stderr, "\n");
    }
}

/* The example of a pattern after some sentences in which nobody says anything. */
static void check_row(const struct pattern_set *set, const struct pattern_row *row, int sentences)
{
    static char text[8192];
    size_t length = 0;
    for (int n = 0; n < sentences; n++)
        length += (size_t)snprintf(text + length, sizeof text - length, "The old bridge was wet. ");
    snprintf(text + length, sizeof text - length, "%s", row->example);
    memory mem = memory_default();
    struct arena arena;
    struct pipeline pipeline;
    arena_init(&arena, &mem);
    pipeline_init(&pipeline, &mem, &language_built_in, &arena);
    struct analysis *analysis = &pipeline.analysis;
    analysis->text = text;
    analysis->length = strlen(text);
    analysis->patterns = set;
    bool good = pipeline_run(&pipeline, "layout");
    for (size_t b = 0; good && b < pipeline.layout.blocks.count; b++)
        pipeline.layout.blocks.items[b].kind = BLOCK_PARAGRAPH; /* one line alone would be a headline */
    static const char *const steps[] = {"token", "sentence", "quotemark", "mention", "cue", "pattern"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        good = good && pipeline_step(&pipeline, steps[i]);
    CHECK(good);
    bool answered = false;
    for (size_t i = 0; i < analysis->matches.count; i++)
        answered = answered || answers(analysis, &analysis->matches.items[i], row);
    if (!answered) {
        fprintf(stderr, "pattern %s does not answer for its example, behind %d sentences:\n  %s\n", row->name,
                sentences, row->example);
        show(analysis);
    }
    CHECK(answered);
    pipeline_free(&pipeline);
    arena_free(&arena);
}

int main(void)
{
    memory mem = memory_default();
    saidby_error error;
    struct pattern_set *set = pattern_set_new(&mem, language_built_in.patterns, &error);
    CHECK(set != NULL);
    for (const struct pattern_row *row = language_built_in.patterns->rows; set && row->name; row++) {
        check_row(set, row, 0);
        check_row(set, row, 25);
    }
    if (set) {
        CHECK(!pattern_set_add(set, "broken", "(?<source>N)(?<content>Q", FAMILY_NONE, &error));
        CHECK(error.status == SAIDBY_ERROR_RULES && error.offset == 24);
        CHECK(!pattern_set_add(set, "no content", "(?<source>N)V", FAMILY_NONE, &error));
        CHECK(!pattern_set_add(set, "unknown macro", "(?<source>{nobody})(?<content>Q)", FAMILY_NONE, &error));
        struct pattern_row slow = language_built_in.patterns->rows[0];
        char match[400];
        snprintf(match, sizeof match, "(*NO_JIT)%s", slow.match);
        slow.name = "slow";
        CHECK(pattern_set_add(set, slow.name, match, FAMILY_NONE, &error));
        check_row(set, &slow, 0);
        CHECK(pattern_set_add(set, "own", "(?<source>{who})z(?<content>Q)", FAMILY_NONE, &error));
    }
    pattern_set_free(set);
    return CHECK_RESULT();
}
