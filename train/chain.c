/* Marginals of a linear chain by sums forward and backward. */
#include "chain.h"

#include <string.h>

bool chain_init(struct chain *chain, const memory *mem)
{
    size_t cells = (size_t)TAGGER_CHUNK * TAGGER_STATES;
    memset(chain, 0, sizeof *chain);
    chain->room = memory_allocate(mem, cells * 2 * sizeof(float) + TAGGER_CHUNK);
    if (!chain->room)
        return false;
    chain->factors = chain->room;
    chain->forward = chain->factors + cells;
    chain->edges = (uint8_t *)(chain->forward + cells);
    for (unsigned s = 0; s < TAGGER_STATES; s++) {
        chain->first[s] = tagger_state(s).first;
        chain->second[s] = tagger_state(s).second;
    }
    return true;
}

void chain_free(struct chain *chain, const memory *mem)
{
    memory_free(mem, chain->room);
    chain->room = NULL;
}

/* e^x = 2^k e^r with |r| <= ln 2 / 2, and a polynomial for e^r. */
static float quick_exp(float x)
{
    float y = x * 1.44269504f;
    int k = (int)(y - 0.5f);
    float r = (y - (float)k) * 0.69314718f;
    float e = 1.0f + r * (1.0f + r * (0.5f + r * (0.16666667f + r * (0.041666667f + r * 0.0083333333f))));
    union {
        uint32_t bits;
        float value;
    } power = {(uint32_t)(k + 127) << 23};
    return e * power.value;
}

#define LOWEST (-30.0f) /* a state this far below the best one is as good as impossible */

void chain_set(struct chain *chain, size_t word, const float columns[TAGGER_COLUMNS], uint8_t edge)
{
    float *row = chain->factors + word * TAGGER_STATES;
    float best = -1e30f;
    for (unsigned s = 0; s < TAGGER_STATES; s++) {
        row[s] = columns[chain->first[s]] + columns[chain->second[s]];
        if (row[s] > best)
            best = row[s];
    }
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        row[s] = row[s] - best < LOWEST ? 1e-13f : quick_exp(row[s] - best);
    chain->edges[word] = edge;
}

/* The sum of a row made 1; a row of zeros is left. */
static float normalise(float *row)
{
    float sum = 0;
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        sum += row[s];
    if (sum <= 0)
        return 1;
    float scale = 1 / sum;
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        row[s] *= scale;
    return scale;
}

/* A sequence begins as if the word before it were outside. */
static void begin_row(const struct chain *chain, const struct chain_arcs *arcs, float *row)
{
    memset(row, 0, TAGGER_STATES * sizeof *row);
    for (size_t a = 0; a < arcs->count; a++)
        if (arcs->items[a].from == 0)
            row[arcs->items[a].to] = arcs->factors[a][chain->edges[0]] * chain->factors[arcs->items[a].to];
}

static void forward_sums(struct chain *chain, const struct chain_arcs *arcs)
{
    begin_row(chain, arcs, chain->forward);
    chain->scale[0] = normalise(chain->forward);
    for (size_t i = 1; i < chain->length; i++) {
        const float *before = chain->forward + (i - 1) * TAGGER_STATES;
        float *row = chain->forward + i * TAGGER_STATES;
        memset(row, 0, TAGGER_STATES * sizeof *row);
        for (size_t a = 0; a < arcs->count; a++)
            row[arcs->items[a].to] += before[arcs->items[a].from] * arcs->factors[a][chain->edges[i]];
        for (unsigned s = 0; s < TAGGER_STATES; s++)
            row[s] *= chain->factors[i * TAGGER_STATES + s];
        chain->scale[i] = normalise(row);
    }
}

/* The expected uses of the arcs into word i; weighted: factor times backward sum of each state there. */
static void expect_arcs(const struct chain *chain, const struct chain_arcs *arcs, size_t i,
                        const float *weighted, float (*expected)[TAGGER_EDGES])
{
    static const float outside[TAGGER_STATES] = {1};
    const float *before = i ? chain->forward + (i - 1) * TAGGER_STATES : outside;
    unsigned edge = chain->edges[i];
    for (size_t a = 0; a < arcs->count; a++)
        expected[a][edge] += before[arcs->items[a].from] * arcs->factors[a][edge] * weighted[arcs->items[a].to];
}

void chain_marginals(struct chain *chain, const struct chain_arcs *arcs, float (*expected)[TAGGER_EDGES])
{
    if (!chain->length)
        return;
    forward_sums(chain, arcs);
    float backward[TAGGER_STATES], weighted[TAGGER_STATES];
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        backward[s] = 1;
    for (size_t i = chain->length; i > 0; i--) {
        float *factors = chain->factors + (i - 1) * TAGGER_STATES;
        const float *forward = chain->forward + (i - 1) * TAGGER_STATES;
        for (unsigned s = 0; s < TAGGER_STATES; s++) {
            weighted[s] = factors[s] * backward[s] * chain->scale[i - 1];
            factors[s] = forward[s] * backward[s];
        }
        normalise(factors);
        if (expected)
            expect_arcs(chain, arcs, i - 1, weighted, expected);
        memset(backward, 0, sizeof backward);
        for (size_t a = 0; a < arcs->count; a++)
            backward[arcs->items[a].from] += arcs->factors[a][chain->edges[i - 1]] * weighted[arcs->items[a].to];
    }
}
