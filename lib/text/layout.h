/* What layout.c, boilerplate.c, heading.c and dateline.c share. */
#ifndef SAIDBY_LAYOUT_H
#define SAIDBY_LAYOUT_H

#include "base/unicode.h"
#include "text/blocks.h"

/* A mark before the points of a list. */
static inline bool layout_is_bullet(uint32_t c)
{
    return c == '*' || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0xB7 || character_is_dash(c);
}

/* Move start and end over the whitespace within. */
static inline void layout_trim(const char *text, size_t *start, size_t *end)
{
    size_t size;
    while (*start < *end && character_is_whitespace(character_at(text, *start, *end, &size)))
        *start += size;
    while (*start < *end && character_is_whitespace(character_before(text, *start, *end, &size)))
        *end -= size;
}

/* Give every block its kind. */
void layout_classify(struct layout_stage *layout);

/* The byte after a dateline or bullet that the block begins with, or its start. */
size_t layout_body(const struct layout_stage *layout, size_t block);

#endif
