"""The lexicon: the files of a language's folder lexicon/, to hash tables of words and phrases with their classes.

Words of a few ASCII letters, which most are, are found by these letters, all other forms by their hash: linear probing in
both (lib/lang/lexicon_table.h).
"""
import os
import re

from generated import array, fnv
from language.declared import fail

VERB_FORMS = ["base", "third", "past", "participle", "gerund"]
SPEECH = "cue_verb"  # "found" is "find" first of all, since what verb of saying a word is decides most
MAX_FORMS = 1 << 16
SHORT = 15  # letters of the longest word that is found by its letters: as SHORT_WORD in lib/lang/lexicon_table.h
WORD_BITS, HINT_BITS, HINT_CAPITAL, HINT_DOT = 15, 13, 1, 2  # as LEXICON_... there


class Lexicon:
    """forms: {form: set of classes}; canonical: {form: the first form of its entry, of the entry with the lowest of
    `ranks` where it is in several, which lib/lang/README.md tells}; starts: {first word of entries of several words: (tokens of
    the longest, bits of the letters that they go on with)}"""

    def __init__(self, folder, classes):
        self.bits = {name: 1 << bit for bit, name in enumerate(classes)}
        self.order = {name: place for place, name in enumerate(classes)}
        self.forms, self.canonical, self.ranks, self.starts = {}, {}, {}, {}
        for file in sorted(os.listdir(folder)):
            if file.endswith(".txt"):
                self.read(os.path.join(folder, file), file[:-4])

    def read(self, path, own):
        if own not in self.bits:
            fail(path, 1, f"the class {own!r} is not declared in classes.txt")
        directives, seen = set(), {}
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.startswith("#:"):
                    directives |= set(line[2:].split())
                    continue
                line = line.split("#", 1)[0].strip()
                if line:
                    self.read_entry(path, number, line, own, directives, seen)

    def read_entry(self, path, number, line, own, directives, seen):
        left, _, right = line.partition("=")
        forms = [[" ".join(form.split()) for form in place.split("/")] for place in left.split("|")]
        if not all(map(all, forms)) or ("verb" in directives and len(forms) != len(VERB_FORMS)):
            fail(path, number, f"{line!r} is not an entry")
        mask = self.bits[own]
        for name in right.split():
            if name not in self.bits:
                fail(path, number, f"the class {name!r} is not declared in classes.txt")
            mask |= self.bits[name]
        for place, spellings in enumerate(forms):
            verb = VERB_FORMS[place] if "verb" in directives else None
            for form in spellings:
                key = form if "exact" in directives else form.lower()
                if (key, verb) in seen:
                    fail(path, number, f"{form!r} is listed in line {seen[key, verb]} already")
                seen[key, verb] = number
                self.add(key, forms[0][0], mask | (self.bits[verb] if verb else 0), own)

    def add(self, key, canonical, mask, own):
        self.forms[key] = self.forms.get(key, 0) | mask
        rank = (own != SPEECH, key != canonical, self.order[own])
        if key not in self.ranks or rank < self.ranks[key]:
            self.ranks[key], self.canonical[key] = rank, canonical
        if " " in key:
            first = re.sub("'s?$", "", key.split(" ")[0])  # a possessive is a token of its own
            longest, letters = self.starts.get(first, (0, 0))
            tokens = len(re.findall(r"[^\W_]+|[^\w\s]", key))
            self.starts[first] = (max(longest, tokens), letters | second_of(key, first))


def second_of(key, first):
    """A bit for the two letters that a phrase goes on with after its first word: as phrase_bit of lib/text/word.c."""
    letters = [ord(c) & 31 if "a" <= c <= "z" else 0 for c in key[len(first):].lstrip(" ")[:2].lower().ljust(2)]
    return 1 << (letters[0] + 11 * letters[1] & 63 if letters[0] else 0)


def is_short(key):
    return len(key) <= SHORT and key.isascii() and key.isalpha()


