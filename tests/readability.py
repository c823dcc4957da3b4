#!/usr/bin/env python3
"""Hold functions to what a reader can take in at once: readability.py ROOT

The cyclomatic complexity of a function (McCabe 1976) is 1 and its decisions: if, for, while, case, &&, || and ?. A name of a
function stands for one thing in the library, so none may be defined in more than one of its files.
"""
import collections
import glob
import os
import re
import sys

CODE = ("lib/**/*.[ch]", "cli/*.[ch]", "train/*.[ch]", "examples/*.[ch]", "bench/*.c")
MAX_COMPLEXITY = 15
MAX_COMPLEX = 3  # functions over that, for now
MAX_SHARED = 0  # names that are defined in several files of the library

NOT_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
DECISION = re.compile(r"\b(?:if|for|while|case)\b|&&|\|\||\?")


def functions(text):
    """[(name, line number, complexity)] of the functions whose braces are in the first column."""
    lines = NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text).split("\n")
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line.startswith("}") and start is not None:
            head = start - 1
            while head > 0 and not re.match(r"[A-Za-z].*\(", lines[head]):
                head -= 1
            name = re.search(r"(\w+)\(", lines[head])
            decisions = DECISION.findall("\n".join(lines[start:number]))
            if name:
                yield name[1], head + 1, 1 + len(decisions)
            start = None


def main(root):
    found = []
    for pattern in CODE:
        for path in sorted(glob.glob(os.path.join(root, pattern), recursive=True)):
            with open(path, encoding="utf-8") as file:
                found += [(os.path.relpath(path, root), *function) for function in functions(file.read())]
    if len(found) < 1000:
        return print(f"{len(found)} functions were found, which cannot be all") or 1
    over = sorted((entry for entry in found if entry[3] > MAX_COMPLEXITY), key=lambda entry: -entry[3])
    places = collections.defaultdict(set)
    for path, name, *_ in found:
        if path.startswith("lib/"):
            places[name].add(path)
    shared = {name: paths for name, paths in places.items() if len(paths) > 1}
    for path, name, line, complexity in over:
        print(f"{path}:{line}: {name}: complexity {complexity}")
    for name, paths in sorted(shared.items()):
        print(f"{name}: {' '.join(sorted(paths))}")
    print(f"{len(found)} functions, {len(over)} of complexity over {MAX_COMPLEXITY} ({MAX_COMPLEX} at most), "
          f"{len(shared)} names in several files ({MAX_SHARED} at most)")
    return len(over) > MAX_COMPLEX or len(shared) > MAX_SHARED


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
