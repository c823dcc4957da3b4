"""Phrases: sequences of words for stages that read tokens, and text for those that read the bytes of a line."""
import collections
import os
import string

from generated import array, quoted
from language.declared import fail, read_lists
from language.words import check_word

LONGEST_LINE = 255  # bytes


class Phrases:
    """words: {list: [[word]]}; lines: [(text, list)]"""

    def __init__(self, path, names, line_names):
        self.words, self.lines, self.line_names = {name: [] for name in names}, [], line_names
        for name, items, number in read_lists(path, [*names, *line_names], separator="|"):
            for item in items:
                if name in self.words:
                    self.add_words(path, number, name, item.split())
                else:
                    self.add_line(path, number, name, item)

    def add_words(self, path, number, name, words):
        for word in words:
            check_word(path, number, word)
        self.words[name].append(words)

    def add_line(self, path, number, name, text):
        if text != text.lower() or "’" in text or len(text.encode()) > LONGEST_LINE:
            fail(path, number, f"{text!r} is not in lower case, with straight apostrophes, of {LONGEST_LINE} bytes at most")
        self.lines.append((text, name))

    def all_words(self):
        return {word for phrases in self.words.values() for phrase in phrases for word in phrase}


def word_tables(phrases, numbers):
    """For each list its phrases, the longest first, each as how many words it has and their numbers; and where the lists begin."""
    flat, starts = [], []
    for rows in phrases.words.values():
        starts.append(len(flat))
        for phrase in sorted(rows, key=lambda phrase: (-len(phrase), phrase)):
            flat += [len(phrase), *(numbers[word] for word in phrase)]
    starts.append(len(flat))
    return (array("static const uint16_t phrase_words[]", flat or [0], 16) +
            array("static const uint16_t phrase_starts[PHRASE_LIST_COUNT + 1]", starts, 16))


def line_key(lines, counts):
    """Of lines that begin alike: the least frequent letter of that beginning, its place and the first byte; else zeros."""
    start = os.path.commonprefix(lines)
    places = [(counts[letter], at) for at, letter in enumerate(start) if letter in string.ascii_lowercase]
    if not places or start[0] not in string.ascii_lowercase:
        return "{0, 0, 0}"
    at = min(places)[1]
    return f"{{{ord(start[at])}, {at}, {ord(start[0])}}}"


def line_tables(phrases, forms):
    """The lines in the order of their bytes, and where those begin that begin with each byte; and by which letter those of each
    list are found in a long text. forms: of the lexicon, by which it is told how frequent a letter is."""
    counts = collections.Counter("".join(forms))
    keys = [line_key([text for text, list_name in phrases.lines if list_name == name], counts) for name in phrases.line_names]
    rows = sorted((text.encode(), phrases.line_names.index(name)) for text, name in phrases.lines)
    text, items, firsts = "", [], [0]
    for line, name in rows:
        items.append(f"{{{len(text.encode())}, {len(line)}, {name}}}")
        text += line.decode()
    for byte in range(256):
        firsts.append(sum(line[0] <= byte for line, _ in rows))
    return (f"\nstatic const char line_text[] = {quoted(text)};\n" + array("static const struct line_row line_rows[]", items or ["{0, 0, 0}"], 8) +
            array("static const uint16_t line_firsts[257]", firsts, 24) +
            array("static const struct line_key line_keys[LINE_LIST_COUNT]", keys, 8))
