/* The tagger: its chain against all paths, its rows, its sums, its table, and what it says of plain sentences. */
#include "check.h"

#include "../../train/checksum.h"
#include "api/pipeline.h"
#include "tagger/tagger.h"

#include <math.h>
#include <stdlib.h>

/* ---- the chain ---- */

static void test_states(void)
{
    for (unsigned s = 0; s < TAGGER_STATES; s++) {
        struct tagger_state state = tagger_state(s);
        CHECK_SIZE(tagger_state_of(state.piece, state.begin, state.seen), s);
        CHECK(state.label < LABEL_COUNT && state.first < TAGGER_COLUMNS && state.second < TAGGER_COLUMNS);
    }
}

#define LENGTH 4
enum { OUTSIDE = 0, SOURCE = 8, CUE = 13, BEGIN = 23 };
static const unsigned SMALL[] = {OUTSIDE, SOURCE, CUE, BEGIN};

static int16_t small_arcs[TAGGER_EDGES][TAGGER_LANES][TAGGER_LANES];

static void make_arcs(void)
{
    for (unsigned e = 0; e < TAGGER_EDGES; e++)
        for (unsigned from = 0; from < TAGGER_LANES; from++)
            for (unsigned to = 0; to < TAGGER_LANES; to++)
                small_arcs[e][from][to] = TAGGER_NEVER;
    for (unsigned e = 0; e < 2; e++)
        for (unsigned i = 0; i < 4; i++)
            for (unsigned k = 0; k < 4; k++)
                if ((i + 2 * k) % 5 != 3)
                    small_arcs[e][SMALL[i]][SMALL[k]] = (int16_t)((int)(i * 7 + k * 5 + e * 3) % 11 * 9 - 40);
}

/* The best over all paths, and over those through each state at each word. */
static void best_paths(const int16_t *scores, int at[LENGTH][4])
{
    for (unsigned i = 0; i < LENGTH; i++)
        for (unsigned s = 0; s < 4; s++)
            at[i][s] = -1000000;
    for (unsigned code = 0; code < 256; code++) {
        unsigned before = OUTSIDE;
        int value = 0;
        for (unsigned i = 0; i < LENGTH; i++) {
            unsigned state = SMALL[code >> (2 * i) & 3];
            value += small_arcs[i & 1][before][state] + scores[i * TAGGER_LANES + state];
            before = state;
        }
        for (unsigned i = 0; i < LENGTH; i++)
            at[i][code >> (2 * i) & 3] = value > at[i][code >> (2 * i) & 3] ? value : at[i][code >> (2 * i) & 3];
    }
}

static int most_but(const int *values, unsigned left_out)
{
    int most = -1000000;
    for (unsigned s = 0; s < 4; s++)
        if (s != left_out && values[s] > most)
            most = values[s];
    return most;
}

static void check_margin(unsigned label, const int *values, unsigned own)
{
    double want = 255 / (1 + exp(-(double)(values[own] - most_but(values, own)) * (double)TAGGER_UNIT_OF_ONE));
    CHECK(fabs((double)label - want) < 11);
}

/* The chain against all paths. */
static void test_chain(void)
{
    struct tagger_model model = {.arcs = (const int16_t(*)[TAGGER_LANES][TAGGER_LANES])small_arcs};
    static struct tagger_chain chain;
    _Alignas(16) int16_t scores[LENGTH * TAGGER_LANES];
    uint8_t edges[LENGTH];
    struct word_labels labels[LENGTH];
    int at[LENGTH][4];
    make_arcs();
    tagger_chain_init(&chain, &model);
    for (unsigned round = 0; round < 100; round++) { /* in the second half most words are sure */
        for (unsigned i = 0; i < LENGTH * TAGGER_LANES; i++)
            scores[i] = (int16_t)((i * 37 + round * 101 + i * round) % 97 * (round < 50 ? 1 : 4));
        for (unsigned i = 0; i < LENGTH; i++)
            edges[i] = i & 1;
        tagger_chain_label(&chain, edges, scores, LENGTH, labels);
        best_paths(scores, at);
        for (unsigned i = 0; i < LENGTH; i++) {
            static const uint8_t of[] = {LABEL_OTHER, LABEL_SOURCE, LABEL_CUE, LABEL_CONTENT_BEGIN};
            for (unsigned s = 0; s < 4; s++)
                if (at[i][s] > most_but(at[i], s))
                    CHECK(labels[i].best == of[s] || (s == 1 && labels[i].best == LABEL_SOURCE_BEGIN) ||
                          (s == 2 && labels[i].best == LABEL_CUE_BEGIN));
            check_margin(labels[i].source, at[i], 1);
            check_margin(labels[i].cue, at[i], 2);
            check_margin(labels[i].begin, at[i], 3);
        }
    }
}

