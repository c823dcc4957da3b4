/* Fit the tagger: see USAGE. */
#include "fit.h"
#include "join.h"
#include "pack.h"
#include "read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char USAGE[] =
    "usage: saidby_tagger_train [options] TRAIN.jsonl\n"
    "  --source FILE        write the weights as C source (lib/tagger_weights.c)\n"
    "  --model FILE         write the weights as a file for saidby_tagger_label and the ranker's trainer\n"
    "  --folds N PREFIX     fit N times, each without every Nth document (of N, the document's number mod N), and "
    "write\n"
    "                       PREFIX0, PREFIX1, ...: model K has not seen the documents whose number mod N is K\n"
    "  --fold K             of these, the Kth alone\n"
    "  --all                fit on every tenth document too, which else is held out (number mod 10 is 9)\n"
    "  --predict GOLD OUT   write what the tagger alone finds in the documents of GOLD; in TRAIN: in those held out\n"
    "  --rounds N  --rate X  --l1 X  --l2 X  --least N  --beliefs free|other|learned\n";

struct task {
    struct fit_options fit;
    enum beliefs beliefs;
    const char *train, *source, *model, *prefix;
    unsigned folds;
    const char *fold; /* the one alone that is wanted, or NULL */
    bool all;
    const char *gold[8], *out[8];
    size_t predictions;
    char command[200];
};

static void usage(void)
{
    fputs(USAGE, stderr);
    exit(2);
}

static bool held_out(size_t number)
{
    return number % 10 == 9;
}

/* ---- options ---- */

static enum beliefs beliefs_of(const char *word)
{
    if (strcmp(word, "free") == 0)
        return BELIEFS_FREE;
    if (strcmp(word, "learned") == 0)
        return BELIEFS_LEARNED;
    if (strcmp(word, "other") != 0)
        usage();
    return BELIEFS_OTHER;
}

/* Take the option at argv[0], of left arguments; how many it took. */
static int take_option(struct task *task, char **argv, int left)
{
    struct {
        const char *name;
        double *value;
    } numbers[] = {{"--rate", &task->fit.rate}, {"--l1", &task->fit.l1}, {"--l2", &task->fit.l2}};
    const char *name = argv[0];
    if (strcmp(name, "--all") == 0)
        return task->all = true, 1;
    if (left < 2)
        usage();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(name, numbers[i].name) == 0)
            return *numbers[i].value = strtod(argv[1], NULL), 2;
    if (strcmp(name, "--fold") == 0)
        return task->fold = argv[1], 2;
    if (strcmp(name, "--source") == 0)
        return task->source = argv[1], 2;
    if (strcmp(name, "--model") == 0)
        return task->model = argv[1], 2;
    if (strcmp(name, "--rounds") == 0)
        return task->fit.rounds = (unsigned)strtoul(argv[1], NULL, 10), 2;
    if (strcmp(name, "--least") == 0)
        return task->fit.least = (unsigned)strtoul(argv[1], NULL, 10), 2;
    if (strcmp(name, "--beliefs") == 0)
        return task->beliefs = beliefs_of(argv[1]), 2;
    if (left < 3)
        usage();
    if (strcmp(name, "--folds") == 0)
        return task->folds = (unsigned)strtoul(argv[1], NULL, 10), task->prefix = argv[2], 3;
    if (strcmp(name, "--predict") != 0 || task->predictions == sizeof task->gold / sizeof *task->gold)
        usage();
    task->gold[task->predictions] = argv[1];
    task->out[task->predictions++] = argv[2];
    return 3;
}

static void take_options(struct task *task, int argc, char **argv)
{
    *task = (struct task){.fit = {.rate = 0.1, .l1 = 5, .l2 = 1, .rounds = 12, .least = 3}, .beliefs = BELIEFS_FREE};
    int a = 1;
    size_t length = (size_t)snprintf(task->command, sizeof task->command, "saidby_tagger_train");
    while (a < argc && strncmp(argv[a], "--", 2) == 0) {
        int count = take_option(task, argv + a, argc - a);
        bool figure = strcmp(argv[a], "--predict") != 0 && strcmp(argv[a], "--source") != 0 &&
                      strcmp(argv[a], "--model") != 0 && strcmp(argv[a], "--folds") != 0;
        for (int i = 0; figure && i < count && length < sizeof task->command; i++)
            length += (size_t)snprintf(task->command + length, sizeof task->command - length, " %s", argv[a + i]);
        a += count;
    }
    if (a + 1 != argc)
        usage();
    task->train = argv[a];
    if (length < sizeof task->command)
        snprintf(task->command + length, sizeof task->command - length, " --source lib/tagger_weights.c train.jsonl");
}

