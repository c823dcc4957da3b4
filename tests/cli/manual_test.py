#!/usr/bin/env python3
"""The manual pages tell of all options and functions: manual_test.py PROGRAM saidby.1 saidby.3 saidby.h symbols.txt"""
import re
import subprocess
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def long_options(text):
    return set(re.findall(r"--([a-z][a-z-]+)", text))


def main():
    program, page1, page3, header, symbols = sys.argv[1:]
    shown = long_options(subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout)
    page = read(page1).replace("\\-", "-").replace("\\fI", " ")
    failures = [f"--{name} is in one of saidby.1 and --help alone" for name in sorted(shown ^ long_options(page))]
    version = re.search(r'SAIDBY_VERSION "(.+?)"', read(header))[1]
    for path in (page1, page3):
        if f'"saidby {version}"' not in read(path).split("\n")[0]:
            failures.append(f"{path} is not of version {version}")
    functions = read(page3)
    failures += [f"{name} is not in saidby.3" for name in read(symbols).split() if f"{name}(" not in functions]
    if "Rules add to what the library knows" not in functions:
        failures.append("saidby.3 does not tell of rules")
    print(*failures or ["the manual pages are complete"], sep="\n")
    return len(failures) > 0 or not shown


if __name__ == "__main__":
    sys.exit(main())
