#!/usr/bin/env python3
"""The program at the top of the public header compiles as it stands, and prints what is said there:
example.py HEADER LIBRARY BUILD COMPILER FLAGS

In BUILD, the folder for it, are the program and what was made of it. HEADER is found as <saidby/saidby.h>.
"""
import os
import re
import subprocess
import sys


def examples(header):
    """The indented blocks of the first comment."""
    comment = header.split("*/", 1)[0].split("\n")
    lines = [re.sub(r"^ \* ?", "", line) for line in comment]
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", "\n".join(lines) + "\n", re.M)
    return ["\n".join(line[4:] for line in block.strip("\n").split("\n")) + "\n" for block in blocks]


def main():
    header, library, build, compiler, flags = sys.argv[1:6]
    with open(header, encoding="utf-8") as file:
        program, printed = examples(file.read())
    os.makedirs(build, exist_ok=True)
    source, made = os.path.join(build, "example.c"), os.path.join(build, "example")
    with open(source, "w", encoding="utf-8") as file:
        file.write(program)
    folder = os.path.dirname(library)
    include = os.path.dirname(os.path.dirname(os.path.abspath(header)))
    subprocess.run([compiler, "-std=c11", "-pedantic-errors", "-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror",
                    *flags.split(), f"-I{include}", source, "-o", made, library, f"-Wl,-rpath,{folder}"], check=True)
    out = subprocess.run([made], capture_output=True, text=True)
    if out.returncode or out.stderr or out.stdout != printed:
        print("exit status", out.returncode, out.stderr, "prints", out.stdout, "and not", printed, sep="\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
