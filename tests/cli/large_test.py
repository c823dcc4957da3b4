#!/usr/bin/env python3
"""The record of a large text, which is written without being held, is that of any other text, among others and alone.

Usage: large_test.py PROGRAM
"""
import json
import os
import subprocess
import sys
import tempfile

ARTICLE = ("“We will rebuild the mill before winter,” Ada Moss, the mayor of Veld, said.\n\n"
           "Bert Lund said the café was shut. “Nobody came,” he added.\n\n")
COPIES = 12000  # 1.8 MB


def run(program, *arguments):
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, check=True)
    return done.stdout


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("a.txt", "b.txt", "c.txt")]
        for name, copies in zip(names, (1, COPIES, 2)):
            with open(name, "w", encoding="utf-8") as file:
                file.write(ARTICLE * copies)
        lines = run(program, "--format", "jsonl", "-j", "1", *names)
        assert run(program, "--format", "jsonl", "-j", "3", *names) == lines, "other threads, other bytes"
        records = [json.loads(line) for line in lines.splitlines()]
        assert records == json.loads(run(program, "--format", "json", *names)), "another record than in JSON format"
        assert len(records) == 3 and len(records[1]["quotes"]) == COPIES * len(records[0]["quotes"])
        sentences = run(program, "--sentences", "--format", "jsonl", names[1])
        assert [json.loads(sentences)] == json.loads(run(program, "--sentences", "--format", "json", names[1]))
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full, tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(ARTICLE.encode() * COPIES)
            file.flush()
            done = subprocess.run([program, "--format", "jsonl", file.name], stdout=full, stderr=subprocess.PIPE, check=False)
            assert done.returncode != 0 and b"No space" in done.stderr, (done.returncode, done.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
