/*
 * What a regular expression says of the letters of its matches: a tree of its parts, and the letters that every match
 * holds. Strings without them need not be searched; `starts` reads off the tree where a match may begin.
 */
#ifndef SAIDBY_LETTERS_H
#define SAIDBY_LETTERS_H

#include "base/base.h"

/* A set of ASCII characters. */
struct symbol_set {
    uint64_t low, high;
};

static inline void symbol_set_add(struct symbol_set *set, unsigned char c)
{
    if (c < 64)
        set->low |= (uint64_t)1 << c;
    else if (c < 128)
        set->high |= (uint64_t)1 << (c - 64);
}

static inline bool symbol_set_has(const struct symbol_set *set, unsigned char c)
{
    return c < 128 && ((c < 64 ? set->low : set->high) >> (c & 63) & 1);
}

static inline bool symbol_sets_meet(const struct symbol_set *a, const struct symbol_set *b)
{
    return (a->low & b->low) || (a->high & b->high);
}

enum node_kind {
    NODE_LETTER,   /* one letter of set */
    NODE_SEQUENCE, /* its children one after the other; the last of them comes first in the list */
    NODE_EITHER,   /* one of its children, which are sequences */
    NODE_REPEAT,   /* its child, at least `least` times, at most `most` times */
    NODE_LOOKBEHIND,   /* its child, one letter, ends here */
    NODE_END       /* the string ends here */
};
struct node {
    uint8_t kind;
    uint8_t least, most;   /* 255: that or more */
    uint16_t child, next;  /* 0: none */
    struct symbol_set set;
};

#define SYMBOL_TREE_NODES 512
/* Looks ahead, and what is not understood of those after, are left out: the tree may match more than the pattern, and
 * nothing less. */
struct symbol_tree {
    struct node nodes[SYMBOL_TREE_NODES];
    size_t count;
    uint16_t root;
};

/* False where something in the pattern is not understood. */
bool symbol_tree_read(const char *pattern, struct symbol_tree *tree);

/* The letter that a part of the tree stands for, looks around it left out, or 0 where it stands for none or several. */
uint16_t symbol_tree_single(const struct symbol_tree *tree, uint16_t part);

#define SYMBOL_TREE_NEEDS 8

/* Sets of each of which every match holds a letter, as far as a quick look tells; how many. */
size_t symbol_tree_needed(const struct symbol_tree *tree, struct symbol_set needs[SYMBOL_TREE_NEEDS]);

#endif
