#!/usr/bin/env python3
"""Compare what a shared library exports with a list, and the list with the functions that the header declares.

Usage: symbols.py LIBRARY LIST HEADER
"""
import re
import subprocess
import sys


def main(library, listed, header):
    table = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    exported = {line.split()[-1].split("@")[0] for line in table.splitlines()}
    exported = {name for name in exported if not name.startswith("_")}  # the linker's own, a sanitizer's
    with open(listed, encoding="utf-8") as lines:
        wanted = {line.strip() for line in lines if line.strip()}
    with open(header, encoding="utf-8") as file:
        declared = set(re.findall(r"^SAIDBY_API\b[^;]*?\b(saidby_\w+)\(", file.read(), re.M))
    faults = [f"exported but not listed: {name}" for name in sorted(exported - wanted)]
    faults += [f"listed but not exported: {name}" for name in sorted(wanted - exported)]
    faults += [f"listed but not declared: {name}" for name in sorted(wanted - declared)]
    faults += [f"declared but not listed: {name}" for name in sorted(declared - wanted)]
    print("\n".join(faults) or f"{len(wanted)} symbols")
    return bool(faults)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
