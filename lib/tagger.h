/*
 * The tagger: a linear-chain model (a conditional random field) over the words of a paragraph. Its states are finer than
 * the labels: a state says which piece of an attribution the word is in (source, cue, content or none), whether the piece
 * begins here, and which pieces of the same attribution stand before this one. So a path knows that a source wants a cue,
 * and that "he said" behind a quotation wants nothing more.
 *
 * The trainer in train/ uses the functions that are declared here, so that what is fitted is what is used.
 */
#ifndef SAIDBY_TAGGER_H
#define SAIDBY_TAGGER_H

#include "scan.h"

/* ---- states ---- */
enum piece { PIECE_NONE, PIECE_SOURCE, PIECE_CUE, PIECE_CONTENT };
enum { SEEN_SOURCE = 1, SEEN_CUE = 2, SEEN_CONTENT = 4 };

#define TAGGER_STATES 40
#define TAGGER_COLUMNS 28 /* a state's score at a word is the sum of two columns: its label's, and its own */
#define TAGGER_EDGES 8    /* kinds of word, each with a matrix of transitions of its own */

#define TAGGER_NO_COLUMN (TAGGER_COLUMNS - 1) /* always 0 */

struct tagger_state {
    uint8_t piece, begin, seen; /* seen: the pieces of this attribution before this one; none in PIECE_NONE: outside */
    uint8_t label;              /* enum label; the first column too */
    uint8_t column;             /* the second column */
};
struct tagger_state tagger_state(unsigned state);
unsigned tagger_state_of(enum piece piece, bool begin, unsigned seen);

/* ---- features ---- */
#define TAGGER_FEATURES 192 /* most of one word */
#define TAGGER_CHUNK 512    /* most words of one sequence: longer blocks are cut */

struct tagger_view;
struct tagger_window {      /* the words of one sequence, as the features see them */
    const struct scan *scan;
    size_t first, end;      /* tokens */
    struct tagger_view *views;
    size_t capacity;
    size_t cue, mention, candidate; /* where the walk over these stands; sequences come in text order */
};

/* Move the window to these tokens. False: no memory. */
bool tagger_window_fill(struct tagger_window *window, const struct scan *scan, size_t first, size_t end);
void tagger_window_free(struct tagger_window *window, const memory *mem);

/* Write the keys of one word's features; how many. */
size_t tagger_features(const struct tagger_window *window, size_t token, uint32_t keys[TAGGER_FEATURES]);

/* Which matrix of transitions leads to this word. */
unsigned tagger_edge(const struct tagger_window *window, size_t token);

/* The first sequence at or behind token `from` that may hold an attribution. False: there is none. */
bool tagger_next(const struct scan *scan, size_t from, size_t *first, size_t *end);

/* ---- the chain ---- */
struct tagger_arc {
    uint8_t from, to; /* states */
};

/* The transitions that can be: sorted by `to`, then `from`. factors[arc][edge]: e to the weight. */
struct tagger_arcs {
    const struct tagger_arc *items;
    const float (*factors)[TAGGER_EDGES];
    size_t count;
};

/* Room for one sequence; every array has a row of TAGGER_STATES for each word. */
struct tagger_lattice {
    size_t length;
    float *factors;   /* e to the score of the word's state, the best one 1; chain_marginals leaves marginals here */
    float *forward;
    uint8_t *edges;   /* one for each word */
    uint8_t *back, *path;
    float scale[TAGGER_CHUNK];
    uint8_t label[TAGGER_STATES], column[TAGGER_STATES]; /* of each state */
    void *room;
};
bool tagger_lattice_init(struct tagger_lattice *lattice, const memory *mem);
void tagger_lattice_free(struct tagger_lattice *lattice, const memory *mem);

/* Turn a word's sums of columns into its row of factors. */
void tagger_lattice_set(struct tagger_lattice *lattice, size_t word, const float columns[TAGGER_COLUMNS], uint8_t edge);

/* The best path, one state for each word, in lattice->path. */
void tagger_best(struct tagger_lattice *lattice, const struct tagger_arcs *arcs);

/* Replace the factors by marginals. expected: NULL, or the expected uses [arc][edge] are added to it. */
void tagger_marginals(struct tagger_lattice *lattice, const struct tagger_arcs *arcs, float (*expected)[TAGGER_EDGES]);

/* ---- the model ---- */

/* Features are found by the low bits of their key, which say the bucket, and the 16 high bits. A row: these 16 bits, a
 * mask of the columns that have a weight (4 bytes), and the weights; all low byte first. */
struct tagger_model {
    unsigned bits;           /* 2 to this buckets */
    const uint32_t *buckets; /* where the rows of each begin, and the end */
    const uint8_t *rows;
    float unit;              /* a weight of 1 */
    struct tagger_arcs arcs;
    uint32_t checksum;       /* see train/checksum.h; 0: none */
};
extern const struct tagger_model tagger_builtin; /* tagger_weights.c, written by train/ */

/* Add the weights of one feature to the columns. */
void tagger_add_row(const struct tagger_model *model, uint32_t key, int columns[TAGGER_COLUMNS]);

/* tagger_label with other weights than those built in. */
bool tagger_label_with(struct scan *scan, const struct tagger_model *model);

/* e to x; x from -40 to 0. The same bits on every machine. */
float tagger_exp(float x);

#endif
