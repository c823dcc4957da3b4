/*
 * All that the library knows of the language that it is built for, in one place: tables of constants, made from the
 * files of one folder (README.md of this folder), which the stages read without a pointer between, since each word asks
 * for several. A build is of one language: SAIDBY_LANGUAGE in CMake names the folder.
 *
 *   lang/lexicon.h       classes of words and phrases: lexicon/NAME.txt
 *   lang/vocabulary.h    small sets, single words, affixes, phrases: word_sets.txt, affixes.txt, phrases.txt
 *   lang/noun_kinds.h    kinds of nouns and titles: noun_kinds.txt
 *   match/pattern_table.h              patterns of attribution: patterns.txt
 *   tagger/tagger_weights.c            weights of the tagger, by its trainer (train/)
 *   attribute/rank_weights.c           weights of the ranking, by its trainer
 */
#ifndef SAIDBY_LANGUAGE_H
#define SAIDBY_LANGUAGE_H

#include "lang/lexicon.h"
#include "lang/noun_kinds.h"
#include "lang/vocabulary.h"

#endif
