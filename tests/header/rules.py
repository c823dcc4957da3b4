#!/usr/bin/env python3
"""What the public header and lib/lang/en/patterns.txt say of rules is so: rules.py PROGRAM HEADER PATTERNS"""
import json
import re
import subprocess
import sys
import tempfile

BEFORE = "The council met on Monday in the old hall.\n\n"
FORMS = ["blurb", "blurbs", "blurbed", "blurbed", "blurbing"]


def records(program, text, rules):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(rules, file)
        file.flush()
        document = json.dumps({"id": "x", "text": BEFORE + text})
        out = subprocess.run([program, "--rules", file.name, "--input", "jsonl", "--format", "jsonl", "--explain"],
                             input=document.encode(), capture_output=True)
    return json.loads(out.stdout)["quotes"] if out.returncode == 0 else out.stderr.decode()


def comment(header):
    """The lines of the comment on rules, as they stand in it."""
    text = header.split("/* Rules add", 1)[1].split("*/", 1)[0]
    return [re.sub(r"^ \* ?", "", line) for line in text.split("\n")]


def check_takes(program, lines):
    shown = [re.match(r"    (\w+) {2,}\S.*? {2,}(\S.*\.)$", line) for line in lines]
    shown = [found.groups() for found in shown if found]
    if len(shown) != 9:
        yield f"{len(shown)} values of takes are shown and not nine"
    for value, sentence in shown:
        if value != "quote" and records(program, sentence, {}):
            yield f"{sentence} has a record without rules"
        found = records(program, sentence, {"cues": [{"forms": FORMS, "takes": [value]}]})
        if isinstance(found, str) or [q["cue"]["text"] for q in found] != [re.search(r"blurb\w*", sentence)[0]]:
            yield f"takes {value}: {sentence} gives {found}"


def check_rules(program, lines):
    rules = json.loads("\n".join(line for line in lines if line.startswith("    ") and re.match(r" +[{\"]", line)))
    pattern = rules["patterns"][0]
    for text, who, name in ((pattern["example"], "Okoro", pattern["name"]),
                            ("“It is wet,” the harbour master said.", "harbour master", None),
                            ("“It is wet,” said Mayor Quill.", "Marta Quill", None),
                            ("Ms Okoro blurbed that it was wet.", "Okoro", None)):
        found = records(program, text, rules)
        if isinstance(found, str) or [q["speaker"]["name"] for q in found] != [who] or (name and found[0]["pattern"] != name):
            yield f"{text} gives {found}"
    two = records(program, pattern["example"] + " “It rained for a week” (Mr Bell).", rules)
    if isinstance(two, str) or [q["speaker"]["name"] for q in two] != ["Okoro", "Bell"]:
        yield f"two quotations of a pattern without a cue give {two}"
    if records(program, pattern["example"], {}):
        yield "the example of the pattern has a record without it"


def check_patterns(program, text):
    lines = [line.removeprefix("#").strip() for line in text.split("\n")]
    at = next(n for n, line in enumerate(lines) if line.startswith('{"patterns"'))
    example = re.search(r"“.+?\)\.", " ".join(lines[at:]))[0]
    found = records(program, example, json.loads(lines[at]))
    if isinstance(found, str) or len(found) != 1:
        yield f"{example} gives {found}"


def main():
    program, header, patterns = sys.argv[1:]
    with open(header, encoding="utf-8") as file:
        lines = comment(file.read())
    with open(patterns, encoding="utf-8") as file:
        failures = [*check_takes(program, lines), *check_rules(program, lines), *check_patterns(program, file.read())]
    print(*failures or ["the rules are as they are told"], sep="\n")
    return len(failures) > 0


if __name__ == "__main__":
    sys.exit(main())
