/* The tables of rules of the mention stage (lib/mention/name_kind.h, noun_phrase.h): each rule holds for its example.
 * Prints how often each holds in tests/spec/mentions.txt, so that one that never does is seen. */
#include "check.h"
#include "mention/name_kind.h"
#include "mention/noun_phrase.h"
#include "text_stages.h"

#define MAX_TEXT 8192
#define MAX_RULES 32

struct rule {
    const char *name, *example;
    int answer;
};

/* A text whose sentences are read one after the other. */
struct reading {
    struct stages stages;
    struct mention_stage out;
    struct mention_reader r;
};

static void begin(struct reading *reading, const char *text)
{
    *reading = (struct reading){.out = {.mentions = {NULL, 0, 0}}};
    CHECK(stages_run(&reading->stages, text) && reader_make(&reading->r, reading->stages.analysis, &reading->out));
}

static void end(struct reading *reading)
{
    reader_free(&reading->r);
    stages_free(&reading->stages);
}

/* ---- examples ---- */

/* An example without its marks, and where these were: before `phrase`, around [first, end), in bytes. */
struct example {
    char text[MAX_TEXT];
    size_t phrase, first, end;
};

static struct example example_of(const char *marked)
{
    struct example example = {.phrase = 0};
    size_t length = 0;
    for (const char *c = marked; *c && length + 1 < MAX_TEXT; c++) {
        if (*c == '{')
            example.phrase = length;
        else if (*c == '[')
            example.first = length;
        else if (*c == ']')
            example.end = length;
        else
            example.text[length++] = *c;
    }
    example.text[length] = '\0';
    CHECK(example.first < example.end);
    return example;
}

/* The token that begins at a byte. */
static uint32_t token_of(const struct reading *reading, size_t start)
{
    const struct analysis *analysis = reading->stages.analysis;
    for (uint32_t i = 0; i < analysis->tokens.count; i++)
        if (analysis->tokens.items[i].start == start)
            return i;
    CHECK(false && "no token begins at the mark");
    return 0;
}

/* Which rule holds of the token or run that the example marks, in its sentence; the answer that it gives. */
typedef int rule_of(const struct reading *reading, const struct example *example, int *answer);

static void check_examples(const struct rule *rules, int count, rule_of *find)
{
    for (int rule = 0; rule < count; rule++) {
        struct example example = example_of(rules[rule].example);
        struct reading reading;
        int answer = -1;
        begin(&reading, example.text);
        reader_begin(&reading.r, sentence_of(reading.stages.analysis, token_of(&reading, example.first)));
        int found = find(&reading, &example, &answer);
        end(&reading);
        if (found != rule || answer != rules[rule].answer)
            fprintf(stderr, "%s: %s holds, answers %d\n", rules[rule].example,
                    found >= 0 && found < count ? rules[found].name : "none", answer);
        CHECK(found == rule && answer == rules[rule].answer);
    }
}

/* ---- the tables ---- */

#define KIND(test, kind, example) {#test, example, kind},
static const struct rule KINDS[] = {NAME_KIND_WORD_RULES(KIND) NAME_KIND_RUN_RULES(KIND)};

/* The run is the one of the phrase that ends with it. */
static int find_kind(const struct reading *reading, const struct example *example, int *answer)
{
    const struct mention_reader *r = &reading->r;
    uint32_t first = token_of(reading, example->first);
    struct noun_phrase p;
    for (uint32_t i = r->first; i <= first; i++) {
        if (!phrase_read(r, i, &p))
            continue;
        struct capital_run run = capital_run_of(r, &p);
        i = p.end - 1;
        if (run.first != first || r->tokens[run.end - 1].end != example->end)
            continue;
        *answer = name_kind(r, &run);
        return (int)name_kind_rule(r, &run);
    }
    return -1;
}

#define PREMODIFIER(test, answer, example) {#test, example, answer},
static const struct rule PREMODIFIERS[] = {PREMODIFIER_RULES(PREMODIFIER)};

