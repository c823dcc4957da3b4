/* Where a pattern may match: sets of places, from the end of the pattern to its start. */
#include "match/match_start_filter.h"

#include <string.h>

#define MAX_COPIES 3 /* of what stands several times in a row; more are taken to be any number */
#define MAX_DEPTH 20    /* alternatives within each other */

enum step {
    STEP_BACK,   /* over a letter of the set; where nothing is left, the pattern matches nowhere */
    STEP_INNER,  /* the same within alternatives */
    STEP_MAYBE,  /* over a letter of the set or none */
    STEP_ANY,    /* over any number of letters of the set */
    STEP_FORK,   /* alternatives begin: keep the places */
    STEP_SKIP,   /* the same, and one of them is empty */
    STEP_OR,     /* one ends: back to the places kept */
    STEP_JOIN,   /* the last ends */
    STEP_LOOKBEHIND, /* where a letter of the set stands before */
    STEP_END,    /* at the end of the string */
    STEP_DONE    /* nothing more is asked */
};

/* ---- from tree to steps ---- */

struct making {
    const memory *mem;
    struct start_sets *sets;
    const struct symbol_tree *tree;
    struct start_steps *out;
    unsigned depth;
    bool everywhere; /* nothing is asked yet: all places may still be the end of what was read */
    bool failed, lost;
};

static void put(struct making *m, enum step what, size_t set)
{
    struct start_step step = {(uint8_t)what, (uint8_t)set};
    const struct start_step *last = m->out->steps.count ? &m->out->steps.items[m->out->steps.count - 1] : NULL;
    if (what == STEP_ANY && last && last->what == what && last->set == step.set)
        return; /* any number of any number */
    m->failed = m->failed || !VECTOR_PUSH(m->mem, m->out->steps, step);
}

static bool equal(const struct symbol_set *a, const struct symbol_set *b)
{
    return a->low == b->low && a->high == b->high;
}

/* A set with the lowest letter, which no string has, leaves letters out: those are fewer. */
static size_t set_index(struct making *m, struct symbol_set symbol_set)
{
    struct start_set set = {.symbol_set = symbol_set, .negated = symbol_set.low & 1};
    if (set.negated)
        set.symbol_set = (struct symbol_set){~symbol_set.low, ~symbol_set.high};
    for (size_t i = 0; i < m->sets->sets.count; i++)
        if (equal(&m->sets->sets.items[i].symbol_set, &set.symbol_set) && m->sets->sets.items[i].negated == set.negated)
            return i;
    m->lost = m->lost || m->sets->sets.count == STARTS_SETS;
    m->failed = m->failed || m->lost || !VECTOR_PUSH(m->mem, m->sets->sets, set);
    return m->sets->sets.count - 1;
}

/* All letters that a part of the tree names. */
static struct symbol_set all_letters(const struct symbol_tree *tree, uint16_t index)
{
    const struct node *node = &tree->nodes[index];
    struct symbol_set all = {0, 0};
    if (node->kind == NODE_LETTER)
        return node->set;
    if (node->kind == NODE_LOOKBEHIND)
        return all;
    for (uint16_t child = node->child; child; child = node->kind == NODE_REPEAT ? 0 : tree->nodes[child].next) {
        struct symbol_set more = all_letters(tree, child);
        all.low |= more.low;
        all.high |= more.high;
    }
    return all;
}

/* Whether a part may be left out, whatever stands there. */
static bool may_be_empty(const struct symbol_tree *tree, uint16_t index)
{
    const struct node *node = &tree->nodes[index];
    switch (node->kind) {
    case NODE_SEQUENCE:
        for (uint16_t child = node->child; child; child = tree->nodes[child].next)
            if (!may_be_empty(tree, child))
                return false;
        return true;
    case NODE_EITHER:
        for (uint16_t child = node->child; child; child = tree->nodes[child].next)
            if (may_be_empty(tree, child))
                return true;
        return false;
    case NODE_REPEAT: return node->least == 0 || may_be_empty(tree, node->child);
    default: return false;
    }
}

static void make(struct making *m, uint16_t index);

static void make_inside(struct making *m, enum step open, uint16_t index)
{
    put(m, open, 0);
    m->lost = m->lost || m->depth == MAX_DEPTH;
    m->depth++;
    if (!m->lost)
        make(m, index);
    m->depth--;
}

/* Alternatives, one of them empty where they are optional. */
static void make_either(struct making *m, uint16_t index, bool optional)
{
    bool everywhere = m->everywhere;
    enum step open = optional ? STEP_SKIP : STEP_FORK;
    const struct node *node = &m->tree->nodes[index];
    if (node->kind != NODE_EITHER)
        make_inside(m, open, index);
    else
        for (uint16_t child = node->child; child; child = m->tree->nodes[child].next, open = STEP_OR) {
            m->everywhere = everywhere;
            make_inside(m, open, child);
        }
    put(m, STEP_JOIN, 0);
}

