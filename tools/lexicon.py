#!/usr/bin/env python3
"""Make the C tables of the lexicons.

Usage: lexicon.py FOLDER WORDS.txt OUT

FOLDER: the .txt files of one language (the format is in lib/lang/lexicon.h). WORDS.txt: those that the mention stage asks for, to
which forms point. Writes OUT/lexicon_classes.h (the classes), OUT/lexicon_size.h and OUT/lexicon_table.c (hash tables with
linear probing: one of short words by their letters, one of all others by their hash). The same files give the same tables.
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
SHORT = 15  # letters of the longest word that is found by its letters: as SHORT_WORD in lib/lang/lexicon_table.h
WORD_BITS = 15  # of the place of a short word in its table
HINT_BITS = 13
HINT_CAPITAL, HINT_DOT = 1, 2


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


def main(folder, words, out):
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
                    longest, letters = starts.get(first, (0, 0))
                    starts[first] = (max(longest, len(re.findall(r"[^\W_]+|[^\w\s]", key))), letters | second_of(key, first))
    if len(names) > LARGEST_SET:
        raise ValueError(f"{len(names)} classes, {LARGEST_SET} at most: {names}")
    facts = {word: number for number, word in enumerate(words_of(words), 1)}
    for word in [*starts, *facts]:
        forms.setdefault(word, 0)
    write_classes(out, names)
    write_tables(out, forms, canonical, starts, facts)


def write_classes(out, names):
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "lexicon_classes.h"), "w", encoding="utf-8") as file:
        file.write("/* Made by tools/lexicon.py. */\n#ifndef SAIDBY_LEXICON_CLASSES_H\n#define SAIDBY_LEXICON_CLASSES_H\n\n")
        file.write("enum lexicon_class {\n" + "".join(f"    LEX_{n} = {i},\n" for i, n in enumerate(names)))
        file.write(f"    LEX_COUNT = {len(names)}\n}};\n\n#endif\n")


def second_of(key, first):
    """A bit for the two letters that a phrase goes on with behind its first word: as phrase_bit of lib/text/word.c."""
    letters = [ord(c) & 31 if "a" <= c <= "z" else 0 for c in key[len(first):].lstrip(" ")[:2].lower().ljust(2)]
    return 1 << (letters[0] + 11 * letters[1] & 63 if letters[0] else 0)


def words_of(path):
    """The words of the mention stage's sets, in the order of their numbers."""
    words = set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                words |= set(line.partition(":")[2].split())
    return sorted(words)


def is_short(key):
    return len(key) <= SHORT and key.isascii() and key.isalpha()


def hash_short(key):
    """short_word_hash of lib/lang/lexicon_table.h."""
    data = key.encode().ljust(16, b"\0")
    low, high = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")
    return (low ^ high * 0x9E3779B97F4A7C15) * 0x9E3779B97F4A7C15 & (1 << 64) - 1


def words_table(keys):
    """By the hash of its letters, the place of each short word; 0 where none is."""
    return slots_of([(place, hash_short(key) >> 64 - WORD_BITS) for place, key in enumerate(keys) if key and is_short(key)],
                    1 << WORD_BITS)


def others_table(keys):
    """The same of all other forms by their hash."""
    others = [(place, fnv(key.encode())) for place, key in enumerate(keys) if key and not is_short(key)]
    size = 64
    while size < 2 * len(others):
        size *= 2
    return slots_of(others, size)


def slots_of(items, size):
    slots = [0] * size
    for place, value in items:
        at = value & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = place
    return slots


def hints_of(keys):
    """What short words in lower case may be, by the hash of their letters: a form with capitals, one with a dot behind."""
    hints = [0] * (1 << HINT_BITS)
    for key in keys:
        lower = key.lower()
        if key != lower and is_short(lower):
            hints[hash_short(lower) >> 64 - HINT_BITS] |= HINT_CAPITAL
        if key.endswith(".") and is_short(lower[:-1]):
            hints[hash_short(lower[:-1]) >> 64 - HINT_BITS] |= HINT_DOT
    return hints


def write_items(file, head, items, width):
    file.write(f"\n{head} = {{\n")
    for at in range(0, len(items), width):
        file.write("    " + " ".join(f"{item}," for item in items[at:at + width]) + "\n")
    file.write("};\n")


def text_of(words):
    """(the text, where each word begins in it)"""
    text, places = bytearray(1), {}
    for word in sorted(words):
        places[word] = len(text)
        text += word.encode() + b"\0"
    return text, places


def write_tables(out, forms, canonical, starts, facts):
    keys = ["", *sorted(forms, key=lambda key: (not is_short(key), key))]
    if len(keys) > MOST_FORMS:
        raise ValueError(f"{len(keys)} forms, {MOST_FORMS} at most")
    text, places = text_of({key for key in keys if key and not is_short(key)} | set(canonical.values()))
    sets = sorted({0, *forms.values()})
    number = {classes: place for place, classes in enumerate(sets)}
    seconds = sorted({0, *(letters for _, letters in starts.values())})
    rows = []
    for key in keys:
        short = is_short(key)
        longest, letters = starts.get(key, (0, 0))
        rows.append(f'{{"{key if short else ""}", {places[canonical[key]] if key in canonical else 0}, '
                    f"0x{fnv((key.lower() if short else key).encode()):x}, {seconds.index(letters)}, {longest}, "
                    f"{number[forms.get(key, 0)]}, {facts.get(key, 0)}}}")
    others = [places[key] for key in keys if key and not is_short(key)]
    write_size(out, {"SLOTS": len(others_table(keys)), "SHORT_FORMS": len(keys) - len(others), "WORD_BITS": WORD_BITS,
                     "HINT_BITS": HINT_BITS, "HINT_CAPITAL": HINT_CAPITAL, "HINT_DOT": HINT_DOT})
    with open(os.path.join(out, "lexicon_table.c"), "w", encoding="utf-8") as file:
        file.write('/* Made by tools/lexicon.py. */\n#include "lang/lexicon_table.h"\n')
        write_items(file, "const char lexicon_text[]", [character(byte) for byte in text], 24)
        write_items(file, "const lexicon_set lexicon_sets[]", [f"0x{classes:x}ULL" for classes in sets], 6)
        write_items(file, "const uint64_t lexicon_seconds[]", [f"0x{letters:x}u" for letters in seconds], 6)
        write_items(file, "_Alignas(32) const struct lexicon_form lexicon_forms[]", rows, 4)
        write_items(file, "const uint32_t lexicon_others[]", others, 16)
        write_items(file, "const uint16_t lexicon_words[1 << LEXICON_WORD_BITS]", words_table(keys), 24)
        write_items(file, "const uint16_t lexicon_slots[LEXICON_SLOTS]", others_table(keys), 24)
        write_items(file, "const uint8_t lexicon_hints[1 << LEXICON_HINT_BITS]", hints_of(keys), 32)


def write_size(out, sizes):
    with open(os.path.join(out, "lexicon_size.h"), "w", encoding="utf-8") as file:
        file.write("/* Made by tools/lexicon.py. */\n")
        file.write("".join(f"#define LEXICON_{name} {size}\n" for name, size in sizes.items()))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"lexicon.py: {error}")
