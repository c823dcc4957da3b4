/* Features numbered, transitions found, weights fitted. */
#include "fit.h"

#include "corpus.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ANY_STATE 255
#define NO_FEATURE 0xFFFFFFFFu

static void require(bool good)
{
    if (!good) {
        fprintf(stderr, "train: no memory\n");
        exit(1);
    }
}

void fit_add_sequence(struct fit_set *set, size_t document, size_t count)
{
    memory mem = memory_default();
    struct fit_sequence q = {set->states.count, count, document};
    require(VECTOR_PUSH(&mem, set->sequences, q));
}

void fit_add_word(struct fit_set *set, uint8_t state, uint8_t edge, const uint32_t *keys, size_t count)
{
    memory mem = memory_default();
    require(VECTOR_PUSH(&mem, set->states, state) && VECTOR_PUSH(&mem, set->edges, edge));
    require(VECTOR_PUSH(&mem, set->starts, set->keys.count));
    for (size_t i = 0; i < count; i++)
        require(VECTOR_PUSH(&mem, set->keys, keys[i]));
}

void fit_set_free(struct fit_set *set)
{
    memory mem = memory_default();
    VECTOR_FREE(&mem, set->sequences);
    VECTOR_FREE(&mem, set->states);
    VECTOR_FREE(&mem, set->edges);
    VECTOR_FREE(&mem, set->starts);
    VECTOR_FREE(&mem, set->keys);
}

static size_t keys_end(const struct fit_set *set, size_t word)
{
    return word + 1 < set->starts.count ? set->starts.items[word + 1] : set->keys.count;
}

/* ---- numbering the features ---- */

static size_t slot_of(const uint32_t *keys, const uint32_t *values, size_t mask, uint32_t key)
{
    size_t at = (key * 0x9E3779B1u >> 3) & mask;
    while (values[at] && keys[at] != key)
        at = (at + 1) & mask;
    return at;
}

struct counts {
    uint32_t *keys, *values;
    size_t mask, used;
};

static void count_key(struct counts *c, uint32_t key)
{
    size_t at = slot_of(c->keys, c->values, c->mask, key);
    c->used += c->values[at] == 0;
    c->keys[at] = key;
    c->values[at]++;
    if (2 * c->used <= c->mask)
        return;
    struct counts bigger = {take((c->mask + 1) * 2 * 4), take((c->mask + 1) * 2 * 4), c->mask * 2 + 1, c->used};
    for (size_t i = 0; i <= c->mask; i++)
        if (c->values[i]) {
            size_t to = slot_of(bigger.keys, bigger.values, bigger.mask, c->keys[i]);
            bigger.keys[to] = c->keys[i];
            bigger.values[to] = c->values[i];
        }
    free(c->keys);
    free(c->values);
    *c = bigger;
}

static bool used(const struct fit_sequence *s, const uint8_t *use)
{
    return use[s->document];
}

static void number_features(struct fit_model *model, const struct fit_set *set, const uint8_t *use, unsigned least)
{
    struct counts c = {take(4u << 16), take(4u << 16), 0xFFFF, 0};
    for (size_t s = 0; s < set->sequences.count; s++) {
        const struct fit_sequence *q = &set->sequences.items[s];
        if (used(q, use))
            for (size_t k = set->starts.items[q->first]; k < keys_end(set, q->first + q->count - 1); k++)
                count_key(&c, set->keys.items[k]);
    }
    for (size_t i = 0; i <= c.mask; i++)
        model->count += c.values[i] >= least;
    model->mask = 0xFFFF;
    while (model->mask < 2 * model->count)
        model->mask = model->mask * 2 + 1;
    model->table_keys = take((model->mask + 1) * 4);
    model->table_numbers = take((model->mask + 1) * 4);
    uint32_t number = 0;
    for (size_t i = 0; i <= c.mask; i++)
        if (c.values[i] >= least) {
            size_t at = slot_of(model->table_keys, model->table_numbers, model->mask, c.keys[i]);
            model->table_keys[at] = c.keys[i];
            model->table_numbers[at] = ++number; /* 0: none */
        }
    fprintf(stderr, "%zu features of %zu\n", model->count, c.used);
    free(c.keys);
    free(c.values);
}

/* ---- transitions ---- */

#define MIN_ARC 2

