/* The stage tokenizer: the words and marks of the blocks. */
#ifndef SAIDBY_TOKENS_H
#define SAIDBY_TOKENS_H

#include "base/analysis.h"
#include "lang/language.h"
#include "lang/saying.h"
#include "lang/token_hash.h"
#include "text/blocks.h"

#include <string.h>

enum token_kind {
    TOKEN_WORD,    /* letters, with inner hyphens, apostrophes, dots of abbreviations and initials ("U.S.", "Mr.") */
    TOKEN_NUMBER,  /* digits with what belongs to them ("100,000", "$3.5m", "10th", "9:30") */
    TOKEN_SUFFIX,  /* the possessive after a word: 's or the lone apostrophe, its own token */
    TOKEN_QUOTE,   /* any character that can open or close a quotation: see enum quote_shape */
    TOKEN_MARK,    /* any other mark, one token each; "..." and "--" are one */
    TOKEN_OTHER    /* URLs, e-mail addresses, hashtags, @names, symbols */
};
enum token_flag {
    TOKEN_SPACE_BEFORE = 1,   /* space or line start before it */
    TOKEN_SPACE_AFTER = 2,
    TOKEN_CAPITAL = 4,        /* first letter is a capital */
    TOKEN_ALL_CAPITAL = 8,    /* two letters or more, all capitals */
    TOKEN_ABBREVIATION = 16,  /* the dot belongs to the word */
    TOKEN_PLAIN = 32          /* few letters of ASCII alone (SHORT_WORD), no capital but the first or all */
};
enum quote_shape {
    QUOTE_NONE, QUOTE_DOUBLE_STRAIGHT, QUOTE_DOUBLE_OPEN, QUOTE_DOUBLE_CLOSE, QUOTE_SINGLE_STRAIGHT, QUOTE_SINGLE_OPEN,
    QUOTE_SINGLE_CLOSE, QUOTE_GUILLEMET_OPEN, QUOTE_GUILLEMET_CLOSE, QUOTE_LOW
};
struct token {
    uint32_t start, end;
    uint32_t block;
    lexicon_set classes;      /* of the word itself and of every phrase that it is in */
    const char *canonical;    /* of its lexicon entry, or NULL */
    uint32_t hash;            /* token_hash of the word in lower case, apostrophes straight */
    uint8_t kind, flags;
    uint8_t quote;            /* enum quote_shape of a TOKEN_QUOTE */
    char mark; /* of a TOKEN_MARK its plain ASCII form: , . ; : ? ! ( ) [ ] - (any dash) ~ (ellipsis) / * or 0 */
    uint16_t word; /* its number (lang/vocabulary.h), whatever its capitals and apostrophes; 0: it has none */
    uint8_t phrase;           /* tokens of the longest lexicon phrase that begins here; 0: none */
};

struct token_stage {
    VECTOR(struct token) tokens;
    VECTOR(struct index_range) block_tokens; /* of each block */
    VECTOR(uint32_t) capitals; /* the tokens that are words with a capital */
};

bool token_find(const struct analysis *analysis, struct token_stage *stage);
void token_stage_reset(struct token_stage *stage);
void token_stage_free(struct token_stage *stage, const memory *mem);

/* For the stage quotation alone, which finds that a mark read as TOKEN_QUOTE is an apostrophe: it becomes a
 * TOKEN_SUFFIX or a TOKEN_MARK. Nothing else that a stage has published is ever changed. */
void token_make_apostrophe(struct token_stage *stage, size_t token, enum token_kind kind);

/* ---- small questions that every later stage asks ---- */
static inline bool token_is(const struct token *token, int class)
{
    return (token->classes & LEX_BIT(class)) != 0;
}
/* The word is in a set of word_sets.txt. A single word is asked for by its name: token->word == WORD_THAT. */
static inline bool token_in(const struct analysis *analysis, const struct token *token, enum word_set set)
{
    return word_in(analysis->language, token->word, set);
}
static inline const struct token *token_at(const struct analysis *analysis, size_t index)
{
    return &analysis->tokens.items[index];
}
static inline struct slice token_text(const struct analysis *analysis, size_t index)
{
    const struct token *t = &analysis->tokens.items[index];
    return (struct slice){analysis->text + t->start, t->end - t->start};
}
static inline bool token_is_verb(const struct token *token)
{
    return token->kind == TOKEN_WORD &&
           token->classes & (LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON));
}

/* What kinds of noun or title a word or number is: bits KIND_..., of the row that it has, or NULL. */
static inline const struct noun_kind_row *token_noun_row(const struct analysis *analysis, size_t index)
{
    const struct token *t = &analysis->tokens.items[index];
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER ? noun_kind_find(&analysis->language->nouns, t->hash)
                                                            : NULL;
}
static inline uint64_t token_noun_kinds(const struct analysis *analysis, size_t index)
{
    const struct noun_kind_row *row = token_noun_row(analysis, index);
    return row ? row->kinds : 0;
}
static inline bool token_is_noun_of(const struct analysis *analysis, size_t index, uint64_t kinds)
{
    return (token_noun_kinds(analysis, index) & kinds) != 0;
}

/* It is one of the marks, which are given in their plain form. */
static inline bool token_is_mark(const struct token *token, const char *marks)
{
    return token->kind == TOKEN_MARK && token->mark && strchr(marks, token->mark) != NULL;
}
static inline size_t token_length(const struct token *token)
{
    return token->end - token->start;
}

static inline bool token_is_capital(const struct analysis *analysis, size_t index)
{
    return (analysis->tokens.items[index].flags & TOKEN_CAPITAL) != 0;
}
static inline bool token_is_given_name(const struct analysis *analysis, size_t index)
{
    return analysis->tokens.items[index].classes & (LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE)) &&
           token_is_capital(analysis, index);
}

/* How many tokens, before `end`, the longest phrase of the list has that begins with the token; 0: none does. */
size_t phrase_at(const struct analysis *analysis, size_t token, size_t end, enum phrase_list list);

#endif
