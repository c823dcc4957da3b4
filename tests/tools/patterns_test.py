#!/usr/bin/env python3
"""tools/patterns.py: what patterns.txt may not say, each with its file and line.

patterns_test.py ROOT
"""
import os
import re
import subprocess
import sys
import tempfile

# (text put at the end of the file, what the message says after "file:line: ")
WRONG = [
    ("pattern x\nas quote-verb-sorce", "unknown family quote-verb-sorce"),
    ("pattern x\nas labels-source-cue", "unknown family labels-source-cue"),
    ("pattern x\nas told-by\nas told-by", "pattern x has two lines 'as'"),
    ("pattern told-by", "pattern told-by is there already"),
    ("pattern x\nmatch N\nexample It.", "pattern x has no expect"),
    ("pattern x\nmatch {whom}", "unknown macro {whom}"),
    ("families told-by", "family told-by is there already, or no name in lower case"),
    ("families Told", "family Told is there already, or no name in lower case"),
    ("families told-about", "family told-about has no pattern"),
    ("family told-about", "'family' is no keyword"),
]


def make(root, path, folder):
    out = [os.path.join(folder, name) for name in ("families.h", "table.c")]
    command = [sys.executable, os.path.join(root, "tools", "patterns.py"), path, *out]
    return subprocess.run(command, capture_output=True, text=True), out


def check_wrong(root, folder, text, more, message):
    path = os.path.join(folder, "patterns.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + more + "\n")
    got, _ = make(root, path, folder)
    want = f"patterns.py: {path}:{(text + more).count(chr(10)) + 1}: {message}\n"
    if got.returncode == 0 or got.stderr != want:
        yield f"{more!r}: {got.stderr or 'no error'}"


def check_without_family(root, folder, text):
    """A pattern may leave "as" out."""
    path = os.path.join(folder, "patterns.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + "pattern x\nmatch N\nexample It.\nexpect It\n")
    got, out = make(root, path, folder)
    with open(out[1], encoding="utf-8") as file:
        if got.returncode or not re.search(r'\{"x",[^}]*FAMILY_NONE\}', file.read()):
            yield f"a pattern without a family: {got.stderr or 'it has one'}"


def main():
    root = sys.argv[1]
    with open(os.path.join(root, "lib", "lang", "en", "patterns.txt"), encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        failures = [failure for more, message in WRONG for failure in check_wrong(root, folder, text, more, message)]
        failures += check_without_family(root, folder, text)
    print(*failures or [f"{len(WRONG)} faults are told"], sep="\n")
    return len(failures) > 0


if __name__ == "__main__":
    sys.exit(main())
