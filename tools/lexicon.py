#!/usr/bin/env python3
"""Make the C tables of the lexicons.

Usage: lexicon.py FOLDER OUT

FOLDER: the .txt files of one language (the format is in lib/lexicon.h). Writes OUT/lexicon_classes.h (the classes),
OUT/lexicon_size.h and OUT/lexicon_table.c (a hash table with linear probing). The same files give the same tables.
"""
import os
import re
import sys

VERB_FORMS = ["base", "third", "past", "participle", "gerund"]
LARGEST_SET = 64


def read_file(path):
    """(directives, [(forms, classes)]) of one lexicon file; raises ValueError with the line of a bad entry."""
    own = os.path.splitext(os.path.basename(path))[0]
    directives, entries = set(), []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#:"):
                directives |= set(line[2:].split())
                continue
            line = line.split("#", 1)[0].strip()
            if not line:
                continue
            left, _, right = line.partition("=")
            forms = [re.sub(r"\s+", " ", form.strip()) for form in left.split("|")]
            if not all(forms) or ("verb" in directives and len(forms) != len(VERB_FORMS)):
                raise ValueError(f"{path}:{number}: {line!r} is no entry")
            entries.append((forms, [own] + right.split()))
    return directives, entries


def fnv(data):
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def quoted(text):
    return '"' + "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}" for b in text.encode()) + '"'


def main(folder, out):
    names, forms, canonical, starts = [], {}, {}, set()

    def bit(name):
        name = re.sub(r"\W", "_", name).upper()
        if name not in names:
            names.append(name)
        return 1 << names.index(name)

    for name in VERB_FORMS:
        bit(name)
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".txt"):
            continue
        directives, entries = read_file(os.path.join(folder, file))
        bit(file[:-4])
        for entry, classes in entries:
            mask = 0
            for name in classes:
                mask |= bit(name)
            for place, form in enumerate(entry):
                key = form if "exact" in directives else form.lower()
                own = mask | (bit(VERB_FORMS[place]) if "verb" in directives else 0)
                forms[key] = forms.get(key, 0) | own
                canonical.setdefault(key, entry[0])
                if " " in key:
                    starts.add(re.sub("'s?$", "", key.split(" ")[0]))  # a possessive is a token of its own
    if len(names) > LARGEST_SET:
        raise ValueError(f"{len(names)} classes, {LARGEST_SET} at most: {names}")
    for word in starts:
        forms.setdefault(word, 0)
    size = 64
    while size < 2 * len(forms):
        size *= 2
    rows = [None] * size
    for key in sorted(forms):
        at = fnv(key.encode()) & (size - 1)
        while rows[at]:
            at = (at + 1) & (size - 1)
        rows[at] = key
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "lexicon_classes.h"), "w", encoding="utf-8") as file:
        file.write("/* Made by tools/lexicon.py. */\n#ifndef SAIDBY_LEXICON_CLASSES_H\n#define SAIDBY_LEXICON_CLASSES_H\n\n")
        file.write("enum lexicon_class {\n" + "".join(f"    LEX_{n} = {i},\n" for i, n in enumerate(names)))
        file.write(f"    LEX_COUNT = {len(names)}\n}};\n\n#endif\n")
    with open(os.path.join(out, "lexicon_size.h"), "w", encoding="utf-8") as file:
        file.write(f"/* Made by tools/lexicon.py. */\n#define LEXICON_ROWS {size}\n")
    with open(os.path.join(out, "lexicon_table.c"), "w", encoding="utf-8") as file:
        file.write('/* Made by tools/lexicon.py. */\n#include "lexicon_table.h"\n\n')
        file.write("const struct lexicon_row lexicon_rows[LEXICON_ROWS] = {\n")
        for at, key in enumerate(rows):
            if key:
                name = quoted(canonical[key]) if key in canonical else "NULL"
                file.write(f"    [{at}] = {{{quoted(key)}, {name}, 0x{forms[key]:x}ULL, {int(key in starts)}}},\n")
        file.write("};\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"lexicon.py: {error}")