/* ---- the work ---- */

static void add_document(struct fit_set *set, const saidby_extractor *extractor, const struct corpus_document *d,
                         size_t number, enum beliefs beliefs)
{
    struct arena arena;
    struct pipeline pipeline;
    static struct tagger_window window;
    uint32_t keys[TAGGER_FEATURES];
    read_stages(extractor, d, &arena, &pipeline);
    uint8_t *states = read_states(&pipeline.analysis, d, beliefs);
    tagger_window_start(&window, &pipeline.analysis);
    for (size_t first, end = 0; tagger_next(&pipeline.analysis, end, &first, &end);) {
        tagger_window_fill(&window, first, end);
        fit_add_sequence(set, number, end - first);
        for (size_t i = 0; i < window.count; i++) {
            size_t count = tagger_features(observation_at(&window, i), keys);
            fit_add_word(set, states[first + i], window.edges[i], keys, count);
        }
    }
    free(states);
    pipeline_free(&pipeline);
    arena_free(&arena);
}

static void fit_folds(const struct task *task, struct fit_set *set, size_t documents)
{
    uint8_t *use = take(documents);
    for (unsigned fold = 0; fold < task->folds; fold++) {
        char path[4096];
        struct fit_model model;
        struct pack pack;
        if (task->fold && strtoul(task->fold, NULL, 10) != fold)
            continue;
        for (size_t i = 0; i < documents; i++)
            use[i] = i % task->folds != fold && (task->all || !held_out(i));
        fit_model(&model, set, use, &task->fit);
        pack_make(&pack, &model);
        snprintf(path, sizeof path, "%s%u", task->prefix, fold);
        pack_write(&pack, path);
        pack_free(&pack);
        fit_model_free(&model);
    }
    free(use);
}

static void predict(const struct tagger_model *model, const saidby_extractor *extractor,
                    const struct corpus_document *d, FILE *file)
{
    struct arena arena;
    struct pipeline pipeline;
    struct corpus_document found = {0};
    read_stages(extractor, d, &arena, &pipeline);
    if (!tagger_label_with(&pipeline.analysis, &pipeline.tagger, model))
        exit(1);
    pipeline_publish(&pipeline);
    join_path(&pipeline.analysis, &found);
    join_write(file, d, &found);
    corpus_document_free(&found);
    pipeline_free(&pipeline);
    arena_free(&arena);
}

static void predict_file(const struct task *task, size_t k, const struct tagger_model *model,
                         const saidby_extractor *extractor)
{
    struct corpus gold;
    corpus_read(&gold, task->gold[k]);
    FILE *file = fopen(task->out[k], "w");
    if (!file) {
        perror(task->out[k]);
        exit(1);
    }
    for (size_t i = 0; i < gold.count; i++)
        if (strcmp(task->gold[k], task->train) != 0 || held_out(i))
            predict(model, extractor, &gold.documents[i], file);
    fclose(file);
    corpus_free(&gold);
}

static void fit_once(const struct task *task, struct fit_set *set, size_t documents, const saidby_extractor *extractor)
{
    struct fit_model model;
    struct pack pack;
    uint8_t *use = take(documents);
    for (size_t i = 0; i < documents; i++)
        use[i] = task->all || !held_out(i);
    fit_model(&model, set, use, &task->fit);
    pack_make(&pack, &model);
    fprintf(stderr, "%zu features kept, %zu bytes of rows\n", pack.features, pack.size);
    if (task->source)
        pack_write_source(&pack, task->source, task->command);
    if (task->model)
        pack_write(&pack, task->model);
    for (size_t k = 0; k < task->predictions; k++)
        predict_file(task, k, &pack.model, extractor);
    pack_free(&pack);
    fit_model_free(&model);
    free(use);
}

int main(int argc, char **argv)
{
    struct task task;
    struct corpus train;
    struct fit_set set = {0};
    saidby_extractor *extractor;
    take_options(&task, argc, argv);
    if (saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        return 1;
    corpus_read(&train, task.train);
    for (size_t i = 0; i < train.count; i++)
        add_document(&set, extractor, &train.documents[i], i, task.beliefs);
    fprintf(stderr, "%zu documents, %zu sequences, %zu words, %zu keys\n", train.count, set.sequences.count,
            set.states.count, set.keys.count);
    if (task.folds)
        fit_folds(&task, &set, train.count);
    if (task.source || task.model || task.predictions)
        fit_once(&task, &set, train.count, extractor);
    fit_set_free(&set);
    corpus_free(&train);
    saidby_free(extractor);
    return 0;
}