static void find_arcs(struct fit_model *model, const struct fit_set *set, const uint8_t *use)
{
    size_t(*seen)[TAGGER_STATES] = take(sizeof(size_t[TAGGER_STATES][TAGGER_STATES]));
    for (size_t s = 0; s < set->sequences.count; s++) {
        const struct fit_sequence *q = &set->sequences.items[s];
        uint8_t before = 0;
        for (size_t i = q->first; used(q, use) && i < q->first + q->count; i++) {
            uint8_t state = set->states.items[i];
            if (before != ANY_STATE && state != ANY_STATE)
                seen[state][before]++;
            before = state;
        }
    }
    size_t room = (size_t)TAGGER_STATES * TAGGER_STATES, count = 0;
    model->arc_items = take(room * sizeof *model->arc_items);
    for (unsigned to = 0; to < TAGGER_STATES; to++)
        for (unsigned from = 0; from < TAGGER_STATES; from++)
            if (seen[to][from] >= MIN_ARC)
                model->arc_items[count++] = (struct chain_arc){(uint8_t)from, (uint8_t)to};
    model->arc_factors = take(count * sizeof *model->arc_factors);
    for (size_t a = 0; a < count; a++)
        for (unsigned e = 0; e < TAGGER_EDGES; e++)
            model->arc_factors[a][e] = 1;
    model->arcs = (struct chain_arcs){model->arc_items, (const float(*)[TAGGER_EDGES])model->arc_factors, count};
    fprintf(stderr, "%zu transitions\n", count);
    free(seen);
}

/* ---- descent ---- */

struct row {
    float weights[TAGGER_COLUMNS], sums[TAGGER_COLUMNS], roots[TAGGER_COLUMNS];
};

struct descent {
    const struct fit_options *options;
    struct row *rows;                                      /* one for each feature, from 1 */
    struct row *arc_rows;                                  /* one for each arc; its edges are columns */
    struct chain chain;
    float (*expected)[TAGGER_EDGES];
    float (*wanted)[TAGGER_EDGES];
    float factors[TAGGER_CHUNK * TAGGER_STATES];           /* of the sequence at hand */
    float gradients[TAGGER_CHUNK][TAGGER_COLUMNS];
    double loss;
    size_t skipped;
};

/* The same sums on every machine, in wider registers where there are some. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

WIDE static void update(struct row *row, const float *gradient, unsigned count, float rate, float l1, float l2)
{
    float pace = 1 / rate;
    for (unsigned c = 0; c < count; c++) {
        float g = gradient[c], before = row->roots[c], root = sqrtf(before * before + g * g);
        float z = row->sums[c] + g - (root - before) * pace * row->weights[c];
        row->roots[c] = root;
        row->sums[c] = z;
        float size = fabsf(z) - l1, w = size / ((1.0f + root) * pace + l2);
        row->weights[c] = size <= 0 ? 0 : z > 0 ? -w : w;
    }
}

WIDE static void score_words(struct descent *d, const struct fit_set *set, const struct fit_sequence *q)
{
    d->chain.length = q->count;
    for (size_t i = 0; i < q->count; i++) {
        float columns[TAGGER_COLUMNS] = {0};
        for (size_t k = set->starts.items[q->first + i]; k < keys_end(set, q->first + i); k++) {
            const float *weights = d->rows[set->keys.items[k]].weights;
            for (unsigned c = 0; c < TAGGER_COLUMNS; c++)
                columns[c] += weights[c];
        }
        columns[TAGGER_NO_COLUMN] = 0;
        chain_set(&d->chain, i, columns, set->edges.items[q->first + i]);
    }
}

/* Leave only the states that the annotation allows. */
static void clamp(struct descent *d, const struct fit_set *set, const struct fit_sequence *q)
{
    for (size_t i = 0; i < q->count; i++) {
        uint8_t state = set->states.items[q->first + i];
        float *factors = d->chain.factors + i * TAGGER_STATES;
        if (state != ANY_STATE)
            for (unsigned s = 0; s < TAGGER_STATES; s++)
                factors[s] = s == state ? 1.0f : 0.0f;
    }
}

static void add_gradients(struct descent *d, size_t count, float sign)
{
    for (size_t i = 0; i < count; i++) {
        const float *marginals = d->chain.factors + i * TAGGER_STATES;
        for (unsigned s = 0; s < TAGGER_STATES; s++) {
            d->gradients[i][d->chain.first[s]] += sign * marginals[s];
            d->gradients[i][d->chain.second[s]] += sign * marginals[s];
        }
    }
}

/* False when the annotated path has a transition that is left out as too rare. */
static bool possible(const struct descent *d)
{
    const float *last = d->chain.forward + (d->chain.length - 1) * TAGGER_STATES;
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        if (last[s] > 0)
            return true;
    return false;
}

