#!/usr/bin/env python3
"""Run the cases of quotations.txt, which tells their form: quotations.py PROGRAM FILE

What counts as right is what fixtures/compare.py says. A case that is known to be wrong fails when it is right. With --prune
before PROGRAM the marks of such cases are taken out of FILE.
"""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures"))
import compare  # noqa: E402


class Case:
    def __init__(self, line):
        self.line, self.paragraphs, self.records, self.known, self.nothing = line, [], [], None, False

    @property
    def text(self):
        return "\n\n".join(self.paragraphs) + "\n"


def read_cases(path):
    cases, case = [], None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            if not line:
                case = None
                continue
            if line.startswith("#") and not line.startswith("# known: "):
                continue
            if case is None:
                case = Case(number)
                cases.append(case)
            if line.startswith("# known: "):
                case.known = line.removeprefix("# known: ")
            elif line == "= none":
                case.nothing = True
            elif line.startswith(("> ", "? > ")):
                case.records.append(line)
            else:
                case.paragraphs.append(line)
    return cases


def places(text, words):
    return [(m.start(), m.end()) for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]


def nearest(text, words, anchor, what):
    """The place of the words that is nearest to the anchor."""
    found = places(text, words)
    if not found:
        raise ValueError(f"{what}: the text has no {words!r}")
    start, end = min(found, key=lambda p: max(p[0] - anchor[1], anchor[0] - p[1], 0))
    return {"text": text[start:end], "start": start, "end": end}


def read_parts(text, content):
    parts, at = [], 0
    for piece in content.split(" ... "):
        start = text.find(piece.strip(), at)
        if start < 0:
            raise ValueError(f"content: the text has no {piece!r}")
        at = start + len(piece.strip())
        parts.append({"start": start, "end": at})
    return parts


def read_source(field):
    """"source = speaker [role]" -> source words or None, {"speaker": ...} or nothing."""
    source, _, speaker = field.partition(" = ")
    found = re.match(r"(.*?)(?: \[(.*)\])?$", speaker)
    made = {}
    if speaker:
        made["speaker"] = {"name": found[1]}
        if found[2]:
            made["speaker"]["role"] = None if found[2] == "-" else found[2]
    return None if source == "-" else source, made


def read_record(text, line):
    kind, field, cue, content, *more = (item.strip() for item in line.split("> ", 1)[1].split(" | "))
    parts = read_parts(text, content)
    anchor = (parts[0]["start"], parts[-1]["end"])
    source, speaker = read_source(field)
    record = {"type": kind, "parts": parts, "cue": None, "source": None, "addressee": None, "via": None, **speaker}
    if cue != "-":
        record["cue"] = nearest(text, cue, anchor, "cue") if re.match(r"\w", cue) else nearest_mark(text, cue, anchor)
        anchor = (record["cue"]["start"], record["cue"]["end"])
    if source:
        record["source"] = nearest(text, source, anchor, "source")
    for item in more:
        name, words = item.split(" ", 1)
        record[{"to": "addressee", "via": "via"}[name]] = nearest(text, words, anchor, name)
    return record


def nearest_mark(text, mark, anchor):
    at = min((m.start() for m in re.finditer(re.escape(mark), text)),
             key=lambda p: max(p - anchor[1], anchor[0] - p, 0))
    return {"text": mark, "start": at, "end": at + len(mark)}


def find_misses(case, answer):
    if case.nothing == bool(case.records):
        raise ValueError("a case has records or \"= none\"")
    expected = {"quotes": [read_record(case.text, line) for line in case.records if line.startswith(">")],
                "debatable": [read_record(case.text, line) for line in case.records if line.startswith("?")]}
    return compare.Comparison(case.text, expected, answer).misses


def prune(path, numbers):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    for number in sorted(numbers, reverse=True):
        del lines[number - 1]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def main():
    program, path = sys.argv[-2:]
    cases = read_cases(path)
    lines = "".join(json.dumps({"id": str(n), "text": case.text}) + "\n" for n, case in enumerate(cases))
    out = subprocess.run([program, "--input", "jsonl", "--format", "jsonl"], input=lines.encode(), capture_output=True,
                         check=True).stdout.decode().splitlines()
    failed, right = 0, []
    for case, answer in zip(cases, map(json.loads, out), strict=True):
        misses = find_misses(case, answer)
        if bool(misses) == bool(case.known):
            continue
        failed += 1
        print(f"{path}:{case.line}: {case.paragraphs[0]}")
        print(*[f"    {words} … {field}: {told}" for words, field, told in misses]
              or [f"    is right now, and no longer known to be wrong: {case.known}"], sep="\n")
        if not misses:
            right.append(case.line)
    if "--prune" in sys.argv:
        prune(path, right)
    known = sum(bool(case.known) for case in cases)
    print(f"{len(cases)} cases, {failed} not as expected, {known} known to be wrong")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
