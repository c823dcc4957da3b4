"""Reading lib/lang/classes.txt, and lines of the form "name: items" whose names it declares."""
import re

SECTIONS = ("classes", "mention sets", "sets", "words", "affixes", "kinds", "phrases", "lines")


def fail(path, number, what):
    raise ValueError(f"{path}:{number}: {what}")


def identifier(name):
    """A word as part of a C name: "let's" is LETS."""
    return re.sub(r"\W", "", name.replace("-", "_")).upper()


def read_declared(path):
    """{section: [name]} of classes.txt."""
    found, section, where = {name: [] for name in SECTIONS}, None, {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                section = line.strip("[]")
                if section not in found:
                    fail(path, number, f"{line} is none of the sections {', '.join(SECTIONS)}")
                continue
            names, colon, purpose = line.partition(":")
            if section == "words" and not colon:
                names, colon, purpose = line, ":", "the word"
            names = names.split() if section == "words" else [names]
            if section is None or not all(re.fullmatch(r"[a-z][a-z_]*", name) for name in names) or not colon or not purpose.strip():
                fail(path, number, f"{line!r} is not a name with what it is for")
            group = "sets" if section == "mention sets" else section
            for name in names:
                if (group, name) in where:
                    fail(path, number, f"{name!r} is declared in line {where[group, name]} already")
                where[group, name] = number
                found[section].append(name)
    return found


def read_lists(path, declared, separator=None, several=(), keywords=()):
    """[(name, [item], line number)] of lines "name: item item"; a name may have several lines, but for those in `several`,
    of which each line is a list of its own. Every declared name must be there."""
    rows, seen = [], {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            name, colon, rest = line.partition(": ")
            if not colon and line.endswith(":"):
                name, colon, rest = line[:-1], ":", ""
            if not colon:
                fail(path, number, f"{line!r} is not a name, a colon and what belongs to it")
            if name not in declared and name not in keywords:
                fail(path, number, f"{name!r} is not declared in classes.txt")
            items = [" ".join(item.split()) for item in rest.split(separator)]
            items = [item for item in items if item]
            for item in items:
                key = (name, item, number if name in several or name in keywords else 0)
                if key in seen:
                    fail(path, number, f"{item!r} is in {name!r} already, by line {seen[key]}")
                seen[key] = number
            rows.append((name, items, number))
    missing = [name for name in declared if name not in {row[0] for row in rows}]
    if missing:
        fail(path, 1, f"{', '.join(missing)}: declared in classes.txt, but no line says which these are (\"name:\" says none)")
    return rows
