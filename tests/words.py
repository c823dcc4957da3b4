#!/usr/bin/env python3
"""English is data: the stages hold no words. words.py ROOT [--list|--lower]

Every string in the C files of the folders below that holds two letters or more is a word in the code, in a table of words as
in a comparison, unless its statement makes a message (error_fail, snprintf, ...), is an #include or a static assertion, or it
is one of the names that tests/word_literals.txt lists. That file also says how many words each file still has: no file may
have more, and none fewer than it says, so that the numbers fall with the words. --list shows the words, --lower writes the
numbers of the files that have fewer.
"""
import glob
import os
import re
import sys

FOLDERS = ("base", "lang", "text", "mention", "cue", "match", "tagger", "attribute", "coref", "record")
TOKEN = re.compile(r'(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<directive>^[ \t]*#[ \t]*(?:include|error)[^\n]*)|'
                   r'(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>\'(?:\\.|[^\'\\\n])*\')|(?P<end>[;{}])', re.DOTALL | re.MULTILINE)
MESSAGE = re.compile(r"\b(\w*fail|snprintf|_Static_assert)\(|\bmessage\b")


def words_of(text):
    """[(line number, string)] of the strings with two letters or more whose statements make no message."""
    found, start = [], 0
    strings = []
    for token in TOKEN.finditer(text):
        if token["string"]:
            strings.append(token)
        if token["end"]:
            found += [] if MESSAGE.search(text, start, token.start()) else strings
            start, strings = token.end(), []
    plain = [(text.count("\n", 0, s.start()) + 1, re.sub(r"\\(x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)", " ", s[0][1:-1])) for s in found]
    return [(line, string) for line, string in plain if re.search(r"[A-Za-z]{2}", string)]


def read_allowed(path):
    """({names}, {file: number of words})"""
    names, counts = set(), {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#", 1)[0].strip()
            if line.startswith("name "):
                names.add(line.split(None, 1)[1])
            elif line:
                file, count = line.split()
                counts[file] = int(count)
    return names, counts


def files(root):
    for folder in FOLDERS:
        for path in sorted(glob.glob(os.path.join(root, "lib", folder, "*.c"))):
            if not path.endswith(("_weights.c", "base/error.c")):  # whose strings are messages
                yield os.path.relpath(path, root), path


def check(root, names, counts, show):
    total, used = 0, set()
    for name, path in files(root):
        with open(path, encoding="utf-8") as file:
            found = words_of(file.read())
        used |= names & {string for _, string in found}
        found = [(line, string) for line, string in found if string not in names]
        total += len(found)
        allowed = counts.pop(name, 0)
        if show:
            print(*(f"{name}:{line}: {string}" for line, string in found), sep="\n", end="\n" if found else "")
        if len(found) > allowed:
            yield (f"{name}: {len(found)} words, {allowed} at most: {', '.join(f'{s!r} in line {n}' for n, s in found[:9])}; "
                   "lib/lang/README.md says where words go")
        elif len(found) < allowed:
            yield f"{name}: {len(found)} words, where tests/word_literals.txt says {allowed}: lower it"
    yield from (f"tests/word_literals.txt: {name} is not there" for name in counts)
    yield from (f"tests/word_literals.txt: no code has the name {name!r}" for name in sorted(names - used))
    print(f"{total} words in the code")


def lower(root, path):
    """Write the numbers of files that have fewer words than they may; drop those that have none."""
    names, counts = read_allowed(path)
    for name, file in files(root):
        with open(file, encoding="utf-8") as text:
            counts[name] = min(counts.get(name, 0), sum(string not in names for _, string in words_of(text.read())))
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            entry = re.match(r"(lib/\S+) \d+(.*)", line, re.DOTALL)
            if not entry:
                file.write(line)
            elif counts.get(entry[1]):
                file.write(f"{entry[1]} {counts[entry[1]]}{entry[2]}")


def main():
    root = sys.argv[1]
    path = os.path.join(root, "tests", "word_literals.txt")
    if "--lower" in sys.argv:
        lower(root, path)
    failures = list(check(root, *read_allowed(path), "--list" in sys.argv))
    print(*failures, sep="\n", end="\n" if failures else "")
    return len(failures) > 0


if __name__ == "__main__":
    sys.exit(main())
