/* How many words contents share. */
#ifndef SAIDBY_OVERLAP_H
#define SAIDBY_OVERLAP_H

#include "match/candidates.h"

static inline size_t link_tokens(const struct link *link)
{
    size_t n = 0;
    if (link->part_count == 1)
        return link->parts[0].end_token - link->parts[0].first_token;
    for (size_t p = 0; p < link->part_count; p++)
        n += link->parts[p].end_token - link->parts[p].first_token;
    return n;
}

static inline size_t part_common_tokens(const struct link *a, size_t p, const struct link *b, size_t q)
{
    size_t first =
        a->parts[p].first_token > b->parts[q].first_token ? a->parts[p].first_token : b->parts[q].first_token;
    size_t end = a->parts[p].end_token < b->parts[q].end_token ? a->parts[p].end_token : b->parts[q].end_token;
    return first < end ? end - first : 0;
}

/* The words that are in both. */
static inline size_t link_common_tokens(const struct link *a, const struct link *b)
{
    size_t both = 0;
    if (a->part_count == 1 && b->part_count == 1)
        return part_common_tokens(a, 0, b, 0);
    for (size_t p = 0; p < a->part_count; p++)
        for (size_t q = 0; q < b->part_count; q++)
            both += part_common_tokens(a, p, b, q);
    return both;
}

/* True of most: not a word is in both. */
static inline bool links_apart(const struct link *a, const struct link *b)
{
    return a->part_count == 1 && b->part_count == 1 &&
           (a->parts[0].end_token <= b->parts[0].first_token || b->parts[0].end_token <= a->parts[0].first_token);
}

/* The words that two links share over the words of both together. */
static inline double link_shared(const struct link *a, const struct link *b)
{
    size_t both = link_common_tokens(a, b);
    if (!both)
        return 0;
    size_t all = link_tokens(a) + link_tokens(b);
    return all > both ? (double)both / (double)(all - both) : 0;
}

#endif
