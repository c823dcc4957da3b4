#!/usr/bin/env python3
"""Make the C table of the small sets of words that the mention stage asks for.

Usage: facts.py FILE.txt OUT

FILE: lines "set: words", as of tools/kinds.py. Writes OUT/fact_classes.h, a bit for each set and a number for each word of
the set "word", and OUT/fact_table.c, a hash table with linear probing from the hash of a word to its bits and number.
"""
import os
import sys

from kinds import place_of, read, size_for, write_hashes

SINGLE = "word"  # the set whose words have numbers
MOST_SETS, MOST_WORDS = 28, 63


def write_classes(path, sets, numbers, size):
    with open(path, "w", encoding="utf-8") as file:
        file.write("/* Made by tools/facts.py. */\n#ifndef SAIDBY_FACT_CLASSES_H\n#define SAIDBY_FACT_CLASSES_H\n\n")
        for bit, name in enumerate(sets):
            file.write(f"#define FACT_{name.upper()} ((fact_set)1 << {bit})\n")
        file.write("\nenum fact_word {\n")
        for word, number in numbers.items():
            file.write(f"    WORD_{word.upper().rstrip('.')} = {number},\n")
        file.write(f"}};\n\n#define FACT_ROWS {size}\n\n#endif\n")


def write_table(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write('/* Made by tools/facts.py. */\n#include "mention.h"\n\n')
        write_hashes(file, "fact_hashes[FACT_ROWS]", rows)
        file.write("const fact_set fact_sets[FACT_ROWS] = {\n")
        for at, row in enumerate(rows):
            if row:
                file.write(f"    [{at}] = 0x{row[1]:x}u | (fact_set){row[2]} << FACT_WORD_AT, /* {row[0]} */\n")
        file.write("};\n")


def main(source, out):
    kinds, words, _ = read(source)
    single = dict(kinds)[SINGLE]
    sets = [name for name, _ in kinds if name != SINGLE]
    numbers = {word: number for number, word in enumerate((w for w in words if words[w] >> single & 1), 1)}
    if single != len(sets) or len(sets) > MOST_SETS or len(numbers) > MOST_WORDS:
        raise ValueError(f"{source}: {SINGLE!r} must come last, after {MOST_SETS} sets at most, with {MOST_WORDS} words")
    rows = [None] * size_for(words)
    for word in sorted(words):
        rows[place_of(rows, word)] = (word, words[word] & ~(1 << single), numbers.get(word, 0))
    os.makedirs(out, exist_ok=True)
    write_classes(os.path.join(out, "fact_classes.h"), sets, numbers, len(rows))
    write_table(os.path.join(out, "fact_table.c"), rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"facts.py: {error}")
