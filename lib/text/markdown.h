/* Markdown around the words of a text: emphasis, links, the marks of quoted lines and headings, escapes. */
#ifndef SAIDBY_MARKDOWN_H
#define SAIDBY_MARKDOWN_H

#include "text/edit.h"

/* Find what of the text, which a NUL ends, is none of its words. False when memory is out. */
bool markdown_find(const memory *mem, const char *text, size_t length, struct edits *edits);

#endif
