#!/usr/bin/env python3
"""Make the records that a reader expects of an article from the reader's notes: expect.py [--check] NAME.quotes...

NAME.quotes is beside the article, NAME.txt; NAME.json is written, or with --check only compared. Notes are lines:

  # for the reader                          a comment
  ! Share on                                every line of the article that begins so is no paragraph but a heading, a
                                            caption or the like;  !< words: the line and all before;  !> and all after
  @ Ana Torres | person | mayor of Veld     a speaker: full name, kind, role ("-": none), and "with A; B" when joint; where
                                            other answers are as good, they are after the best one: "mayor / -"
  + head of the bench; baker?               more roles that the article gives the speaker; "?": it may be left out
  direct | Ana Torres                       a quotation: type, speaker ("-": none); "direct? |" when a careful reader
                                            may as well leave it out: a record for it is neither asked for nor wrong
  “((We lost ~ roof,))” <she> [told] {us}   after it, words of the article with what they are: ((a part of the content)),
                                            <source>, [cue], {addressee}, ^via^, =words in marks=; "~": words left out

Words that the article does not have, or has in two places, are refused. Offsets are code points. Sentences, and where the
speakers are mentioned, are read from NAME.marked; tools/marked.py tells its form.
"""
import json
import re
import sys

import marked

KINDS = ("person", "organization", "country", "group", "anonymous", "document")
MARKS = {"((": "part", "))": "part", "<": "source", ">": "source", "[": "cue", "]": "cue", "{": "addressee",
         "}": "addressee", "^": "via", "=": "quoted"}
MARK = re.compile(r"\(\(|\)\)|[<>\[\]{}^=]")
LAST_COMMA = re.compile(r"\s*,([’”»\"']*)$")
ELLIPSIS = re.compile(r"…|\.\.\.")
BLANK = re.compile(r"[ \t\u00a0\u202f]")


def blanks(text):
    """The text with every space that is no line end as a space: the offsets stay."""
    return BLANK.sub(" ", text)


class Article:
    def __init__(self, text):
        self.text = text
        self.plain = blanks(text)
        self.lines = [m.span() for m in re.finditer(r"[^\r\n]+", self.plain) if m[0].strip(" \ufeff\u200b")]
        self.boilerplate = set()

    def leave_out(self, how, words):
        found = [n for n, (start, _) in enumerate(self.lines) if self.plain[start:].lstrip(" \ufeff").startswith(words)]
        if not found or (how and len(found) > 1):
            raise marked.Bad(f"{len(found)} lines begin with {words!r}")
        if how == "<":
            found = range(found[0] + 1)
        elif how == ">":
            found = range(found[0], len(self.lines))
        self.boilerplate.update(found)

    def paragraph(self, at):
        number = -1
        for n, (start, end) in enumerate(self.lines):
            number += n not in self.boilerplate
            if start <= at < end:
                if n in self.boilerplate:
                    raise marked.Bad(f"a quotation stands in a line that is no paragraph: {self.plain[start:end]!r}")
                return number
        raise marked.Bad("no line holds the quotation")

    def find(self, words):
        """Where each character of the words is, "~" standing for whatever is between."""
        pieces = words.split("~")
        quick = re.compile(r"[^\r\n]*?".join(f"({re.escape(piece.strip(' '))})" for piece in pieces))
        greedy = re.compile(r"[^\r\n]*".join(f"({re.escape(piece.strip(' '))})" for piece in pieces))
        places = [m.start() for m in re.finditer(f"(?={quick.pattern})", self.plain)]
        if len(places) != 1:
            raise marked.Bad(f"found {len(places)} times: {words!r}")
        one, other = quick.match(self.plain, places[0]), greedy.match(self.plain, places[0])
        if any(one.span(n) != other.span(n) for n in range(1, len(pieces) + 1)):
            raise marked.Bad(f"ends in several places: {words!r}")
        where = []
        for n, piece in enumerate(pieces, 1):
            lead = len(piece) - len(piece.lstrip(" "))
            start, end = one.span(n)
            where += [min(max(start + k - lead, start), end) for k in range(len(piece))] + [end]
        return where


