#!/usr/bin/env python3
"""Articles with their sentences and mentions marked by a reader: marked.py PROGRAM NAME.quotes... writes first drafts

NAME.marked is the article, NAME.txt, one sentence a line, with an empty line between paragraphs. A mention of a speaker of
NAME.quotes is in brackets, with a name that tells who is meant:

  [Ana Bell|Bell], [who|Bell] leads [the union|Dockers United], said [[she|Bell] and [Bo Carr|Carr]|Bell and Carr] agree.

The name is that of the speaker, or its beginning or end, as long as no other speaker's begins or ends so. "?" after it: a
careful reader may as well leave the mention out. A bracket of the article has a backslash before it.

A mention is whatever names or means a speaker: a name with the titles of a person before it, also those that a comma
parts from it ("[his deputy, Ana Bell|Bell]"); a description up to its noun ("[the head|Bell] of the port"); a pronoun;
"who" and "which". What follows a name after a comma is left out, and a possessive ’s, and a contracted verb ("[He|Bell]’s
late"). No mentions are possessive and reflexive pronouns ("his", "himself"), the first and second person, and what somebody
is said to be ("she is a baker").

A draft is made of what the program finds. It is a draft: a reader reads it beside the text and corrects it.
"""
import json
import re
import subprocess
import sys

SPACE = re.compile(r"[\s\ufeff\u200b]*")
PIECE = re.compile(r"\\(.)|([\[\]|])|([^\\\[\]|]+)")


class Bad(Exception):
    pass


def named(name, names):
    """The names that are this one, or else those that begin or end with it."""
    return [other for other in names if other == name] or \
           [other for other in names if other.startswith(name + " ") or other.endswith(" " + name)]


def find_speaker(name, speakers):
    found = named(name, [speaker["name"] for speaker in speakers])
    if len(found) != 1:
        raise Bad(f"{len(found)} speakers are named {name!r}")
    return next(speaker["id"] for speaker in speakers if speaker["name"] == found[0])


def read_line(line, speakers):
    """A sentence without its marks, and its mentions as (start, end, id of the speaker, whether it must be found)."""
    words, mentions, open_marks, at = "", [], [], 0
    while at < len(line):
        piece = PIECE.match(line, at)
        at = piece.end()
        if piece[2] == "[":
            open_marks.append(len(words))
        elif piece[2] == "|" and open_marks:
            name = re.compile(r"[^\[\]|]+(?=\])").match(line, at)
            if not name or open_marks[-1] == len(words):
                raise Bad(f"a mention has no words or no speaker: {line!r}")
            mentions.append((open_marks.pop(), len(words), find_speaker(name[0].rstrip("?"), speakers), name[0][-1] != "?"))
            at = name.end() + 1
        elif piece[2] in ("[", "]"):
            raise Bad(f"brackets do not pair: {line!r}")
        else:
            words += piece[1] or piece[2] or piece[3]
    if open_marks:
        raise Bad(f"brackets do not pair: {line!r}")
    return words, mentions


def read_marked(marked, text, speakers):
    """The sentences of the article, and {id of a speaker: [mentions that must be found, mentions that may be]}; all spans."""
    sentences, mentions, at = [], {speaker["id"]: ([], []) for speaker in speakers}, 0
    for number, line in enumerate(marked.split("\n"), 1):
        if not line:
            continue
        try:
            words, found = read_line(line, speakers)
        except Bad as problem:
            raise Bad(f"{number}: {problem}") from None
        at = SPACE.match(text, at).end()
        if text[at:at + len(words)] != words:
            raise Bad(f"{number}: the article goes on with {text[at:at + 40]!r}, not with {words[:40]!r}")
        sentences.append({"start": at, "end": at + len(words)})
        for start, end, speaker, needed in sorted(found, key=lambda m: (m[0], -m[1])):
            mentions[speaker][not needed].append({"start": at + start, "end": at + end})
        at += len(words)
    if SPACE.match(text, at).end() < len(text):
        raise Bad(f"the article has more words: {text[at:at + 40]!r}")
    return sentences, mentions


def short(name, names):
    """A surname, or the first word of what is long."""
    words = name.split(" ")
    choice = [words[-1]] if words[-1].isalpha() and name.istitle() else words[:1] if len(words) > 3 else []
    return next((word for word in choice if named(word, names) == [name]), name)


def draft(text, sentences, speakers, names):
    """The article with the program's sentences, and its mentions of those speakers who are expected; names: {each name
    that the reader finds good: the best one}."""
    marks = []
    for speaker in speakers:
        name = names.get(speaker["name"].lower())
        for place in speaker["mentions"] if name else []:
            marks += [(place["start"], 1, -place["end"], "["),
                      (place["end"], 0, -place["start"], f"|{short(name, set(names.values()))}]")]
    made, before = "", None
    for sentence in sentences:
        at = sentence["start"]
        if before is not None:
            made += "\n\n" if "\n" in text[before:at] else "\n"
        for place, _, _, mark in sorted(m for m in marks if sentence["start"] <= m[0] <= sentence["end"]):
            made += re.sub(r"([\\\[\]])", r"\\\1", text[at:place]) + mark
            at = place
        before = sentence["end"]
        made += re.sub(r"([\\\[\]])", r"\\\1", text[at:before])
    return made + "\n"


def run(program, *arguments):
    out = subprocess.run([program, "--format", "jsonl", *arguments], capture_output=True, check=True).stdout
    return json.loads(out)


def main():
    program, *paths = sys.argv[1:]
    for path in paths:
        base = path.removesuffix(".quotes")
        with open(path, encoding="utf-8") as file:
            answers = [line[1:].split("|")[0].strip().split(" / ") for line in file if line.startswith("@")]
        with open(base + ".txt", encoding="utf-8", newline="") as file:
            text = file.read()
        speakers, sentences = run(program, base + ".txt")["speakers"], run(program, "--sentences", base + ".txt")["sentences"]
        with open(base + ".marked", "x", encoding="utf-8") as file:
            file.write(draft(text, sentences, speakers, {name.lower(): names[0] for names in answers for name in names}))


if __name__ == "__main__":
    main()
