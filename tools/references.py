#!/usr/bin/env python3
"""Make the C table of HTML's named characters.

Usage: references.py OUT.c

The names are those of HTML that stand for one character, as Python knows them. Writes the hashes of the names in rising
order, for each the character, with a flag where the name may go without a semicolon, and what HTML reads for the
numbers 128 to 159, which it takes for Windows-1252.
"""
import html.entities
import os
import sys

from generated import changed_file, fnv

BARE = 1 << 31  # REFERENCE_BARE


def read():
    """{name: character, flagged}; of names without semicolon none in capitals, which may be a company's."""
    names = html.entities.html5
    found = {}
    for name, value in names.items():
        if name.endswith(";") and len(value) == 1:
            bare = name[:-1] in names and not name[:-1].isupper()
            if len(value.encode()) > len(name):
                raise ValueError(f"&{name} is shorter than its character")
            found[name[:-1]] = ord(value) | (BARE if bare else 0)
    return found


def write(path, names):
    rows = sorted((fnv(name.encode()), name) for name in names)
    if len({row[0] for row in rows}) < len(rows):
        raise ValueError("two names have one hash")
    windows = [ord(bytes([n]).decode("cp1252", "replace")) for n in range(128, 160)]
    with changed_file(path) as file:
        file.write('/* Made by tools/references.py. */\n#include "text/reference.h"\n\n')
        file.write(f"const size_t reference_count = {len(rows)};\n\nconst uint32_t reference_hashes[] = {{\n")
        file.writelines(f"    0x{value:08x}u, /* {name} */\n" for value, name in rows)
        file.write("};\n\nconst uint32_t reference_codes[] = {\n")
        file.writelines(f"    0x{names[name]:x}u,\n" for _, name in rows)
        file.write("};\n\nconst uint16_t reference_windows[32] = {\n")
        file.writelines(f"    0x{n if code == 0xFFFD else code:x},\n" for n, code in enumerate(windows, 128))
        file.write("};\n")


def main(out):
    os.makedirs(os.path.dirname(out) or ".", exist_ok=True)
    write(out, read())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"references.py: {error}")
