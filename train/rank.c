/*
 * Fit the ranking of candidates (lib/attribute/rank.c) on annotated articles and write lib/attribute/rank_weights.c.
 *
 * Usage: saidby_rank_train TRAIN.jsonl OUT.c MODEL...
 *
 * Each candidate is an example: right when it meets an annotated attribution (source touched, content overlapping by
 * four fifths, or, worth less, by half). The candidates for one cue compete with each other and with there being no
 * attribution, in a softmax fitted by AdaGrad in a fixed order. The tagger's labels must be of a model that has not
 * seen the article: document d is labelled with model d modulo the number of models, as `saidby_tagger_train --folds`
 * makes them. Every tenth document (number mod 10 is 9) is held out, as by the tagger's trainer.
 */
#include "attribute/attribute.h"
#include "pack.h"
#include "attribute/rank.h"
#include "read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 12
#define AVERAGED 8 /* the last rounds, whose weights are averaged: the order of the examples counts less */
#define RATE 0.08
#define L2 2e-6

struct example {
    uint16_t buckets[MAX_RANK];
    size_t count;
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

static bool same_paragraph(const struct analysis *analysis, const struct link *link, struct corpus_span gold)
{
    const struct block *block = &analysis->blocks.items[analysis->tokens.items[link->parts[0].first_token].block];
    return gold.start < block->end && gold.end > block->start;
}

/* Intersection over union of letters, over the annotated spans of the candidate's paragraph: those of others are joined
 * later. */
static double overlap(const struct analysis *analysis, const struct link *link, const struct corpus_attribution *want)
{
    size_t own = 0, both = 0, gold = 0;
    const struct corpus_span *spans = want->spans[CORPUS_CONTENT];
    for (size_t p = 0; p < link->part_count; p++)
        own += letters(analysis->text, analysis->tokens.items[link->parts[p].first_token].start,
                       analysis->tokens.items[link->parts[p].end_token - 1].end);
    for (size_t s = 0; s < want->counts[CORPUS_CONTENT]; s++) {
        size_t here = 0;
        for (size_t p = 0; p < link->part_count; p++) {
            size_t start = analysis->tokens.items[link->parts[p].first_token].start;
            size_t end = analysis->tokens.items[link->parts[p].end_token - 1].end;
            size_t a = start > spans[s].start ? start : spans[s].start;
            size_t b = end < spans[s].end ? end : spans[s].end;
            here += a < b ? letters(analysis->text, a, b) : 0;
        }
        both += here;
        gold += here || same_paragraph(analysis, link, spans[s]) ? letters(analysis->text, spans[s].start, spans[s].end)
                                                                 : 0;
    }
    return own + gold > both ? (double)both / (double)(own + gold - both) : 0;
}

static bool source_right(const struct analysis *analysis, const struct link *link,
                         const struct corpus_attribution *want)
{
    size_t start = analysis->tokens.items[link->source_first].start,
           end = analysis->tokens.items[link->source_end - 1].end;
    const struct corpus_span *spans = want->spans[CORPUS_SOURCE];
    size_t common = 0;
    for (size_t s = 0; s < want->counts[CORPUS_SOURCE]; s++) {
        size_t a = start > spans[s].start ? start : spans[s].start;
        size_t b = end < spans[s].end ? end : spans[s].end;
        common += a < b ? b - a : 0;
    }
    return common > 0 && common * 3 >= end - start;
}

static bool holds_marks(const struct analysis *analysis, const struct link *link)
{
    for (size_t p = 0; p < link->part_count; p++)
        for (size_t i = link->parts[p].first_token; i < link->parts[p].end_token; i++)
            if (token_is_quoted(analysis, i))
                return true;
    return false;
}

/* What is believed, wished or planned is a statement only where some words of it are quoted. */
static float target_of(const struct analysis *analysis, const struct link *link, const struct corpus_document *doc)
{
    float best = 0;
    for (size_t a = 0; a < doc->count; a++) {
        const struct corpus_attribution *g = &doc->attributions[a];
        if ((!g->saying && !holds_marks(analysis, link)) || !source_right(analysis, link, g))
            continue;
        double share = overlap(analysis, link, g);
        float value = share >= 0.8 ? 1.0f : share >= 0.5 ? PARTLY : 0;
        best = value > best ? value : best;
    }
    return best;
}

/* The buckets of a candidate's features. */
static void take_features(const struct attribute_stage *stage, size_t candidate, size_t first, size_t end,
                          struct example *out)
{
    struct rank_vector list;
    rank_features(stage, candidate, first, end, &list);
    for (size_t i = 0; i < list.count; i++)
        out->buckets[out->count++] = list.features[i].bucket;
}

/* The candidates of one document, as examples. */
static bool collect(const saidby_extractor *extractor, const struct corpus_document *doc,
                    const struct tagger_model *model)
{
    memory mem = memory_default();
    struct arena arena;
    struct pipeline pipeline;
    read_stages(extractor, doc, &arena, &pipeline);
    const struct analysis *analysis = &pipeline.analysis;
    struct attribute_stage *stage = &pipeline.attribution;
    bool good = tagger_label_with(analysis, &pipeline.tagger, model);
    pipeline_publish(&pipeline);
    good = good && candidate_find(analysis, stage);
    const struct link *links = stage->candidates.items;
    for (size_t first = 0, end; good && first < stage->candidates.count; first = end) {
        for (end = first + 1; end < stage->candidates.count && links[end].cue_first == links[first].cue_first; end++)
            ;
        struct group g = {examples.count, examples.count + end - first};
        good = VECTOR_PUSH(&mem, groups, g);
        for (size_t i = first; good && i < end; i++) {
            struct example e = {.target = target_of(analysis, &links[i], doc)};
            take_features(stage, i, first, end, &e);
            good = VECTOR_PUSH(&mem, examples, e);
        }
    }
    pipeline_free(&pipeline);
    arena_free(&arena);
    return good;
}

static double dot(const double *weights, const struct example *e)
{
    double sum = 0;
    for (size_t i = 0; i < e->count; i++)
        sum += weights[e->buckets[i]];
    return sum;
}

static void step(double *weights, double *squares, const struct example *e, double gradient)
{
    for (size_t i = 0; i < e->count; i++) {
        size_t b = e->buckets[i];
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
        e->score = (float)dot(weights, e);
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
            step(weights, squares, e, gradient);
    }
    return -log(right / all + 1e-12);
}

static void fit(double *weights)
{
    static double squares[RANK_BUCKETS], sums[RANK_BUCKETS];
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
        for (size_t b = 0; b < RANK_BUCKETS && round >= ROUNDS - AVERAGED; b++)
            sums[b] += weights[b];
        fprintf(stderr, "round %d: loss %.4f over %zu cues, %zu candidates\n", round + 1, loss / (double)groups.count,
                groups.count, examples.count);
    }
    for (size_t b = 0; b < RANK_BUCKETS; b++)
        weights[b] = sums[b] / AVERAGED;
}