/* Of what stands several times in a row it counts only that it has letters, and of which set they are. */
static void make_repeat(struct making *m, const struct node *node)
{
    const struct symbol_tree *tree = m->tree;
    bool once = node->most == 1 && node->least == 0, single = symbol_tree_single(tree, node->child) != 0;
    size_t set = once && !single ? 0 : set_index(m, all_letters(tree, node->child));
    if (once && !single)
        make_either(m, node->child, true);
    else if (once)
        put(m, STEP_MAYBE, set);
    else if (!m->everywhere && (node->most != node->least || node->least > MAX_COPIES || !single))
        put(m, STEP_ANY, set);
    for (unsigned n = 0; n < node->least && n < MAX_COPIES && !may_be_empty(tree, node->child); n++)
        put(m, m->depth ? STEP_INNER : STEP_BACK, set);
}

/* Recursion is as deep as groups are, which symbol_tree_read bounds. */
static void make(struct making *m, uint16_t index)
{
    const struct node *node = &m->tree->nodes[index];
    if (m->everywhere && may_be_empty(m->tree, index))
        return;
    switch (node->kind) {
    case NODE_LETTER: put(m, m->depth ? STEP_INNER : STEP_BACK, set_index(m, node->set)); break;
    case NODE_SEQUENCE:
        for (uint16_t child = node->child; child; child = m->tree->nodes[child].next)
            make(m, child);
        return;
    case NODE_EITHER: make_either(m, index, false); break;
    case NODE_REPEAT: make_repeat(m, node); break;
    case NODE_LOOKBEHIND: put(m, STEP_LOOKBEHIND, set_index(m, m->tree->nodes[node->child].set)); break;
    case NODE_END: put(m, STEP_END, 0); break;
    }
    m->everywhere = false;
}

bool starts_make(const memory *mem, struct start_sets *sets, const struct symbol_tree *tree, struct start_steps *out)
{
    struct making m = {.mem = mem, .sets = sets, .tree = tree, .out = out, .everywhere = true};
    make(&m, tree->root);
    put(&m, STEP_DONE, 0);
    if (m.lost)
        out->steps.count = 0;
    return m.lost || !m.failed;
}

/* ---- from steps to places ---- */

static unsigned highest_bit(uint64_t bits)
{
#ifdef __GNUC__
    return 63 - (unsigned)__builtin_clzll(bits);
#else
    unsigned n = 0;
    while (bits >>= 1)
        n++;
    return n;
#endif
}

static inline void view_letters(struct start_view *view, const char *string, size_t length, size_t words)
{
    uint64_t there[2] = {0, 0};
    memset(view->at, 0, 128 * words * sizeof *view->at);
    for (size_t i = 0, bit = length - 1; i < length; i++, bit--) {
        unsigned char c = string[i] & 127;
        there[c / 64] |= (uint64_t)1 << (c & 63);
        view->at[c * words + bit / 64] |= (uint64_t)1 << (bit & 63);
    }
    view->there = (struct symbol_set){there[0], there[1]};
}

void starts_view(struct start_view *view, const struct start_sets *sets, const char *string, size_t length)
{
    view->sets = sets;
    view->length = length;
    view->words = length / 64 + 1;
    memset(view->places, 0xFF, sets->sets.count * view->words * sizeof *view->places);
    if (view->words == 1)
        view_letters(view, string, length, 1);
    else
        view_letters(view, string, length, view->words);
}

/* The lowest `count` bits of word w of a set of places. */
static uint64_t lowest(size_t count, size_t w)
{
    return count >= 64 * w + 64 ? ~(uint64_t)0 : count <= 64 * w ? 0 : ((uint64_t)1 << (count - 64 * w)) - 1;
}

/* Add the places after the letters of a set that are in the string; first: of its lowest bit. */
static inline void add_places(const struct start_view *view, uint64_t symbol_set, unsigned first, uint64_t *places,
                              size_t words)
{
    for (; symbol_set; symbol_set &= symbol_set - 1)
        for (size_t w = 0, at = (first + lowest_bit(symbol_set)) * words; w < words; w++)
            places[w] |= view->at[at + w];
}

