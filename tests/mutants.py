#!/usr/bin/env python3
"""Break the library in one place at a time, and tell which breaks no test sees: mutants.py [--places N] [--seed N]
[--work FOLDER] [--jobs N] [FILE]...

N places of lib/**/*.c are drawn (of the FILEs, if any are named): an operator, a number, a condition or what a function
returns. The sources are copied into the work folder, so nothing of the checkout is touched; there each place is broken, all
is built, and the fast tests run. What they do not see survives; then the records of the fixtures and of the evaluation data
($SAIDBY_EVAL, by default ../shared beside the checkout) tell whether the place matters. A survivor that changes records wants
a test; one that does not may be a place that says the same thing in two ways. Some 15 seconds a place, so it is no part
of tools/test.sh. The exit status is 1 when a survivor changes records.
"""
import argparse
import collections
import glob
import os
import random
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
from readability import NOT_CODE  # noqa: E402

DATA = os.environ.get("SAIDBY_EVAL") or os.path.join(os.path.dirname(ROOT), "shared")
NOT_WRITTEN = re.compile(r"_weights\.c$|unicode_table\.c$")  # made by programs
STEPS = (("saidby_program", r"^(spec|fixtures|cli)\."), ("all", r"^unit\."))  # what is built, the tests that need it
SLOW = r"^cli\.(large|trace_articles)$"
TIMEOUT = 120  # seconds: a loop without end is seen

SWAPS = {" == ": " != ", " != ": " == ", " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " && ": " || ",
         " || ": " && ", " + ": " - ", " - ": " + ", " += ": " -= ", " -= ": " += ", "true": "false", "false": "true"}
SWAPPED = re.compile(r" (?:==|!=|<=?|>=?|&&|\|\||[+-]=?) |\b(?:true|false)\b")
NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")
NEGATION = re.compile(r"!(?=[a-z(])")
CONDITION = re.compile(r"\b(?:if|while) \(")
RETURNED = re.compile(r"\breturn (?!true|false|0|NULL)([^;]*);")

Place = collections.namedtuple("Place", "path line start end before after")


def blank(text):
    """The text with comments, strings, directives and their continued lines as spaces, each character in its place."""
    text = NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return re.sub(r"^[ ]*#(?:[^\n]*\\\n)*[^\n]*", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.M)


