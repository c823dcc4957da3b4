/* The ranking: what is summed from one candidate to the next is what the features of each add up to. */
#include "article.h"
#include "attribute.h"
#include "check.h"
#include "extractor.h"
#include "rank.h"
#include "stages.h"

#include <stdio.h>
#include <stdlib.h>

struct seen {
    size_t candidates, alike, largest; /* largest: candidates for one cue */
};

static int sum_of(const struct rank_vector *list)
{
    int sum = 0;
    for (size_t i = 0; i < list->count; i++)
        sum += rank_weights[list->buckets[i]];
    return sum;
}

static void check_scores(struct scan *scan, struct seen *seen)
{
    struct ranking ranking;
    rank_begin(&ranking, scan);
    const struct link *links = scan->candidates.items;
    for (size_t first = 0, end; first < scan->candidates.count; first = end) {
        for (end = first + 1; end < scan->candidates.count && links[end].cue_first == links[first].cue_first; end++)
            ;
        rank_score(&ranking, first, end);
        for (size_t i = first; i < end; i++) {
            struct rank_vector list;
            rank_features(scan, i, first, end, &list);
            CHECK(list.count > 0 && list.count < RANK_MOST);
            CHECK(links[i].score == (double)sum_of(&list) / 256);
            seen->alike += links[i].alike;
        }
        seen->largest = end - first > seen->largest ? end - first : seen->largest;
    }
    seen->candidates += scan->candidates.count;
}

static void test_text(const saidby *extractor, const char *text, bool labelled, struct seen *seen)
{
    struct stages stages;
    CHECK(stages_run(&stages, text));
    struct scan *scan = &stages.scan;
    scan->patterns = extractor->patterns;
    CHECK(mention_find(scan) && cue_find(scan) && pattern_find(scan) && (!labelled || tagger_label(scan)));
    CHECK(candidate_expand(scan));
    check_scores(scan, seen);
    stages_free(&stages);
}

/* The prose of tests/spec/, with all that stands between it. */
static void test_spec(const saidby *extractor, struct seen *seen)
{
    FILE *file = fopen(SAIDBY_SPEC "/quotations.txt", "rb");
    CHECK(file != NULL);
    if (!file)
        return;
    static char text[300000];
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    CHECK(length > 1000 && length < sizeof text - 1);
    text[length] = '\0';
    test_text(extractor, text, true, seen);
}

int main(void)
{
    /* Each mention before the gerund has the contents that end at each of many clauses. */
    static const char many[] =
        "Marta Quill met Bert Lund after Ilse Arden warned the council, and Ada Moss left the hall with Dana Pell, saying the "
        "ferry was late, and the pier was old, and the ropes were worn, which nobody knew, and the crew was tired, and the "
        "boats were full, and the town was poor, and the bridge was shut, and the river was high, and the road was long.\n";
    struct seen seen = {0, 0, 0}, few = {0, 0, 0};
    saidby *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_text(extractor, ARTICLE, true, &few);
    test_text(extractor, ARTICLE, false, &few);
    test_spec(extractor, &few);
    test_text(extractor, many, true, &seen);
    CHECK(few.candidates > 500 && few.alike > 100);
    CHECK(seen.largest > 32); /* more than ask each other for their votes */
    saidby_free(extractor);
    return CHECK_RESULT();
}