static void learn(struct descent *d, struct fit_model *model, const struct fit_set *set, const struct fit_sequence *q)
{
    size_t arcs = model->arcs.count;
    memset(d->expected, 0, arcs * sizeof *d->expected);
    memset(d->wanted, 0, arcs * sizeof *d->wanted);
    memset(d->gradients, 0, q->count * sizeof *d->gradients);
    score_words(d, set, q);
    memcpy(d->factors, d->chain.factors, q->count * TAGGER_STATES * sizeof *d->factors);
    clamp(d, set, q);
    chain_marginals(&d->chain, &model->arcs, d->wanted);
    if (!possible(d)) {
        d->skipped++;
        return;
    }
    add_gradients(d, q->count, -1);
    memcpy(d->chain.factors, d->factors, q->count * TAGGER_STATES * sizeof *d->factors);
    chain_marginals(&d->chain, &model->arcs, d->expected);
    add_gradients(d, q->count, 1);
    float rate = (float)d->options->rate, l1 = (float)d->options->l1, l2 = (float)d->options->l2;
    for (size_t i = 0; i < q->count; i++) {
        const float *g = d->gradients[i];
        float largest = 0;
        d->gradients[i][TAGGER_NO_COLUMN] = 0;
        for (unsigned c = 0; c < TAGGER_COLUMNS; c++)
            largest = fabsf(g[c]) > largest ? fabsf(g[c]) : largest;
        d->loss += largest;
        if (largest < 1e-3f)
            continue;
        for (size_t k = set->starts.items[q->first + i]; k < keys_end(set, q->first + i); k++)
            if (set->keys.items[k])
                update(&d->rows[set->keys.items[k]], g, TAGGER_COLUMNS, rate, l1, l2);
    }
    for (size_t a = 0; a < arcs; a++) {
        float g[TAGGER_EDGES];
        for (unsigned e = 0; e < TAGGER_EDGES; e++)
            g[e] = d->expected[a][e] - d->wanted[a][e];
        update(&d->arc_rows[a], g, TAGGER_EDGES, rate, 0, l2);
        for (unsigned e = 0; e < TAGGER_EDGES; e++)
            model->arc_factors[a][e] = expf(d->arc_rows[a].weights[e]);
    }
}

static uint32_t random_next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* Keys of the sequences to numbers of features, in a copy of the set's keys. */
static uint32_t *numbers_of(const struct fit_model *model, const struct fit_set *set)
{
    uint32_t *numbers = take(set->keys.count * sizeof *numbers);
    for (size_t k = 0; k < set->keys.count; k++)
        numbers[k] =
            model->table_numbers[slot_of(model->table_keys, model->table_numbers, model->mask, set->keys.items[k])];
    return numbers;
}

static void descend(struct descent *d, struct fit_model *model, const struct fit_set *set, const uint8_t *use)
{
    size_t count = 0;
    uint32_t *order = take(set->sequences.count * sizeof *order), seed = 20160101;
    for (size_t s = 0; s < set->sequences.count; s++)
        if (used(&set->sequences.items[s], use))
            order[count++] = (uint32_t)s;
    for (unsigned round = 0; round < d->options->rounds; round++) {
        for (size_t i = count; i > 1; i--) {
            size_t j = random_next(&seed) % i;
            uint32_t swap = order[i - 1];
            order[i - 1] = order[j];
            order[j] = swap;
        }
        d->loss = 0;
        d->skipped = 0;
        for (size_t i = 0; i < count; i++)
            learn(d, model, set, &set->sequences.items[order[i]]);
        fprintf(stderr, "round %u: %.0f, %zu passed over\n", round + 1, d->loss, d->skipped);
    }
    free(order);
}

void fit_model(struct fit_model *model, struct fit_set *set, const uint8_t *use, const struct fit_options *options)
{
    memory mem = memory_default();
    *model = (struct fit_model){0};
    number_features(model, set, use, options->least);
    find_arcs(model, set, use);
    struct descent *d = take(sizeof *d);
    d->options = options;
    d->rows = take((model->count + 1) * sizeof *d->rows);
    d->arc_rows = take(model->arcs.count * sizeof *d->arc_rows);
    d->expected = take(model->arcs.count * sizeof *d->expected);
    d->wanted = take(model->arcs.count * sizeof *d->wanted);
    require(chain_init(&d->chain, &mem));
    struct fit_set numbered = *set;
    numbered.keys.items = numbers_of(model, set);
    descend(d, model, &numbered, use);
    model->weights = take((model->count + 1) * sizeof *model->weights);
    size_t kept = 0;
    for (size_t f = 1; f <= model->count; f++) {
        bool some = false;
        for (unsigned c = 0; c < TAGGER_COLUMNS; c++)
            some |= (model->weights[f][c] = d->rows[f].weights[c]) != 0;
        kept += some;
    }
    fprintf(stderr, "%zu features with weights\n", kept);
    free(numbered.keys.items);
    free(d->rows);
    free(d->arc_rows);
    free(d->expected);
    free(d->wanted);
    chain_free(&d->chain, &mem);
    free(d);
}

void fit_model_free(struct fit_model *model)
{
    free(model->table_keys);
    free(model->table_numbers);
    free(model->weights);
    free(model->arc_items);
    free(model->arc_factors);
}

void fit_columns(const struct fit_model *model, const uint32_t *keys, size_t count, float columns[TAGGER_COLUMNS])
{
    memset(columns, 0, TAGGER_COLUMNS * sizeof *columns);
    for (size_t k = 0; k < count; k++) {
        uint32_t f = model->table_numbers[slot_of(model->table_keys, model->table_numbers, model->mask, keys[k])];
        if (f)
            for (unsigned c = 0; c < TAGGER_COLUMNS; c++)
                columns[c] += model->weights[f][c];
    }
    columns[TAGGER_NO_COLUMN] = 0;
}
