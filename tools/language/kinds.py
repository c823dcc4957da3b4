"""Kinds of nouns, by which identity is told: noun_kinds.txt to a hash table from a word to its kinds."""
from generated import fnv
from language.declared import fail, read_lists

NAMELESS = ("role", "document")  # each line of these is a kind of its own
SHORT, DOTLESS, COUNTRY = "short", "never_dotted", "country"
MAX_KINDS = 64
DOCUMENTS = 8  # the highest bits, a kind of documents each; kinds of roles have those between these and the names
DOTTED = 5  # letters of the longest title that is known with a dot too


class Kinds:
    """names: [name], by their bits; words: {word: bits}; long: {short word: long word}; country: {word of a country: its name};
    dotless: the bits of kinds whose words never have a dot"""

    def __init__(self, path, names):
        self.names = [name for name in names if name not in NAMELESS]
        self.words, self.long, self.country, self.dotless = {}, {}, {}, 0
        bits, dotless = {name: 1 << bit for bit, name in enumerate(self.names)}, []
        free = {name: iter([1 << bit for bit in range(*bits_of(name, len(self.names)))]) for name in NAMELESS}
        for name, items, number in read_lists(path, names, several=(*NAMELESS, COUNTRY), keywords=(SHORT, DOTLESS)):
            if name == SHORT:
                self.add_short(path, number, items)
            elif name == DOTLESS:
                dotless += items
            elif items:
                if name == COUNTRY:
                    self.add_country(path, number, items)
                self.add_kind(path, number, items, bits[name] if name in bits else next(free[name], None))
        for name in dotless:
            if name not in bits:
                fail(path, 1, f"{DOTLESS} names {name!r}, which is not a kind")
            self.dotless |= bits[name]

    def add_kind(self, path, number, items, bit):
        if bit is None:
            fail(path, number, f"there are more lines of this kind than {MAX_KINDS} bits leave")
        for word in items:
            self.words[word] = self.words.get(word, 0) | bit

    def add_short(self, path, number, items):
        if len(items) != 2:
            fail(path, number, f"{SHORT!r} takes a short word and its long one")
        if items[0] in self.long:
            fail(path, number, f"{items[0]!r} is short for {self.long[items[0]]!r} already")
        self.long[items[0]] = items[1]

    def add_country(self, path, number, items):
        for word in items:
            if word in self.country:
                fail(path, number, f"{word!r} is of {self.country[word]!r} already")
            self.country[word] = items[0]

    def size(self):
        """The rows of the table, of which three in four stay free."""
        size = 64
        while size < 4 * len(self.all()):
            size *= 2
        return size

    def all(self):
        return {*self.words, *self.long, *self.country}

    def rows(self):
        """[None or (form, its long form, bits)]"""
        rows = [None] * self.size()
        for word in sorted(self.all()):
            bits, full = self.words.get(word, 0), self.long.get(word) or self.country.get(word, word)
            forms = [(word, bits)]
            if len(word) <= DOTTED and (bits & ~self.dotless or word in self.long):
                forms.append((word + ".", bits & ~self.dotless))
            for form, own in forms:
                rows[place_of(rows, form)] = (form, full, own)
        return rows


def place_of(rows, word):
    """Where a word's row goes in a hash table with linear probing, whose size is a power of two."""
    at = fnv(word.encode()) & (len(rows) - 1)
    while rows[at]:
        at = (at + 1) & (len(rows) - 1)
    return at


def bits_of(nameless, named):
    """The first bit of the kinds of a name that each line is one of, and the one after the last; so many kinds have names."""
    return (named, MAX_KINDS - DOCUMENTS) if nameless == "role" else (MAX_KINDS - DOCUMENTS, MAX_KINDS)


def names(declared):
    """The C names of the kinds, and masks of those without one: the same in every language."""
    named = [name for name in declared if name not in NAMELESS]
    text = "".join(f"#define KIND_{name.upper()} ((uint64_t)1 << {bit})\n" for bit, name in enumerate(named))
    for nameless in NAMELESS:
        text += f"#define KIND_{nameless.upper()}S 0x{sum(1 << bit for bit in range(*bits_of(nameless, len(named)))):x}ULL\n"
    return text


def tables(kinds):
    rows = [(at, row) for at, row in enumerate(kinds.rows()) if row]
    hashes = "".join(f"    [{at}] = 0x{fnv(form.encode()):08x}u, /* {form} */\n" for at, (form, _, _) in rows)
    items = "".join(f"    [{at}] = {{0x{fnv(full.encode()):08x}u, 0x{bits:x}u}}, /* {form} */\n" for at, (form, full, bits) in rows)
    return (f"\nstatic const uint32_t noun_kind_hashes[{kinds.size()}] = {{\n{hashes}}};\n\n"
            f"static const struct noun_kind_row noun_kind_rows[{kinds.size()}] = {{\n{items}}};\n")
