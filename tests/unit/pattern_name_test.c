/* Nothing is decided by how a pattern is called: built-in patterns under other names make the same records, and a
 * pattern of the rules makes its own under any. */
#include "article.h"
#include "check.h"
#include "api/extractor.h"
#include "match/pattern.h"
#include "take_rules.h"

#define MAX_ROWS 64

/* ---- built-in patterns under other names ---- */

/* The two extractors, the table of the second, and how many records built-in patterns made. */
struct pair {
    saidby_extractor *own, *renamed;
    struct pattern_row rows[MAX_ROWS];
    size_t made;
};

static int row_of(const char *name, const struct pattern_row *rows)
{
    for (int i = 0; rows[i].name; i++)
        if (strcmp(rows[i].name, name) == 0)
            return i;
    return -1;
}

/* The same records, and made by the same pattern, whose names differ. */
static void compare_docs(struct pair *pair, const saidby_doc *a, const saidby_doc *b)
{
    char *records[2] = {NULL, NULL};
    CHECK(saidby_doc_json(a, NULL, &records[0], NULL, NULL) == SAIDBY_OK);
    CHECK(saidby_doc_json(b, NULL, &records[1], NULL, NULL) == SAIDBY_OK);
    CHECK_STRING(records[1], records[0]);
    size_t count = saidby_doc_quote_count(a);
    for (size_t i = 0; i < count && saidby_doc_quote_count(b) == count; i++) {
        int row = row_of(saidby_doc_quote(a, i)->pattern, language_built_in.patterns->rows);
        CHECK(row == row_of(saidby_doc_quote(b, i)->pattern, pair->rows));
        pair->made += row >= 0;
    }
    saidby_string_free(records[0]);
    saidby_string_free(records[1]);
}

static void compare_text(struct pair *pair, const char *text)
{
    saidby_doc *a = NULL, *b = NULL;
    CHECK(saidby_extract(pair->own, text, strlen(text), &a, NULL) == SAIDBY_OK);
    CHECK(saidby_extract(pair->renamed, text, strlen(text), &b, NULL) == SAIDBY_OK);
    if (a && b)
        compare_docs(pair, a, b);
    saidby_doc_free(a);
    saidby_doc_free(b);
}

static void compare_file(struct pair *pair, const char *name)
{
    static char text[300000];
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", SAIDBY_SPEC, name);
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    if (!file)
        return;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    CHECK(length > 1000 && length < sizeof text - 1);
    text[length] = '\0';
    compare_text(pair, text);
}

/* Each has the name of the next but two, or that of a join of labels. */
static void test_renamed(void)
{
    static struct pair pair;
    static const char *const files[] = {
        "quotations.txt", "speakers.txt", "../../fixtures/night-ferry.txt", "../../fixtures/border-bridge.txt",
        "../../fixtures/court.txt", "../../fixtures/flood.txt", "../../fixtures/lake-treaty.txt"};
    static const char *const joins[] = {"labels-a", "labels-b", "labels-c", "labels-d", "labels-e", "labels-f",
                                        "labels-g", "labels-h", "labels-i", "labels-j", "labels-k", "labels-l"};
    size_t count = 0;
    while (language_built_in.patterns->rows[count].name && count < MAX_ROWS - 1)
        count++;
    CHECK(count > 4 && !language_built_in.patterns->rows[count].name && count <= 3 * sizeof joins / sizeof *joins);
    for (size_t i = 0; i < count; i++) {
        pair.rows[i] = language_built_in.patterns->rows[i];
        pair.rows[i].name = i % 3 ? language_built_in.patterns->rows[(i + 3) % count].name : joins[i / 3];
    }
    pair.own = take("{}");
    pair.renamed = take("{}");
    pattern_set_free(pair.renamed->patterns);
    struct pattern_table table = *language_built_in.patterns;
    table.rows = pair.rows;
    pair.renamed->patterns = pattern_set_new(&pair.renamed->mem, &table, NULL);
    CHECK(pair.renamed->patterns != NULL);
    if (pair.renamed->patterns) {
        compare_text(&pair, ARTICLE);
        for (size_t i = 0; i < sizeof files / sizeof *files; i++)
            compare_file(&pair, files[i]);
        CHECK(pair.made > 300);
    }
    saidby_free(pair.own);
    saidby_free(pair.renamed);
}