def closing(text, start):
    """Where the bracket that opens at start closes."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return None


def places_in(path, text):
    code = blank(text)

    def place(start, end, after):
        return Place(path, text.count("\n", 0, start) + 1, start, end, text[start:end], after)

    for found in SWAPPED.finditer(code):
        yield place(found.start(), found.end(), SWAPS[found[0]])
    for found in NUMBER.finditer(code):
        yield place(found.start(), found.end(), str(int(found[0]) + 1))
    for found in NEGATION.finditer(code):
        yield place(found.start(), found.end(), "")
    for found in CONDITION.finditer(code):
        end = closing(code, found.end() - 1)
        if end:
            yield place(found.end(), end, "!(" + text[found.end():end] + ")")
    for found in RETURNED.finditer(code):
        head = re.findall(r"^[a-z][^\n;]*\(", code[:found.start()], re.M)
        if head and re.search(r"\bbool \w+\($", head[-1].split("(")[0] + "("):
            yield place(found.start(1), found.end(1), "!(" + found[1] + ")")


def all_places(source, files):
    paths = files or sorted(glob.glob(os.path.join(source, "lib/**/*.c"), recursive=True))
    for path in paths:
        if not NOT_WRITTEN.search(path):
            with open(os.path.join(source, path), encoding="utf-8") as file:
                yield from places_in(os.path.relpath(os.path.join(source, path), source), file.read())


def run(command, **options):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True, errors="replace",
                              **options)
    except subprocess.TimeoutExpired:
        return None


def copy_sources(source):
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], stdout=subprocess.PIPE, check=True).stdout.decode()
    shutil.rmtree(source, ignore_errors=True)
    for path in filter(None, listed.split("\0")):
        if os.path.isfile(os.path.join(ROOT, path)):
            os.makedirs(os.path.dirname(os.path.join(source, path)), exist_ok=True)
            shutil.copy(os.path.join(ROOT, path), os.path.join(source, path))  # with a new time, so that it is built


class Tree:
    """A copy of the sources, and what is built of it."""

    def __init__(self, work, jobs):
        self.source, self.build = os.path.join(work, "source"), os.path.join(work, "build")
        self.jobs = str(jobs)
        copy_sources(self.source)
        made = run(["cmake", "-G", "Ninja", "-S", self.source, "-B", self.build, "-DCMAKE_BUILD_TYPE=Release", "-DSAIDBY_WHOLE=OFF",
                    "-DSAIDBY_BUILD_TRAINING=OFF"])
        if made.returncode or not self.builds("all"):
            sys.exit(f"mutants: {self.source} does not build in {self.build}\n{made.stdout}")

    def builds(self, target):
        return run(["cmake", "--build", self.build, "-j", self.jobs, "--target", target]).returncode == 0

    def failed_test(self, tests):
        """The name of the first test that fails, or None."""
        done = run(["ctest", "--test-dir", self.build, "-j", self.jobs, "-R", tests, "-E", SLOW, "--stop-on-failure",
                    "--timeout", str(TIMEOUT)])
        if done.returncode == 0:
            return None
        return (re.findall(r"Test +#\d+: (\S+) \.*\** *(?:Failed|Timeout|Subprocess|Exception)", done.stdout) or ["a test"])[0]

    def records(self):
        """{(where from, id): record line} of all documents; None when the program does not end."""
        program, found = os.path.join(self.build, "saidby"), {}
        sets = [("fixtures", [os.path.join(self.source, "fixtures")])]
        sets += [(os.path.basename(path), ["--input", "jsonl", path])
                 for path in sorted(glob.glob(os.path.join(DATA, "eval", "*dev.jsonl")))
                 + glob.glob(os.path.join(DATA, "eval", "train.jsonl"))]
        for name, arguments in sets:
            done = run([program, "--format", "jsonl", "--explain", "-j", self.jobs, *arguments], timeout=TIMEOUT)
            if done is None:
                return None
            found.update(((name, number), line) for number, line in enumerate(done.stdout.split("\n")))
        return found


def write(tree, place, broken):
    path = os.path.join(tree.source, place.path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if broken:
        changed = text[:place.start] + place.after + text[place.end:]
    else:
        changed = text[:place.start] + place.before + text[place.start + len(place.after):]
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed)


def try_place(tree, place, usual):
    """What became of it: what did not build, the test that saw it, or how many documents have other records."""
    write(tree, place, True)
    try:
        for target, tests in STEPS:
            if not tree.builds(target):
                return "does not build", 0
            failed = tree.failed_test(tests)
            if failed:
                return "seen by " + failed, 0
        records = tree.records()
        changed = [key for key in usual if records is None or records.get(key) != usual[key]]
        where = f", as {changed[0][0]} {changed[0][1] + 1}" if changed else ""
        return f"SURVIVES, {len(changed)} documents of {len(usual)} change{where}", len(changed) or None
    finally:
        write(tree, place, False)


def shown(text):
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE", help="of lib/, from the root of the checkout")
    parser.add_argument("--places", type=int, default=40, help="how many that build (40)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", default=os.path.join(ROOT, "build-mutants"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    tree = Tree(options.work, options.jobs)
    failed = next(filter(None, (tree.failed_test(tests) for _, tests in STEPS)), None)
    usual = tree.records()
    if failed or not usual:
        sys.exit(f"mutants: {failed or 'the program'} fails before anything is broken")
    places = list(all_places(tree.source, options.files))
    random.Random(options.seed).shuffle(places)
    counts = collections.Counter()
    for place in places:
        if counts["tried"] == options.places:
            break
        what, changed = try_place(tree, place, usual)
        if what == "does not build":
            continue
        counts["tried"] += 1
        counts["survive"] += what.startswith("SURVIVES")
        counts["change"] += bool(changed)
        print(f"{place.path}:{place.line}: {shown(place.before)} -> {shown(place.after) or 'nothing'}: {what}", flush=True)
    print(f"{counts['tried']} places broken of {len(places)}, {counts['survive']} survive, {counts['change']} of these change records")
    return counts["change"] > 0


if __name__ == "__main__":
    sys.exit(main())
