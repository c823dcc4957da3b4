#!/usr/bin/env python3
"""No test, fixture or lesson is a sentence of the evaluation data with other words put in: disguise_test.py ROOT

The evaluation data bring the check along, eval/disguise.py, which shows sentences to look at. What it shows must be in
disguise.txt beside this file, with the reason why it is no copy; what is there must still be shown. Without the data
there is nothing to check: exit status 77.
"""
import os
import re
import subprocess
import sys

SKIPPED = 77


def main():
    root = os.path.abspath(sys.argv[1])
    data = os.environ.get("SAIDBY_EVAL") or os.path.join(os.path.dirname(root), "shared")
    check = os.path.join(data, "eval", "disguise.py")
    if not os.path.exists(check):
        print(f"disguise: skipped, there are no evaluation data in {data}")
        return SKIPPED
    out = subprocess.run([sys.executable, check, root], capture_output=True, text=True, check=False).stdout
    shown = re.findall(r"^(\S+):\d+\n    ours: (.*)$", out, re.M)
    if not re.search(r"^\d+ sentences to look at$", out, re.M):
        sys.exit("disguise: the check did not run to its end")
    with open(os.path.join(root, "tests", "disguise.txt"), encoding="utf-8") as lines:
        allowed = {tuple(line.rstrip("\n").split(" | ")[:2]) for line in lines if line.strip() and not line.startswith("#")}
    problems = [f"like a sentence of the evaluation data: {path}: {text}" for path, text in shown if (path, text) not in allowed]
    problems += [f"no longer shown: {path}: {text}" for path, text in sorted(allowed - set(shown))]
    print(*problems or [f"{len(shown)} sentences are known, none is new"], sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