static int find_premodifier(const struct reading *reading, const struct example *example, int *answer)
{
    struct noun_phrase p;
    uint32_t i = token_of(reading, example->first);
    phrase_begin(&reading->r, token_of(reading, example->phrase), &p);
    *answer = is_premodifier(&reading->r, &p, i);
    return (int)premodifier_rule(&reading->r, &p, i);
}

#define JOINING(test, example) {#test, example, 1},
static const struct rule JOININGS[] = {JOINING_MARK_RULES(JOINING) JOINING_WORD_RULES(JOINING)};

/* The phrase goes on after the token. */
static int find_joining(const struct reading *reading, const struct example *example, int *answer)
{
    uint32_t first = token_of(reading, example->phrase), i = token_of(reading, example->first);
    struct noun_phrase p, whole;
    enum joining_rule rule;
    phrase_begin(&reading->r, first, &p);
    joining_tokens(&reading->r, &p, i, &rule);
    *answer = phrase_read(&reading->r, first, &whole) && whole.end > i + 1;
    return (int)rule;
}

/* ---- how often each holds ---- */

struct counts {
    size_t kinds[MAX_RULES], premodifiers[MAX_RULES], joinings[MAX_RULES];
};

static void count_in_phrase(const struct mention_reader *r, const struct noun_phrase *p, struct counts *counts)
{
    struct capital_run run = capital_run_of(r, p);
    enum joining_rule rule;
    if (run.first < run.end)
        counts->kinds[name_kind_rule(r, &run)]++;
    for (uint32_t i = p->segment; i < p->end; i++) {
        counts->premodifiers[premodifier_rule(r, p, i)]++;
        if (i > p->segment && joining_tokens(r, p, i, &rule) > 0)
            counts->joinings[rule]++;
    }
}

static void count_in_text(const char *text, struct counts *counts)
{
    struct reading reading;
    struct noun_phrase p;
    begin(&reading, text);
    for (uint32_t s = 0; s < reading.stages.analysis->sentences.count; s++) {
        reader_begin(&reading.r, s);
        for (uint32_t i = reading.r.first; i < reading.r.end; i++)
            if (phrase_read(&reading.r, i, &p)) {
                count_in_phrase(&reading.r, &p, counts);
                i = p.end - 1;
            }
        features_clear(&reading.r);
    }
    end(&reading);
}

/* The texts are the first line of the file and those after its empty lines. */
static void count_in_file(const char *path, struct counts *counts)
{
    static char line[MAX_TEXT];
    FILE *file = fopen(path, "r");
    bool first = true;
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        if (first && line[0] != '#')
            count_in_text(line, counts);
        first = line[0] == '\n' || line[0] == '#';
    }
    if (file)
        fclose(file);
}

static size_t show(const char *table, const struct rule *rules, size_t count, const size_t *counts)
{
    size_t total = 0;
    printf("%s\n", table);
    for (size_t i = 0; i < count; i++) {
        printf("%6zu %s\n", counts[i], rules[i].name);
        total += counts[i];
    }
    return total;
}

#define COUNT(table) (sizeof(table) / sizeof *(table))

int main(void)
{
    struct counts counts = {.kinds = {0}};
    check_examples(KINDS, COUNT(KINDS), find_kind);
    check_examples(PREMODIFIERS, COUNT(PREMODIFIERS), find_premodifier);
    check_examples(JOININGS, COUNT(JOININGS), find_joining);
    count_in_file(SAIDBY_SPEC "/mentions.txt", &counts);
    CHECK(show("what a run of capitals names", KINDS, COUNT(KINDS), counts.kinds) > 0);
    CHECK(show("what is part of a phrase", PREMODIFIERS, COUNT(PREMODIFIERS), counts.premodifiers) > 0);
    CHECK(show("what joins the parts of a phrase", JOININGS, COUNT(JOININGS), counts.joinings) > 0);
    return CHECK_RESULT();
}
