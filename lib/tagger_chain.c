/* The states of the tagger's chain, its best path, and the marginals by forward and backward sums. */
#include "tagger.h"

#include <string.h>

/* ---- states ---- */

enum { FIRST_NONE = 0, FIRST_SOURCE = 8, FIRST_CUE = 16, FIRST_CONTENT = 24 };

unsigned tagger_state_of(enum piece piece, bool begin, unsigned seen)
{
    unsigned source = (seen & SEEN_SOURCE) != 0, cue = (seen & SEEN_CUE) != 0, content = (seen & SEEN_CONTENT) != 0;
    switch (piece) {
    case PIECE_SOURCE: return FIRST_SOURCE + 4 * begin + cue + 2 * content;
    case PIECE_CUE: return FIRST_CUE + 4 * begin + source + 2 * content;
    case PIECE_CONTENT: return FIRST_CONTENT + 8 * begin + seen;
    default: return FIRST_NONE + seen;
    }
}

struct tagger_state tagger_state(unsigned state)
{
    static const uint8_t of_source[] = {0, SEEN_CUE, SEEN_CONTENT, SEEN_CUE | SEEN_CONTENT};
    static const uint8_t of_cue[] = {0, SEEN_SOURCE, SEEN_CONTENT, SEEN_SOURCE | SEEN_CONTENT};
    struct tagger_state s = {0};
    if (state >= FIRST_CONTENT) {
        s.piece = PIECE_CONTENT;
        s.begin = state >= FIRST_CONTENT + 8;
        s.seen = (state - FIRST_CONTENT) & 7;
        s.label = s.begin ? LABEL_CONTENT_BEGIN : LABEL_CONTENT;
        s.column = (uint8_t)(22 + (s.seen & SEEN_CONTENT ? 4 : s.seen));
    } else if (state >= FIRST_CUE) {
        s.piece = PIECE_CUE;
        s.begin = state >= FIRST_CUE + 4;
        s.seen = of_cue[state & 3];
        s.label = s.begin ? LABEL_CUE_BEGIN : LABEL_CUE;
        s.column = (uint8_t)(18 + (state & 3));
    } else if (state >= FIRST_SOURCE) {
        s.piece = PIECE_SOURCE;
        s.begin = state >= FIRST_SOURCE + 4;
        s.seen = of_source[state & 3];
        s.label = s.begin ? LABEL_SOURCE_BEGIN : LABEL_SOURCE;
        s.column = (uint8_t)(14 + (state & 3));
    } else {
        s.piece = PIECE_NONE;
        s.seen = (uint8_t)state;
        s.label = LABEL_OTHER;
        s.column = (uint8_t)(state ? 6 + state : TAGGER_NO_COLUMN);
    }
    return s;
}

/* ---- the lattice ---- */

bool tagger_lattice_init(struct tagger_lattice *lattice, const memory *mem)
{
    size_t cells = (size_t)TAGGER_CHUNK * TAGGER_STATES;
    memset(lattice, 0, sizeof *lattice);
    lattice->room = memory_allocate(mem, cells * (2 * sizeof(float) + 1) + 2 * TAGGER_CHUNK);
    if (!lattice->room)
        return false;
    lattice->factors = lattice->room;
    lattice->forward = lattice->factors + cells;
    lattice->back = (uint8_t *)(lattice->forward + cells);
    lattice->path = lattice->back + cells;
    lattice->edges = lattice->path + TAGGER_CHUNK;
    for (unsigned s = 0; s < TAGGER_STATES; s++) {
        lattice->label[s] = tagger_state(s).label;
        lattice->column[s] = tagger_state(s).column;
    }
    return true;
}

void tagger_lattice_free(struct tagger_lattice *lattice, const memory *mem)
{
    memory_free(mem, lattice->room);
    lattice->room = NULL;
}

/* e^x = 2^k e^r with |r| <= ln 2 / 2, and a polynomial for e^r. */
float tagger_exp(float x)
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