static int whole_weight(const double *weights, uint32_t bucket)
{
    return (int)lround(fmax(-32000, fmin(32000, weights[bucket] * 256)));
}

/* The weights of the kinds of few values, each by its values. */
static void write_small(FILE *file, const double *weights)
{
    static const struct {
        const char *name;
        uint32_t kind, kinds, values, others;
    } rows[] = {
#define X(name, kind, kinds, values, others) {#name, kind, kinds, values, others},
        RANK_SMALL(X)
#undef X
    };
    fprintf(file, "\nconst int16_t rank_small[RANK_SMALL_COUNT] = {");
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        fprintf(file, "\n    /* %s */", rows[r].name);
        for (uint32_t i = 0; i < rows[r].kinds * rows[r].values * rows[r].others; i++) {
            uint32_t kind = rows[r].kind + i / (rows[r].values * rows[r].others);
            uint32_t a = i / rows[r].others % rows[r].values, b = i % rows[r].others;
            fprintf(file, "%s%d,", i % 24 ? "" : "\n    ", whole_weight(weights, rank_bucket(kind, a, b)));
        }
    }
    fprintf(file, "\n};\n");
}

static bool write_weights(const char *path, const double *weights)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fprintf(file, "/* Made by train/rank.c: weights of the candidates' features, in 1/256 of log odds. */\n#include "
                  "\"attribute/rank_kinds.h\"\n\n"
                  "const int16_t rank_weights[RANK_BUCKETS] = {");
    for (uint32_t b = 0; b < RANK_BUCKETS; b++)
        fprintf(file, "%s%d,", b % 24 ? "" : "\n    ", whole_weight(weights, b));
    fprintf(file, "\n};\n");
    write_small(file, weights);
    return fclose(file) == 0;
}

int main(int count, char **arguments)
{
    static double weights[RANK_BUCKETS];
    struct corpus corpus;
    saidby_extractor *extractor;
    saidby_error error;
    if (count < 4) {
        fprintf(stderr, "usage: saidby_rank_train TRAIN.jsonl OUT.c MODEL...\n");
        return 2;
    }
    if (saidby_new(NULL, &extractor, &error) != SAIDBY_OK) {
        fprintf(stderr, "saidby_rank_train: %s\n", error.message);
        return 1;
    }
    corpus_read(&corpus, arguments[1]);
    size_t folds = (size_t)count - 3;
    struct pack *packs = take(folds * sizeof *packs);
    for (size_t f = 0; f < folds; f++)
        pack_read(&packs[f], arguments[3 + f]);
    bool good = true;
    for (size_t d = 0; good && d < corpus.count; d++)
        good = d % 10 == 9 || collect(extractor, &corpus.documents[d], &packs[d % folds].model);
    if (good) {
        fit(weights);
        good = write_weights(arguments[2], weights);
    }
    if (!good)
        fprintf(stderr, "saidby_rank_train: cannot do it\n");
    for (size_t f = 0; f < folds; f++)
        pack_free(&packs[f]);
    free(packs);
    corpus_free(&corpus);
    saidby_free(extractor);
    return good ? 0 : 1;
}
