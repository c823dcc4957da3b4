#!/usr/bin/env python3
"""Make the table of letters, case and whitespace from the Unicode Character Database.

Usage: unicode.py [--data FOLDER] OUT.c

FOLDER holds the files of one version as unicode.org publishes them; the default is where Debian's package unicode-data
puts them. The table is checked in, so that a build needs no such files and all machines read a text alike: run this
when a new version of Unicode is to be read, and say so in the change log.

The table has two stages: the high bits of a code point choose a block, the low ones a row of the block, and a row says
of what classes the character is (UNICODE_... in unicode.h) and how far away its lower case is.
"""
import argparse
import os
import re
import sys

SHIFT = 8  # UNICODE_SHIFT
END = 0x110000
WIDTH = 120
DEBIAN = "/usr/share/unicode"
APOSTROPHE = 0x2BC  # which Unicode counts as a letter
ZERO_WIDTH_SPACE = 0x200B  # which separates words, though Unicode does not count it as whitespace
LATIN_MARKS = range(0x300, 0x370)  # of letters with case, which look the same before a joiner

CLASSES = ("LETTER", "MARK", "CAPITAL", "DIGIT", "WHITESPACE", "IGNORABLE", "JOINER", "JOINABLE")
HEAD = """/*
 * Made by tools/unicode.py from the Unicode Character Database {version}.
 * The data is copyright 1991-2022 Unicode, Inc.; its terms: https://www.unicode.org/terms_of_use.html
 */
#include "base/unicode.h"

const char unicode_version[] = "{version}";
"""


def read_fields(folder, name):
    """The fields of each line of a file, its comments left out."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        for line in file:
            fields = [field.strip() for field in line.split("#")[0].split(";")]
            if len(fields) > 1:
                yield fields


def read_version(folder):
    with open(os.path.join(folder, "PropList.txt"), encoding="utf-8") as file:
        found = re.match(r"# PropList-([\d.]+)\.txt", file.readline())
    if not found:
        raise ValueError("PropList.txt does not begin with its version")
    return found[1]


def read_property(folder, name, value):
    """The code points that have a property."""
    found = set()
    for fields in read_fields(folder, name):
        if fields[1] == value:
            first, _, last = fields[0].partition("..")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


class Data:
    """What the table is made of."""

    def __init__(self, folder):
        self.version = read_version(folder)
        self.category, self.lower, self.fractions = {}, {}, set()
        first = 0
        for fields in read_fields(folder, "UnicodeData.txt"):
            code = int(fields[0], 16)
            first = first if fields[1].endswith(", Last>") else code
            self.category.update(dict.fromkeys(range(first, code + 1), fields[2]))
            if fields[13]:
                self.lower[code] = int(fields[13], 16)
            if fields[5].startswith("<fraction>"):
                self.fractions.add(code)
        self.whitespace = read_property(folder, "PropList.txt", "White_Space")
        self.ignorable = read_property(folder, "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.emoji = read_property(folder, "emoji/emoji-data.txt", "Emoji")
        self.joiners = (read_property(folder, "PropList.txt", "Join_Control") |
                        read_property(folder, "emoji/emoji-data.txt", "Emoji_Component"))

    def classes(self, code, category):
        """The names of the classes of a code point."""
        if code == ZERO_WIDTH_SPACE:
            return {"WHITESPACE"}
        if code in self.ignorable:
            joins = code in self.joiners or category[0] in "LM"
            return {"IGNORABLE", "JOINER", "MARK"} if joins else {"IGNORABLE"}
        letter = (category[0] == "L" or category == "Nl") and code != APOSTROPHE
        found = {
            "LETTER": letter,
            "MARK": category[0] == "M",
            "CAPITAL": category in ("Lu", "Lt") or (letter and code in self.lower),
            "DIGIT": category == "Nd" or code in self.fractions,
            "WHITESPACE": code in self.whitespace or category == "Cc",
            "JOINABLE": code >= 0x80 and (category[0] == "S" or category in ("Lo", "Lm") or code in self.emoji or
                                        (category[0] == "M" and code not in LATIN_MARKS)),
        }
        return {name for name, holds in found.items() if holds}

    def row(self, code):
        category = self.category.get(code)
        if not category and code not in self.ignorable:
            return 0, 0
        bits = sum(1 << CLASSES.index(name) for name in self.classes(code, category or "Cn"))
        return self.lower.get(code, code) - code, bits


def number(index, value):
    """The number of a value in an index, which it joins."""
    return index.setdefault(value, len(index))


def make(data):
    """The rows, the blocks of numbers of rows, and the number of the block of each code point's high bits."""
    rows, blocks = {}, {}
    numbers = [number(rows, data.row(code)) for code in range(END)]
    size = 1 << SHIFT
    stage = [number(blocks, tuple(numbers[at:at + size])) for at in range(0, END, size)]
    if max(len(rows), len(blocks)) > 256:
        raise ValueError("a number of a row or block does not fit in a byte")
    return list(rows), list(blocks), stage


def wrap(values):
    """Numbers in lines of the code's width."""
    lines, line = [], "   "
    for value in values:
        if len(line) + len(str(value)) + 2 > WIDTH:
            lines.append(line)
            line = "   "
        line += f" {value},"
    return [*lines, line]


def text(data):
    rows, blocks, stage = make(data)
    lines = [HEAD.format(version=data.version), "const struct unicode_row unicode_rows[] = {"]
    lines += [f"    {{{lower}, {bits}}}," for lower, bits in rows]
    lines += ["};", "", f"const uint8_t unicode_stage[0x{END >> SHIFT:X}] = {{", *wrap(stage), "};", ""]
    lines += [f"const uint8_t unicode_blocks[][{1 << SHIFT}] = {{"]
    for block in blocks:
        inner = wrap(block)
        lines += [inner[0].replace("    ", "    {", 1), *inner[1:-1], inner[-1].rstrip(",") + "},"]
    return "\n".join([*lines, "};", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", metavar="FOLDER", default=DEBIAN)
    parser.add_argument("out", metavar="OUT.c")
    options = parser.parse_args()
    table = text(Data(options.data))
    with open(options.out, "w", encoding="utf-8") as file:
        file.write(table)


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError) as error:
        sys.exit(f"unicode.py: {error}")
