#!/usr/bin/env python3
"""Run a golden test of the program: run.py PROGRAM FILE

The file is a script with what it must print. A line "$ ..." is a command for sh ("> ..." goes on with it), the lines
after it are its exact output, those with "! " in front its exact messages on standard error, and "[N]" is its exit
status where that is not 0. Lines that begin with "# ", and empty lines before a command, are for the reader. Every
file has a new empty folder to itself.
"""
import os
import re
import subprocess
import sys
import tempfile


def read_script(path):
    """[(line number, command, expected)]"""
    steps, expected = [], None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines.read().split("\n"), 1):
            if line.startswith("$ "):
                expected = []
                steps.append((number, [line[2:]], expected))
            elif (line + " ").startswith("> ") and steps and not steps[-1][2]:
                steps[-1][1].append(line[2:])
            elif expected is not None and not line.startswith("# "):
                expected.append(line)
    return [(number, "\n".join(command), without_end(expected)) for number, command, expected in steps]


def without_end(lines):
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def run_step(command, folder, environment):
    answer = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                            capture_output=True, check=False)
    out, err = (part.decode("utf-8", "backslashreplace") for part in (answer.stdout, answer.stderr))
    lines = out.removesuffix("\n").split("\n") if out else []
    lines += ["! " + line for line in err.removesuffix("\n").split("\n")] if err else []
    return without_end(lines + ([f"[{answer.returncode}]"] if answer.returncode else []))


def main():
    program, path = map(os.path.abspath, sys.argv[1:])
    environment = {name: value for name, value in os.environ.items() if not re.match("NO_COLOR|LC_|LANG", name)}
    environment["PATH"] = os.path.dirname(program) + os.pathsep + environment.get("PATH", "")
    steps = read_script(path)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, command, expected in steps:
            got = run_step(command, folder, environment)
            if got != expected:
                failed += 1
                print(f"{path}:{number}: $ {command}", "expected:", *expected, "got:", *got[:60], "", sep="\n")
    print(f"{len(steps) - failed} of {len(steps)} steps are as expected")
    return failed > 0 or not steps


if __name__ == "__main__":
    sys.exit(main())
