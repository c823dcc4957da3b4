/* The tagger: its chain against sums over all paths, its rows, its table, and what it says of plain sentences. */
#include "check.h"

#include "../../train/checksum.h"
#include "tagger.h"

#include <math.h>
#include <stdlib.h>

/* ---- the chain ---- */

static void test_exp(void)
{
    for (float x = -30; x <= 0; x += 0.37f)
        CHECK(fabsf(tagger_exp(x) / expf(x) - 1) < 1e-4f);
}

static void test_states(void)
{
    for (unsigned s = 0; s < TAGGER_STATES; s++) {
        struct tagger_state state = tagger_state(s);
        CHECK_SIZE(tagger_state_of(state.piece, state.begin, state.seen), s);
        CHECK(state.label < LABEL_COUNT && state.column < TAGGER_COLUMNS);
    }
}

static const struct tagger_arc small_arcs[] = {{0, 0}, {20, 0}, {0, 12}, {8, 12}, {12, 8}, {8, 8}, {12, 20}, {8, 20}};
static const float small_factors[][TAGGER_EDGES] = {{1, 2}, {1, 1}, {0.5f, 1}, {0.1f, 3}, {2, 1}, {1, 1}, {1.5f, 0.2f}, {3, 1}};
static const struct tagger_arcs small = {small_arcs, small_factors, sizeof small_arcs / sizeof *small_arcs};

#define LENGTH 4

static float arc_factor(unsigned from, unsigned to, unsigned edge)
{
    for (size_t a = 0; a < small.count; a++)
        if (small_arcs[a].from == from && small_arcs[a].to == to)
            return small_factors[a][edge];
    return 0;
}

/* Sum and best over all paths of the four states that the arcs know. */
struct brute {
    float total, best, at[LENGTH][TAGGER_STATES];
    unsigned path[LENGTH];
};

static void sum_paths(const float *factors, const uint8_t *edges, struct brute *out)
{
    static const unsigned states[] = {0, 8, 12, 20};
    *out = (struct brute){0};
    for (unsigned code = 0; code < 256; code++) {
        unsigned path[LENGTH], before = 0;
        float value = 1;
        for (unsigned i = 0; i < LENGTH; i++) {
            path[i] = states[code >> (2 * i) & 3];
            value *= arc_factor(before, path[i], edges[i]) * factors[i * TAGGER_STATES + path[i]];
            before = path[i];
        }
        out->total += value;
        for (unsigned i = 0; i < LENGTH; i++)
            out->at[i][path[i]] += value;
        if (value > out->best) {
            out->best = value;
            memcpy(out->path, path, sizeof path);
        }
    }
}

static void test_chain(void)
{
    memory mem = memory_default();
    struct tagger_lattice lattice;
    struct brute brute;
    CHECK(tagger_lattice_init(&lattice, &mem));
    lattice.length = LENGTH;
    for (unsigned i = 0; i < LENGTH; i++) {
        float columns[TAGGER_COLUMNS] = {0};
        for (unsigned c = 0; c + 1 < TAGGER_COLUMNS; c++)
            columns[c] = (float)((i * 7 + c * 5) % 11) / 4;
        tagger_lattice_set(&lattice, i, columns, i & 1);
    }
    sum_paths(lattice.factors, lattice.edges, &brute);
    tagger_best(&lattice, &small);
    for (unsigned i = 0; i < LENGTH; i++)
        CHECK_SIZE(lattice.path[i], brute.path[i]);
    tagger_marginals(&lattice, &small, NULL);
    for (unsigned i = 0; i < LENGTH; i++)
        for (unsigned s = 0; s < TAGGER_STATES; s++)
            CHECK(fabsf(lattice.factors[i * TAGGER_STATES + s] - brute.at[i][s] / brute.total) < 1e-4f);
    tagger_lattice_free(&lattice, &mem);
}

/* ---- the table ---- */

static void test_rows(void)
{
    static const uint32_t buckets[] = {0, 15, 22};
    static const uint8_t rows[] = {0x34, 0x12, 5, 0, 0, 0, 10, 0xFE,  0x78, 0x56, 2, 0, 0, 0, 7,  0x34, 0x12, 1, 0, 0, 0, 9};
    struct tagger_model model = {.bits = 1, .buckets = buckets, .rows = rows};
    int columns[TAGGER_COLUMNS] = {0};
    tagger_add_row(&model, 0x12340000, columns);
    CHECK(columns[0] == 10 && columns[1] == 0 && columns[2] == -2);
    tagger_add_row(&model, 0x56780000, columns);
    CHECK(columns[1] == 7);
    tagger_add_row(&model, 0x12340001, columns);
    CHECK(columns[0] == 19);
    tagger_add_row(&model, 0x99990001, columns);
    CHECK(columns[0] == 19 && columns[1] == 7 && columns[2] == -2);
}

static void test_table(void)
{
    CHECK(checksum_of(&tagger_builtin) == tagger_builtin.checksum);
    CHECK(tagger_builtin.buckets[(size_t)1 << tagger_builtin.bits] < 1000000);
    CHECK(tagger_builtin.arcs.count > 50);
}

/* ---- labels ---- */

struct run {
    struct arena arena;
    struct scan scan;
};

static void label(struct run *run, const char *text, size_t length)
{
    memory mem = memory_default();
    arena_init(&run->arena, &mem);
    scan_init(&run->scan, &mem, &run->arena);
    run->scan.text = text;
    run->scan.length = length;
    CHECK(layout_find(&run->scan) && token_find(&run->scan) && sentence_find(&run->scan) && quotemark_find(&run->scan));
    CHECK(cue_find(&run->scan) && tagger_label(&run->scan));
    CHECK_SIZE(run->scan.labels.count, run->scan.tokens.count);
}

static void end_run(struct run *run)
{
    scan_free(&run->scan);
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
    for (; i < run.scan.labels.count && i + 1 < sizeof got; i++)
        got[i] = letters[run.scan.labels.items[i].best];
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

static void test_marginals(void)
{
    struct run run;
    const char *text = "Okoro said the ferry would sail again.";
    label(&run, text, strlen(text));
    const struct word_labels *w = run.scan.labels.items;
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
    for (size_t i = 0; i < run.scan.labels.count; i++)
        cues += run.scan.labels.items[i].cue > 127;
    CHECK(cues > 0);
    end_run(&run);
    free(text);
}

int main(void)
{
    test_exp();
    test_states();
    test_chain();
    test_rows();
    test_table();
    test_labels();
    test_marginals();
    test_long_block("Okoro said the ferry would sail again. ");
    test_long_block("Okoro said the ferry would sail again and ");
    return CHECK_RESULT();
}
