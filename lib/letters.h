/*
 * What a regular expression says of the letters of its matches: a tree of its parts, and the letters that every match
 * holds. Strings without them need not be searched; `starts` reads off the tree where a match may begin.
 */
#ifndef SAIDBY_LETTERS_H
#define SAIDBY_LETTERS_H

#include "base.h"

/* A set of ASCII characters. */
struct letters {
    uint64_t low, high;
};

static inline void letters_add(struct letters *set, unsigned char c)
{
    if (c < 64)
        set->low |= (uint64_t)1 << c;
    else if (c < 128)
        set->high |= (uint64_t)1 << (c - 64);
}

static inline bool letters_have(const struct letters *set, unsigned char c)
{
    return c < 128 && ((c < 64 ? set->low : set->high) >> (c & 63) & 1);
}

static inline bool letters_meet(const struct letters *a, const struct letters *b)
{
    return (a->low & b->low) || (a->high & b->high);
}

enum node_kind {
    NODE_LETTER,   /* one letter of set */
    NODE_SEQUENCE, /* its children one behind the other; the last of them comes first in the list */
    NODE_EITHER,   /* one of its children, which are sequences */
    NODE_REPEAT,   /* its child, at least `least` times, at most `most` times */
    NODE_BEHIND,   /* its child, one letter, ends here */
    NODE_END       /* the string ends here */
};
struct node {
    uint8_t kind;
    uint8_t least, most;   /* 255: that or more */
    uint16_t child, next;  /* 0: none */
    struct letters set;
};

#define LETTERS_NODES 512
/* Looks ahead, and what is not understood of those behind, are left out: the tree may match more than the pattern, and
 * nothing less. */
struct letters_tree {
    struct node nodes[LETTERS_NODES];
    size_t count;
    uint16_t root;
};

/* False where something in the pattern is not understood. */
bool letters_read(const char *pattern, struct letters_tree *tree);

/* The letter that a part of the tree stands for, looks around it left out, or 0 where it stands for none or several. */
uint16_t letters_single(const struct letters_tree *tree, uint16_t part);

#define LETTERS_NEEDS 8

/* Sets of each of which every match holds a letter, as far as a quick look tells; how many. */
size_t letters_needed(const struct letters_tree *tree, struct letters needs[LETTERS_NEEDS]);

#endif
