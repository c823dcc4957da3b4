#!/usr/bin/env python3
"""Hold the library to the law of layers of lib/README.md: layers.py ROOT OBJECT...

What a file uses is read from its includes, from the symbols of its object (by nm) and, for a header, from the
functions that are called in what it defines inline. A file uses what is above it in the table of lib/README.md or
in its own row; of another folder it includes the entry headers alone, which the table names; and no two files use each
other, not by way of others either.
"""
import glob
import os
import re
import subprocess
import sys


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read()


def library(root):
    """The files of the library, from lib/ on; tables that are made when it is built are generated/NAME.c."""
    found = glob.glob(os.path.join(root, "lib/*/*.[ch]"))
    return sorted(os.path.relpath(path, os.path.join(root, "lib")) for path in found)


def read_table(root):
    """(folder/file without suffix -> (number of its row, stage), entry headers), from the table of lib/README.md."""
    layers, entries = {}, set()
    rows = [line.split("|") for line in read(root, "lib/README.md").split("\n") if line.startswith("| ")]
    for number, row in enumerate(rows):
        for name in re.findall(r"`([\w/]+)(?:\.h)?`", row[2] + row[3]):
            layers[name] = (number, row[1].strip())
        entries.update(re.findall(r"`([\w/]+\.h)`", row[3]))
    return layers, entries


def without_comments(text):
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', lambda found: '""' if found[0][0] == '"' else " ", text, flags=re.S)


def read_includes(root, name, headers):
    found = re.findall(r'^\s*#\s*include\s*"(.+?)"', read(root, "lib/" + name), re.M)
    return [header for header in found if header in headers]


def inline_calls(text):
    """What is called in the bodies of the functions and macros of a header."""
    text = without_comments(text)
    bodies = re.findall(r"^\{\n(.*?)^\}", text, re.M | re.S) + re.findall(r"^#define \w+\([^)]*\)((?:.*\\\n)*.*)", text, re.M)
    return {call for body in bodies for call in re.findall(r"\b(\w+)\(", body)}


def read_objects(objects):
    """file -> (symbols it defines, symbols it uses)"""
    out = subprocess.run(["nm", "-A", *objects], capture_output=True, text=True, check=True).stdout
    symbols = {}
    for line in out.splitlines():
        found = re.match(r".*?/((?:generated|lib/\w+)/\w+\.c)\.o(?:bj)?:\S*\s+(\w) (\w+)$", line)
        if found:
            defined, used = symbols.setdefault(found[1].removeprefix("lib/"), (set(), set()))
            (used if found[2] == "U" else defined).add(found[3])
    return symbols


def read_uses(root, symbols):
    """file -> {file that it uses: by what}"""
    files = library(root)
    owner = {symbol: name for name, (defined, _) in symbols.items() for symbol in defined}
    uses = {name: {} for name in [*files, *symbols]}
    for name in files:
        for header in read_includes(root, name, files):
            uses[name][header] = "includes it"
        if name.endswith(".h"):
            for call in sorted(inline_calls(read(root, "lib/" + name)) & owner.keys()):
                if owner[call] != name[:-1] + "c":  # a header and the file of its name are one
                    uses[name][owner[call]] = f"calls {call}"
    for name, (_, used) in symbols.items():
        for symbol in sorted(used & owner.keys()):
            uses[name].setdefault(owner[symbol], f"uses {symbol}")
    return uses


def check_rows(uses, layers):
    for name in sorted(uses):
        if os.path.splitext(name)[0] not in layers:
            yield f"lib/{name}: the table of lib/README.md does not say what stage it is of"
    for name, used in sorted(uses.items()):
        for other, how in sorted(used.items()):
            own, of = layers.get(os.path.splitext(name)[0]), layers.get(os.path.splitext(other)[0])
            if own and of and of[0] > own[0]:
                yield f"lib/{name}, of {own[1]}, {how}: lib/{other} is of {of[1]}, further down"


def check_entries(uses, entries):
    for name in sorted(entries - uses.keys()):
        yield f"lib/README.md names the entry header {name}, which is not there"
    for name, used in sorted(uses.items()):
        for other in sorted(used):
            if other.endswith(".h") and os.path.dirname(name) != os.path.dirname(other) and other not in entries:
                yield f"lib/{name} includes {other}, which is no entry header of its folder"


def cycles(uses):
    """The strongly connected components of several files, by Tarjan's algorithm on a stack of its own."""
    order, low, waiting, on_stack, found = {}, {}, [], set(), []
    for start in uses:
        work = [(start, iter(uses[start]))] if start not in order else []
        while work:
            name, rest = work[-1]
            if name not in order:
                order[name] = low[name] = len(order)
                waiting.append(name)
                on_stack.add(name)
            for other in rest:
                if other not in order:
                    work.append((other, iter(uses[other])))
                    break
                if other in on_stack:
                    low[name] = min(low[name], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == order[name]:
                    at = waiting.index(name)
                    found.append(sorted(waiting[at:]))
                    on_stack -= set(waiting[at:])
                    del waiting[at:]
    return [component for component in found if len(component) > 1]


def check_cycles(uses):
    for component in cycles(uses):
        yield "these use each other: " + ", ".join(component)
        for name in component:
            for other in sorted(set(uses[name]) & set(component)):
                yield f"    {name} {uses[name][other]}: {other}"


def failures(root, symbols):
    layers, entries = read_table(root)
    uses = read_uses(root, symbols)
    return [*check_rows(uses, layers), *check_entries(uses, entries), *check_cycles(uses)]


def main():
    root, *objects = sys.argv[1:]
    symbols = read_objects(objects)
    found = failures(root, symbols) if symbols else ["nm reads nothing of the objects"]
    print(*found or ["every file uses what is above it"], sep="\n")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
