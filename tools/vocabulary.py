#!/usr/bin/env python3
"""Make the C tables of what the library knows of a language.

Usage: vocabulary.py CLASSES.txt FOLDER OUT

CLASSES.txt: lib/lang/classes.txt, which declares every class, set, kind and list that the code asks for. FOLDER: the files of
one language, as lib/lang/README.md says. Writes OUT/vocabulary_names.h (what the code asks by), OUT/vocabulary_size.h and
OUT/vocabulary_table.c. What is not declared, or listed twice, is an error with its file and line. The same files give the same
tables, and a file that would not change is left as it is.
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


def names_of(declared, vocabulary, numbers):
    sets = declared["mention sets"] + declared["sets"]
    single = "".join(f"    WORD_{name} = {numbers[word]},\n" for word, name in sorted(vocabulary.names.items(), key=lambda n: n[1]))
    features = "".join(f"#define FEATURE_{name.upper()} ((uint64_t)1 << SET_{name.upper()})\n" for name in declared["mention sets"])
    features += f"#define FEATURE_WORD_AT {words.NUMBER_AT}\n\n/* Bytes of the shortest and the longest word of each set. */\n"
    features += "".join(f"#define MIN_SET_{name.upper()} {least}\n#define MAX_SET_{name.upper()} {most}\n"
                        for name, least, most in vocabulary.lengths())
    return (enumeration("lexicon_class", "LEX", declared["classes"], "LEX_COUNT") +
            enumeration("word_set", "SET", sets, "WORD_SET_COUNT") +
            enumeration("affix_list", "AFFIX", declared["affixes"], "AFFIX_LIST_COUNT") +
            enumeration("phrase_list", "PHRASE", declared["phrases"], "PHRASE_LIST_COUNT") +
            enumeration("line_list", "LINE", declared["lines"], "LINE_LIST_COUNT") +
            f"enum word_name {{\n    WORD_NONE = 0,\n{single}}};\n\n{features}\n#define WORD_ROW_SIZE {(len(sets) + 63) // 64}\n\n")


def class_names(classes):
    rows = "".join(f'    "{name}",\n' for name in classes)
    return f"const char lexicon_class_names[LEX_COUNT][LEXICON_CLASS_NAME] = {{\n{rows}}};\n\n"


def header(guard, text):
    return f"{MADE}#ifndef SAIDBY_{guard}_H\n#define SAIDBY_{guard}_H\n\n{text}\n#endif\n"


def main(classes, folder, out):
    declared = read_declared(classes)
    if len(declared["classes"]) > MAX_CLASSES:
        raise ValueError(f"{classes}: {len(declared['classes'])} classes, {MAX_CLASSES} at most")
    known = lexicon.Lexicon(os.path.join(folder, "lexicon"), declared["classes"])
    vocabulary = words.Words(os.path.join(folder, "word_sets.txt"), declared["mention sets"], declared["sets"])
    listed = phrases.Phrases(os.path.join(folder, "phrases.txt"), declared["phrases"], declared["lines"])
    nouns = kinds.Kinds(os.path.join(folder, "noun_kinds.txt"), declared["kinds"])
    numbers = vocabulary.number(listed.all_words())
    lexicon_text, sizes = lexicon.tables(known, numbers)
    sizes["NOUN_KIND_ROWS"] = nouns.size()
    sizes["LEXICON_CLASS_NAME"] = max(map(len, declared["classes"])) + 1
    affixes = words.affix_tables(os.path.join(folder, "affixes.txt"), declared["affixes"])
    write_changed(os.path.join(out, "vocabulary_names.h"),
                  header("VOCABULARY_NAMES", names_of(declared, vocabulary, numbers) + kinds.names(nouns)))
    write_changed(os.path.join(out, "vocabulary_size.h"),
                  header("VOCABULARY_SIZE", "".join(f"#define {name} {size}\n" for name, size in sizes.items())))
    write_changed(os.path.join(out, "vocabulary_table.c"),
                  MADE + '#include "lang/lexicon_table.h"\n#include "lang/noun_kinds.h"\n#include "lang/vocabulary.h"\n' + lexicon_text +
                  class_names(declared["classes"]) + words.tables(vocabulary, numbers) + affixes +
                  phrases.word_tables(listed, numbers) + phrases.line_tables(listed, known.forms) + kinds.tables(nouns))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"vocabulary.py: {error}")
