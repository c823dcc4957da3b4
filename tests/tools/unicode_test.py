#!/usr/bin/env python3
"""The table of characters is Unicode's: unicode_test.py ROOT DUMP

DUMP prints the table. It is held to Python's unicodedata for every code point, and to what tools/unicode.py makes of the
data files of its version, where those are installed. Properties that unicodedata does not have are held to examples.
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

ROOT, DUMP = sys.argv[1], sys.argv[2]
DATA = "/usr/share/unicode"
APOSTROPHE, ZERO_WIDTH_SPACE = 0x2BC, 0x200B
IGNORABLE = [0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200C, 0x200D, 0x200E, 0x202A, 0x2060, 0x2064, 0x2066, 0xFE0F, 0xFEFF,
             0xE0041, 0xE0100]
JOINERS = [0x34F, 0x115F, 0x200C, 0x200D, 0xFE0F, 0xE0041, 0xE0100]
JOINABLE = [0x1F469, 0x1F3FB, 0x2764, 0x203C, 0xA9, 0x6CC, 0x915, 0x94D, 0x845B, 0x20AC]
NOT_JOINABLE = [0x23, 0x30, 0x41, 0xE9, 0x301, 0x434, 0x201C, 0x2014, 0x2026, 0xA0]


def read_table():
    """The version, and of each code point the names of its classes and its lower case."""
    with open(os.path.join(ROOT, "lib/base/unicode.h"), encoding="utf-8") as header:
        bits = {int(bit): name for name, bit in re.findall(r"UNICODE_(\w+) = 1 << (\d)", header.read())}
    version, *lines = subprocess.run([DUMP], capture_output=True, text=True, check=True).stdout.splitlines()
    table = []
    for line in lines:
        count, classes, distance = map(int, line.split())
        names = frozenset(name for bit, name in bits.items() if classes >> bit & 1)
        table += [(names, code + distance) for code in range(len(table), len(table) + count)]
    return version, table


VERSION, TABLE = read_table()


def number(version):
    return tuple(map(int, version.split(".")))


def has_fraction(character):
    return unicodedata.decomposition(character).startswith("<fraction>")


def expected(code):
    """The classes that unicodedata can tell, of a character that is not ignorable."""
    character = chr(code)
    category = unicodedata.category(character)
    letter = (category[0] == "L" or category == "Nl") and code != APOSTROPHE
    return {
        "LETTER": letter,
        "MARK": category[0] == "M",
        "CAPITAL": category in ("Lu", "Lt") or (letter and character.lower() != character),
        "DIGIT": category == "Nd" or has_fraction(character),
        "WHITESPACE": category in ("Cc", "Zs", "Zl", "Zp") or code == ZERO_WIDTH_SPACE,
    }


def lower(character):
    """The simple mapping: of what Python maps to several characters, the first."""
    return ord(character.lower()[0])


class Table(unittest.TestCase):
    def known(self):
        """The code points that both versions of Unicode have; of a later one than the table's, those that the table knows."""
        newer = number(unicodedata.unidata_version) > number(VERSION)
        for code, (classes, small) in enumerate(TABLE):
            assigned = unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
            if assigned and (classes or small != code or not newer):
                yield code, classes, small

    def test_all_code_points(self):
        self.assertEqual(len(TABLE), 0x110000)
        checked = 0
        for code, classes, small in self.known():
            checked += 1
            if small != lower(chr(code)):
                self.fail(f"U+{code:04X}: the lower case is U+{small:04X}")
            if "IGNORABLE" in classes:
                continue
            for name, holds in expected(code).items():
                if (name in classes) != holds:
                    self.fail(f"U+{code:04X}: {name} is {not holds}")
        self.assertGreater(checked, 140000)

    def test_signs(self):
        """No sign or emoji is a letter, and nor is what no character stands for yet."""
        letters = [code for code, (classes, _) in enumerate(TABLE) if classes & {"LETTER", "CAPITAL"}]
        self.assertEqual([code for code in letters if unicodedata.category(chr(code))[0] in "SPZC" and
                          unicodedata.category(chr(code)) != "Cn"], [])
        for code in (0xD800, 0xDFFF, 0xE000, 0x378, 0xFFFF, 0x10FFFF):
            self.assertEqual(TABLE[code], (frozenset(), code))

    def test_invisible(self):
        for code in IGNORABLE:
            classes, _ = TABLE[code]
            self.assertIn("IGNORABLE", classes, hex(code))
            self.assertEqual("JOINER" in classes, code in JOINERS, hex(code))
            self.assertEqual("MARK" in classes, code in JOINERS, hex(code))
            self.assertFalse(classes & {"LETTER", "WHITESPACE", "JOINABLE"}, hex(code))
        self.assertEqual(TABLE[ZERO_WIDTH_SPACE][0], {"WHITESPACE"})
        for code, (classes, _) in enumerate(TABLE):
            if "IGNORABLE" in classes:
                self.assertIn(unicodedata.category(chr(code)), ("Cf", "Mn", "Lo", "Cn"), hex(code))

    def test_joinable(self):
        for code in JOINABLE + NOT_JOINABLE:
            self.assertEqual("JOINABLE" in TABLE[code][0], code in JOINABLE, hex(code))


class Made(unittest.TestCase):
    def test_made_again(self):
        """The table is what the tool makes of the data files."""
        if not os.path.exists(os.path.join(DATA, "UnicodeData.txt")):
            self.skipTest("there are no data files of Unicode")
        with open(os.path.join(DATA, "PropList.txt"), encoding="utf-8") as file:
            if VERSION not in file.readline():
                self.skipTest("the data files are of another version")
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "table.c")
            subprocess.run([sys.executable, os.path.join(ROOT, "tools/unicode.py"), out], check=True)
            with open(out, encoding="utf-8") as made, open(os.path.join(ROOT, "lib/base/unicode_table.c"), encoding="utf-8") as own:
                self.assertTrue(made.read() == own.read(), "run tools/unicode.py lib/base/unicode_table.c")

    def test_no_data(self):
        answer = subprocess.run([sys.executable, os.path.join(ROOT, "tools/unicode.py"), "--data", "/nowhere", "out.c"],
                                capture_output=True, text=True, check=False)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("unicode.py: ", answer.stderr)
        self.assertFalse(os.path.exists("out.c"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
