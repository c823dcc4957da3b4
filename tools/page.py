#!/usr/bin/env python3
"""Make the C tables of the page's style sheets and script.

Usage: page.py FOLDER OUT.c

FOLDER has article.css, page.css, trace.css and page.js. Each becomes an array of its lines, since a C compiler need not take
long strings. The policy of the page names the hashes of these, so that no other style or script can run in it.
"""
import base64
import hashlib
import os
import sys

from generated import changed_file, quoted

FILES = ("article.css", "page.css", "trace.css", "page.js")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if "\r" in text or "</" in text or "<!--" in text or not text.endswith("\n"):
        raise ValueError(f"{path}: must end with a line end, and hold neither CR, \"</\" nor \"<!--\"")
    return text


def table(name, text):
    lines = "".join(f"    {quoted(line)},\n" for line in text.splitlines(keepends=True))
    return f"const char *const {name}[] = {{\n{lines}    NULL\n}};\n\n"


def source(text):
    """The hash of what is in the element: html_page.c puts a line end before it, which counts."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(("\n" + text).encode()).digest()).decode() + "'"


def policy(styles, script):
    sources = " ".join(map(source, styles))
    return (f"default-src 'none'; style-src {sources}; script-src {source(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'")


def main(folder, out):
    article, page, trace, script = (read(os.path.join(folder, name)) for name in FILES)
    with changed_file(out) as file:
        file.write('/* Made by tools/page.py. */\n#include "output/html.h"\n\n')
        file.write(table("html_article_css", article) + table("html_page_css", page) + table("html_trace_css", trace))
        file.write(table("html_page_js", script))
        file.write(f"const char html_policy[] =\n    {quoted(policy([article, page], script))};\n")
        file.write(f"const char html_trace_policy[] =\n    {quoted(policy([article, page, trace], script))};\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"page.py: {error}")
