#!/usr/bin/env python3
"""Make the C table of the small sets of words that the mention stage asks for.

Usage: facts.py FILE.txt OUT

FILE: lines "set: words", as of tools/kinds.py. Writes OUT/feature_classes.h, a bit for each set and a number for each word of
the set "word", and OUT/feature_table.c, the bits and the number of each word in the order of the words, by which the lexicon's
forms point to them.
"""
import os
import sys

from kinds import read

SINGLE = "word"  # the set whose words have numbers
MOST_SETS, MOST_WORDS = 28, 63


def write_classes(path, sets, numbers):
    with open(path, "w", encoding="utf-8") as file:
        file.write("/* Made by tools/facts.py. */\n#ifndef SAIDBY_FEATURE_CLASSES_H\n#define SAIDBY_FEATURE_CLASSES_H\n\n")
        for bit, name in enumerate(sets):
            file.write(f"#define FEATURE_{name.upper()} ((feature_set)1 << {bit})\n")
        file.write("\nenum feature_word {\n")
        for word, number in numbers.items():
            file.write(f"    WORD_{word.upper().rstrip('.')} = {number},\n")
        file.write("};\n\n#endif\n")


def write_table(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write('/* Made by tools/facts.py. */\n#include "mention/mention.h"\n\nconst feature_set feature_sets[] = {\n    0,\n')
        for word, bits, number in rows:
            file.write(f"    0x{bits:x}u | (feature_set){number} << FEATURE_WORD_AT, /* {word} */\n")
        file.write("};\n")


def main(source, out):
    kinds, words, _ = read(source)
    single = dict(kinds)[SINGLE]
    sets = [name for name, _ in kinds if name != SINGLE]
    numbers = {word: number for number, word in enumerate((w for w in words if words[w] >> single & 1), 1)}
    if single != len(sets) or len(sets) > MOST_SETS or len(numbers) > MOST_WORDS:
        raise ValueError(f"{source}: {SINGLE!r} must come last, after {MOST_SETS} sets at most, with {MOST_WORDS} words")
    os.makedirs(out, exist_ok=True)
    write_classes(os.path.join(out, "feature_classes.h"), sets, numbers)
    rows = [(word, words[word] & ~(1 << single), numbers.get(word, 0)) for word in sorted(words)]
    write_table(os.path.join(out, "feature_table.c"), rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"facts.py: {error}")
