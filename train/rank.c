/*
 * Fit the ranking of candidates (lib/rank.c) on annotated articles and write lib/rank_weights.c.
 *
 * Usage: saidby_train_rank TRAIN.jsonl OUT.c
 *
 * Each candidate is an example: right when it meets an annotated attribution (source touched, content overlapping by
 * half; by four fifths counts more). The model is logistic, fitted by AdaGrad in a fixed order. The tagger's labels must
 * be of a model that has not seen the article: document d is labelled with the weights of fold d modulo the folds given.
 */
#define _POSIX_C_SOURCE 200809L
#include "attribute.h"
#include "gold.h"
#include "pattern.h"
#include "rank.h"


#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 12
#define RATE 0.08
#define L2 2e-6

struct example {
    struct rank_vector features;
    float target; /* 0: wrong; 1: right to four fifths; PARTLY: to a half */
    float score;  /* while its group is fitted */
};
#define PARTLY 0.35f
static VECTOR(struct example) examples;

/* The candidates for one cue: they compete, with each other and with there being no attribution at all. */
struct group {
    size_t first, end;
};
static VECTOR(struct group) groups;

static bool alnum_at(const char *text, size_t i)
{
    unsigned char c = (unsigned char)text[i];
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

static size_t letters(const char *text, size_t start, size_t end)
{
    size_t n = 0;
    for (size_t i = start; i < end; i++)
        n += alnum_at(text, i);
    return n;
}

/* Intersection over union of letters, over the gold spans that the candidate touches. */
static double overlap(const struct scan *scan, const struct link *link, const struct gold_piece *content)
{
    size_t own = 0, both = 0, gold = 0;
    for (size_t p = 0; p < link->part_count; p++)
        own += letters(scan->text, scan->tokens.items[link->parts[p].first_token].start,
                       scan->tokens.items[link->parts[p].end_token - 1].end);
    for (size_t s = 0; s < content->count; s++) {
        size_t here = 0;
        for (size_t p = 0; p < link->part_count; p++) {
            size_t start = scan->tokens.items[link->parts[p].first_token].start;
            size_t end = scan->tokens.items[link->parts[p].end_token - 1].end;
            size_t a = start > content->spans[s].start ? start : content->spans[s].start;
            size_t b = end < content->spans[s].end ? end : content->spans[s].end;
            here += a < b ? letters(scan->text, a, b) : 0;
        }
        both += here;
        gold += here ? letters(scan->text, content->spans[s].start, content->spans[s].end) : 0;
    }
    return own + gold > both ? (double)both / (double)(own + gold - both) : 0;
}

static bool source_right(const struct scan *scan, const struct link *link, const struct gold_piece *source)
{
    size_t start = scan->tokens.items[link->source_first].start, end = scan->tokens.items[link->source_end - 1].end, common = 0;
    for (size_t s = 0; s < source->count; s++) {
        size_t a = start > source->spans[s].start ? start : source->spans[s].start;
        size_t b = end < source->spans[s].end ? end : source->spans[s].end;
        common += a < b ? b - a : 0;
    }
    return common > 0 && common * 3 >= end - start;
}

static float target_of(const struct scan *scan, const struct link *link, const struct gold_document *doc)
{
    float best = 0;
    for (size_t a = 0; a < doc->count; a++) {
        const struct gold_attribution *g = &doc->attributions[a];
        if (!g->source.count || !source_right(scan, link, &g->source))
            continue;
        double iou = overlap(scan, link, &g->content);
        float value = iou >= 0.8 ? 1.0f : iou >= 0.5 ? PARTLY : 0;
        best = value > best ? value : best;
    }
    return best;
}

static bool collect(const struct gold_document *doc, const struct pattern_set *patterns, const void *model)
{
    memory mem = memory_default();
    struct arena arena;
    struct scan scan;
    arena_init(&arena, &mem);
    scan_init(&scan, &mem, &arena);
    scan.text = doc->text;
    scan.length = doc->length;
    scan.patterns = patterns;
    bool good = layout_find(&scan) && token_find(&scan) && sentence_find(&scan) && quotemark_find(&scan) &&
                mention_find(&scan) && cue_find(&scan) && pattern_find(&scan) &&
                candidate_expand(&scan);
    for (size_t i = 0; good && i < scan.candidates.count; i++) {
        struct example e = {.target = 0};
        const struct link *link = &scan.candidates.items[i];
        if (i == 0 || link[-1].cue_first != link->cue_first) {
            struct group g = {examples.count, examples.count};
            good = VECTOR_PUSH(&mem, groups, g);
        }
        if (!link->part_count)
            continue;
        e.target = target_of(&scan, link, doc);
        rank_features(&scan, i, &e.features);
        good = good && VECTOR_PUSH(&mem, examples, e);
        groups.items[groups.count - 1].end = examples.count;
    }
    scan_free(&scan);
    arena_free(&arena);
    return good;
}

static double dot(const double *weights, const struct rank_vector *v)
{
    double sum = 0;
    for (size_t i = 0; i < v->count; i++)
        sum += weights[v->buckets[i]];
    return sum;
}

static void step(double *weights, double *squares, const struct rank_vector *v, double gradient)
{
    for (size_t i = 0; i < v->count; i++) {
        size_t b = v->buckets[i];
        double g = gradient + L2 * weights[b];
        squares[b] += g * g;
        weights[b] -= RATE * g / sqrt(squares[b] + 1e-6);
    }
}

/* One group: the likelihood of what is right among its candidates, or of nothing where none is, in a softmax in which
 * nothing scores 0. Returns the loss. */
static double fit_group(double *weights, double *squares, const struct group *g)
{
    double most = 0, all, right, none;
    for (size_t i = g->first; i < g->end; i++) {
        struct example *e = &examples.items[i];
        e->score = (float)dot(weights, &e->features);
        most = e->score > most ? e->score : most;
    }
    none = all = exp(-most);
    right = 0;
    for (size_t i = g->first; i < g->end; i++) {
        double x = exp(examples.items[i].score - most);
        all += x;
        right += x * (double)examples.items[i].target;
    }
    bool empty = right <= 0;
    if (empty)
        right = none;
    for (size_t i = g->first; i < g->end; i++) {
        struct example *e = &examples.items[i];
        double x = exp((double)e->score - most);
        double gradient = x / all - (empty ? 0 : x * (double)e->target / right);
        if (fabs(gradient) > 1e-4)
            step(weights, squares, &e->features, gradient);
    }
    return -log(right / all + 1e-12);
}

static void fit(double *weights)
{
    static double squares[RANK_BUCKETS];
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < ROUNDS; round++) {
        double loss = 0;
        for (size_t n = groups.count; n > 1; n--) { /* Fisher and Yates, with Marsaglia's xorshift */
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            size_t k = (size_t)(random % n);
            struct group swap = groups.items[n - 1];
            groups.items[n - 1] = groups.items[k];
            groups.items[k] = swap;
        }
        for (size_t n = 0; n < groups.count; n++)
            loss += fit_group(weights, squares, &groups.items[n]);
        fprintf(stderr, "round %d: loss %.4f over %zu cues, %zu candidates\n", round + 1, loss / (double)groups.count,
                groups.count, examples.count);
    }
}

