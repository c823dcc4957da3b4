#!/usr/bin/env python3
"""Make the tables of those weights of the ranking whose features have few values.

Usage: rank.py SHAPES.h WEIGHTS.c OUT.c

SHAPES.h: lib/attribute/rank_small.h, whose lines "X(name, kind, kinds, values, others)" say which these are. WEIGHTS.c:
lib/attribute/rank_weights.c, one weight for each bucket that features are hashed into, as put_hashed of lib/attribute/rank_feature.c does it.
"""
import os
import re
import sys

from generated import changed_file

SHAPE = re.compile(r"^ *X\((\w+), (\d+), (\d+), (\d+), (\d+)\)", re.MULTILINE)


def bucket(kind, a, b, buckets):
    h = ((kind * 0x9E3779B1 & 0xFFFFFFFF) ^ a) * 0x85EBCA6B & 0xFFFFFFFF
    h = (h ^ h >> 15 ^ b) * 0xC2B2AE35 & 0xFFFFFFFF
    return (h ^ h >> 16) & (buckets - 1)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def main(shapes, weights, out):
    table = [int(n) for n in re.search(r"= \{(.*?)\}", read(weights), re.DOTALL).group(1).split(",") if n.strip()]
    found = [(name, *map(int, numbers)) for name, *numbers in SHAPE.findall(read(shapes))]
    if not found or not table or len(table) & (len(table) - 1):
        raise ValueError(f"no shapes in {shapes}, or the weights of {weights} are no power of two")
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with changed_file(out) as file:
        file.write('/* Made by tools/rank.py. */\n#include "attribute/rank_small.h"\n\nconst int16_t rank_small[RANK_SMALL_COUNT] = {\n')
        for name, kind, kinds, values, others in found:
            own = (table[bucket(kind + k, a, b, len(table))] for k in range(kinds) for a in range(values) for b in range(others))
            file.write(f"    /* {name} */ {', '.join(map(str, own))},\n")
        file.write("};\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"rank.py: {error}")