/* ---- patterns of the rules ---- */

/* A pattern, what it finds that no other does, and who said it. */
static const struct own {
    const char *pattern, *text, *content, *speaker;
} owns[] = {
    {"(?<content>[Qq])[(](?<source>{who})[)]", "“We lost the roof” (Ms Okoro).", "We lost the roof", "Okoro"},
    {"(?<source>{who})x(?<content>t{rest})", "Word from Ms Okoro is that the roof of the school fell in.",
     "the roof of the school fell in", "Okoro"},
    {"(?<source>{who})(?<cue>[zj])(?<content>Q)", "Ms Okoro opened “the roof of the school fell in on us”.",
     "the roof of the school fell in on us", "Okoro"},
    {"(?<content>Q)(?<cue>p)(?<source>{who})", "“The wells are dry this year,” per Tomas Reed.",
     "The wells are dry this year,", "Tomas Reed"},
    {"[@.]p(?<cue>[jDe]+)f(?<source>{who}),(?<content>{rest})",
     "In the eyes of Ms Okoro, the school should move to the old mill.", "the school should move to the old mill",
     "Okoro"},
};

static saidby_doc *extract_with(const struct own *own, const char *name, const char *as)
{
    char rules[800], text[800], stated[80] = "";
    if (as)
        snprintf(stated, sizeof stated, ", \"as\": \"%s\"", as);
    snprintf(rules, sizeof rules, "{\"patterns\": [{\"name\": \"%s\", \"pattern\": \"%s\"%s}]}", name, own->pattern,
             stated);
    snprintf(text, sizeof text, "The council met on Monday in the old hall, and it talked of the storm.\n\n%s\n",
             own->text);
    saidby_extractor *extractor = take(rules);
    saidby_doc *doc = NULL;
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
    saidby_free(extractor);
    return doc;
}

/* Its record, under a name and as a family. Returns the confidence. */
static double check_own(const struct own *own, const char *name, const char *as)
{
    saidby_doc *doc = extract_with(own, name, as);
    double confidence = 0;
    CHECK_SIZE(saidby_doc_quote_count(doc), 1);
    if (saidby_doc_quote_count(doc) == 1) {
        const saidby_quote *quote = saidby_doc_quote(doc, 0);
        const saidby_speaker *speaker = saidby_doc_speaker(doc, quote->speaker);
        CHECK_STRING(quote->text, own->content);
        CHECK_STRING(quote->pattern, name);
        CHECK_STRING(speaker ? speaker->name : NULL, own->speaker);
        confidence = quote->confidence;
    }
    saidby_doc_free(doc);
    return confidence;
}

static void test_own(void)
{
    static const char *const names[] = {"a", "zzz", "quote-verb-source", "labels-source-cue", "Any name, “at all”"};
    for (size_t i = 0; i < sizeof owns / sizeof *owns; i++) {
        double plain = check_own(&owns[i], "own", NULL);
        CHECK(plain > 0.7);
        for (size_t n = 0; n < sizeof names / sizeof *names; n++)
            CHECK(check_own(&owns[i], names[n], NULL) == plain);
    }
}

/* Under any name each family makes of it the same; and not all of them make the same. */
static void test_families(void)
{
    double least = 1, most = 0;
    for (int family = 0; family < FAMILY_COUNT; family++) {
        const struct pattern_family_row *row = &language_built_in.patterns->families[family];
        if (!row->of_patterns)
            continue;
        double confidence = check_own(&owns[2], "own", row->name);
        CHECK(check_own(&owns[2], "labels-cue-source", row->name) == confidence);
        least = confidence < least ? confidence : least;
        most = confidence > most ? confidence : most;
    }
    CHECK(least < most);
}

int main(void)
{
    test_renamed();
    test_own();
    test_families();
    return CHECK_RESULT();
}
