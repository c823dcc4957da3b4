"""Small sets of words, single words that are asked for by name, and affixes."""
from generated import array, quoted
from language.declared import fail, identifier, read_lists

SINGLE = "word"  # the keyword of words that have names
MAX_MENTION_SETS, NUMBER_AT = 28, 51  # lib/mention/features.h has the bits between
MAX_NUMBERS = (1 << 64 - NUMBER_AT) - 1
MAX_LETTERS = 40  # bytes of the longest word, as MAX_SET_WORD of lib/lang/vocabulary.h


class Words:
    """sets: {word: bits of its sets}; names: {word: its C name}"""

    def __init__(self, path, mention_sets, sets):
        self.sets, self.names, self.order = {}, {}, [*mention_sets, *sets]
        self.mention_count = len(mention_sets)
        if self.mention_count > MAX_MENTION_SETS:
            raise ValueError(f"classes.txt: {self.mention_count} mention sets, {MAX_MENTION_SETS} at most")
        for name, items, number in read_lists(path, self.order, keywords=(SINGLE,)):
            for item in items:
                if name == SINGLE:
                    self.add_name(path, number, item)
                else:
                    check_word(path, number, item)
                    self.sets[item] = self.sets.get(item, 0) | 1 << self.order.index(name)

    def add_name(self, path, number, item):
        """"that", or "that=dass" where another word stands for what the program calls WORD_THAT."""
        name, _, word = item.rpartition("=")
        check_word(path, number, word)
        name = identifier(name or word)
        if word in self.names or name in self.names.values():
            fail(path, number, f"{item!r}: WORD_{name} is there already")
        self.names[word] = name

    def lengths(self):
        """[(set, bytes of its shortest word, of its longest)]; nothing is as long as 1 to 0, for a set without words"""
        sizes = [[len(word.encode()) for word, bits in self.sets.items() if bits >> bit & 1] for bit in range(len(self.order))]
        return [(name, min(found, default=1), max(found, default=0)) for name, found in zip(self.order, sizes)]

    def number(self, more):
        """{word: number}: those with names first, in the order of their names, so that no other word changes the names' numbers."""
        named = sorted(self.names, key=self.names.get)
        words = named + sorted({*self.sets, *more} - set(named))
        if len(words) > MAX_NUMBERS:
            raise ValueError(f"{len(words)} words in sets and phrases, {MAX_NUMBERS} at most")
        return {word: number for number, word in enumerate(words, 1)}


def check_word(path, number, word):
    if word != word.lower() or "’" in word or len(word.encode()) > MAX_LETTERS:
        fail(path, number, f"{word!r} is not a word in lower case, with straight apostrophes, of {MAX_LETTERS} bytes at most")


def tables(words, numbers):
    size = (len(words.order) + 63) // 64
    rows, features = [[0] * size], [0]
    for word, number in numbers.items():
        bits = words.sets.get(word, 0)
        rows.append([bits >> 64 * part & (1 << 64) - 1 for part in range(size)])
        features.append(bits & (1 << words.mention_count) - 1 | number << NUMBER_AT)
    items = ["{" + ", ".join(f"0x{part:x}u" for part in row) + "}" for row in rows]
    return (array("const uint64_t word_rows[][WORD_ROW_SIZE]", items, 8) +
            array("const uint64_t word_set_features[]", [f"0x{bits:x}u" for bits in features], 8))


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
    return f"\nconst char affix_text[] = {quoted(text)};\n" + array("const uint16_t affix_starts[AFFIX_LIST_COUNT + 1]", starts, 16)
