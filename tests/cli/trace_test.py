#!/usr/bin/env python3
"""Traces of whole articles: trace_test.py PROGRAM ARTICLE...

Of each article both formats say what every stage made, once and in the order of the stages; the page is well-formed HTML whose
article is the text; the candidate that is taken for a cue is that of the highest value, who is meant by a pronoun has the most
points; and the records that end the trace are those that the program gives without it.
"""
import html.parser
import json
import re
import subprocess
import sys

STAGES = ["decode", "layout", "tokenizer", "sentence", "quotation", "mention", "cue", "match", "tagger", "attribute", "coref", "record"]
VOID = {"meta", "link"}


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=True, stdin=subprocess.DEVNULL).stdout


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.article, self.stages = [], [], "", []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"{self.open} are not closed")

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open, at {self.getpos()}")

    def handle_data(self, data):
        if "article" in self.open:
            self.article += data
        elif self.open[-1:] == ["summary"] and data.strip():
            self.stages.append(data.strip())


def tables(text, first):
    """The tables of a trace whose first column has that name, each as rows: {column: cell}."""
    found, columns = [], None
    for line in text.split("\n"):
        if line.startswith(f"  {first} "):
            columns = [(match[0], match.start()) for match in re.finditer(r"\S+", line)]
            found.append([])
        elif columns and re.match(r"  [\d+−]", line):
            ends = [start for _, start in columns[1:]] + [None]
            found[-1].append({name: line[start:end].strip() for (name, start), end in zip(columns, ends)})
        else:
            columns = None
    return found


def section(trace, name):
    return re.search(rf"^== {name}:.*?(?=^== |\Z)", trace, re.M | re.S)[0]


def quotes_shown(trace):
    """(start of the first part, pattern) of each quote in the last section of a trace."""
    rows = sum(tables(section(trace, "record"), "quote"), [])
    return [(int(row["place"].split("-")[0]), row["pattern"]) for row in rows]


def decisions(trace):
    """(rows of the candidates for a cue, the number of the one that was taken or None, why)"""
    for part in re.split(r"\n\n", section(trace, "attribute")):
        taken = re.search(r"^  (?:taken: (\d+) .*, by|none taken:) (.*)", part, re.M)
        if taken and "  no " in part:
            yield tables(part, "no")[0], taken[1], taken[2]


def faults_of_decisions(trace, reasons):
    for rows, taken, why in decisions(trace):
        reasons[why] = reasons.get(why, 0) + 1
        values = {row["no"]: float(row["value"] or 0) for row in rows}
        if "MIN_CONFIDENCE" in why and values.get(taken) != max(values.values()):
            yield f"{taken} is taken of {values}"
        if sum(float(row["chance"]) for row in rows if row["chance"] != "taken") > 1.01:
            yield f"more than all the probability: {rows}"


def faults_of_points(trace):
    """What is meant by its points has the most, and the points that are named add up to them."""
    parts = section(trace, "coref").split("\n\n")
    tables_of = [(part, tables(part, "points")) for part in parts if ", by its points\n" in part]
    for part, (rows,) in tables_of:
        meant = re.search(r": entity (\d+ “.*?”), by its points", part)[1]
        points = [number(row["points"]) for row in rows]
        if not rows[0]["entity"].startswith(meant.split()[0] + " ") or points != sorted(points, reverse=True):
            yield f"{meant} is meant of {rows}"
        for row in rows:
            if sum(map(number, re.findall(r"[A-Z_]+ ([+−]\d+)", row["for"]))) != number(row["points"]):
                yield f"points that do not add up: {row}"
    if not tables_of and " pronoun " in trace:
        yield "no pronoun is resolved by its points"


def number(text):
    return int(text.replace("−", "-"))


def faults_of(program, path, reasons):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    trace = run(program, "--trace", path)
    stages = re.findall(r"^== (\w+):", trace, re.M)
    if stages != STAGES:
        yield f"the text shows {stages}"
    quotes = json.loads(run(program, "--format", "jsonl", "--explain", path))["quotes"]
    expected = [(quote["parts"][0]["start"], quote["pattern"]) for quote in quotes]
    if quotes_shown(trace) != expected:
        yield f"the trace ends with {quotes_shown(trace)}, not {expected}"
    yield from faults_of_decisions(trace, reasons)
    yield from faults_of_points(trace)
    page = Page(run(program, "--trace", "--format", "html", path))
    yield from page.faults
    if page.article != text:
        yield "the page does not show the text"
    if page.stages != STAGES:
        yield f"the page shows {page.stages}"


def main():
    program, *paths = sys.argv[1:]
    reasons = {}
    failures = [f"{path}: {fault}" for path in paths for fault in faults_of(program, path, reasons)]
    expected = {"MIN_CONFIDENCE", "none is likely enough"}
    failures += [f"no candidate is taken or left for {reason}" for reason in sorted(expected - reasons.keys())]
    print(*failures or [f"{len(paths)} articles are traced: {reasons}"], sep="\n")
    return len(failures) > 0 or not paths


if __name__ == "__main__":
    sys.exit(main())
