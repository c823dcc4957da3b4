#!/usr/bin/env python3
"""Make the files of a second, invented language with a few words in each: make.py CLASSES.txt ENGLISH OUT

Whatever CLASSES.txt declares is there, most of it without words. ENGLISH: the folder whose patterns are taken, under other
names.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
from language.declared import read_declared  # noqa: E402

LEXICON = {
    "cue_verb": "#: verb\nmut|mutes|mutor|mutid|mutand = takes_that strong",
    "determiner": "da",
    "pronoun": "hul = male",
    "name_female": "Brana",
    "source_noun": "borgor|borgors",
}
SETS = {"he_or_she": "hul", "speech_subject": "ek"}
SINGLE = {"that": "dat", "and": "og"}
AFFIXES = {"plural": "rs"}
KINDS = {"male_title": "her", "role": "borgor"}
PHRASES = {"byline": "fan", "idiom": "og dat"}


def lines_of(names, words):
    unknown = set(words) - set(names)
    assert not unknown, f"{unknown} is not declared"
    return "".join(f"{name}: {words.get(name, '')}".rstrip() + "\n" for name in names)


def main(classes, english, out):
    declared = read_declared(classes)
    with open(os.path.join(english, "patterns.txt"), encoding="utf-8") as file:
        patterns = file.read()
    single = " ".join(f"{name}={SINGLE.get(name, '')}" for name in declared["words"])
    files = {f"lexicon/{name}.txt": entries + "\n" for name, entries in LEXICON.items()}
    files["word_sets.txt"] = lines_of(declared["mention sets"] + declared["sets"], SETS) + f"word: {single}\n"
    files["affixes.txt"] = lines_of(declared["affixes"], AFFIXES)
    files["noun_kinds.txt"] = lines_of(declared["kinds"], KINDS)
    files["phrases.txt"] = lines_of(declared["phrases"] + declared["lines"], PHRASES)
    files["patterns.txt"] = patterns.replace("\npattern ", "\npattern second-")
    for name, text in files.items():
        path = os.path.join(out, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
