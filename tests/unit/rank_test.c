/* Candidates and their ranking: their order, and what is summed from one
 * candidate to the next, which must be what the features of each add up to. */
#include "article.h"
#include "attribute/attribute.h"
#include "check.h"
#include "api/extractor.h"
#include "attribute/rank.h"
#include "text_stages.h"

#include <stdio.h>
#include <stdlib.h>

struct seen {
    size_t candidates, same_extent, largest; /* largest: candidates for one cue */
};

static int sum_of(const struct rank_vector *list)
{
    int sum = 0;
    for (size_t i = 0; i < list->count; i++)
        sum += list->features[i].weight;
    return sum;
}

/* Candidates are in the order of cue, source and content, each once; one that is alike has all of them in common. */
static void check_order(const struct link *a, const struct link *b)
{
    const size_t left[] = {a->cue_first, a->source_first, a->part_count, a->parts[0].first_token,
                           a->parts[0].end_token};
    const size_t right[] = {b->cue_first, b->source_first, b->part_count, b->parts[0].first_token,
                            b->parts[0].end_token};
    size_t n = 0;
    while (n < 5 && left[n] == right[n])
        n++;
    CHECK(n == 5 || left[n] < right[n]);
    bool same_pattern = a->family == b->family && a->pattern_number == b->pattern_number;
    CHECK(n < 5 || a->family < b->family || (a->family == b->family && a->pattern_number < b->pattern_number) ||
          (same_pattern && a->extent_from_tagger <= b->extent_from_tagger));
    bool same = n == 5 && a->cue == b->cue && a->cue_end == b->cue_end && a->source == b->source &&
                a->source_end == b->source_end &&
                (a->part_count == 1 || (a->parts[1].first_token == b->parts[1].first_token &&
                                        a->parts[1].end_token == b->parts[1].end_token));
    CHECK(b->same_extent == same);
    CHECK(!same || !same_pattern || a->extent_from_tagger != b->extent_from_tagger);
}

static void check_scores(struct attribute_stage *stage, struct seen *seen)
{
    struct ranking *ranking = rank_begin(stage);
    CHECK(ranking != NULL);
    if (!ranking)
        return;
    const struct link *links = stage->candidates.items;
    for (size_t i = 1; i < stage->candidates.count; i++)
        check_order(&links[i - 1], &links[i]);
    for (size_t first = 0, end; first < stage->candidates.count; first = end) {
        for (end = first + 1; end < stage->candidates.count && links[end].cue_first == links[first].cue_first; end++)
            ;
        rank_score(ranking, first, end);
        for (size_t i = first; i < end; i++) {
            struct rank_vector list;
            rank_features(stage, i, first, end, &list);
            CHECK(list.count > 0 && list.count < MAX_RANK);
            CHECK(links[i].score == (double)sum_of(&list) / 256);
            seen->same_extent += links[i].same_extent;
        }
        seen->largest = end - first > seen->largest ? end - first : seen->largest;
    }
    seen->candidates += stage->candidates.count;
}

static void test_text(const saidby_extractor *extractor, const char *text, bool labelled, struct seen *seen)
{
    struct stages stages;
    CHECK(stages_run(&stages, text));
    struct pipeline *pipeline = &stages.pipeline;
    stages.analysis->patterns = extractor->patterns;
    CHECK(pipeline_step(pipeline, "mention") && pipeline_step(pipeline, "cue") && pipeline_step(pipeline, "pattern") &&
          (!labelled || pipeline_step(pipeline, "tagger")));
    CHECK(candidate_find(stages.analysis, &pipeline->attribution));
    check_scores(&pipeline->attribution, seen);
    stages_free(&stages);
}

/* The prose of tests/spec/, with all that is between it. */
static void test_spec(const saidby_extractor *extractor, struct seen *seen)
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

/* The weights of kinds of few values are those of the buckets of their values. */
static void test_small(void)
{
    static const struct {
        uint32_t kind, kinds, values, others;
    } rows[] = {
#define X(name, kind, kinds, values, others) {kind, kinds, values, others},
        RANK_SMALL(X)
#undef X
    };
    size_t place = 0;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (uint32_t k = 0; k < rows[r].kinds; k++)
            for (uint32_t a = 0; a < rows[r].values; a++)
                for (uint32_t b = 0; b < rows[r].others; b++)
                    CHECK(rank_small[place++] == rank_weights[rank_bucket(rows[r].kind + k, a, b)]);
    CHECK_SIZE(place, RANK_SMALL_COUNT);
}

int main(void)
{
    test_small();
    /* Each mention before the gerund has the contents that end at each of many clauses. */
    static const char many[] = "Marta Quill met Bert Lund after Ilse Arden warned the council, and Ada Moss left the "
                               "hall with Dana Pell, saying the "
                               "ferry was late, and the pier was old, and the ropes were worn, which nobody knew, and "
                               "the crew was tired, and the "
                               "boats were full, and the town was poor, and the bridge was shut, and the river was "
                               "high, and the road was long.\n";
    struct seen seen = {0, 0, 0}, few = {0, 0, 0};
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_text(extractor, ARTICLE, true, &few);
    test_text(extractor, ARTICLE, false, &few);
    test_spec(extractor, &few);
    test_text(extractor, many, true, &seen);
    CHECK(few.candidates > 500 && few.same_extent > 100);
    CHECK(seen.largest > 32); /* more than ask each other for their votes */
    saidby_free(extractor);
    return CHECK_RESULT();
}