def hash_short(key):
    """short_word_hash of lib/lang/lexicon_table.h."""
    data = key.encode().ljust(16, b"\0")
    low, high = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")
    return (low ^ high * 0x9E3779B97F4A7C15) * 0x9E3779B97F4A7C15 & (1 << 64) - 1


def words_table(keys):
    """By the hash of its letters, the place of each short word; 0 where none is."""
    return slots_of([(place, hash_short(key) >> 64 - WORD_BITS) for place, key in enumerate(keys) if key and is_short(key)],
                    1 << WORD_BITS)


def others_table(keys):
    """The same of all other forms by their hash."""
    others = [(place, fnv(key.encode())) for place, key in enumerate(keys) if key and not is_short(key)]
    size = 64
    while size < 2 * len(others):
        size *= 2
    return slots_of(others, size)


def slots_of(items, size):
    slots = [0] * size
    for place, value in items:
        at = value & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = place
    return slots


def hints_of(keys):
    """What short words in lower case may be, by the hash of their letters: a form with capitals, one with a dot at its end."""
    hints = [0] * (1 << HINT_BITS)
    for key in keys:
        lower = key.lower()
        if key != lower and is_short(lower):
            hints[hash_short(lower) >> 64 - HINT_BITS] |= HINT_CAPITAL
        if key.endswith(".") and is_short(lower[:-1]):
            hints[hash_short(lower[:-1]) >> 64 - HINT_BITS] |= HINT_DOT
    return hints


def character(byte):
    return f"'{chr(byte)}'" if 32 <= byte < 127 and chr(byte) not in "\\'" else f"'\\{byte:o}'"


def text_of(words):
    """(the text, where each word begins in it)"""
    text, places = bytearray(1), {}
    for word in sorted(words):
        places[word] = len(text)
        text += word.encode() + b"\0"
    return text, places


def rows_of(lexicon, keys, numbers, places, number_of_set, seconds):
    for key in keys:
        short = is_short(key)
        longest, letters = lexicon.starts.get(key, (0, 0))
        yield (f'{{"{key if short else ""}", {places[lexicon.canonical[key]] if key in lexicon.canonical else 0}, '
               f"0x{fnv((key.lower() if short else key).encode()):x}, {seconds.index(letters)}, {longest}, "
               f"{number_of_set[lexicon.forms.get(key, 0)]}, {numbers.get(key, 0)}}}")


def tables(lexicon, numbers):
    """(C text, the last slot and the number of short forms as C). numbers: {word of the sets and phrases: its number}."""
    forms = lexicon.forms
    for word in [*lexicon.starts, *numbers]:
        forms.setdefault(word, 0)
    keys = ["", *sorted(forms, key=lambda key: (not is_short(key), key))]
    if len(keys) > MAX_FORMS:
        raise ValueError(f"{len(keys)} forms, {MAX_FORMS} at most")
    others = [key for key in keys if key and not is_short(key)]
    text, places = text_of({*others, *lexicon.canonical.values()})
    sets = sorted({0, *forms.values()})
    seconds = sorted({0, *(letters for _, letters in lexicon.starts.values())})
    rows = list(rows_of(lexicon, keys, numbers, places, {classes: place for place, classes in enumerate(sets)}, seconds))
    slots = others_table(keys)
    sizes = f"{len(slots) - 1}, {len(keys) - len(others)}"
    return (array("static const char lexicon_text[]", [character(byte) for byte in text], 24) +
            array("static const lexicon_set lexicon_sets[]", [f"0x{classes:x}ULL" for classes in sets], 6) +
            array("static const uint64_t lexicon_seconds[]", [f"0x{letters:x}u" for letters in seconds], 6) +
            array("static _Alignas(32) const struct lexicon_form lexicon_forms[]", rows, 4) +
            array("static const uint32_t lexicon_others[]", [places[key] for key in others] or [0], 16) +
            array("static const uint16_t lexicon_words[1 << LEXICON_WORD_BITS]", words_table(keys), 24) +
            array(f"static const uint16_t lexicon_slots[{len(slots)}]", slots, 24) +
            array("static const uint8_t lexicon_hints[1 << LEXICON_HINT_BITS]", hints_of(keys), 32)), sizes
