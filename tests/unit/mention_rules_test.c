/* The rules of lib/mention/name_kind.h: each holds for its example, and how often each holds in
 * tests/spec/mentions.txt.
 */
#include "check.h"
#include "mention/name_kind.h"
#include "text_stages.h"

#define MAX_TEXT 8192
#define MAX_RUN 64

struct rule {
    const char *test, *example;
    uint8_t kind;
};

#define RULE(test, kind, example) {#test, example, kind},
static const struct rule RULES[] = {NAME_KIND_WORD_RULES(RULE)
                                        NAME_KIND_RUN_RULES(RULE){"a person", NULL, MENTION_NAME}};

static const char *rule_name(int rule)
{
    return rule < 0 ? "no run" : RULES[rule].test;
}

/* Calls `look` with each run of capitals that ends a noun phrase of the text. */
typedef void run_look(const struct mention_reader *r, const struct capital_run *run, void *context);

static void look_at_runs(const char *text, run_look *look, void *context)
{
    struct stages stages;
    struct mention_stage out = {.mentions = {NULL, 0, 0}};
    struct mention_reader r;
    struct noun_phrase p;
    CHECK(stages_run(&stages, text) && reader_make(&r, stages.analysis, &out));
    for (uint32_t s = 0; s < stages.analysis->sentences.count; s++) {
        reader_begin(&r, s);
        for (uint32_t i = r.first; i < r.end; i++)
            if (phrase_read(&r, i, &p)) {
                struct capital_run run = capital_run_of(&r, &p);
                if (run.first < run.end)
                    look(&r, &run, context);
                i = p.end - 1;
            }
        features_clear(&r);
    }
    reader_free(&r);
    stages_free(&stages);
}

/* ---- each holds for its example ---- */

struct wanted {
    const char *run;
    int rule, kind;
};

static void find_rule(const struct mention_reader *r, const struct capital_run *run, void *context)
{
    struct wanted *wanted = context;
    size_t start = r->tokens[run->first].start, length = r->tokens[run->end - 1].end - start;
    if (strlen(wanted->run) != length || memcmp(r->analysis->text + start, wanted->run, length) != 0)
        return;
    wanted->rule = (int)name_kind_rule(r, run);
    wanted->kind = name_kind(r, run);
}

static void check_example(int rule)
{
    char text[MAX_TEXT], run[MAX_RUN];
    const char *example = RULES[rule].example, *open = strchr(example, '['), *close = strchr(example, ']');
    CHECK(open && close && close > open);
    snprintf(run, sizeof run, "%.*s", (int)(close - open - 1), open + 1);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(open - example), example, run, close + 1);
    struct wanted wanted = {run, -1, -1};
    look_at_runs(text, find_rule, &wanted);
    if (wanted.rule != rule)
        printf("\"%s\": %s holds, not %s\n", example, rule_name(wanted.rule), RULES[rule].test);
    CHECK_SIZE(wanted.rule, rule);
    CHECK_SIZE(wanted.kind, RULES[rule].kind);
}

/* ---- how often each holds ---- */

static void count_rule(const struct mention_reader *r, const struct capital_run *run, void *context)
{
    size_t *counts = context;
    counts[name_kind_rule(r, run)]++;
}

/* The sentences of the file are the lines after its empty lines. */
static void count_rules(const char *path, size_t *counts)
{
    static char line[MAX_TEXT];
    FILE *file = fopen(path, "r");
    bool first = true;
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        if (first && line[0] != '#')
            look_at_runs(line, count_rule, counts);
        first = line[0] == '\n' || line[0] == '#';
    }
    if (file)
        fclose(file);
}

int main(void)
{
    size_t counts[NAME_KIND_COUNT] = {0};
    for (int rule = 0; rule < NAME_KIND_PERSON; rule++)
        check_example(rule);
    count_rules(SAIDBY_SPEC "/mentions.txt", counts);
    for (int rule = 0; rule < NAME_KIND_COUNT; rule++)
        printf("%zu %s\n", counts[rule], rule_name(rule));
    CHECK(counts[NAME_KIND_PERSON] > 0);
    return CHECK_RESULT();
}
