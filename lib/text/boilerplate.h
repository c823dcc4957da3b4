/* What boilerplate.c, boilerplate_forms.c and credit.c share. */
#ifndef SAIDBY_BOILERPLATE_H
#define SAIDBY_BOILERPLATE_H

#include "base/unicode.h"
#include "text/blocks.h"

#include <string.h>

#define MAX_HEADING 90   /* bytes */
#define MAX_LINK 110
#define MAX_HEADLINE 180
#define MAX_TRADE 5      /* words that tell a writer's desk or paper */
#define MAX_LABEL 30     /* before the colon of a list */
#define MAX_CREDIT 400   /* longer blocks are prose */

/* What a block looks like, from one pass over it. */
struct look {
    const char *text;
    size_t start, end;
    size_t words;
    size_t capitals;     /* words with a capital or a figure in front */
    size_t plain;        /* longer words in lower case */
    size_t quotes;       /* quotation marks, apostrophes not counted */
    size_t colon;        /* byte of the first colon before a blank, or NONE */
    bool capital_first;
    bool single_open;    /* a single mark has opened */
    bool stop_in_quotes; /* a stop or comma before a closing mark: speech */
    bool open;           /* no closing mark at its end */
    bool said;           /* "said" or "told" stands in it */
    bool contributed;    /* "contributed" */
    bool prose;          /* a paragraph at first sight: nothing else is known but that it is not open */
    enum block_kind kind; /* once it is known */
};

/* What boilerplate begins with. */
struct phrase {
    const char *text; /* in lower case */
    enum block_kind kind;
    bool whole;       /* the block holds nothing else */
};

static inline bool look_is_double_mark(uint32_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

static inline bool look_is_mark(uint32_t c)
{
    return look_is_double_mark(c) || c == 0x2018 || c == 0x2019 || c == '\'';
}

static inline bool look_is_inside_word(uint32_t c)
{
    return character_is_letter(c) || character_is_digit(c);
}

static inline size_t look_length(const struct look *look)
{
    return look->end - look->start;
}

struct look look_at(const struct layout_stage *layout, size_t block);
bool look_ends_open(const struct look *look);

/* The bytes of the phrase, in lower case, at `at`, or 0. */
size_t look_phrase(const struct look *look, size_t at, const char *phrase);

/* Whether the phrase, one of them, begins a word from `start` on. */
bool look_has(const struct look *look, size_t start, const char *phrase);
bool look_has_one_of(const struct look *look, size_t start, const char *const *phrases);

/* The phrase of boilerplate that the block begins with, or NULL. */
const struct phrase *look_find_phrase(const struct look *look);

bool boilerplate_is_caption(const struct look *look);
bool boilerplate_is_agency(const struct look *look);
bool boilerplate_is_byline(const struct look *look);
bool boilerplate_is_dateline(const struct look *look);

#endif
