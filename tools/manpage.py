#!/usr/bin/env python3
"""Make the manual page of the C interface from the comments of the public header: manpage.py saidby.h > saidby.3"""
import re
import sys

SECTION = re.compile(r"/\* ---- (.+?) -+ \*/")


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def rendered(lines):
    """A comment in troff: its paragraphs, parted by empty lines, and what is indented as it stands."""
    out, code = [], None
    bare = [re.sub(r"\s*\*/\s*$", "", re.sub(r"^(/\*| \*) ?", "", line)).rstrip() for line in lines]
    for line in bare:
        if line.startswith("    ") or (code and not line):
            if not code:
                out.append(".EX")
            code = True
            out.append(escape(line[4:]))
            continue
        if code:
            while not out[-1]:
                out.pop()
            out += [".EE", ".PP"]
            code = False
        out.append(escape(line) if line else ".PP")
    while out and out[-1] in ("", ".PP"):
        out.pop()
    return out + [".EE"] * bool(code)


def intro(lines):
    """The first line and the rest of the comment at the top, and what is below it."""
    end = next(n for n, line in enumerate(lines) if line.strip() == "*/")
    return lines[1].removeprefix(" * "), lines[3:end], lines[end + 1:]


def sections(lines):
    """[(title, [(comment in troff, declaration)])]: what is under each line of the header that is a title."""
    found, comment, code = [], [], []

    def close():
        if found and (code or comment):
            found[-1][1].append((rendered(comment), "\n".join(code)))
        comment.clear()
        code.clear()
    in_comment = False
    for line in lines:
        title = SECTION.match(line)
        if title:
            close()
            found.append((title[1], []))
        elif in_comment or (line.startswith("/*") and not code):
            comment.append(line)
            in_comment = "*/" not in line
        elif line.strip() and not line.startswith("#ifdef __cplusplus"):
            code.append(line.replace("SAIDBY_API ", ""))
        else:
            close()
            if line.startswith("#ifdef __cplusplus"):
                found.append(("", []))  # the end of what is declared, or its start
    close()
    return [(title, entries) for title, entries in found if title]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = file.read().split("\n")
    version = re.search(r'SAIDBY_VERSION "(.+?)"', "\n".join(lines))[1]
    first, paragraphs, rest = intro(lines)
    name = first.strip().rstrip(".").replace(": ", " \\- ", 1)
    out = [f'.TH SAIDBY 3 "" "saidby {version}" "Library functions"', ".SH NAME", name, ".SH SYNOPSIS", ".EX",
           "#include <saidby/saidby.h>", "cc ... $(pkg\\-config \\-\\-cflags \\-\\-libs saidby)", ".EE", ".SH DESCRIPTION"]
    out += rendered(paragraphs)
    for title, entries in sections(rest):
        out.append(f".SH {title.upper()}")
        for comment, code in entries:
            out += [".PP", *comment]
            if code:
                out += [".PP", ".EX", escape(code), ".EE"]
    out += [".SH SEE ALSO", ".BR saidby (1)"]
    print("\n".join(out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