static inline void make_places(struct start_view *view, size_t index, size_t words)
{
    const struct start_set *set = &view->sets->sets.items[index];
    uint64_t *places = &view->places[index * words];
    for (size_t w = 0; w < words; w++)
        places[w] = 0;
    add_places(view, set->symbol_set.low & view->there.low, 0, places, words);
    add_places(view, set->symbol_set.high & view->there.high, 64, places, words);
    for (size_t w = 0; w < words && set->negated; w++)
        places[w] = ~places[w] & lowest(view->length, w);
}

static inline const uint64_t *places_after(struct start_view *view, size_t set, size_t words)
{
    const uint64_t *places = &view->places[set * words];
    if (places[words - 1] ==
        ~(uint64_t)0) /* not made: the last word has room for a place more than there are letters */
        make_places(view, set, words);
    return places;
}

/* One letter back: a place that has the letter before it becomes the place before that. */
static inline void step_back(uint64_t *now, const uint64_t *set, size_t words, bool keep)
{
    uint64_t carry = 0;
    for (size_t w = 0; w < words; w++) {
        uint64_t over = now[w] & set[w];
        now[w] = (keep ? now[w] : 0) | over << 1 | carry;
        carry = over >> 63;
    }
}

/* Any number of letters back: an addition carries each place through the run of letters that it stands after. */
static inline void step_any(uint64_t *now, const uint64_t *set, size_t words)
{
    uint64_t carry = 0;
    for (size_t w = 0; w < words; w++) {
        uint64_t over = now[w] & set[w], sum = over + set[w], with = sum + carry;
        carry = (sum < over) | (with < sum);
        now[w] |= with ^ set[w];
    }
}

static inline bool nowhere(const uint64_t *now, size_t words)
{
    uint64_t any = 0;
    for (size_t w = 0; w < words; w++)
        any |= now[w];
    return any == 0;
}

/* What alternatives keep: the places where they begin, and those that they came to. */
struct kept {
    uint64_t begin[STARTS_WORDS], found[STARTS_WORDS];
};

static inline void step_group(enum step what, uint64_t *now, struct kept *kept, size_t words)
{
    for (size_t w = 0; w < words; w++) {
        switch (what) {
        case STEP_FORK: kept->begin[w] = now[w]; kept->found[w] = 0; break;
        case STEP_OR: kept->found[w] |= now[w]; now[w] = kept->begin[w]; break;
        case STEP_JOIN: now[w] |= kept->found[w]; break;
        default: kept->begin[w] = kept->found[w] = now[w]; break;
        }
    }
}

static inline bool run(struct start_view *view, const struct start_steps *steps, size_t words, uint64_t *out)
{
    struct kept stack[MAX_DEPTH + 1], *kept = stack;
    uint64_t now[STARTS_WORDS];
    for (size_t w = 0; w < words; w++)
        now[w] = lowest(view->length + 1, w);
    for (const struct start_step *step = steps->steps.items;; step++) {
        switch ((enum step)step->what) {
        case STEP_BACK:
            step_back(now, places_after(view, step->set, words), words, false);
            if (nowhere(now, words))
                return false;
            break;
        case STEP_INNER: step_back(now, places_after(view, step->set, words), words, false); break;
        case STEP_MAYBE: step_back(now, places_after(view, step->set, words), words, true); break;
        case STEP_ANY: step_any(now, places_after(view, step->set, words), words); break;
        case STEP_FORK: step_group(STEP_FORK, now, ++kept, words); break;
        case STEP_OR: step_group(STEP_OR, now, kept, words); break;
        case STEP_JOIN:
            step_group(STEP_JOIN, now, kept--, words);
            if (kept == stack && nowhere(now, words))
                return false;
            break;
        case STEP_SKIP: step_group(STEP_SKIP, now, ++kept, words); break;
        case STEP_LOOKBEHIND: {
            const uint64_t *set = places_after(view, step->set, words);
            for (size_t w = 0; w < words; w++)
                now[w] &= set[w];
            break;
        }
        case STEP_END:
            for (size_t w = 0; w < words; w++)
                now[w] &= w == 0;
            break;
        case STEP_DONE:
            for (size_t w = 0; w < words; w++)
                out[w] = now[w];
            return !nowhere(now, words);
        }
    }
}

bool starts_find(struct start_view *view, const struct start_steps *steps, struct start_places *out)
{
    return view->words == 1 ? run(view, steps, 1, out->bits) : run(view, steps, view->words, out->bits);
}

size_t starts_first(const struct start_view *view, const struct start_places *places, size_t from)
{
    size_t left = view->length - from + 1; /* the places that are not before `from` */
    for (size_t w = view->words; w-- > 0;) {
        uint64_t bits = places->bits[w] & lowest(left, w);
        if (bits)
            return view->length - (64 * w + highest_bit(bits));
    }
    return view->length;
}