def read_line(article, line, quote):
    """Add the places of a line's marked words to the quotation."""
    spans, open_marks, words = [], {}, ""
    at = 0
    for mark in MARK.finditer(line):
        words += line[at:mark.start()]
        at = mark.end()
        kind = MARKS[mark[0]]
        closing = mark[0] in "))>]}" or (mark[0] in "^=" and kind in open_marks)
        if closing != (kind in open_marks):
            raise marked.Bad(f"marks do not pair: {line!r}")
        if closing:
            spans.append((kind, open_marks.pop(kind), len(words)))
        else:
            open_marks[kind] = len(words)
    words += line[at:]
    if open_marks:
        raise marked.Bad(f"marks do not pair: {line!r}")
    where = article.find(words)
    for kind, start, end in spans:
        quote[kind].append((where[start], where[end - 1] + 1 if words[end - 1] != "~" else where[end]))


def read_speaker(line, speakers):
    fields = [field.strip() for field in line.split("|")]
    members = [m.strip() for m in fields[3].removeprefix("with ").split(";")] if len(fields) > 3 else []
    answers = {what: [None if item == "-" else item for item in value.split(" / ")]
               for what, value in zip(("name", "kind", "role"), fields)}
    if not set(answers["kind"]) <= set(KINDS):
        raise marked.Bad(f"no kind of speaker: {fields[1]!r}")
    speaker = {"id": len(speakers), **{what: items[0] for what, items in answers.items()}}
    speaker["roles"] = [speaker["role"]] if speaker["role"] else []
    speaker["members"] = [speakers[member]["id"] for member in members]
    speaker["also"] = {what: items[1:] for what, items in answers.items() if items[1:]}
    speakers[speaker["name"]] = speaker


def read_roles(line, speakers):
    speaker = list(speakers.values())[-1]
    for role in (item.strip() for item in line.split(";")):
        (speaker["also"].setdefault("roles", []) if role[-1] == "?" else speaker["roles"]).append(role.rstrip("?"))


def read_notes(article, notes):
    speakers, quotes, problems = {}, [], []
    for number, line in enumerate(notes.split("\n"), 1):
        line = line.strip()
        try:
            if not line or line.startswith("#"):
                continue
            if line.startswith("!"):
                how = line[1] if line[1] in "<>" else ""
                article.leave_out(how, line[1 + len(how):].strip())
            elif line.startswith("@"):
                read_speaker(line[1:], speakers)
            elif line.startswith("+"):
                read_roles(line[1:], speakers)
            elif re.match(r"(direct|mixed|indirect)\?? \| ", line):
                kind, name = line.split(" | ")
                if name != "-" and name not in speakers:
                    raise marked.Bad(f"no speaker {name!r}")
                quotes.append({"type": kind.rstrip("?"), "debatable": kind.endswith("?"), "speaker": speakers.get(name),
                               "line": number, **{field: [] for field in MARKS.values()}})
            elif quotes:
                read_line(article, blanks(line), quotes[-1])
            else:
                raise marked.Bad("words without a quotation")
        except (marked.Bad, KeyError, IndexError) as problem:
            problems.append(f"{number}: {problem}")
    return speakers, quotes, problems


def place(article, spans):
    if len(spans) > 1:
        raise marked.Bad(f"{len(spans)} places where there can be one")
    return {"text": article.text[spans[0][0]:spans[0][1]], "start": spans[0][0], "end": spans[0][1]} if spans else None


def check(article, quote, parts):
    if not parts:
        raise marked.Bad("no content")
    if bool(quote["quoted"]) != (quote["type"] == "mixed"):
        raise marked.Bad("words in marks stand in a mixed quotation, and only there")
    for start, end in parts + quote["quoted"]:
        words = article.plain[start:end]
        if words != words.strip():
            raise marked.Bad(f"blanks at the ends of {words!r}")
    for start, end in quote["quoted"]:
        if not any(s <= start and end <= e for s, e in parts):
            raise marked.Bad("words in marks outside of the content")