static bool write_weights(const char *path, const double *weights)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fprintf(file, "/* Made by train/rank.c: weights of the candidates' features, in 1/256 of log odds. */\n#include \"rank.h\"\n\n"
                  "const int16_t rank_weights[RANK_BUCKETS] = {");
    for (size_t b = 0; b < RANK_BUCKETS; b++)
        fprintf(file, "%s%d,", b % 24 ? "" : "\n    ", (int)lround(fmax(-32000, fmin(32000, weights[b] * 256))));
    fprintf(file, "\n};\n");
    return fclose(file) == 0;
}

int main(int count, char **arguments)
{
    struct gold_corpus corpus;
    static double weights[RANK_BUCKETS];
    memory mem = memory_default();
    saidby_error error;
    if (count < 3) {
        fprintf(stderr, "usage: saidby_train_rank TRAIN.jsonl OUT.c [FOLD.weights ...]\n");
        return 2;
    }
    struct pattern_set *patterns = pattern_set_new(&mem, &error);
    size_t folds = (size_t)count - 3;
    void **models = calloc(folds + 1, sizeof *models);
    bool good = patterns && models && gold_read(arguments[1], &corpus);
    for (size_t f = 0; good && f < folds; f++)
        good = true;
    for (size_t d = 0; good && d < corpus.count; d++)
        good = collect(&corpus.documents[d], patterns, folds ? models[d % folds] : NULL);
    if (good) {
        fit(weights);
        good = write_weights(arguments[2], weights);
    }
    if (!good)
        fprintf(stderr, "saidby_train_rank: could not do it\n");
    return good ? 0 : 1;
}
