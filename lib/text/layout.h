/* What layout.c, boilerplate.c and dateline.c share. */
#ifndef SAIDBY_LAYOUT_H
#define SAIDBY_LAYOUT_H

#include "text/blocks.h"

/* Move start and end over the blanks within. */
void layout_trim(const char *text, size_t *start, size_t *end);

/* Give every block its kind. */
void layout_classify(struct layout_stage *layout);

/* The byte after a dateline or bullet that the block begins with, or its start. */
size_t layout_body(const struct layout_stage *layout, size_t block);

#endif
