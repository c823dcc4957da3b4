#!/usr/bin/env python3
"""Give the program texts of a kind that break programs, and check what holds for every text.

Usage: run.py PROGRAM [--size N] [NAME]...     (without a name: all; run.py --list: the names)

A text of a million of one thing must be read in linear time: the test has no clock, but a time in the square of the
length would run into the limit that ctest sets. N is that million, for programs that are slow because they watch
themselves. For every text: exit status 0, one JSON object, quotes in text order, all offsets within the text and not
empty, every text of a record as a reader sees it at its place, the same answer a second time.
"""
import html
import json
import re
import subprocess
import sys

MANY = 1_000_000
REPEAT_UP_TO = 10_000_000


def paragraphs(words, count):
    return "\n\n".join([words] * count)


TEXTS = {
    "empty": lambda: "",
    "blank": lambda: " \n\t\r\n\u00a0\u200b" * 1000,
    "double_marks": lambda: '"' * MANY,
    "opening_marks": lambda: "“" * MANY,
    "opening_marks_words": lambda: "“No " * (MANY // 2),
    "closing_marks": lambda: "”" * MANY,
    "closing_marks_words": lambda: "no.” " * (MANY // 2),
    "single_marks": lambda: "'" * MANY,
    "single_opening_marks": lambda: "‘no " * (MANY // 2),
    "apostrophes": lambda: "don't the boys' " * (MANY // 2),
    "apostrophe_words": lambda: "'tis " * MANY,
    "guillemets": lambda: "«" * MANY,
    "nested_marks": lambda: "“‘" * (MANY // 2) + "’”" * (MANY // 2),
    "marks_in_paragraphs": lambda: paragraphs("“We go on", MANY // 10),
    "cue_words": lambda: "said " * MANY,
    "cue_words_commas": lambda: "said, told, according to, " * (MANY // 4),
    "cues_in_marks": lambda: "“a” said " * (MANY // 4),
    "capitals": lambda: "A" * MANY,
    "capital_words": lambda: "Anna " * MANY,
    "titles": lambda: "President Minister Senator " * (MANY // 4),
    "name_list": lambda: "Anna Lind and " * (MANY // 3),
    "brackets": lambda: "([{" * (MANY // 3),
    "bracket_pairs": lambda: "(" * (MANY // 2) + ")" * (MANY // 2),
    "pronouns": lambda: "he she they it " * (MANY // 4),
    "pronoun_quotes": lambda: "“No,” he said. She said so. " * (MANY // 20),
    "letters_in_paragraphs": lambda: paragraphs("a", MANY // 2),
    "line_ends": lambda: "\n" * MANY,
    "full_stops": lambda: "." * MANY,
    "initials": lambda: "A. " * MANY,
    "ellipses": lambda: "... " * (MANY // 2),
    "hyphens": lambda: "a-" * (MANY // 2),
    "commas": lambda: "," * MANY,
    "colons": lambda: "Anna: " * (MANY // 4),
    "digits": lambda: "1,000.5 " * (MANY // 4),
    "no_spaces": lambda: "abcdefghij" * (MANY // 10),
    "one_line": lambda: "The bridge will open in May, said Anna Lind, the mayor. " * (50 * MANY // 56),
    "accents": lambda: "e\u0301" * (MANY // 2),
    "wide": lambda: "\U0001f600" * (MANY // 4),
    "zero_width": lambda: "a\u200bb\u200d\ufeff" * (MANY // 5),
    "no_break_spaces": lambda: "“No,”\u00a0said\u00a0Anna\u00a0Lind.\u202f" * (MANY // 40),
    "controls": lambda: "".join(map(chr, range(1, 32))) * 10_000,
    "soft_hyphens": lambda: "“N\u00ado,” s\u00adaid An\u00adna. " * (MANY // 22),
    "spaces_of_no_width": lambda: "a" + "\u200b" * MANY + "b",
    "joiners": lambda: "👩\u200d\u200b\ufe0f" * (MANY // 4),
    "right_to_left": lambda: "\u202e“שלום” said\u202c " * (MANY // 20),
    "links": lambda: "http://a.b/c?d=e@f " * (MANY // 20),
    "that_clauses": lambda: "Anna said that " * (MANY // 5),
    "relative_clauses": lambda: "Anna, who said Bert, " * (MANY // 5),
    "possessives": lambda: "Anna's mother's " * (MANY // 5),
    "semicolons": lambda: "he said; she said; " * (MANY // 5),
    "quoted_and_cue": lambda: "“A,” Anna Lind, the mayor, said, “b.” " * (MANY // 30),
    "transcript": lambda: paragraphs("LIND: We will see.", MANY // 20),
    "carriage_returns": lambda: "“No,” he said.\r\r" * (MANY // 30),
    "ampersands": lambda: "&" * MANY,
    "numbers_begun": lambda: "&#" * (MANY // 2),
    "number_without_end": lambda: "&#" + "9" * MANY,
    "name_without_end": lambda: "&" + "quot" * (MANY // 4),
    "escaped_again": lambda: "&" + "amp;" * (MANY // 4) + "quot;",
    "named_marks": lambda: "&quot;No,&quot; said Ann. " * (MANY // 25),
    "numbered_letters": lambda: "&#65;&#x62; " * (MANY // 12),
    "backslashes": lambda: "\\" * MANY,
    "escaped_marks": lambda: '\\"No,\\" said Ann. ' * (MANY // 20),
    "escaped_numbers": lambda: "\\u201c" * (MANY // 6),
    "escaped_lines": lambda: "a\\n" * (MANY // 3),
    "escaped_halves": lambda: "\\ud83d" * (MANY // 6),
    "stars": lambda: "*" * MANY,
    "star_openers": lambda: "*a " * (MANY // 3),
    "star_closers": lambda: "a* " * (MANY // 3),
    "star_pairs": lambda: "*“a”* " * (MANY // 6),
    "star_nest": lambda: "*a **b " * (MANY // 14) + "c** d* " * (MANY // 14),
    "star_kinds": lambda: "*a **b ***c _d __e ___f " * (MANY // 24) + "c* " * (MANY // 9),
    "star_opener_lines": lambda: "*“a\n" * (MANY // 4) + "b*\n" * (MANY // 3),
    "quoted_lines": lambda: "> “No,” said Ann.\n>\n" * (MANY // 20),
    "quoted_line_marks": lambda: ">" * MANY,
    "quoted_line_blanks": lambda: "> " * (MANY // 2),
    "heading_marks": lambda: "#" * MANY,
    "square_brackets": lambda: "[" * MANY + "](/a)",
    "square_bracket_ends": lambda: "](/" * (MANY // 3),
    "square_nest": lambda: "[" * (MANY // 5) + "](/a)" * (MANY // 5),
    "square_links": lambda: "[Ann](http://a.b/c) said no. " * (MANY // 30),
    "square_titles": lambda: '[a](/b "c' * (MANY // 9),
    "square_addresses": lambda: "[a](/" + "(b" * (MANY // 2),
    "images": lambda: "![*a](b) " * (MANY // 9),
}


class Broken(Exception):
    pass


def require(holds, *what):
    if not holds:
        raise Broken(" ".join(map(str, what)))


def run(program, text, unit):
    data = text.encode("utf-8")
    answer = subprocess.run([program, "--input", "text", "--format", "jsonl", "--offsets", unit, "-"], input=data, capture_output=True,
                            check=False)
    require(answer.returncode == 0, "exit status", answer.returncode, answer.stderr[-2000:].decode("utf-8", "replace"))
    require(not answer.stderr, "messages:", answer.stderr[-2000:])
    return answer.stdout


def check_span(item, length, what):
    require(0 <= item["start"] < item["end"] <= length, what, "is out of the text:", item)


def one_line(text):
    return " ".join(text.split())


def shown(text):
    """The characters of a text but those of Markdown and those that show nothing, references read."""
    before = None
    while text != before:
        before, text = text, html.unescape(text)
    return re.sub(r"\]\([^()]*\)|[][*_\\>#\s]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", "", text)


def same_words(text, there):
    return one_line(text) == one_line(there) or shown(text) == shown(there)


def bare(text):
    """Without what joins parts, and the commas that go for it."""
    return re.sub(r"[\s,…]+", "", text)


def check_place(item, text, what):
    """A mention: its place is in the text, and its words are those that are there."""
    if item is None:
        return
    check_span(item, len(text), what)
    there = text[item["start"]:item["end"]]
    require(same_words(item["text"], there), what, "is not the words of its place:", item, repr(there))


def check_quote(quote, text, speakers, before):
    require(quote["type"] in ("direct", "mixed", "indirect"), "type", quote["type"])
    require(quote["parts"], "a quote without parts")
    for part in quote["parts"] + quote.get("quoted", []):
        check_span(part, len(text), "a part")
    starts = [part["start"] for part in quote["parts"]]
    require(starts == sorted(starts) and starts[0] >= before, "quotes are not in text order")
    parts = " ".join(text[part["start"]:part["end"]] for part in quote["parts"])
    require(same_words(bare(quote["text"]), bare(parts)), "a quote's text is not that of its parts")
    for name in ("cue", "source", "addressee", "via"):
        check_place(quote[name], text, name)
    require(0 <= quote["confidence"] <= 1, "confidence", quote["confidence"])
    require(quote["speaker"] is None or quote["speaker"]["id"] < speakers, "there is no such speaker")
    return starts[0]


def check_document(line, text):
    document = json.loads(line)
    before = 0
    for quote in document["quotes"]:
        before = check_quote(quote, text, len(document["speakers"]), before)
    for number, speaker in enumerate(document["speakers"]):
        require(speaker["id"] == number and speaker["name"], "a speaker without id or name:", speaker)
        for place in speaker["mentions"]:
            check_span(place, len(text), "a mention")


def check(program, name):
    text = TEXTS[name]()
    line = run(program, text, "codepoint")
    check_document(line, text)
    if len(text) <= REPEAT_UP_TO:
        require(line == run(program, text, "codepoint"), "the answer is not the same a second time")


def main():
    global MANY
    if sys.argv[1] == "--list":
        print("\n".join(TEXTS))
        return 0
    program, names = sys.argv[1], sys.argv[2:]
    if names[:1] == ["--size"]:
        MANY, names = int(names[1]), names[2:]
    failed = 0
    for name in names or TEXTS:
        try:
            check(program, name)
        except Broken as broken:
            failed += 1
            print(f"{name}: {broken}"[:2000])
    print(f"{len(names or TEXTS) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
