/*
 * A regular expression as a tree of what its matches consist of. Only what PCRE2 is sure to read in the same way is
 * understood. What stands in a look ahead, a negative look-around or a look after at more than a letter is read and
 * dropped: what is ahead mostly follows in the pattern anyway.
 */
#include "match/symbol_tree.h"

#include <string.h>

#define MAX_DEPTH 8

struct reading {
    const char *at;
    struct symbol_tree *tree;
    bool lost; /* something that is not understood */
};

/* Index 0 where there is no more room, which is the end of it. */
static uint16_t add_node(struct reading *r, enum node_kind kind)
{
    struct symbol_tree *tree = r->tree;
    if (tree->count == SYMBOL_TREE_NODES) {
        r->lost = true;
        return 0;
    }
    tree->nodes[tree->count] = (struct node){.kind = (uint8_t)kind};
    return (uint16_t)tree->count++;
}

static bool is_escaped_literal(char c)
{
    return c && strchr(".()[]{}|?*+^$\\-/@,:;!~", c) != NULL;
}

static uint16_t add_letter(struct reading *r, struct symbol_set set)
{
    uint16_t node = add_node(r, NODE_LETTER);
    r->tree->nodes[node].set = set;
    return node;
}

/* "[...]": at stands after the bracket. */
static uint16_t read_class(struct reading *r)
{
    struct symbol_set set = {0, 0};
    bool negated = *r->at == '^';
    r->at += negated;
    for (bool first = true; *r->at && (first || *r->at != ']'); first = false, r->at++) {
        unsigned char c = (unsigned char)*r->at;
        if (c == '\\') {
            c = (unsigned char)*++r->at;
            r->lost = r->lost || !is_escaped_literal((char)c);
        } else if (c == '[') {
            r->lost = true;
        }
        bool range = r->at[0] && r->at[1] == '-' && r->at[2] && r->at[2] != ']';
        r->lost = r->lost || (range && (r->at[2] == '\\' || r->at[2] == '['));
        if (r->lost)
            return 0;
        for (unsigned k = c; range && k <= (unsigned char)r->at[2]; k++)
            symbol_set_add(&set, (unsigned char)k);
        symbol_set_add(&set, c);
        r->at += range ? 2 : 0;
    }
    r->lost = r->lost || !*r->at;
    r->at += *r->at != 0;
    return add_letter(r, negated ? (struct symbol_set){~set.low, ~set.high} : set);
}

/* A number, 255 at most. */
static uint8_t read_number(struct reading *r)
{
    unsigned n = 0;
    for (; *r->at >= '0' && *r->at <= '9'; r->at++)
        n = n < 25 ? n * 10 + (unsigned)(*r->at - '0') : 255;
    return (uint8_t)n;
}

/* "{2}", "{2,}" or "{2,3}". */
static void read_bounds(struct reading *r, struct node *repeat)
{
    r->at++;
    r->lost = r->lost || *r->at < '0' || *r->at > '9';
    repeat->least = repeat->most = read_number(r);
    if (*r->at == ',') {
        r->at++;
        repeat->most = *r->at == '}' ? 255 : read_number(r);
    }
    r->lost = r->lost || *r->at != '}';
    r->at += *r->at == '}';
}

/* What a quantifier, if there is one, makes of an item. Lazy and possessive ones match no more than greedy ones. */
static uint16_t read_quantifier(struct reading *r, uint16_t item)
{
    if (!*r->at || !strchr("?*+{", *r->at))
        return item;
    uint16_t index = add_node(r, NODE_REPEAT);
    struct node *repeat = &r->tree->nodes[index];
    if (*r->at == '{') {
        read_bounds(r, repeat);
    } else {
        repeat->least = *r->at == '+';
        repeat->most = *r->at == '?' ? 1 : 255;
        r->at++;
    }
    r->at += *r->at == '?' || *r->at == '+';
    repeat->child = item;
    return item ? index : 0;
}

uint16_t symbol_tree_single(const struct symbol_tree *tree, uint16_t part)
{
    uint16_t found = part;
    while (found && tree->nodes[found].kind == NODE_SEQUENCE) {
        uint16_t child = tree->nodes[found].child;
        found = 0;
        for (; child; child = tree->nodes[child].next) {
            if (tree->nodes[child].kind == NODE_LOOKBEHIND)
                continue;
            if (found)
                return 0;
            found = child;
        }
    }
    return tree->nodes[found].kind == NODE_LETTER ? found : 0;
}

