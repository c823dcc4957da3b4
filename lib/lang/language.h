/*
 * All that the library knows of one language: tables of constants, made from the files of one folder (README.md of this
 * folder), and the weights that were fitted to them. An extractor has one, and the stages reach it through the
 * analysis. What the code asks by, LEX_X, SET_X, WORD_X, KIND_X and so on, is declared by classes.txt and so the same
 * in every language.
 */
#ifndef SAIDBY_LANGUAGE_H
#define SAIDBY_LANGUAGE_H

#include "lang/lexicon_table.h"
#include "lang/noun_kinds.h"
#include "lang/vocabulary.h"

struct language {
    const char *name;                              /* of its folder: "en" */
    const char (*class_names)[LEXICON_CLASS_NAME]; /* as classes.txt declares them */
    struct lexicon_table lexicon;                  /* classes of words and phrases: lexicon/NAME.txt */
    /* By the number of a word, the first being no word's: */
    const uint64_t (*word_rows)[WORD_ROW_SIZE]; /* a bit for each set: word_sets.txt */
    const uint64_t *word_features;              /* the mention stage's sets and the number: mention/features.h */
    const uint8_t (*set_lengths)[2];            /* bytes of the shortest and the longest word of each set */
    struct affix_table affixes;                 /* affixes.txt */
    struct phrase_table phrases;                /* phrases.txt */
    struct line_table lines;                    /* phrases.txt */
    struct noun_kind_table nouns;               /* noun_kinds.txt */
    const struct pattern_table *patterns;       /* patterns.txt: match/pattern_table.h */
    const struct tagger_model *tagger;          /* tagger/tagger_weights.c, written by train/ */
    const int16_t *rank_weights, *rank_small;   /* attribute/rank_weights.c, written by train/ */
};

/* That of the folder which SAIDBY_LANGUAGE names in CMake. */
extern const struct language language_built_in;

static inline bool word_in(const struct language *language, unsigned word, enum word_set set)
{
    return language->word_rows[word][(unsigned)set / 64] >> ((unsigned)set % 64) & 1;
}

static inline size_t word_set_shortest(const struct language *language, enum word_set set)
{
    return language->set_lengths[set][0];
}
static inline size_t word_set_longest(const struct language *language, enum word_set set)
{
    return language->set_lengths[set][1];
}

#endif