/* Where every arc can be. */
static void test_many_arcs(void)
{
    struct tagger_model model = {.arcs = (const int16_t(*)[TAGGER_LANES][TAGGER_LANES])small_arcs};
    static struct tagger_chain chain;
    _Alignas(16) int16_t scores[2 * TAGGER_LANES] = {0};
    static const uint8_t edges[2] = {0};
    struct word_labels labels[2];
    for (unsigned from = 0; from < TAGGER_LANES; from++)
        for (unsigned to = 0; to < TAGGER_LANES; to++)
            small_arcs[0][from][to] = 0;
    tagger_chain_init(&chain, &model);
    scores[OUTSIDE] = 300;
    scores[TAGGER_LANES + 16] = 300; /* content that goes on, but begins here */
    tagger_chain_label(&chain, edges, scores, 2, labels);
    CHECK(labels[0].best == LABEL_OTHER && labels[1].best == LABEL_CONTENT);
}

/* ---- rows and sums ---- */

static void test_rows(void)
{
    /* three rows in one bucket: columns 0 and 20 of place 1; column 1 of place 0; all columns of place 1 and one of
     * place 2 */
    static const uint32_t groups[] = {5};
    static const uint16_t starts[] = {TAGGER_NO_ROW, 2};
    static const uint8_t rows[] = {0,    0,    0,    0,    0,
                                   0,    0,    0x34, 0x12, 8,
                                   0,    24,   10,   40,   0xFE,
                                   0x78, 0x56, 6,    0,    20,
                                   7,    0xBC, 0x9A, 30,   2 | TAGGER_LAST,
                                   1,    2,    0xFD, 4,    5,
                                   6,    7,    8,    9,    10,
                                   11,   12,   13,   14,   15,
                                   16,   17,   18,   19,   20,
                                   30,   40,   50,   60,   48,
                                   100};
    struct tagger_model model = {.bits = 1, .groups = groups, .starts = starts, .rows = rows};
    int16_t sums[TAGGER_MAX_PLACES * TAGGER_LANES] = {0};
    tagger_add_row(&model, 0x12340008, sums);
    CHECK(sums[0] == 0 && sums[TAGGER_LANES] == 10 && sums[TAGGER_LANES + 7] == 10 && sums[TAGGER_LANES + 8] == 0);
    CHECK(sums[TAGGER_LANES + 16] == -2 && sums[TAGGER_LANES + 20] == -2 && sums[TAGGER_LANES + 17] == 0);
    tagger_add_row(&model, 0x56780008, sums);
    CHECK(sums[8] == 7 && sums[11] == 7 && sums[12] == 0);
    tagger_add_row(&model, 0x99990008, sums);
    tagger_add_row(&model, 0x12340000, sums);
    CHECK(sums[TAGGER_LANES] == 10 && sums[8] == 7);
    memset(sums, 0, sizeof sums);
    tagger_add_row(&model, 0x9ABC0008, sums);
    const int16_t *lanes = sums + TAGGER_LANES;
    CHECK(lanes[0] == 1 && lanes[1] == 3 && lanes[2] == -2 && lanes[7] == 9 && lanes[8] == 39 && lanes[12] == 53);
    CHECK(lanes[16] == 67 && lanes[19] == 70 && lanes[20] == 77 && lanes[23] == 80);
    CHECK(sums[2 * TAGGER_LANES] == 100 && sums[2 * TAGGER_LANES + 7] == 100 && sums[2 * TAGGER_LANES + 8] == 0);
}

static int weight_of(const struct tagger_model *model, uint32_t key, unsigned state)
{
    int16_t sums[TAGGER_MAX_PLACES * TAGGER_LANES] = {0};
    tagger_add_row(model, key & ~7u, sums);
    return sums[(key & 7) * TAGGER_LANES + state];
}

