#!/usr/bin/env python3
"""Make the C table of the kinds of words.

Usage: kinds.py FILE.txt OUT

FILE: lines "kind: words" (the head of lib/lang/en/noun_kinds.txt tells what they mean; a kind may have several lines).
Writes OUT/kind_classes.h, a bit for each named kind and masks of those without a name, and OUT/kind_table.c, a hash table
with linear probing from the hash of a word to its kinds.
"""
import os
import re
import sys

from lexicon import fnv

NAMELESS = ("role", "document")
DOTLESS = ("owner", "definite", "article", "nation", "they")  # a dot behind one of these ends the sentence
LARGEST_SET = 64
DOTTED = 5  # letters of the longest title that is known with a dot too


def read(path):
    """(kinds: [(name, bit)], words: {word: bits}, long: {short word: long word}); ValueError with the line of a bad one."""
    kinds, words, long = [], {}, {}
    bits = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            name, colon, rest = line.partition(":")
            if not colon or not re.fullmatch(r"[a-z_]+", name) or not rest.split():
                raise ValueError(f"{path}:{number}: {line!r} is no kind with its words")
            if name == "short":
                short, full = rest.split()
                long[short] = full
                continue
            if name in NAMELESS or name not in bits:
                bits[name] = len(kinds)
                kinds.append((name, len(kinds)))
            for word in rest.split():
                words[word] = words.get(word, 0) | 1 << bits[name]
    if len(kinds) > LARGEST_SET:
        raise ValueError(f"{path}: {len(kinds)} kinds, {LARGEST_SET} at most")
    return kinds, words, long


def write_classes(path, kinds, size):
    with open(path, "w", encoding="utf-8") as file:
        file.write("/* Made by tools/kinds.py. */\n#ifndef SAIDBY_KIND_CLASSES_H\n#define SAIDBY_KIND_CLASSES_H\n\n")
        for name, bit in kinds:
            if name not in NAMELESS:
                file.write(f"#define KIND_{name.upper()} ((uint64_t)1 << {bit})\n")
        for nameless in NAMELESS:
            mask = sum(1 << bit for name, bit in kinds if name == nameless)
            file.write(f"#define KIND_{nameless.upper()}S 0x{mask:x}ULL\n")
        file.write(f"#define KIND_ROWS {size}\n\n#endif\n")


def place_of(rows, word):
    """Where a word's row goes in a hash table with linear probing, whose size is a power of two."""
    at = fnv(word.encode()) & (len(rows) - 1)
    while rows[at]:
        at = (at + 1) & (len(rows) - 1)
    return at


def size_for(words):
    """The rows of a table, of which three in four stay free."""
    size = 64
    while size < 4 * len(words):
        size *= 2
    return size


def write_hashes(file, head, rows):
    """The hashes of the rows' words, which come first in each."""
    file.write(f"const uint32_t {head} = {{\n")
    for at, row in enumerate(rows):
        if row:
            file.write(f"    [{at}] = 0x{fnv(row[0].encode()):08x}u, /* {row[0]} */\n")
    file.write("};\n\n")


def make_rows(kinds, words, long, size):
    """[None or (form, its long form, bits)]"""
    rows = [None] * size
    dotless = sum(1 << bit for name, bit in kinds if name in DOTLESS)
    for word in sorted(set(words) | set(long)):
        bits, full = words.get(word, 0), long.get(word, word)
        forms = [(word, bits)]
        if len(word) <= DOTTED and (bits & ~dotless or word in long):
            forms.append((word + ".", bits & ~dotless))
        for form, own in forms:
            rows[place_of(rows, form)] = (form, full, own)
    return rows


def write_table(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write('/* Made by tools/kinds.py. */\n#include "coref/coref.h"\n\n')
        write_hashes(file, "kind_hashes[KIND_ROWS]", rows)
        file.write("const struct kind_row kind_rows[KIND_ROWS] = {\n")
        for at, row in enumerate(rows):
            if row:
                file.write(f"    [{at}] = {{0x{fnv(row[1].encode()):08x}u, 0x{row[2]:x}u}}, /* {row[0]} */\n")
        file.write("};\n")


def main(source, out):
    kinds, words, long = read(source)
    size = size_for(set(words) | set(long))
    os.makedirs(out, exist_ok=True)
    write_classes(os.path.join(out, "kind_classes.h"), kinds, size)
    write_table(os.path.join(out, "kind_table.c"), make_rows(kinds, words, long, size))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"kinds.py: {error}")
