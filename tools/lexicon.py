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
# The classes that the tagger sees are the lowest bits of a set, in the order in which its weights were fitted.
TAGGED = ["determiner", "auxiliary", "conjunction", "preposition", "pronoun", "wh", "adverb", "cue_verb", "cue_noun",
          "verb_common", "month", "weekday", *VERB_FORMS, "takes_that", "belief", "speech_setting", "strong", "takes_name",
          "takes_to"]
LARGEST_SET = 64
MOST_FORMS = 1 << 16
CAPITAL_BITS = 1 << 14


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


def character(byte):
    return f"'{chr(byte)}'" if 32 <= byte < 127 and chr(byte) not in "\\'" else f"'\\{byte:o}'"


def main(folder, out):
    names, forms, canonical, starts = [], {}, {}, {}

    def bit(name):
        name = re.sub(r"\W", "_", name).upper()
        if name not in names:
            names.append(name)
        return 1 << names.index(name)

    for name in TAGGED:
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
                    first = re.sub("'s?$", "", key.split(" ")[0])  # a possessive is a token of its own
                    starts[first] = max(starts.get(first, 0), len(re.findall(r"[^\W_]+|[^\w\s]", key)))
    if len(names) > LARGEST_SET:
        raise ValueError(f"{len(names)} classes, {LARGEST_SET} at most: {names}")
    for word in starts:
        forms.setdefault(word, 0)
    write_classes(out, names)
    write_table(out, forms, canonical, starts)


def write_classes(out, names):
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "lexicon_classes.h"), "w", encoding="utf-8") as file:
        file.write("/* Made by tools/lexicon.py. */\n#ifndef SAIDBY_LEXICON_CLASSES_H\n#define SAIDBY_LEXICON_CLASSES_H\n\n")
        file.write("enum lexicon_class {\n" + "".join(f"    LEX_{n} = {i},\n" for i, n in enumerate(names)))
        file.write(f"    LEX_COUNT = {len(names)}\n}};\n\n#endif\n")


def slots_of(keys):
    """The hash table: 1 + the place of a key among the keys, or 0."""
    size = 64
    while size < 2 * len(keys):
        size *= 2
    slots = [0] * size
    for place, key in enumerate(keys):
        at = fnv(key.encode()) & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = place + 1
    return slots


def capitals_of(keys):
    """A bit for the lower case of each form with a capital, by its hash: where it is not set, a word is none of them."""
    words = [0] * (CAPITAL_BITS // 32)
    for key in keys:
        if key != key.lower():
            bit = fnv(key.lower().encode()) % CAPITAL_BITS
            words[bit // 32] |= 1 << bit % 32
    return words


def write_items(file, head, items, width):
    file.write(f"\n{head} = {{\n")
    for at in range(0, len(items), width):
        file.write("    " + " ".join(f"{item}," for item in items[at:at + width]) + "\n")
    file.write("};\n")


def write_table(out, forms, canonical, starts):
    keys = sorted(forms)
    if len(keys) >= MOST_FORMS:
        raise ValueError(f"{len(keys)} forms, fewer than {MOST_FORMS} at most")
    text, places = bytearray(1), {}
    for word in sorted(set(keys) | set(canonical.values())):
        places[word] = len(text)
        text += word.encode() + b"\0"
    sets = sorted(set(forms.values()))
    number = {classes: place for place, classes in enumerate(sets)}
    rows = [f"{{{places[k]}, {places[canonical[k]] if k in canonical else 0}, {number[forms[k]]}, "
            f"{min(starts.get(k, 0), 255)}, 0x{fnv(k.encode()):x}}}" for k in keys]
    slots = slots_of(keys)
    with open(os.path.join(out, "lexicon_size.h"), "w", encoding="utf-8") as file:
        file.write(f"/* Made by tools/lexicon.py. */\n#define LEXICON_SLOTS {len(slots)}\n"
                   f"#define LEXICON_CAPITAL_BITS {CAPITAL_BITS}\n")
    with open(os.path.join(out, "lexicon_table.c"), "w", encoding="utf-8") as file:
        file.write('/* Made by tools/lexicon.py. */\n#include "lexicon_table.h"\n')
        write_items(file, "const char lexicon_text[]", [character(byte) for byte in text], 24)
        write_items(file, "const lexicon_set lexicon_sets[]", [f"0x{classes:x}ULL" for classes in sets], 6)
        write_items(file, "const struct lexicon_form lexicon_forms[]", rows, 4)
        write_items(file, "const uint16_t lexicon_slots[LEXICON_SLOTS]", slots, 16)
        write_items(file, "const uint32_t lexicon_capitals[LEXICON_CAPITAL_BITS / 32]", [f"{word}u" for word in capitals_of(keys)], 12)

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"lexicon.py: {error}")
