#!/usr/bin/env python3
"""Run the cases of quotations.txt, which tells their form: quotations.py PROGRAM

What counts as right is what fixtures/compare.py says. A case that is known to be wrong fails when it is right. With --prune
before PROGRAM the marks of such cases are taken out of the file.
"""
import collections
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures"))
import compare  # noqa: E402
import confidence  # noqa: E402

FILE = os.path.join("tests", "spec", "quotations.txt")


class Case:
    def __init__(self, line):
        self.line, self.paragraphs, self.records, self.nothing = line, [], [], False
        self.known, self.cause = set(), None  # the fields that are known to be wrong, and why
        self.headings = set()  # numbers of paragraphs that are none

    @property
    def text(self):
        return "\n\n".join(self.paragraphs) + "\n"

    def read_known(self, line):
        fields, _, self.cause = line.removeprefix("# known ").partition(": ")
        self.known = set(fields.split(", "))

    def paragraph(self, at):
        """The number of the paragraph that holds a place; headings are not counted."""
        number = self.text.count("\n\n", 0, at)
        return number - sum(heading < number for heading in self.headings)


def read_cases(path):
    cases, case = [], None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            if not line:
                case = None
                continue
            if line.startswith("#") and not line.startswith("# known"):
                continue
            if case is None:
                case = Case(number)
                cases.append(case)
            if line.startswith("# known"):
                case.read_known(line)
            elif line == "= none":
                case.nothing = True
            elif line.startswith(("> ", "? > ")):
                case.records.append(line)
            else:
                if line.startswith("! "):
                    case.headings.add(len(case.paragraphs))
                case.paragraphs.append(line.removeprefix("! "))
    return cases


def name_cases(cases):
    """{case: how its text begins}, with a number where an earlier one begins so too."""
    names, count = {}, collections.Counter()
    for case in cases:
        start = case.text.replace("\n\n", " ")[:90].strip().replace(" | ", " / ")
        count[start] += 1
        names[case] = start if count[start] == 1 else f"{start} ({count[start]})"
    return names


def places(text, words):
    return [(m.start(), m.end()) for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]


def nearest(text, words, anchor, what, parts=()):
    """The place of the words that is nearest to the anchor, and not in the content."""
    found = [place for place in places(text, words) if not any(p["start"] <= place[0] < p["end"] for p in parts)]
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


def read_record(case, line):
    text = case.text
    kind, field, cue, content, *more = (item.strip() for item in line.split("> ", 1)[1].split(" | "))
    parts = read_parts(text, content)
    anchor = (parts[0]["start"], parts[-1]["end"])
    source, speaker = read_source(field)
    record = {"type": kind, "parts": parts, "cue": None, "source": None, "addressee": None, "via": None, **speaker,
              "paragraph": case.paragraph(parts[0]["start"])}
    if cue != "-":
        record["cue"] = nearest(text, cue, anchor, "cue", parts) if re.match(r"\w", cue) else nearest_mark(text, cue, anchor)
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


def compare_case(case, answer):
    if case.nothing == bool(case.records):
        raise ValueError("a case has records or \"= none\"")
    expected = {"quotes": [read_record(case, line) for line in case.records if line.startswith(">")],
                "debatable": [read_record(case, line) for line in case.records if line.startswith("?")]}
    return compare.Comparison(case.text, expected, answer)


def compare_cases(program, cases):
    """[(case, its name, comparison)]"""
    lines = "".join(json.dumps({"id": str(n), "text": case.text}) + "\n" for n, case in enumerate(cases))
    found = []
    for option in ([], ["--sentences"]):
        out = subprocess.run([program, "--input", "jsonl", "--format", "jsonl", *option], input=lines.encode(),
                             capture_output=True, check=True).stdout.decode().splitlines()
        found.append(map(json.loads, out))
    names = name_cases(cases)
    return [(case, names[case], compare_case(case, quotes | sentences))
            for case, quotes, sentences in zip(cases, *found, strict=True)]


def prune(path, numbers):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    for number in sorted(numbers, reverse=True):
        del lines[number - 1]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def main():
    path = os.path.join(confidence.ROOT, FILE)
    cases = read_cases(path)
    failed, right = 0, []
    for case, name, comparison in compare_cases(sys.argv[-1], cases):
        misses = comparison.misses + list(confidence.misses(confidence.SPEC, name, comparison))
        fields = {field for _, field, _ in misses}
        if fields == case.known:
            continue
        failed += 1
        print(f"{FILE}:{case.line}: {case.paragraphs[0]}")
        print(*[f"    {words} … {field}: {told}" for words, field, told in misses if field not in case.known],
              *[f"    {field}: is right now, and no longer known to be wrong: {case.cause}" for field in case.known - fields],
              sep="\n")
        if not misses:
            right.append(case.line)
    if "--prune" in sys.argv:
        prune(path, right)
    known = sum(bool(case.known) for case in cases)
    print(f"{len(cases)} cases, {failed} not as expected, {known} known to be wrong")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