static uint16_t read_alternatives(struct reading *r, int depth);

/* What stands after "(": NODE_SEQUENCE for a group, NODE_LOOKBEHIND for a look after. dropped: a look ahead, or a
 * negative one. */
static enum node_kind read_opening(struct reading *r, bool *dropped)
{
    r->lost = r->lost || *r->at == '*';
    if (*r->at != '?')
        return NODE_SEQUENCE;
    char kind = *++r->at, second = kind ? r->at[1] : 0;
    if (kind == '<' && second != '=' && second != '!') {
        const char *end = strchr(r->at, '>');
        r->lost = r->lost || !end;
        r->at = end ? end + 1 : r->at;
        return NODE_SEQUENCE;
    }
    r->lost = r->lost || !kind || !strchr(":>=!<", kind);
    r->at += kind == '<' ? 2 : kind != 0;
    *dropped = kind == '!' || kind == '=' || (kind == '<' && second == '!');
    return kind == '<' ? NODE_LOOKBEHIND : NODE_SEQUENCE;
}

/* A group; at stands after "(". 0 for what is dropped. */
static uint16_t read_group(struct reading *r, int depth)
{
    bool dropped = false;
    enum node_kind kind = read_opening(r, &dropped);
    r->lost = r->lost || depth >= MAX_DEPTH;
    uint16_t inside = r->lost ? 0 : read_alternatives(r, depth + 1);
    r->lost = r->lost || *r->at != ')';
    r->at += *r->at == ')';
    if (r->lost || dropped || kind == NODE_SEQUENCE)
        return dropped ? 0 : inside;
    inside = symbol_tree_single(r->tree, inside);
    uint16_t after = inside ? add_node(r, NODE_LOOKBEHIND) : 0;
    if (after)
        r->tree->nodes[after].child = inside;
    return after;
}

/* 0 for what says nothing of letters. */
static uint16_t read_item(struct reading *r, int depth)
{
    struct symbol_set set = {0, 0};
    char c = *r->at++;
    switch (c) {
    case '(': return read_group(r, depth);
    case '[': return read_class(r);
    case '.': return add_letter(r, (struct symbol_set){~set.low, ~set.high});
    case '^': return 0;
    case '$': return add_node(r, NODE_END);
    case '\\':
        c = *r->at;
        r->lost = r->lost || !is_escaped_literal(c);
        r->at += c != 0;
        break;
    case '#':
    case ' ':
    case '?':
    case '*':
    case '+':
    case '{': r->lost = true; return 0;
    default: break;
    }
    symbol_set_add(&set, (unsigned char)c);
    return add_letter(r, set);
}

static uint16_t read_sequence(struct reading *r, int depth)
{
    uint16_t sequence = add_node(r, NODE_SEQUENCE);
    while (!r->lost && *r->at && *r->at != '|' && *r->at != ')') {
        uint16_t item = read_item(r, depth);
        item = read_quantifier(r, item);
        if (!item)
            continue;
        r->tree->nodes[item].next = r->tree->nodes[sequence].child;
        r->tree->nodes[sequence].child = item;
    }
    return sequence;
}

/* The node of a letter, or of a letter that repeats, at or within a part; 0 for anything else. */
static uint16_t plain_letter(const struct symbol_tree *tree, uint16_t part)
{
    return symbol_tree_single(tree, tree->nodes[part].kind == NODE_REPEAT ? tree->nodes[part].child : part);
}

/* Whether two sequences are made alike, of the same number of letters, of which the same ones repeat. */
static bool same_extent(const struct symbol_tree *tree, uint16_t a, uint16_t b)
{
    a = tree->nodes[a].child;
    b = tree->nodes[b].child;
    for (; a && b; a = tree->nodes[a].next, b = tree->nodes[b].next)
        if (tree->nodes[a].kind != tree->nodes[b].kind || !plain_letter(tree, a) || !plain_letter(tree, b))
            return false;
    return !a && !b;
}

/* Add the letters of one sequence to those of another, which is alike. */
static void merge(struct symbol_tree *tree, uint16_t into, uint16_t from)
{
    into = tree->nodes[into].child;
    from = tree->nodes[from].child;
    for (; into; into = tree->nodes[into].next, from = tree->nodes[from].next) {
        struct node *to = &tree->nodes[into];
        const struct node *more = &tree->nodes[from];
        to->least = to->least < more->least ? to->least : more->least;
        to->most = to->most > more->most ? to->most : more->most;
        struct symbol_set *set = &tree->nodes[plain_letter(tree, into)].set;
        set->low |= tree->nodes[plain_letter(tree, from)].set.low;
        set->high |= tree->nodes[plain_letter(tree, from)].set.high;
    }
}

