/*
 * The tagger: a linear-chain model (a conditional random field) over the words of a paragraph. Its states are finer
 * than the labels: a state says which piece of an attribution the word is in (source, cue, content or none) and which
 * pieces of the same attribution are before this one. So a path knows that a source wants a cue, and that "he said"
 * after a quotation wants nothing more.
 *
 * The trainer in train/ uses the functions that are declared here, so that what is fitted is what is used. All is done
 * in whole numbers: the same answer on every machine.
 */
#ifndef SAIDBY_TAGGER_H
#define SAIDBY_TAGGER_H

#include "tagger/labels.h"

/* ---- states ---- */
enum piece { PIECE_NONE, PIECE_SOURCE, PIECE_CUE, PIECE_CONTENT };
enum { SEEN_SOURCE = 1, SEEN_CUE = 2, SEEN_CONTENT = 4 };

#define TAGGER_STATES 24
#define TAGGER_LANES TAGGER_STATES
#define TAGGER_COLUMNS 25   /* a state's score at a word is the sum of two columns: its label's, and its own */
#define TAGGER_EDGES 8      /* kinds of word, each with a matrix of transitions of its own */

#define TAGGER_NO_COLUMN (TAGGER_COLUMNS - 1) /* always 0 */

struct tagger_state {
    uint8_t piece, begin, seen; /* begin: content begins here; seen: the pieces of this attribution before this one */
    uint8_t label;              /* enum label; where a source or a cue begins is seen from the word before */
    uint8_t first, second;      /* columns */
};
struct tagger_state tagger_state(unsigned state);
unsigned tagger_state_of(enum piece piece, bool begin, unsigned seen);

/* ---- what is seen of a word ---- */
#define TAGGER_REACH 2     /* words to each side */
#define TAGGER_CHUNK 512   /* most words of one sequence: longer blocks are cut */

/* What a unit sees lies together, so that it can be looked up as one number; that is why some of it is here twice. */
struct observation {
    uint32_t word;         /* the word in lower case; one class for names, one for numbers */
    uint32_t suffix;       /* the last three letters */
    uint32_t pos;          /* lexicon classes and shape together */
    uint8_t shape, quote;  /* quote: where it stands to the quotation marks */
    uint8_t saying;        /* 0: in no cue; else 1 + kind, and 16 at its head */
    uint8_t one;           /* 1, so that no number is 0 */
    uint32_t left;         /* the nearest cue to the left in the sentence: its verb; 0: none */
    uint8_t left_distance; /* in steps */
    uint8_t commas_left;   /* since the nearest cue to the left */
    uint8_t left_quote, left_one;
    uint32_t right;        /* the same to the right */
    uint8_t right_distance, right_quote, right_none, right_one;
    uint8_t commas;        /* so far in the sentence */
    uint8_t holds;         /* the sentence: 1 has marks, 2 has a cue, 4 begins in a quotation */
    uint8_t from_start;    /* the sentence's: in steps */
    uint8_t sentence_quote;
};

struct tagger_window {     /* the words of one sequence, with REACH of padding on each side */
    const struct analysis *analysis;
    size_t first, count;   /* tokens */
    size_t cue;            /* where the walk over the cues is; sequences come in text order */
    uint8_t edges[TAGGER_CHUNK]; /* which matrix of transitions leads to each word */
    struct observation views[TAGGER_CHUNK + 2 * TAGGER_REACH];
};

/* Begin a text. */
void tagger_window_start(struct tagger_window *window, const struct analysis *analysis);

/* Move the window to these tokens, TAGGER_CHUNK at most. */
void tagger_window_fill(struct tagger_window *window, size_t first, size_t end);

/* The view of a word of the window; TAGGER_REACH more on either side are there. */
static inline const struct observation *observation_at(const struct tagger_window *window, size_t word)
{
    return &window->views[word + TAGGER_REACH];
}

/* The first sequence at or after token `from` that may hold an attribution. False: there is none. */
bool tagger_next(const struct analysis *analysis, size_t from, size_t *first, size_t *end);

/* ---- features ---- */

/* What is seen comes in units, each a function of few values, so that its sum of weights can be kept and found again.
 */
enum feature_template {
    TEMPLATE_WORD,       /* one word, for itself and for those around it; what is kept of it holds the next two too */
    TEMPLATE_POS,        /* its classes and shape */
    TEMPLATE_QUOTE,      /* where it stands to marks and cues */
    TEMPLATE_WORDS,      /* a word and the next, for both and the one after */
    TEMPLATE_PAIR,       /* their classes, for the same */
    TEMPLATE_CLASSES,    /* the classes of a word and of its neighbours */
    TEMPLATE_LEFT,       /* the cue to the left */
    TEMPLATE_RIGHT,      /* the cue to the right */
    TEMPLATE_SENTENCE,   /* what the sentence holds, and the place in it */
    TEMPLATE_NEAR,       /* the classes of a word and how far the cues to the left and to the right are */
    TEMPLATE_COUNT
};
#define TAGGER_TEMPLATE_KEYS 6  /* most keys of one unit */
#define TAGGER_PLACES 8     /* the low bits of a feature's key: which word of the unit's reach it is for */
#define TAGGER_MAX_PLACES 5
#define TAGGER_FEATURES 64  /* most of one word */

