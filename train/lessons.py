#!/usr/bin/env python3
"""Turn lessons.txt, annotated sentences of the project's own, into articles that the trainers read.

Usage: lessons.py LESSONS.txt OUT.jsonl [COPIES]

A lesson is a line; " / " is the end of a paragraph. [s ...] marks a source, [c ...] a cue, [q ...] content; a digit behind
the letter tells the attributions of a line apart ([s1 ...]), and marks may be nested. A line without marks holds no
attribution. Lines that begin with # are comments. COPIES: how often each lesson counts (default 1).
"""
import json
import re
import sys

PIECES = {"s": "source", "c": "cue", "q": "content"}
TAG = re.compile(r"\[([scq])(\d?) |\]")


def read_lesson(line, name):
    text, at, stack, found = "", 0, [], {}
    line = line.replace(" / ", "\n\n")
    for tag in TAG.finditer(line):
        text += line[at:tag.start()]
        at = tag.end()
        if tag[1]:
            stack.append((tag[1], tag[2] or "1", len(text)))
            continue
        if not stack:
            raise ValueError(f"{name}: ] without [")
        letter, number, start = stack.pop()
        item = found.setdefault(number, {piece: [] for piece in PIECES.values()})
        item[PIECES[letter]].append([start, len(text)])
    if stack:
        raise ValueError(f"{name}: [ without ]")
    items = [found[number] for number in sorted(found)]
    for item in items:
        if not item["content"]:
            raise ValueError(f"{name}: an attribution without content")
        item["type"] = "lesson"  # a statement, whatever its cue
    return {"id": name, "text": text + line[at:], "attributions": items}


def main(path, out, copies="1"):
    with open(path, encoding="utf-8") as lines:
        rows = [(n, line.rstrip("\n")) for n, line in enumerate(lines, 1)]
    lessons = [read_lesson(line, f"lesson-{n}") for n, line in rows if line.strip() and not line.startswith("#")]
    with open(out, "w", encoding="utf-8") as file:
        for _ in range(int(copies)):
            for lesson in lessons:
                file.write(json.dumps(lesson, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"lessons.py: {error}")
