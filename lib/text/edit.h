/* Where the working copy of a text was changed: what took some bytes is now one character or nothing. */
#ifndef SAIDBY_EDIT_H
#define SAIDBY_EDIT_H

#include "base/memory.h"
#include "base/slice.h"
#include "base/vector.h"

struct edit {
    uint32_t from, took; /* the bytes before the change; took 0: there is none after all */
    uint32_t at;         /* where what stands for them is now: edits_apply */
    uint32_t code;       /* the character that stands for them, or 0: none */
};

/* In text order; none reaches into the next. */
struct edits {
    VECTOR(struct edit) list;
};

static inline bool edits_add(const memory *mem, struct edits *edits, size_t from, size_t took, uint32_t code)
{
    struct edit edit = {index_32(from), index_32(took), 0, code};
    return VECTOR_PUSH(mem, edits->list, edit);
}

/* Change the text, which gets no longer: no character takes more bytes than what it stands for. bad: a bit for each
 * byte, which goes with it, or NULL. Returns the new length; a NUL is after the text. */
size_t edits_apply(struct edits *edits, char *text, size_t length, unsigned char *bad);

/* The bytes before the change for those after it; none that went is at either end. */
saidby_span edits_before(const struct edits *edits, saidby_span span);

#endif