static void test_table(void)
{
    CHECK(checksum_of(&tagger_builtin) == tagger_builtin.checksum);
    CHECK(tagger_builtin.size < 1000000);
}

/* ---- labels ---- */

struct run {
    struct arena arena;
    struct pipeline pipeline;
    struct analysis *analysis; /* the pipeline's */
};

static void label(struct run *run, const char *text, size_t length)
{
    memory mem = memory_default();
    arena_init(&run->arena, &mem);
    pipeline_init(&run->pipeline, &mem, &language_built_in, &run->arena);
    run->analysis = &run->pipeline.analysis;
    run->analysis->text = text;
    run->analysis->length = length;
    CHECK(pipeline_run(&run->pipeline, "quotemark"));
    CHECK(pipeline_step(&run->pipeline, "cue") && pipeline_step(&run->pipeline, "tagger"));
    CHECK_SIZE(run->analysis->labels.count, run->analysis->tokens.count);
}

static void end_run(struct run *run)
{
    pipeline_free(&run->pipeline);
    arena_free(&run->arena);
}

/* One letter for each word: S, C, T for source, cue, content; small where it goes on; a dot outside. */
static void check_labels(const char *text, const char *want)
{
    static const char letters[] = {'.', 'S', 's', 'C', 'c', 'T', 't'};
    struct run run;
    char got[256];
    label(&run, text, strlen(text));
    size_t i = 0;
    for (; i < run.analysis->labels.count && i + 1 < sizeof got; i++)
        got[i] = letters[run.analysis->labels.items[i].best];
    got[i] = '\0';
    CHECK_STRING(got, want);
    end_run(&run);
}

static void test_labels(void)
{
    check_labels("“We will rebuild the bridge before winter,” Torres said.", "TtttttttttSC.");
    check_labels("Ms. Okoro said that the ferry would sail again in May.", "SsCTttttttt.");
    check_labels("The harbour lies east of the old town.", ".........");
}

/* What is seen around each word: cues on both sides, commas, marks. */
static void test_views(void)
{
    static struct tagger_window window;
    const char *text = "Okoro said, after lunch, that Torres denied it. He left “at noon” in May.";
    struct run run;
    label(&run, text, strlen(text));
    CHECK_SIZE(run.analysis->tokens.count, 20);
    tagger_window_start(&window, run.analysis);
    tagger_window_fill(&window, 0, run.analysis->tokens.count);
    const struct observation *v = observation_at(&window, 0);
    CHECK(v[0].left == 0 && v[0].right && v[0].right_distance == 1 && v[0].from_start == 0 && v[0].saying == 0);
    CHECK(v[1].left == 0 && v[1].right && v[1].right != v[0].right && v[1].right_distance == 6 && v[1].saying > 16);
    CHECK(v[2].left == v[0].right && v[2].left_distance == 1 && v[2].commas == 0 && v[2].commas_left == 0);
    CHECK(v[6].commas == 2 && v[6].commas_left == 2 && v[6].right == v[1].right && v[6].right_distance == 2);
    CHECK(v[8].left == v[0].right && v[8].left_distance == 6 && v[8].commas_left == 2 && v[8].right == 0);
    CHECK(v[9].left == v[1].right && v[9].left_distance == 1 && v[9].commas_left == 0 && v[9].commas == 2);
    CHECK(v[11].left == 0 && v[11].right == 0 && v[11].from_start == 0 && v[11].commas == 0 && v[12].commas_left == 0);
    for (size_t i = 0; i < run.analysis->tokens.count; i++)
        CHECK(v[i].holds == (i < 11 ? 2 : 1) && v[i].quote == v[i].left_quote && v[i].quote == v[i].sentence_quote);
    CHECK(v[12].quote == 0 && v[13].quote && v[14].quote && v[13].quote != v[14].quote && v[17].quote == 0);
    CHECK(v[0].suffix == (('o' << 8 | 'r') << 8 | 'o'));
    CHECK(v[9].suffix == ('i' << 8 | 't') && v[11].suffix == ('h' << 8 | 'e') &&
          v[12].suffix == (('e' << 8 | 'f') << 8 | 't'));
    CHECK(window.edges[0] == 3 && window.edges[1] == 0 && window.edges[2] == 5 && window.edges[13] == 1 &&
          window.edges[16] == 2);
    end_run(&run);
}

