"""Small sets of words, single words that are asked for by name, and affixes."""
from generated import array, quoted
from language.declared import fail, identifier, read_lists

SINGLE = "word"  # the keyword of words that have names
MAX_MENTION_SETS, NUMBER_AT = 28, 51  # lib/mention/features.h has the bits between
MAX_NUMBERS = (1 << 64 - NUMBER_AT) - 1
MAX_LETTERS = 40  # bytes of the longest word, as MAX_SET_WORD of lib/lang/vocabulary.h


class Words:
    """sets: {word: bits of its sets}; named: [the word that is meant by each declared name, or None]"""

    def __init__(self, path, mention_sets, sets, names):
        self.sets, self.order = {}, [*mention_sets, *sets]
        given = {}
        self.mention_count = len(mention_sets)
        if self.mention_count > MAX_MENTION_SETS:
            raise ValueError(f"classes.txt: {self.mention_count} mention sets, {MAX_MENTION_SETS} at most")
        for name, items, number in read_lists(path, self.order, keywords=(SINGLE,)):
            for item in items:
                if name == SINGLE:
                    add_name(path, number, item, names, given)
                else:
                    check_word(path, number, item)
                    self.sets[item] = self.sets.get(item, 0) | 1 << self.order.index(name)

        missing = [name for name in names if name not in given]
        if missing:
            fail(path, 1, f"{', '.join(missing)}: declared in classes.txt, but no line says which these are (\"NAME=\" says none)")
        self.named = [given[name] for name in names]

    def lengths(self):
        """[(bytes of the shortest word of a set, of its longest)]; nothing is as long as 1 to 0, for a set without words"""
        sizes = [[len(word.encode()) for word, bits in self.sets.items() if bits >> bit & 1] for bit in range(len(self.order))]
        return [(min(found, default=1), max(found, default=0)) for found in sizes]

    def number(self, more):
        """{word: number}: those with names have the numbers of their names, the same in every language, all others those after."""
        numbers = {word: number for number, word in enumerate(self.named, 1) if word}
        others = sorted({*self.sets, *more} - set(numbers))
        numbers.update((word, number) for number, word in enumerate(others, len(self.named) + 1))
        if len(self.named) + len(others) > MAX_NUMBERS:
            raise ValueError(f"{len(self.named) + len(others)} words in sets and phrases, {MAX_NUMBERS} at most")
        return numbers


def add_name(path, number, item, names, given):
    """"that", "that=dass" where another word is what the code calls WORD_THAT, or "that=" where none is."""
    name, _, word = item.rpartition("=") if not item.endswith("=") else (item[:-1], "=", "")
    check_word(path, number, word)
    name = identifier(name or word).lower()
    if name not in names:
        fail(path, number, f"the word {name!r} is not declared in classes.txt")
    if name in given or (word and word in given.values()):
        fail(path, number, f"{item!r}: WORD_{name.upper()} is there already")
    given[name] = word or None


def check_word(path, number, word):
    if word != word.lower() or "’" in word or len(word.encode()) > MAX_LETTERS:
        fail(path, number, f"{word!r} is not a word in lower case, with straight apostrophes, of {MAX_LETTERS} bytes at most")


def tables(words, numbers):
    size = (len(words.order) + 63) // 64
    rows, features = [], []
    by_number = {number: word for word, number in numbers.items()}
    for number in range(max([len(words.named), *by_number]) + 1):
        bits = words.sets.get(by_number.get(number), 0)
        rows.append([bits >> 64 * part & (1 << 64) - 1 for part in range(size)])
        features.append(bits & (1 << words.mention_count) - 1 | number << NUMBER_AT)
    lengths = [f"{{{least}, {most}}}" for least, most in words.lengths()]
    items = ["{" + ", ".join(f"0x{part:x}u" for part in row) + "}" for row in rows]
    return (array("static const uint64_t word_rows[][WORD_ROW_SIZE]", items, 8) +
            array("static const uint64_t feature_rows[]", [f"0x{bits:x}u" for bits in features], 8) +
            array("static const uint8_t set_lengths[WORD_SET_COUNT][2]", lengths, 12))


def affix_tables(path, names):
    """The affixes of each list, the longest first, each after a byte with its size; and where the lists begin."""
    lists = {name: [] for name in names}
    for name, items, _ in read_lists(path, names):
        lists[name] += items
    text, starts = "", []
    for name in names:
        starts.append(len(text.encode()))
        text += "".join(chr(len(affix.encode())) + affix for affix in sorted(lists[name], key=lambda affix: (-len(affix.encode()), affix)))
    starts.append(len(text.encode()))
    return f"\nstatic const char affix_text[] = {quoted(text)};\n" + array("static const uint16_t affix_starts[AFFIX_LIST_COUNT + 1]", starts, 16)