def joined(article, parts):
    """The parts as a reader prints them: " … " where words are left out between two, and then without the last comma."""
    made = ""
    for (start, end), (following, _) in zip(parts, parts[1:] + [(None, None)]):
        part = article.text[start:end]
        if following is None:
            return made + part
        cut = "".join(article.text[max(end, s):min(following, e)] for n, (s, e) in enumerate(article.lines)
                      if n not in article.boilerplate and s < following and end < e)
        dots = ELLIPSIS.match(article.text, following)
        if re.search(r"\w|…", cut):
            part = LAST_COMMA.sub(r"\1", part)
            dots = dots or re.search(rf"{ELLIPSIS.pattern}$", part)
            made += part + (" " if dots else " … ")
        else:
            made += part + " "
    return made


def record(article, quote):
    parts = sorted(quote["part"])
    check(article, quote, parts)
    made = {"type": quote["type"], "text": joined(article, parts),
            "parts": [{"start": start, "end": end} for start, end in parts]}
    if quote["type"] == "mixed":
        made["quoted"] = [{"start": start, "end": end} for start, end in sorted(quote["quoted"])]
    for field in ("cue", "source"):
        made[field] = place(article, quote[field])
    speaker = quote["speaker"]
    made["speaker"] = speaker and {field: speaker[field] for field in ("id", "name", "kind", "role")}
    for field in ("addressee", "via"):
        made[field] = place(article, quote[field])
    made["paragraph"] = article.paragraph(parts[0][0])
    return made


def read_article(base):
    with open(base + ".txt", encoding="utf-8", newline="") as file:
        return Article(file.read())


def add_mentions(speakers, mentions):
    for speaker in speakers:
        speaker["mentions"], maybe = mentions[speaker["id"]]
        if maybe:
            speaker["also"]["mentions"] = maybe


def expect(path):
    """The document that the notes describe, as JSON, and what is wrong in them."""
    base = path.removesuffix(".quotes")
    article = read_article(base)
    with open(path, encoding="utf-8") as file:
        speakers, quotes, problems = read_notes(article, file.read())
    made, sentences = {False: [], True: []}, []
    try:
        with open(base + ".marked", encoding="utf-8") as file:
            sentences, mentions = marked.read_marked(file.read(), article.text, list(speakers.values()))
        add_mentions(speakers.values(), mentions)
    except marked.Bad as problem:
        problems.append(f"{base}.marked:{problem}")
    for quote in quotes if sentences else []:
        try:
            made[quote["debatable"]].append(record(article, quote))
        except marked.Bad as problem:
            problems.append(f"{quote['line']}: {problem}")
    for records in made.values():
        records.sort(key=lambda q: (q["parts"][0]["start"], -q["parts"][-1]["end"]))
    document = {"id": base.rsplit("/", 1)[-1], "offsets": "codepoint", "quotes": made[False], "debatable": made[True],
                "speakers": list(speakers.values()), "sentences": sentences}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n", problems


def main():
    check_only = sys.argv[1:2] == ["--check"]
    failed = False
    for path in sys.argv[1 + check_only:]:
        text, problems = expect(path)
        for problem in problems:
            print(f"{path}:{problem}", file=sys.stderr)
        target = path.removesuffix(".quotes") + ".json"
        if check_only and not problems:
            with open(target, encoding="utf-8") as file:
                if file.read() != text:
                    problems.append(f"{target} is not what tools/expect.py makes of {path}")
                    print(problems[-1], file=sys.stderr)
        elif not problems:
            with open(target, "w", encoding="utf-8") as file:
                file.write(text)
        failed |= bool(problems)
    return failed


if __name__ == "__main__":
    sys.exit(main())
