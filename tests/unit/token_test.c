/* Words and marks: every case of tests/spec/tokens.txt, and what the lexicon adds to words. */
#include "check.h"
#include "text_stages.h"

#define MAX_CASE 4096

static int cases;

static const char *kind_sign(const struct token *token)
{
    switch (token->kind) {
    case TOKEN_NUMBER: return "/n";
    case TOKEN_SUFFIX: return "/s";
    case TOKEN_QUOTE: return "/q";
    case TOKEN_MARK: return "/m";
    case TOKEN_OTHER: return "/o";
    default: return token->flags & TOKEN_ABBREVIATION ? "/a" : "";
    }
}

static void check_case(char *text, char *want)
{
    static char got[MAX_CASE];
    struct stages stages;
    size_t written = 0;
    text[strcspn(text, "\n")] = want[strcspn(want, "\n")] = '\0';
    CHECK(stages_run(&stages, text));
    for (size_t i = 0; i < stages.analysis->tokens.count; i++) {
        const struct token *t = &stages.analysis->tokens.items[i];
        written += (size_t)sprintf(got + written, "%s%.*s%s", i > 0 ? " " : "", (int)(t->end - t->start),
                                   text + t->start, kind_sign(t));
        if (t->mark)
            got[written++] = t->mark;
    }
    got[written] = '\0';
    CHECK_STRING(got, want);
    stages_free(&stages);
    cases++;
}

static void test_file(const char *path)
{
    static char text[MAX_CASE], want[MAX_CASE];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && fgets(text, sizeof text, file))
        if (text[0] != '\n' && memcmp(text, "# ", 2) != 0 && memcmp(text, "##", 2) != 0 &&
            fgets(want, sizeof want, file))
            check_case(text, want);
    if (file)
        fclose(file);
}

/* The stages over a text with some entries added to the lexicon. */
static struct lexicon *added_words(void)
{
    memory mem = memory_default();
    struct lexicon *lexicon = lexicon_new(&mem);
    const struct {
        const char *form;
        int class;
    } entries[] = {{"north wenham", LEX_MONTH}, {"north wenham police", LEX_WEEKDAY}, {"WEN", LEX_MONTH},
                   {"wen", LEX_ADVERB},         {"mayor's office", LEX_MONTH}};
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        CHECK(lexicon_add(lexicon, entries[i].form, strlen(entries[i].form), LEX_BIT(entries[i].class)));
    return lexicon;
}

static void run_with(struct stages *stages, const struct lexicon *lexicon, const char *text)
{
    CHECK(stages_run_until(stages, lexicon, text, "token"));
}

static void test_phrases(void)
{
    struct stages stages;
    struct lexicon *lexicon = added_words();
    run_with(&stages, lexicon, "In North Wenham Police wait. North Wenham, North  Wenham.");
    const struct token *t = stages.analysis->tokens.items;
    CHECK_SIZE(t[1].phrase, 3);
    CHECK_STRING(t[1].canonical, "north wenham police");
    CHECK(token_is(&t[1], LEX_WEEKDAY) && token_is(&t[2], LEX_WEEKDAY) && token_is(&t[3], LEX_WEEKDAY));
    CHECK(!token_is(&t[1], LEX_MONTH) && !token_is(&t[4], LEX_WEEKDAY));
    CHECK_SIZE(t[6].phrase, 2);
    CHECK(token_is(&t[6], LEX_MONTH) && token_is(&t[7], LEX_MONTH));
    CHECK_SIZE(t[9].phrase, 2);
    stages_free(&stages);
    run_with(&stages, lexicon, "The Mayor’s office, the mayor");
    t = stages.analysis->tokens.items;
    CHECK_SIZE(t[1].phrase, 3);
    CHECK(token_is(&t[2], LEX_MONTH) && token_is(&t[3], LEX_MONTH) && !token_is(&t[6], LEX_MONTH));
    stages_free(&stages);
    lexicon_free(lexicon);
}

/* In a block with more phrases than wait for the words after them at once, with own entries and without. */
static void test_many_phrases(void)
{
    enum { TIMES = 150 };
    static const char piece[] = "North Wenham spoke according to her; ";
    static char text[TIMES * sizeof piece];
    struct stages stages;
    struct lexicon *lexicon = added_words();
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * (sizeof piece - 1), piece, sizeof piece);
    for (int own = 0; own < 2; own++) {
        run_with(&stages, own ? lexicon : NULL, text);
        CHECK_SIZE(stages.analysis->tokens.count, 7 * TIMES);
        for (size_t i = 0; i < stages.analysis->tokens.count; i += 7) {
            CHECK_SIZE(stages.analysis->tokens.items[i].phrase, own ? 2 : 0);
            CHECK_SIZE(stages.analysis->tokens.items[i + 3].phrase, 2);
        }
        stages_free(&stages);
    }
    lexicon_free(lexicon);
}

static void test_exact(void)
{
    struct stages stages;
    struct lexicon *lexicon = added_words();
    run_with(&stages, lexicon, "WEN wen Wen HE");
    const struct token *t = stages.analysis->tokens.items;
    CHECK(token_is(&t[0], LEX_MONTH) && !token_is(&t[0], LEX_ADVERB));
    CHECK(token_is(&t[1], LEX_ADVERB) && !token_is(&t[1], LEX_MONTH));
    CHECK(token_is(&t[2], LEX_ADVERB) && !token_is(&t[2], LEX_MONTH));
    CHECK(token_is(&t[3], LEX_PRONOUN));
    stages_free(&stages);
    lexicon_free(lexicon);
}

static void test_acronyms(void)
{
    struct stages stages;
    CHECK(stages_run(&stages, "The WHO said it. AND WHO ARE THEY"));
    const struct token *t = stages.analysis->tokens.items;
    CHECK(!token_is(&t[1], LEX_WH) && !t[1].canonical);
    CHECK(token_is(&t[3], LEX_PRONOUN) && token_is(&t[6], LEX_WH));
    stages_free(&stages);
}

static void test_words(void)
{
    struct stages stages;
    CHECK(stages_run(&stages, "“Don’t,” he said. THEY didn't. March ÅNGSTRÖM"));
    const struct token *t = stages.analysis->tokens.items;
    CHECK(token_is(&t[1], LEX_AUXILIARY) && !token_is(&t[1], LEX_PRONOUN));
    CHECK_SIZE(t[1].hash, token_hash("don't", 5));
    CHECK_SIZE(sentence_at(stages.analysis, 0)->first_word, 1);
    CHECK((t[7].flags & TOKEN_ALL_CAPITAL) && token_is(&t[7], LEX_PLURAL));
    CHECK_STRING(t[7].canonical, "they");
    CHECK_SIZE(t[11].hash, token_hash("ångström", 10));
    CHECK(!(t[10].flags & TOKEN_ALL_CAPITAL) && (t[10].flags & TOKEN_CAPITAL) && token_is(&t[10], LEX_MONTH));
    CHECK((t[0].flags & TOKEN_SPACE_BEFORE) && !(t[0].flags & TOKEN_SPACE_AFTER));
    CHECK((t[11].flags & TOKEN_SPACE_BEFORE) && (t[11].flags & TOKEN_SPACE_AFTER));
    stages_free(&stages);
}

int main(void)
{
    test_file(SAIDBY_SPEC "/tokens.txt");
    CHECK(cases >= 25);
    test_phrases();
    test_many_phrases();
    test_exact();
    test_acronyms();
    test_words();
    return CHECK_RESULT();
}
