#!/usr/bin/env python3
"""Make the manual page of the C interface from the comments of the public header: manpage.py saidby.h > saidby.3"""
import re
import sys

SECTION = re.compile(r"/\* ---- (.+?) -+ \*/")


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def plain_comment(lines):
    text = " ".join(re.sub(r"^\s*/?\*+/?|\*/\s*$", "", line).strip() for line in lines)
    return text.strip()


def intro(lines):
    """The paragraphs of the comment at the top."""
    end = next(n for n, line in enumerate(lines) if line.strip() == "*/")
    body = [re.sub(r"^ \* ?", "", line) for line in lines[1:end]]
    return "\n".join(body).split("\n\n"), lines[end + 1:]


def sections(lines):
    """[(title, [(comment, declaration)])]: what stands under each line of the header that is a title."""
    found, comment, code = [], [], []

    def close():
        if found and code:
            found[-1][1].append((plain_comment(comment), "\n".join(code)))
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
    paragraphs, rest = intro(lines)
    name = paragraphs[0].strip().rstrip(".").replace(": ", " \\- ", 1)
    out = [f'.TH SAIDBY 3 "" "saidby {version}" "Library functions"', ".SH NAME", name, ".SH SYNOPSIS", ".EX",
           "#include <saidby/saidby.h>", "cc ... $(pkg\\-config \\-\\-cflags \\-\\-libs saidby)", ".EE", ".SH DESCRIPTION"]
    for paragraph in paragraphs[1:]:
        out += [escape(paragraph), ".PP"]
    for title, entries in sections(rest):
        out.append(f".SH {title.upper()}")
        for comment, code in entries:
            out += [".PP", escape(comment), ".PP", ".EX", escape(code), ".EE"]
    out += [".SH SEE ALSO", ".BR saidby (1)"]
    print("\n".join(out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
