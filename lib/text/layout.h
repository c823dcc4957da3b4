/* What layout.c, boilerplate.c and dateline.c share. */
#ifndef SAIDBY_LAYOUT_H
#define SAIDBY_LAYOUT_H

#include "base/unicode.h"
#include "text/blocks.h"

/* A mark before the points of a list. */
static inline bool layout_is_bullet(uint32_t c)
{
    return c == '*' || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0xB7 || character_is_dash(c);
}

/* Move start and end over the blanks within. */
void layout_trim(const char *text, size_t *start, size_t *end);

/* Give every block its kind. */
void layout_classify(struct layout_stage *layout);

/* The byte after a dateline or bullet that the block begins with, or its start. */
size_t layout_body(const struct layout_stage *layout, size_t block);

#endif
