#!/usr/bin/env python3
"""Check that a shared library has no data that stays writable once it is loaded.

Usage: writable.py LIBRARY

What the loader relocates and then protects does not count; the run-time of the compiler has a few words of its own.
"""
import re
import subprocess
import sys

OWN = 64  # bytes of the compiler's run-time


def main(library):
    out = subprocess.run(["readelf", "-lW", library], check=True, capture_output=True, text=True).stdout
    segments = re.findall(r"^\s*(LOAD|GNU_RELRO)((?:\s+0x[0-9a-f]+){5})\s+([RWE ]+?)\s+0x", out, re.M)
    sizes = {"LOAD": 0, "GNU_RELRO": 0}
    for kind, numbers, flags in segments:
        if kind == "GNU_RELRO" or "W" in flags:
            sizes[kind] += int(numbers.split()[4], 16)
    if not sizes["LOAD"]:
        sys.exit("writable: no segments were read")
    writable = sizes["LOAD"] - sizes["GNU_RELRO"]
    print(f"{writable} bytes stay writable")
    return writable > OWN


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