/* A unit at a word counts for the words from `after` before it on: one for each place. */
struct tagger_reach {
    uint8_t places, after;
};
extern const struct tagger_reach tagger_reaches[TEMPLATE_COUNT];

struct tagger_key {
    uint32_t key;   /* its place bits are 0 */
    uint8_t places; /* one bit for each of the unit's that it is for */
};

/* The keys of all features of one word, places in them. How many. */
size_t tagger_features(const struct observation *view, uint32_t keys[TAGGER_FEATURES]);

/* ---- the model ---- */
#define TAGGER_UNIT_OF_ONE (5.0f / 127) /* a weight of 1, in units of log odds */
#define TAGGER_NEVER (-8192)            /* a transition that cannot be */

/* Rows of features are found by their keys without place bits: from bit 3 on they say the bucket, and the 16 high bits
 * tell the rows of a bucket apart. A row: these 16 bits, low byte first, its size in bytes (1), a mask of the places
 * that have many weights, and TAGGER_LAST with it in the last row of a bucket (1), for each of these places the weights
 * of all columns (TAGGER_LANES), and for each other weight its place times TAGGER_LANES and its column (1) and itself
 * (1). The columns are in the order of tagger_place_of. */
#define TAGGER_ROW_HEAD 4
#define TAGGER_LAST 0x80
#define TAGGER_GROUP 8    /* 2 to this buckets are a group */
#define TAGGER_NO_ROW 0xFFFF
struct tagger_model {
    unsigned bits;          /* 2 to this buckets */
    const uint32_t *groups; /* where the rows of each group begin */
    const uint16_t *starts; /* from there on, those of each bucket; TAGGER_NO_ROW: it has none */
    size_t size;            /* of the rows, in bytes */
    const uint8_t *rows;
    const int16_t (
        *arcs)[TAGGER_LANES][TAGGER_LANES]; /* of each edge, from each state to each: weights of transitions */
    uint32_t checksum;      /* see train/checksum.h; 0: none */
};
extern const struct tagger_model tagger_builtin; /* tagger_weights.c, written by train/ */

/* The number of groups. */
static inline size_t tagger_groups(unsigned bits)
{
    return bits > TAGGER_GROUP ? (size_t)1 << (bits - TAGGER_GROUP) : 1;
}

/* Where a column is among those of a place: see lanes_spread. */
static inline unsigned tagger_place_of(unsigned column)
{
    return column == 0 ? 0 : column < 5 ? 19 + column : column - 4;
}

/* Add the weights of a unit's key to rows of states, TAGGER_MAX_PLACES of them, one for each place. */
void tagger_add_row(const struct tagger_model *model, uint32_t key, int16_t *rows);

/* ---- sums ---- */

/* Sums of weights that were made before, and room for one sequence; good for any number of texts, one after another. */
struct tagger_kept;
struct tagger_kept *tagger_kept_new(const memory *mem, const struct tagger_model *model);

void tagger_kept_free(struct tagger_kept *kept, const memory *mem);

/* Each word's scores, a row of TAGGER_LANES for each, on a 16-byte boundary. Valid until the next call. */
const int16_t *tagger_scores(struct tagger_kept *kept, const struct tagger_window *window);

/* ---- the chain ---- */

/* Room for one sequence. */
#define TAGGER_ARC_ROW 32 /* lanes in a row of arcs: its place is found by a shift */
struct tagger_chain {
    _Alignas(64) int16_t forward[TAGGER_CHUNK][TAGGER_LANES];
    /* of each edge, from each state to each, and to each state from those before */
    _Alignas(64) int16_t arcs[TAGGER_EDGES][TAGGER_LANES][TAGGER_ARC_ROW];
    _Alignas(64) int16_t reversed[TAGGER_EDGES][TAGGER_LANES][TAGGER_ARC_ROW];
    _Alignas(64) int16_t outside[TAGGER_EDGES][TAGGER_LANES]; /* what is after a word surely outside, to all before */
};
void tagger_chain_init(struct tagger_chain *chain, const struct tagger_model *model);

/* The best path and how much worse the best path through each other label is, as labels; rows of scores as above, on a
 * 16-byte boundary. edges: see tagger_window. */
void tagger_chain_label(struct tagger_chain *chain, const uint8_t *edges, const int16_t *scores, size_t count,
                        struct word_labels *out);

/* ---- labelling ---- */

/* tagger_label with other weights than those built in. */
bool tagger_label_with(const struct analysis *analysis, struct tagger_stage *stage, const struct tagger_model *model);

/* The place of the lowest bit of a mask that has one. */
static inline unsigned tagger_lowest_bit(uint32_t mask)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctz(mask);
#else
    unsigned n = 0;
    while (!(mask >> n & 1))
        n++;
    return n;
#endif
}

#endif
