/* Each rule by which blocks are told apart gives the kind of its own example, so that there is none that never does. */
#include "check.h"
#include "text/block_rules.h"
#include "text_stages.h"

#define BEFORE                                                                                                         \
    "The council of Lower Wenham met on Tuesday evening to hear what the engineers had found under the old bridge."
#define AFTER                                                                                                          \
    "Its members had been told in March that the river was eating the northern pier, and that nothing had been done."
#define LOOSE                                                                                                          \
    "Its members had been told that the river was eating the northern pier, and that no one had done anything about it"

struct rule {
    const char *name, *example;
    enum block_kind kind;
};

#define RULE_ROW(name, kind, example) {#name, example, kind},
static const struct rule RULES[] = {BLOCK_RULES(RULE_ROW)};

/* Whether the rule gives a block of the text its kind. */
static bool rule_is_true(enum block_rule rule, const char *text)
{
    struct stages stages;
    bool found = false;
    CHECK(stages_run(&stages, text));
    for (size_t i = 0; i < stages.analysis->blocks.count; i++) {
        const struct block *block = &stages.analysis->blocks.items[i];
        found |= block->rule == rule && block->kind == RULES[rule].kind;
    }
    stages_free(&stages);
    return found;
}

static void check_example(enum block_rule rule, const char *text)
{
    if (rule_is_true(rule, text))
        return;
    check_failures++;
    fprintf(stderr, "the rule %s says nothing of its example: %s\n", RULES[rule].name, text);
}

static void test_examples(void)
{
    char text[4096];
    for (size_t rule = 0; rule < BLOCK_RULE_COUNT; rule++) {
        if (!RULES[rule].example)
            continue;
        snprintf(text, sizeof text, "%s\n\n%s\n\n%s\n", BEFORE, RULES[rule].example, AFTER);
        check_example((enum block_rule)rule, text);
    }
}

/* Those whose examples are longer, or at another place. */
static void test_others(void)
{
    size_t without = 0;
    for (size_t rule = 0; rule < BLOCK_RULE_COUNT; rule++)
        without += RULES[rule].example == NULL;
    CHECK_SIZE(without, 3);
    check_example(BLOCK_RULE_is_headline, "Bridge in Lower Wenham to close\n\n" BEFORE);
    check_example(BLOCK_RULE_is_long, BEFORE "\n\n" BEFORE " " BEFORE " " BEFORE " " BEFORE "\n\n" AFTER);
    check_example(BLOCK_RULE_may_be_loose_speech, BEFORE "\n\n" LOOSE "\n\nCouncil ‘goals’\n\n" LOOSE "\n\n" LOOSE);
    CHECK(!rule_is_true(BLOCK_RULE_may_be_loose_speech, BEFORE "\n\n" AFTER "\n\nCouncil ‘goals’\n\n" AFTER));
}

int main(void)
{
    test_examples();
    test_others();
    return CHECK_RESULT();
}