void tagger_lattice_set(struct tagger_lattice *lattice, size_t word, const float columns[TAGGER_COLUMNS], uint8_t edge)
{
    float *row = lattice->factors + word * TAGGER_STATES;
    float best = -1e30f;
    for (unsigned s = 0; s < TAGGER_STATES; s++) {
        row[s] = columns[lattice->label[s]] + columns[lattice->column[s]];
        if (row[s] > best)
            best = row[s];
    }
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        row[s] = row[s] - best < LOWEST ? 1e-13f : tagger_exp(row[s] - best);
    lattice->edges[word] = edge;
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
static void begin_row(const struct tagger_lattice *lattice, const struct tagger_arcs *arcs, float *row)
{
    memset(row, 0, TAGGER_STATES * sizeof *row);
    for (size_t a = 0; a < arcs->count; a++)
        if (arcs->items[a].from == 0)
            row[arcs->items[a].to] = arcs->factors[a][lattice->edges[0]] * lattice->factors[arcs->items[a].to];
}

void tagger_best(struct tagger_lattice *lattice, const struct tagger_arcs *arcs)
{
    size_t n = lattice->length;
    if (!n)
        return;
    begin_row(lattice, arcs, lattice->forward);
    for (size_t i = 1; i < n; i++) {
        const float *before = lattice->forward + (i - 1) * TAGGER_STATES;
        const float *factors = lattice->factors + i * TAGGER_STATES;
        float *row = lattice->forward + i * TAGGER_STATES;
        uint8_t *back = lattice->back + i * TAGGER_STATES;
        memset(row, 0, TAGGER_STATES * sizeof *row);
        memset(back, 0, TAGGER_STATES);
        for (size_t a = 0; a < arcs->count; a++) {
            struct tagger_arc arc = arcs->items[a];
            float value = before[arc.from] * arcs->factors[a][lattice->edges[i]];
            if (value > row[arc.to]) {
                row[arc.to] = value;
                back[arc.to] = arc.from;
            }
        }
        for (unsigned s = 0; s < TAGGER_STATES; s++)
            row[s] *= factors[s];
        normalise(row);
    }
    const float *last = lattice->forward + (n - 1) * TAGGER_STATES;
    unsigned best = 0;
    for (unsigned s = 1; s < TAGGER_STATES; s++)
        best = last[s] > last[best] ? s : best;
    for (size_t i = n; i > 0; i--) {
        lattice->path[i - 1] = (uint8_t)best;
        best = lattice->back[(i - 1) * TAGGER_STATES + best];
    }
}

static void forward_sums(struct tagger_lattice *lattice, const struct tagger_arcs *arcs)
{
    begin_row(lattice, arcs, lattice->forward);
    lattice->scale[0] = normalise(lattice->forward);
    for (size_t i = 1; i < lattice->length; i++) {
        const float *before = lattice->forward + (i - 1) * TAGGER_STATES;
        float *row = lattice->forward + i * TAGGER_STATES;
        memset(row, 0, TAGGER_STATES * sizeof *row);
        for (size_t a = 0; a < arcs->count; a++)
            row[arcs->items[a].to] += before[arcs->items[a].from] * arcs->factors[a][lattice->edges[i]];
        for (unsigned s = 0; s < TAGGER_STATES; s++)
            row[s] *= lattice->factors[i * TAGGER_STATES + s];
        lattice->scale[i] = normalise(row);
    }
}

/* The expected uses of the arcs into word i; weighted: factor times backward sum of each state there. */
static void expect_arcs(const struct tagger_lattice *lattice, const struct tagger_arcs *arcs, size_t i,
                        const float *weighted, float (*expected)[TAGGER_EDGES])
{
    static const float outside[TAGGER_STATES] = {1};
    const float *before = i ? lattice->forward + (i - 1) * TAGGER_STATES : outside;
    unsigned edge = lattice->edges[i];
    for (size_t a = 0; a < arcs->count; a++)
        expected[a][edge] += before[arcs->items[a].from] * arcs->factors[a][edge] * weighted[arcs->items[a].to];
}

void tagger_marginals(struct tagger_lattice *lattice, const struct tagger_arcs *arcs, float (*expected)[TAGGER_EDGES])
{
    if (!lattice->length)
        return;
    forward_sums(lattice, arcs);
    float backward[TAGGER_STATES], weighted[TAGGER_STATES];
    for (unsigned s = 0; s < TAGGER_STATES; s++)
        backward[s] = 1;
    for (size_t i = lattice->length; i > 0; i--) {
        float *factors = lattice->factors + (i - 1) * TAGGER_STATES;
        const float *forward = lattice->forward + (i - 1) * TAGGER_STATES;
        for (unsigned s = 0; s < TAGGER_STATES; s++) {
            weighted[s] = factors[s] * backward[s] * lattice->scale[i - 1];
            factors[s] = forward[s] * backward[s];
        }
        normalise(factors);
        if (expected)
            expect_arcs(lattice, arcs, i - 1, weighted, expected);
        memset(backward, 0, sizeof backward);
        for (size_t a = 0; a < arcs->count; a++)
            backward[arcs->items[a].from] += arcs->factors[a][lattice->edges[i - 1]] * weighted[arcs->items[a].to];
    }
}
