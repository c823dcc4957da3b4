/* Quoted spans: every case of tests/spec/quotation_marks.txt, and what is told of each span. */
#include "check.h"
#include "spec_cases.h"
#include "text_stages.h"


static int cases;

/* The spans of the text in the form of the file. */
static void show_spans(const char *text, char *out)
{
    struct stages stages;
    size_t written = 0;
    CHECK(stages_run(&stages, text));
    const struct analysis *analysis = stages.analysis;
    for (size_t i = 0; i < analysis->spans.count; i++) {
        const struct quoted_span *s = &analysis->spans.items[i];
        for (size_t up = i; up != NO_INDEX; up = analysis->spans.items[up].parent)
            out[written++] = '>';
        written += (size_t)sprintf(out + written, "%s%s %.*s\n", s->close_token == NO_INDEX ? "~" : "",
                                   s->continues != NO_INDEX ? "+" : "", (int)(s->end - s->start), text + s->start);
    }
    if (analysis->spans.count == 0)
        written += (size_t)sprintf(out, "=\n");
    out[written] = '\0';
    stages_free(&stages);
}

static void check_case(char *text, char *want)
{
    static char got[MAX_CASE];
    show_spans(text, got);
    CHECK_STRING(got, want);
    cases++;
}

/* What is told of the first span of a text. */
static struct quoted_span first_span(const char *text)
{
    struct stages stages;
    struct quoted_span s = {.words = 0};
    CHECK(stages_run(&stages, text));
    CHECK(stages.analysis->spans.count > 0);
    if (stages.analysis->spans.count > 0)
        s = stages.analysis->spans.items[0];
    stages_free(&stages);
    return s;
}

static void test_place(void)
{
    struct quoted_span s = first_span("“We won’t go.”");
    CHECK(s.whole_block && s.opens_block && s.ends_block);
    CHECK_SIZE(s.words, 3);
    s = first_span("“We won’t go”.");
    CHECK(s.whole_block);
    s = first_span("“We won’t go,” she said.");
    CHECK(s.opens_block && !s.ends_block && !s.whole_block);
    s = first_span("She said: “We won’t go.”");
    CHECK(!s.opens_block && s.ends_block && !s.whole_block);
    s = first_span("OSLO (AP) — “We won’t go.”");
    CHECK(s.opens_block && s.whole_block);
    s = first_span("“We won’t go.” “Nor will I.”");
    CHECK(s.opens_block && !s.ends_block);
}

static void test_use(void)
{
    CHECK(first_span("“We won’t go,” she said.").use == SPAN_SPEECH);
    CHECK(first_span("Then came the film “The Salt Road” and its sequel.").use == SPAN_TITLE);
    CHECK(first_span("He read from “A House in the Rain,” his first novel.").use == SPAN_TITLE);
    CHECK(first_span("The “on-ramp” was built last year.").use == SPAN_SCARE);
    CHECK(first_span("She called it “a road to nowhere that nobody needs” on Monday.").use == SPAN_SPEECH);
    CHECK(first_span("“Never,” he said.").use == SPAN_SPEECH);
    CHECK(first_span("“Salt Road Again,” he said.").use == SPAN_SPEECH);
}

static void test_tokens(void)
{
    struct stages stages;
    CHECK(stages_run(&stages, "The dogs' “big ‘bad’ day” on."));
    const struct analysis *analysis = stages.analysis;
    CHECK_SIZE(analysis->tokens.count, 12);
    CHECK(analysis->tokens.items[2].kind == TOKEN_SUFFIX && span_of(analysis, 2) == NO_INDEX);
    CHECK_SIZE(span_of(analysis, 3), 0);
    CHECK_SIZE(span_of(analysis, 4), 0);
    CHECK_SIZE(span_of(analysis, 5), 1);
    CHECK_SIZE(span_of(analysis, 6), 1);
    CHECK_SIZE(span_of(analysis, 8), 0);
    CHECK(token_is_quoted(analysis, 9) && !token_is_quoted(analysis, 10));
    CHECK_SIZE(analysis->spans.items[1].parent, 0);
    stages_free(&stages);
}

static void test_boilerplate(void)
{
    struct stages stages;
    CHECK(stages_run(
        &stages, "She said: “We will go to the river and then over the hill.\n\nMore on the river\n\n“We will stay.”"));
    CHECK_SIZE(stages.analysis->spans.count, 2);
    CHECK_SIZE(stages.analysis->spans.items[1].continues, 0);
    stages_free(&stages);
}

int main(void)
{
    spec_cases(SAIDBY_SPEC "/quotation_marks.txt", ">=", check_case);
    CHECK(cases >= 70);
    test_place();
    test_use();
    test_tokens();
    test_boilerplate();
    return CHECK_RESULT();
}
