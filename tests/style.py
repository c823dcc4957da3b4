#!/usr/bin/env python3
"""Hold the sources to the project's conventions: style.py ROOT

Sizes (files under 600 lines, functions under 60), and which file may include what of other libraries. Tables that are
checked in as they were made (*_weights.c, *_table.c) have no size. layers.py holds the law of layers of lib/README.md.
"""
import glob
import os
import re
import sys

CODE = ("include/saidby/*.h", "lib/**/*.[ch]", "cli/*.[ch]", "train/*.[ch]", "examples/*.[ch]", "tests/**/*.[ch]")
TEXT = CODE + ("bench/*.py", "bench/accuracy", "bench/python", "tools/*.py", "tools/*.sh", "tests/**/*.py", "tests/**/CMakeLists.txt")
LARGEST_FILE, LARGEST_FUNCTION = 600, 60
WIDEST_LINE, WIDEST_LINE_OF_C = 160, 120  # of code; the public header is prose


def files(root, patterns):
    found = {path for pattern in patterns for path in glob.glob(os.path.join(root, pattern), recursive=True)}
    return sorted(os.path.relpath(path, root) for path in found if not path.endswith(("_weights.c", "_table.c")))


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read().split("\n")


def functions(lines):
    """[(line number, length)] of what begins with { and ends with } in the first column, and is no type or table."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number - 1
        elif line.startswith("}") and start:
            yield start, number - start + 1
            start = None


def check_sizes(root):
    for name in files(root, TEXT):
        lines = read(root, name)
        if len(lines) > LARGEST_FILE:
            yield f"{name}: {len(lines)} lines"
        widest = WIDEST_LINE_OF_C if name.endswith((".c", ".h")) and not name.startswith("include/") else WIDEST_LINE
        for number, line in enumerate(lines, 1):
            if len(line) > widest:
                yield f"{name}:{number}: {len(line)} columns"
            if line != line.rstrip() or "\t" in line:
                yield f"{name}:{number}: a tab, or blanks at the end"
    for name in files(root, CODE):
        for number, length in functions(read(root, name)):
            if length > LARGEST_FUNCTION:
                yield f"{name}:{number}: a function of {length} lines"


def includes(root, name):
    found = (re.match(r'\s*#\s*include\s*["<](.+?)[">]', line) for line in read(root, name))
    return [include[1] for include in found if include]


def check_includes(root):
    one_file = {"pcre2.h": ["lib/match/regex.c"], "cjson/cJSON.h": ["cli/jsonl.c", "lib/api/json_read.c"]}
    for header, allowed in one_file.items():
        found = [name for name in files(root, ("lib/**/*.[ch]", "cli/*.[ch]")) if header in includes(root, name)]
        if found != allowed:
            yield f"{header} is included by {found} and not by {allowed}"
    inner = {os.path.basename(name) for name in files(root, ("lib/**/*.h",))}
    own = {os.path.basename(name) for name in files(root, ("cli/*.h",))}
    for name in files(root, ("cli/*.[ch]", "examples/*.[ch]")):
        for header in includes(root, name):
            if header in inner and not (header in own and name.startswith("cli/")):
                yield f"{name} includes {header}, which is the library's own"
    for name in files(root, ("lib/**/*.[ch]",)):
        if re.search(r"\b(printf|fprintf|puts|fputs|putchar|perror|abort|exit|getenv)\(", "\n".join(read(root, name))):
            yield f"{name} prints, ends the program or reads the environment"


def main():
    root = sys.argv[1]
    failures = [*check_sizes(root), *check_includes(root)]
    print(*failures or ["all is as agreed"], sep="\n")
    return len(failures) > 0


if __name__ == "__main__":
    sys.exit(main())