/* Alternatives that are made alike, "(a)|-a-", become one, of all their letters: a little more may match. */
static uint16_t read_alternatives(struct reading *r, int depth)
{
    uint16_t first = read_sequence(r, depth);
    if (r->lost || *r->at != '|')
        return first;
    struct symbol_tree *tree = r->tree;
    uint16_t either = add_node(r, NODE_EITHER);
    tree->nodes[either].child = first;
    bool same = true;
    while (!r->lost && *r->at == '|') {
        r->at++;
        uint16_t next = read_sequence(r, depth);
        same = same && same_extent(tree, first, next);
        tree->nodes[next].next = tree->nodes[either].child;
        tree->nodes[either].child = next;
    }
    if (!same || r->lost)
        return either;
    for (uint16_t next = tree->nodes[either].child; next != first; next = tree->nodes[next].next)
        merge(tree, first, next);
    return first;
}

bool symbol_tree_read(const char *pattern, struct symbol_tree *tree)
{
    struct reading r = {pattern, tree, false};
    tree->nodes[0] = (struct node){.kind = NODE_SEQUENCE};
    tree->count = 1;
    tree->root = read_alternatives(&r, 0);
    return !r.lost && !*r.at;
}

/* ---- what every match holds ---- */

struct need_list {
    struct symbol_set sets[SYMBOL_TREE_NEEDS];
    size_t count;
};

static void need(struct need_list *list, struct symbol_set set)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->sets[i].low == set.low && list->sets[i].high == set.high)
            return;
    if (list->count < SYMBOL_TREE_NEEDS)
        list->sets[list->count++] = set;
}

/* A class that leaves letters out, or has the mark with which most strings begin, is not worth asking for. */
static bool worth(const struct symbol_set *set)
{
    return !symbol_set_has(set, 1) && !symbol_set_has(set, '@');
}

static unsigned size_of(const struct symbol_set *set)
{
    unsigned n = 0;
    for (unsigned char c = 0; c < 128; c++)
        n += symbol_set_has(set, c);
    return n;
}

/* What is rare tells most. */
static void sort_needs(struct need_list *list)
{
    for (size_t i = 1; i < list->count; i++)
        for (size_t k = i; k > 0 && size_of(&list->sets[k]) < size_of(&list->sets[k - 1]); k--) {
            struct symbol_set set = list->sets[k];
            list->sets[k] = list->sets[k - 1];
            list->sets[k - 1] = set;
        }
}

static void find_needs(const struct symbol_tree *tree, uint16_t index, struct need_list *list);

/* Of alternatives, one of what each needs that is rarest; nothing where one of them needs nothing. */
static void find_either(const struct symbol_tree *tree, uint16_t child, struct need_list *list)
{
    struct symbol_set any = {0, 0};
    for (; child; child = tree->nodes[child].next) {
        struct need_list one = {.count = 0};
        find_needs(tree, child, &one);
        if (one.count == 0)
            return;
        sort_needs(&one);
        any.low |= one.sets[0].low;
        any.high |= one.sets[0].high;
    }
    need(list, any);
}

/* Recursion is as deep as groups are, which symbol_tree_read bounds. */
static void find_needs(const struct symbol_tree *tree, uint16_t index, struct need_list *list)
{
    const struct node *node = &tree->nodes[index];
    if (node->kind == NODE_LETTER && worth(&node->set))
        need(list, node->set);
    if (node->kind == NODE_LOOKBEHIND || (node->kind == NODE_REPEAT && node->least > 0))
        find_needs(tree, node->child, list);
    if (node->kind == NODE_EITHER)
        find_either(tree, node->child, list);
    if (node->kind == NODE_SEQUENCE)
        for (uint16_t child = node->child; child; child = tree->nodes[child].next)
            find_needs(tree, child, list);
}

size_t symbol_tree_needed(const struct symbol_tree *tree, struct symbol_set needs[SYMBOL_TREE_NEEDS])
{
    struct need_list list = {.count = 0};
    find_needs(tree, tree->root, &list);
    sort_needs(&list);
    memcpy(needs, list.sets, sizeof list.sets);
    return list.count;
}
