/* What a block looks like, counted in one pass over it, for the rules that tell blocks apart (block_rules.h). */
#ifndef SAIDBY_BLOCK_PROFILE_H
#define SAIDBY_BLOCK_PROFILE_H

#include "base/unicode.h"
#include "text/blocks.h"

struct block_profile {
    const struct language *language;
    const char *text;
    size_t start, end;
    size_t words;
    size_t capitals;      /* words that begin with a capital or a figure */
    size_t small;         /* others, of MIN_LONGER_WORD bytes or more */
    size_t quotes;        /* quotation marks, apostrophes not counted */
    size_t colon;         /* byte of the first colon before whitespace, or NO_INDEX */
    bool capital_first;
    bool stop_in_quotes;  /* a stop or comma is before a closing mark: speech */
    bool open;            /* it ends with a word, not with a stop */
    bool tells;           /* a word says that somebody said something */
    bool prose;           /* a paragraph at first sight: nothing else was counted, and it is not open */
    enum block_kind kind; /* once it is known */
};

/* What the phrase with which a block begins says. */
struct block_opening {
    enum block_kind kind;
    bool label; /* whatever is said after it: "Image caption, The mayor said ..." */
    bool whole; /* the block holds nothing else */
};

static inline bool profile_is_double_mark(uint32_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

static inline bool profile_is_mark(uint32_t c)
{
    return profile_is_double_mark(c) || c == 0x2018 || c == 0x2019 || c == '\'';
}

static inline size_t profile_length(const struct block_profile *block)
{
    return block->end - block->start;
}

static inline uint32_t profile_first(const struct block_profile *block)
{
    size_t size;
    return character_at(block->text, block->start, block->end, &size);
}

static inline uint32_t profile_last(const struct block_profile *block)
{
    size_t size;
    return character_before(block->text, block->start, block->end, &size);
}

/* Nothing but where it is. */
static inline struct block_profile profile_of(const struct layout_stage *layout, size_t block)
{
    return (struct block_profile){.language = layout->language,
                                  .text = layout->text,
                                  .start = layout->blocks.items[block].start,
                                  .end = layout->blocks.items[block].end,
                                  .colon = NO_INDEX};
}

/* All of it; of a block of more than MAX_PROFILE bytes, nothing but where it is. */
struct block_profile profile_make(const struct layout_stage *layout, size_t block);

/* What `open` says. */
bool profile_ends_open(const struct block_profile *block);

/* By the phrase with which the block begins; NULL: with none that is known. */
const struct block_opening *profile_opening(const struct block_profile *block);

#endif
