#!/usr/bin/env python3
"""Read the PolNeAR corpus as its authors publish it, and print the form that bench/score.py reads.

Usage: polnear.py COMPARTMENT > GOLD.jsonl       (a folder such as data/train, with text/ and attributions/)

The annotations are standoff files of the brat annotation tool, ARTICLE_ANNOTATOR.ann beside text/ARTICLE.txt: lines
"T1<tab>Source 10 19;25 30<tab>words" for spans, in code points, and "E1<tab>Attribution:T2 Source:T1 Cue:T2 Content:T3"
for attributions. Where several annotators read an article, the first by name is taken.
"""
import json
import os
import re
import sys

ROLES = ("source", "cue", "content")


def read_spans(line):
    """A T line: its name, its type, its pieces."""
    name, what = line.split("\t")[:2]
    kind, places = what.split(" ", 1)
    return name, kind.lower(), [[int(number) for number in piece.split()] for piece in places.split(";")]


def read_event(line, spans):
    """An E line: the pieces of each role. What a span is counts, not the number after a role ("Source2")."""
    pieces = {role: [] for role in ROLES}
    for pair in line.split("\t")[1].split():
        role, name = pair.split(":")
        kind, places = spans.get(name, (None, []))
        role = kind if kind in ROLES else re.sub(r"\d+$", "", role).lower()
        if role in ROLES:
            pieces[role] += [place for place in places if place not in pieces[role]]
    return {role: sorted(places) for role, places in pieces.items()}


def read_annotations(text):
    """The attributions in the order of their contents, and the spans that an annotator marked for discarding."""
    lines = text.split("\n")
    spans = {name: (kind, places) for name, kind, places in map(read_spans, (x for x in lines if x.startswith("T")))}
    events = [read_event(line, spans) for line in lines if line.startswith("E")]
    events = [event for event in events if event["content"]]
    discarded = sorted(place for kind, places in spans.values() if kind == "discard" for place in places)
    return sorted(events, key=lambda event: (event["content"], event["cue"])), discarded


def read_file(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return file.read()


def first_annotators(folder):
    """article -> the file of its first annotator"""
    files = {}
    for name in sorted(os.listdir(folder)):
        article, annotator = os.path.splitext(name)[0].rpartition("_")[::2]
        if name.endswith(".ann") and annotator:
            files.setdefault(article, name)
    return files


def main():
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        sys.exit(__doc__)
    folder = os.path.join(sys.argv[1], "attributions")
    for article, name in first_annotators(folder).items():
        attributions, discarded = read_annotations(read_file(folder, name))
        document = {"id": article, "text": read_file(sys.argv[1], "text", article + ".txt"),
                    "attributions": attributions, "discard": discarded}
        print(json.dumps(document, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
