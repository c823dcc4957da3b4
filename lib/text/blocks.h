/* The stage layout: the text in blocks, each of one kind. */
#ifndef SAIDBY_BLOCKS_H
#define SAIDBY_BLOCKS_H

#include "base/memory.h"
#include "base/slice.h"
#include "base/vector.h"
#include "lang/language.h"

enum block_kind {
    BLOCK_PARAGRAPH, BLOCK_HEADLINE, BLOCK_SUBHEADING, BLOCK_CAPTION, BLOCK_BYLINE, BLOCK_DATELINE, BLOCK_AGENCY,
    BLOCK_BOILERPLATE, BLOCK_LINKS
};
struct block {
    uint32_t start, end;       /* without surrounding whitespace */
    uint32_t body;             /* where the words begin: after a dateline ("OSLO (AP) — ") or a bullet, else start */
    enum block_kind kind;
    uint8_t rule;              /* that gave the kind: enum block_rule of block_rules.h */
    bool indented;
};

struct layout_stage {
    const struct language *language;
    const char *text; /* that is read */
    VECTOR(struct block) blocks;
};

/* text: ends with a NUL. False, as in every stage: no memory. */
bool layout_find(struct layout_stage *stage, const memory *mem, const struct language *language, const char *text,
                 size_t length);
void layout_stage_reset(struct layout_stage *stage);
void layout_stage_free(struct layout_stage *stage, const memory *mem);

#endif
