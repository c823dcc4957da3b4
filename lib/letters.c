/*
 * What every match of a regular expression holds: a letter of each class that stands in it outside of alternatives and of
 * what may be left out. Whatever is not understood is taken to need nothing.
 */
#include "letters.h"

#include <string.h>

#define DEEPEST 8

struct reading {
    const char *at;
    bool lost; /* something that is not understood: no need holds */
};

/* One item of a pattern: its needs, of which a group has several. */
struct item {
    struct letters needs[LETTERS_NEEDS];
    size_t count;
};

static void need(struct item *item, const struct letters *set)
{
    if (item->count < LETTERS_NEEDS)
        item->needs[item->count++] = *set;
}

static bool is_escaped_literal(char c)
{
    return c && strchr(".()[]{}|?*+^$\\-/@,:;!~", c) != NULL;
}

/* "[...]": at stands behind the bracket. A class that leaves letters out needs nothing. */
static void read_class(struct reading *r, struct item *item)
{
    struct letters set = {0, 0};
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
        if (r->lost)
            return;
        if (r->at[1] == '-' && r->at[2] && r->at[2] != ']') {
            for (unsigned k = c; k <= (unsigned char)r->at[2]; k++)
                letters_add(&set, (unsigned char)k);
            r->at += 2;
        } else {
            letters_add(&set, c);
        }
    }
    r->lost = r->lost || !*r->at;
    r->at += *r->at != 0;
    if (!negated)
        need(item, &set);
}

/* A quantifier; true where the item before it may be left out. */
static bool read_quantifier(struct reading *r)
{
    bool optional = false;
    if (*r->at == '?' || *r->at == '*' || *r->at == '+') {
        optional = *r->at != '+';
        r->at++;
    } else if (*r->at == '{') {
        optional = r->at[1] == '0' || r->at[1] == ',';
        const char *end = strchr(r->at, '}');
        r->lost = r->lost || !end;
        r->at = end ? end + 1 : r->at + strlen(r->at);
    } else {
        return false;
    }
    r->at += *r->at == '?' || *r->at == '+';
    return optional;
}

static void read_alternatives(struct reading *r, struct item *out, int depth);

/* A group; at stands behind "(". What a look-around holds is read and dropped. */
static void read_group(struct reading *r, struct item *item, int depth)
{
    struct item inside = {.count = 0};
    bool around = false;
    if (*r->at == '?') {
        r->at++;
        if (*r->at == '<' && r->at[1] != '=' && r->at[1] != '!') {
            const char *end = strchr(r->at, '>');
            r->lost = r->lost || !end;
            r->at = end ? end + 1 : r->at;
        } else if (*r->at == ':' || *r->at == '>') {
            r->at++;
        } else if (*r->at == '=' || *r->at == '!' || *r->at == '<') {
            around = true;
            r->at += *r->at == '<' ? 2 : 1;
        } else {
            r->lost = true;
        }
    } else if (*r->at == '*') {
        r->lost = true;
    }
    if (r->lost || depth >= DEEPEST) {
        r->lost = true;
        return;
    }
    read_alternatives(r, &inside, depth + 1);
    r->lost = r->lost || *r->at != ')';
    r->at += *r->at == ')';
    if (!around)
        *item = inside;
}

static void read_item(struct reading *r, struct item *item, int depth)
{
    struct letters set = {0, 0};
    char c = *r->at++;
    switch (c) {
    case '(': read_group(r, item, depth); return;
    case '[': read_class(r, item); return;
    case '.':
    case '^':
    case '$': return;
    case '\\':
        c = *r->at;
        r->lost = r->lost || !is_escaped_literal(c);
        r->at += c != 0;
        break;
    case '#':
    case ' ': r->lost = true; return;
    default: break;
    }
    letters_add(&set, (unsigned char)c);
    need(item, &set);
}

static void read_sequence(struct reading *r, struct item *out, int depth)
{
    while (!r->lost && *r->at && *r->at != '|' && *r->at != ')') {
        struct item item = {.count = 0};
        read_item(r, &item, depth);
        if (!read_quantifier(r))
            for (size_t i = 0; i < item.count; i++)
                need(out, &item.needs[i]);
    }
}

/* Of alternatives, one of what each needs first; nothing where one of them needs nothing. */
static void read_alternatives(struct reading *r, struct item *out, int depth)
{
    read_sequence(r, out, depth);
    if (*r->at != '|')
        return;
    struct letters any = out->needs[0];
    bool all = out->count > 0;
    while (!r->lost && *r->at == '|') {
        struct item next = {.count = 0};
        r->at++;
        read_sequence(r, &next, depth);
        all = all && next.count > 0;
        any.low |= next.needs[0].low;
        any.high |= next.needs[0].high;
    }
    out->count = 0;
    if (all)
        need(out, &any);
}

size_t letters_needed(const char *pattern, struct letters needs[LETTERS_NEEDS])
{
    struct reading r = {pattern, false};
    struct item whole = {.count = 0};
    read_alternatives(&r, &whole, 0);
    if (r.lost || *r.at)
        return 0;
    memcpy(needs, whole.needs, sizeof whole.needs);
    return whole.count;
}
