/* The rules by which extents are settled (lib/attribute/extent.h): each moves the edges in its example as that says.
 * Prints in how many texts of tests/spec/quotations.txt each moves one, so that one that never does is seen. */
#include "attribute/extent.h"
#include "check.h"
#include "match/pattern.h"
#include "spec_cases.h"
#include "text_stages.h"

#define OTHERS                                                                                                         \
    "The council of Lower Wenham met on Tuesday evening to see what had become of the old mill by the river.\n\n"

struct rule {
    const char *name, *before, *after;
};

#define RULE_ROW(name, before, after) {#name, before, after},
static const struct rule rules[] = {EXTENT_CANDIDATE_RULES(RULE_ROW) EXTENT_CHOSEN_RULES(RULE_ROW)};
#undef RULE_ROW

static void run(struct stages *stages, const struct pattern_set *patterns, const char *text, const char *last)
{
    stages_begin(stages, text);
    stages->analysis->patterns = patterns;
    CHECK(pipeline_run(&stages->pipeline, last));
}

/* ---- examples ---- */

/* The text of an example after that of others, and the bytes of it that are in {}. */
struct example {
    char text[MAX_CASE];
    size_t starts[LINK_PARTS], ends[LINK_PARTS], parts;
};

static struct example read_example(const char *marked)
{
    struct example example = {OTHERS, {0}, {0}, 0};
    size_t length = strlen(example.text);
    for (; *marked; marked++) {
        if (*marked == '{')
            example.starts[example.parts] = length;
        else if (*marked == '}')
            example.ends[example.parts++] = length;
        else
            example.text[length++] = *marked;
    }
    return example;
}

/* The first token that begins at a byte or after it. */
static uint32_t token_from(const struct analysis *analysis, size_t byte)
{
    uint32_t i = 0;
    while (i < analysis->tokens.count && analysis->tokens.items[i].start < byte)
        i++;
    return i;
}

/* The link of an example: what Ada Moss, or "who", says by its first cue. */
static struct link read_link(const struct analysis *analysis, const struct example *example)
{
    struct link link = {.addressee = NO_INDEX, .via = NO_INDEX, .previous = NO_INDEX, .pattern = "example"};
    for (size_t p = 0; p < example->parts; p++) {
        link.parts[p].first_token = token_from(analysis, example->starts[p]);
        link.parts[p].end_token = token_from(analysis, example->ends[p]);
    }
    link.part_count = (uint32_t)example->parts;
    const char *who = strstr(example->text, "who said"), *name = strstr(example->text, "Ada Moss");
    link.source_first = token_from(analysis, (size_t)((who ? who : name) - example->text));
    link.source_end = link.source_first + (who ? 1 : 2);
    link.source = index_32(analysis_first_mention(analysis, link.source_first));
    link.cue = index_32(analysis_first_cue(analysis, token_from(analysis, strlen(OTHERS))));
    CHECK(link.cue < analysis->cues.count);
    link.cue_first = analysis->cues.items[link.cue].first_token;
    link.cue_end = analysis->cues.items[link.cue].end_token;
    return link;
}

static void apply(const struct analysis *analysis, size_t rule, struct link *link)
{
    struct extent_setting setting = EXTENT_SETTING_NONE;
    extent_set(analysis, link, &setting);
    if (rule == EXTENT_cut_at_other)
        extent_cut(analysis, link);
    else if (rule < EXTENT_take_front)
        extent_settle(analysis, &setting, link);
    if (rule < EXTENT_take_front)
        return;
    link->addressee = rule == EXTENT_take_named ? index_32(analysis_first_mention(analysis, link->cue_end)) : NO_INDEX;
    extent_finish(analysis, link);
}

static void check_example(size_t rule)
{
    struct example before = read_example(rules[rule].before), after = read_example(rules[rule].after);
    struct stages stages;
    run(&stages, NULL, before.text, "cue");
    struct link link = read_link(stages.analysis, &before), wanted = read_link(stages.analysis, &after);
    CHECK_STRING(before.text, after.text);
    apply(stages.analysis, rule, &link);
    bool right = link.extent_rules >> rule & 1 && link.part_count == wanted.part_count;
    for (size_t p = 0; p < link.part_count; p++)
        right = right && link.parts[p].first_token == wanted.parts[p].first_token &&
                link.parts[p].end_token == wanted.parts[p].end_token;
    if (!right) {
        fprintf(stderr, "%s: %s\n", rules[rule].name, rules[rule].before);
        for (size_t p = 0; p < link.part_count; p++) {
            size_t start = token_at(stages.analysis, link.parts[p].first_token)->start;
            size_t end = token_at(stages.analysis, link.parts[p].end_token - 1)->end;
            fprintf(stderr, "  becomes {%.*s}\n", (int)(end - start), before.text + start);
        }
    }
    CHECK(right);
    stages_free(&stages);
}

/* ---- how often each moves an edge ---- */

static struct pattern_set *patterns; /* both for what spec_cases calls */
static size_t counts[EXTENT_RULE_COUNT];

static void count_case(char *text, char *want)
{
    static char article[sizeof OTHERS + MAX_CASE];
    struct stages stages;
    uint32_t moved = 0;
    (void)want;
    snprintf(article, sizeof article, "%s%s", OTHERS, text);
    run(&stages, patterns, article, "attribute");
    const struct attribute_stage *stage = &stages.pipeline.attribution;
    for (size_t i = 0; i < stage->candidates.count; i++)
        moved |= stage->candidates.items[i].extent_rules;
    for (size_t i = 0; i < stage->links.count; i++)
        moved |= stage->links.items[i].extent_rules;
    for (size_t rule = 0; rule < EXTENT_RULE_COUNT; rule++)
        counts[rule] += moved >> rule & 1;
    stages_free(&stages);
}

int main(void)
{
    memory mem = memory_default();
    saidby_error error;
    for (size_t rule = 0; rule < EXTENT_RULE_COUNT; rule++)
        check_example(rule);
    patterns = pattern_set_new(&mem, language_built_in.patterns, &error);
    CHECK(patterns != NULL);
    if (patterns)
        spec_cases(SAIDBY_SPEC "/quotations.txt", ">?", count_case);
    for (size_t rule = 0; rule < EXTENT_RULE_COUNT; rule++)
        printf("%6zu %s\n", counts[rule], rules[rule].name);
    CHECK(counts[EXTENT_leave_out_marks] > 0);
    pattern_set_free(patterns);
    return CHECK_RESULT();
}
