#!/usr/bin/env python3
"""Make the C table of the attribution patterns.

Usage: patterns.py FILE.txt OUT.c

FILE: macros and patterns (the format is explained at its head). Macros are put in place here; an unknown macro, a
pattern without match or example, or a name used twice is an error with its line.
"""
import re
import sys

from generated import changed_file, quoted

MACRO = re.compile(r"\{([A-Za-z][A-Za-z0-9-]*)\}")


def parse(lines):
    macros, patterns = {}, []

    def expand(text, number):
        def one(found):
            if found.group(1) not in macros:
                raise ValueError(f"line {number}: unknown macro {found.group(0)}")
            return macros[found.group(1)]
        return MACRO.sub(one, text)

    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "macro":
            name, _, value = rest.partition("=")
            macros[name.strip()] = expand(value.strip(), number)
        elif word == "pattern":
            if any(p["name"] == rest for p in patterns):
                raise ValueError(f"line {number}: pattern {rest} is there already")
            patterns.append({"name": rest})
        elif word in ("match", "example", "expect") and patterns:
            patterns[-1][word] = expand(rest, number) if word == "match" else rest
        else:
            raise ValueError(f"line {number}: {word!r} is no keyword")
    for pattern in patterns:
        for word in ("match", "example", "expect"):
            if word not in pattern:
                raise ValueError(f"pattern {pattern['name']} has no {word}")
    return macros, patterns


def main(source, out):
    with open(source, encoding="utf-8") as lines:
        macros, patterns = parse(lines)
    with changed_file(out) as file:
        file.write('/* Made by tools/patterns.py. */\n#include "match/pattern_table.h"\n\n')
        file.write("const struct pattern_macro pattern_macros[] = {\n")
        for name, value in macros.items():
            file.write(f"    {{{quoted(name)}, {quoted(value)}}},\n")
        file.write("    {0, 0},\n};\n\nconst struct pattern_row pattern_rows[] = {\n")
        for p in patterns:
            file.write("    {" + ",\n     ".join(quoted(p[w]) for w in ("name", "match", "example", "expect")) + "},\n")
        file.write("    {0, 0, 0, 0},\n};\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"patterns.py: {error}")
