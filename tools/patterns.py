#!/usr/bin/env python3
"""Make the C table of the attribution patterns.

Usage: patterns.py FILE.txt OUT.h OUT.c

FILE: macros, families and patterns (the format is explained at its head). Macros are put in place here; an unknown macro or
family, a pattern without match or example, or a name used twice is an error with its file and line. OUT.h: the families, by their
names in order, which is also the order of candidates that are else alike; OUT.c: the tables.
"""
import re
import sys

from generated import changed_file, quoted

MACRO = re.compile(r"\{([A-Za-z][A-Za-z0-9-]*)\}")
NAME = re.compile(r"[a-z]+(-[a-z]+)*")
NEEDED = ("match", "example", "expect")


class Table:
    """The macros, families and patterns of a file."""

    def __init__(self):
        self.macros, self.patterns = {}, []
        self.families = {}  # name -> whether it is of patterns

    def expand(self, text):
        def one(found):
            if found[1] not in self.macros:
                raise ValueError(f"unknown macro {found[0]}")
            return self.macros[found[1]]
        return MACRO.sub(one, text)

    def add_families(self, names, of_patterns):
        for name in names:
            if not NAME.fullmatch(name) or name in self.families:
                raise ValueError(f"family {name} is there already, or no name in lower case")
            self.families[name] = of_patterns

    def add_pattern(self, name):
        if any(p["name"] == name for p in self.patterns):
            raise ValueError(f"pattern {name} is there already")
        self.patterns.append({"name": name})

    def add_word(self, word, text):
        pattern = self.patterns[-1]
        if word in pattern:
            raise ValueError(f"pattern {pattern['name']} has two lines {word!r}")
        if word == "as" and not self.families.get(text):
            raise ValueError(f"unknown family {text}")
        pattern[word] = self.expand(text) if word == "match" else text

    def add_line(self, word, text):
        if word == "macro":
            name, _, value = text.partition("=")
            self.macros[name.strip()] = self.expand(value.strip())
        elif word in ("families", "joins"):
            self.add_families(text.split(), word == "families")
        elif word == "pattern":
            self.add_pattern(text)
        elif word in ("as", *NEEDED) and self.patterns:
            self.add_word(word, text)
        else:
            raise ValueError(f"{word!r} is no keyword")

    def check(self):
        for pattern in self.patterns:
            for word in NEEDED:
                if word not in pattern:
                    raise ValueError(f"pattern {pattern['name']} has no {word}")
        unused = {name for name, of_patterns in self.families.items() if of_patterns} - {p.get("as") for p in self.patterns}
        if unused:
            raise ValueError(f"family {min(unused)} has no pattern")


def parse(path):
    table, number = Table(), 0
    with open(path, encoding="utf-8") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip() and not line.startswith("#"):
                    word, _, text = line.strip().partition(" ")
                    table.add_line(word, text.strip())
            table.check()
        except ValueError as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    return table


def constant(family):
    return "FAMILY_" + (family or "none").upper().replace("-", "_")


def write_families(table, file):
    file.write("/* Made by tools/patterns.py. */\n#ifndef SAIDBY_PATTERN_FAMILIES_H\n#define SAIDBY_PATTERN_FAMILIES_H\n\n"
               "enum pattern_family {\n    FAMILY_NONE = 0, /* of a pattern that is like none */\n")
    file.writelines(f"    {constant(name)},\n" for name in sorted(table.families))
    file.write("    FAMILY_COUNT\n};\n\n#endif\n")


def write_table(table, file, symbol):
    file.write('/* Made by tools/patterns.py. */\n#include "match/pattern_table.h"\n\n')
    file.write("static const struct pattern_macro macros[] = {\n")
    file.writelines(f"    {{{quoted(name)}, {quoted(value)}}},\n" for name, value in table.macros.items())
    file.write("    {0, 0},\n};\n\nstatic const struct pattern_family_row families[FAMILY_COUNT] = {\n")
    file.writelines(f"    [{constant(name)}] = {{{quoted(name)}, {int(of_patterns)}}},\n"
                    for name, of_patterns in sorted(table.families.items()))
    file.write("};\n\nstatic const struct pattern_row rows[] = {\n")
    for p in table.patterns:
        texts = ",\n     ".join(quoted(p[w]) for w in ("name", *NEEDED))
        file.write(f"    {{{texts}, {constant(p.get('as'))}}},\n")
    file.write("    {0, 0, 0, 0, 0},\n};\n\n"
               f"extern const struct pattern_table {symbol}_patterns;\n"
               f"const struct pattern_table {symbol}_patterns = {{macros, families, rows}};\n")


def main(source, header, out, symbol="language_built_in"):
    table = parse(source)
    with changed_file(header) as file:
        write_families(table, file)
    with changed_file(out) as file:
        write_table(table, file, symbol)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"patterns.py: {error}")
