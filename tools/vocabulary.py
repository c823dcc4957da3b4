#!/usr/bin/env python3
"""Make the C tables of what the library knows of a language.

Usage: vocabulary.py CLASSES.txt FOLDER OUT [SYMBOL]

CLASSES.txt: lib/lang/classes.txt, which declares every class, set, kind and list that the code asks for. FOLDER: the files of
one language, as lib/lang/README.md says. Writes OUT/vocabulary_names.h, what the code asks by, which is of CLASSES.txt alone and so
the same for every language, and OUT/vocabulary_table.c, the tables and the struct language SYMBOL (language_built_in unless
another is given) that points to them. What is not declared, or listed twice, is an error with its file and line. The same files
give the same tables, and a file that would not change is left as it is.
"""
import os
import sys

from generated import write_changed
from language import kinds, lexicon, phrases, words
from language.declared import read_declared

MADE = "/* Made by tools/vocabulary.py. */\n"
MAX_CLASSES = 64


def enumeration(kind, prefix, names, count):
    rows = "".join(f"    {prefix}_{name.upper()} = {value},\n" for value, name in enumerate(names))
    return f"enum {kind} {{\n{rows}    {count} = {len(names)}\n}};\n\n"


def names_of(declared):
    sets = declared["mention sets"] + declared["sets"]
    single = "".join(f"    WORD_{name.upper()} = {number},\n" for number, name in enumerate(declared["words"], 1))
    features = "".join(f"#define FEATURE_{name.upper()} ((uint64_t)1 << SET_{name.upper()})\n" for name in declared["mention sets"])
    return (enumeration("lexicon_class", "LEX", declared["classes"], "LEX_COUNT") +
            enumeration("word_set", "SET", sets, "WORD_SET_COUNT") +
            enumeration("affix_list", "AFFIX", declared["affixes"], "AFFIX_LIST_COUNT") +
            enumeration("phrase_list", "PHRASE", declared["phrases"], "PHRASE_LIST_COUNT") +
            enumeration("line_list", "LINE", declared["lines"], "LINE_LIST_COUNT") +
            f"enum word_name {{\n    WORD_NONE = 0,\n{single}}};\n\n{features}#define FEATURE_WORD_AT {words.NUMBER_AT}\n"
            f"#define WORD_ROW_SIZE {(len(sets) + 63) // 64}\n"
            f"#define LEXICON_CLASS_NAME {max(map(len, declared['classes'])) + 1} /* bytes of the longest name of a class */\n\n")


def class_names(classes):
    rows = "".join(f'    "{name}",\n' for name in classes)
    return f"\nstatic const char class_names[LEX_COUNT][LEXICON_CLASS_NAME] = {{\n{rows}}};\n\n"


def header(guard, text):
    return f"{MADE}#ifndef SAIDBY_{guard}_H\n#define SAIDBY_{guard}_H\n\n{text}\n#endif\n"


INCLUDES = ("attribute/rank.h", "lang/language.h", "match/pattern_table.h", "tagger/tagger.h")


def language(symbol, name, sizes, kind_rows):
    """The struct that holds the tables, and the pattern table and the weights, which are made elsewhere."""
    return f"""
extern const struct pattern_table {symbol}_patterns;

const struct language {symbol} = {{
    .name = "{name}",
    .class_names = class_names,
    .lexicon = {{lexicon_text, lexicon_sets, lexicon_seconds, lexicon_forms, lexicon_others, lexicon_words, lexicon_slots, lexicon_hints,
                {sizes}}},
    .word_rows = word_rows,
    .word_features = feature_rows,
    .set_lengths = set_lengths,
    .affixes = {{affix_text, affix_starts}},
    .phrases = {{phrase_words, phrase_starts}},
    .lines = {{line_text, line_rows, line_firsts, line_keys}},
    .nouns = {{noun_kind_hashes, noun_kind_rows, {kind_rows - 1}}},
    .patterns = &{symbol}_patterns,
    .tagger = &tagger_builtin,
    .rank_weights = rank_weights,
    .rank_small = rank_small,
}};
"""


def main(classes, folder, out, symbol="language_built_in"):
    declared = read_declared(classes)
    if len(declared["classes"]) > MAX_CLASSES:
        raise ValueError(f"{classes}: {len(declared['classes'])} classes, {MAX_CLASSES} at most")
    known = lexicon.Lexicon(os.path.join(folder, "lexicon"), declared["classes"])
    vocabulary = words.Words(os.path.join(folder, "word_sets.txt"), declared["mention sets"], declared["sets"], declared["words"])
    listed = phrases.Phrases(os.path.join(folder, "phrases.txt"), declared["phrases"], declared["lines"])
    nouns = kinds.Kinds(os.path.join(folder, "noun_kinds.txt"), declared["kinds"])
    numbers = vocabulary.number(listed.all_words())
    lexicon_text, sizes = lexicon.tables(known, numbers)
    affixes = words.affix_tables(os.path.join(folder, "affixes.txt"), declared["affixes"])
    write_changed(os.path.join(out, "vocabulary_names.h"), header("VOCABULARY_NAMES", names_of(declared) + kinds.names(declared["kinds"])))
    write_changed(os.path.join(out, "vocabulary_table.c"),
                  MADE + "".join(f'#include "{name}"\n' for name in INCLUDES) + lexicon_text + class_names(declared["classes"]) +
                  words.tables(vocabulary, numbers) + affixes + phrases.word_tables(listed, numbers) +
                  phrases.line_tables(listed, known.forms) + kinds.tables(nouns) +
                  language(symbol, os.path.basename(os.path.normpath(folder)), sizes, nouns.size()))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"vocabulary.py: {error}")