/* Commas are counted up to a bound, each count to its own: in the sentence, and since the nearest cue or the start. */
static void test_commas(void)
{
    static struct tagger_window window;
    const char *text = "Rain, mud, ice, wind, fog, snow, hail. Okoro said that rain, mud, ice, wind, fog fell.";
    static const unsigned char commas[] = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 4, 4};
    static const unsigned char since[] = {0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 3};
    struct run run;
    label(&run, text, strlen(text));
    tagger_window_start(&window, run.analysis);
    tagger_window_fill(&window, 0, run.analysis->tokens.count);
    const struct observation *v = observation_at(&window, 0), *said = v + 15;
    for (size_t i = 0; i < sizeof commas; i++)
        CHECK(v[i].commas == commas[i] && v[i].commas_left == (commas[i] < 3 ? commas[i] : 3));
    for (size_t i = 0; i < sizeof since; i++)
        CHECK(said[2 + i].commas_left == since[i] && said[2 + i].commas == commas[i]);
    end_run(&run);
}

/* The sums that are kept are those of the features, looked up one by one. */
static void test_sums(void)
{
    static struct tagger_window window;
    memory mem = memory_default();
    const char *text = "“We will rebuild the bridge,” said Ms. Okoro, who told reporters that the “old” ferry, built "
                       "in 1962, was sold.";
    struct tagger_kept *kept = tagger_kept_new(&mem, &tagger_builtin);
    struct run run;
    label(&run, text, strlen(text));
    CHECK(kept != NULL);
    tagger_window_start(&window, run.analysis);
    tagger_window_fill(&window, 0, run.analysis->tokens.count);
    for (int round = 0; kept && round < 2; round++) { /* made and found */
        const int16_t *scores = tagger_scores(kept, &window);
        for (size_t i = 0; i < window.count; i++) {
            uint32_t keys[TAGGER_FEATURES];
            size_t count = tagger_features(observation_at(&window, i), keys);
            CHECK(count <= TAGGER_FEATURES);
            for (unsigned s = 0; s < TAGGER_STATES; s++) {
                int sum = 0;
                for (size_t k = 0; k < count; k++)
                    sum += weight_of(&tagger_builtin, keys[k], s);
                CHECK(scores[i * TAGGER_LANES + s] == sum);
            }
        }
    }
    tagger_kept_free(kept, &mem);
    end_run(&run);
}

static void test_marginals(void)
{
    struct run run;
    const char *text = "Okoro said the ferry would sail again.";
    label(&run, text, strlen(text));
    const struct word_labels *w = run.analysis->labels.items;
    CHECK(w[0].source > 200 && w[0].cue < 50 && w[0].content < 50);
    CHECK(w[1].cue > 200 && w[1].seen == SEEN_SOURCE);
    CHECK(w[2].begin > 150 && w[2].content > 150 && w[2].seen == (SEEN_SOURCE | SEEN_CUE));
    CHECK(w[4].begin < 50 && w[4].content > 150);
    end_run(&run);
}

/* A block that is longer than one sequence, with and without sentence ends. */
static void test_long_block(const char *sentence)
{
    size_t size = strlen(sentence), count = 400;
    char *text = malloc(size * count + 1);
    CHECK(text != NULL);
    for (size_t i = 0; text && i < count; i++)
        memcpy(text + i * size, sentence, size + 1);
    struct run run;
    label(&run, text, size * count);
    size_t cues = 0;
    for (size_t i = 0; i < run.analysis->labels.count; i++)
        cues += run.analysis->labels.items[i].cue > 127;
    CHECK(cues > 0);
    end_run(&run);
    free(text);
}

int main(void)
{
    test_states();
    test_chain();
    test_many_arcs();
    test_rows();
    test_table();
    test_labels();
    test_sums();
    test_views();
    test_commas();
    test_marginals();
    test_long_block("Okoro said the ferry would sail again. ");
    test_long_block("Okoro said the ferry would sail again, and ");
    return CHECK_RESULT();
}
