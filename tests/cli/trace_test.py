#!/usr/bin/env python3
"""Traces of whole articles: trace_test.py PROGRAM ARTICLE...

Of each article both formats say what every stage made, once and in the order of the stages; the page is well-formed HTML whose
article is the text; and the records that end the trace are those that the program gives without it.
"""
import html.parser
import json
import re
import subprocess
import sys

STAGES = ["decode", "layout", "tokenizer", "sentence", "quotation", "mention", "cue", "match", "tagger", "record"]
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


def quotes_shown(trace):
    """(start of the first part, pattern) of each quote in the last section of a trace."""
    record = trace[trace.rindex("\n== record:"):]
    table = record[record.index("\n  quote "):].split("\n")[1:] if "\n  quote " in record else [""]
    at = table[0].find(" pattern ") + 1
    return [(int(row.split()[1].split("-")[0]), row[at:].split("  ")[0]) for row in table[1:] if row]


def faults_of(program, path):
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
    page = Page(run(program, "--trace", "--format", "html", path))
    yield from page.faults
    if page.article != text:
        yield "the page does not show the text"
    if page.stages != STAGES:
        yield f"the page shows {page.stages}"


def main():
    program, *paths = sys.argv[1:]
    failures = [f"{path}: {fault}" for path in paths for fault in faults_of(program, path)]
    print(*failures or [f"{len(paths)} articles are traced"], sep="\n")
    return len(failures) > 0 or not paths


if __name__ == "__main__":
    sys.exit(main())
