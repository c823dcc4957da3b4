#!/usr/bin/env python3
"""Measure records against annotated articles.

Usage: score.py GOLD.jsonl PREDICTIONS.jsonl [--speakers SPEAKERS.jsonl] [--json]

GOLD: a document a line, {"id", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}]}, offsets
in code points. PREDICTIONS: what the program prints with --format jsonl. SPEAKERS: who each source is, says a reader.

The measures, each as precision, recall and F1; bench/ACCURACY.md explains them in full:
  Q   the spans in double quotation marks: is the one who is named for it the right one?     Q5: of five words or more
  R   statements of every kind: content with an intersection over union of 0.5, and source   R8: 0.8
  S   the speakers' full names, over the quoted spans                 Sp: where the source is a pronoun or description
  T   the speakers' roles, over the quoted spans
  N   as S, over statements of every kind                             Np: as Sp    NT: as T
  M   of the records that name a person for a statement, those that name somebody else (a share)    M9: with 0.9 and more
"""
import argparse
import json
import re
import sys
from dataclasses import dataclass, field

VERBS = frozenset("""
    accuse acknowledge add address admit advise affirm allege announce answer argue ask assert assure blast call caution
    charge cite claim comment complain concede conclude confess confirm contend continue counter cry declare decline
    decry demand denounce deny describe disclose dismiss elaborate emphasise emphasize estimate exclaim explain express
    forecast hint inform insist interject joke lament maintain mention muse note object observe offer opine pledge plead
    point post predict proclaim promise propose protest quip quote read reaffirm reassure recall recommend recount refer
    reiterate rejoin relate remark remind repeat reply report request respond retort reveal say scoff shout signal slam
    speak speculate state stress suggest summarize tell testify threaten tweet underline underscore urge voice vow warn
    whisper wonder write yell according statement
""".split())
IRREGULAR = {
    "say": ("said", "says"), "tell": ("told",), "write": ("wrote", "written"), "speak": ("spoke", "spoken"),
    "deny": ("denied", "denies"), "reply": ("replied",), "testify": ("testified", "testifies"), "cry": ("cried",),
    "quip": ("quipped",), "refer": ("referred", "referring"),
}
BASE_OF = {form: base for base, forms in IRREGULAR.items() for form in forms}
MARK_CUES = frozenset((":", "—", "―", "-", "–"))
PRONOUNS = frozenset("he she they it we i who him her them his their its you one".split())
SMALL_WORDS = frozenset("the a an mr mrs ms sir dr of and for in at to on by s ’s".split())
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
MEASURES = ("Q", "Q5", "R", "R8", "S", "Sp", "T", "N", "Np", "NT")
WRONG = ("M", "M9")  # shares of wrong names, the lower the better


# ---- words and spans ----

def words(text):
    return WORD.findall(text)


def cut(text, spans):
    return " ".join(text[start:end] for start, end in spans)


def total(spans):
    return sum(end - start for start, end in spans)


def shared(a, b):
    return sum(max(0, min(e, y) - max(s, x)) for s, e in a for x, y in b)


def verb_bases(word):
    """What may be the base form of an inflected word."""
    yield BASE_OF.get(word, word)
    stem = re.sub(r"(e?s|e?d|ing)$", "", word)
    if stem != word:
        yield from (stem, stem + "e", re.sub(r"(.)\1$", r"\1", stem), re.sub(r"i$", "y", stem))


def says(cue):
    """Whether a cue is a word, or mark, of saying and not of belief, wish or plan."""
    return cue.strip() in MARK_CUES or any(base in VERBS for word in words(cue.lower()) for base in verb_bases(word))


def quoted_spans(text):
    """What is between double quotation marks, by one neutral rule: a mark left open ends with its paragraph."""
    found = []
    start = None
    for at, char in enumerate(text + "\n"):
        if char == "\n" or (start is not None and char in '”"'):
            if start is not None and words(text[start:at]):
                found.append((start, at))
            start = None
        elif start is None and char in '“"':
            start = at + 1
    return found


class Letters:
    """The letters and digits of a text, counted so that those of a span are a subtraction."""

    def __init__(self, text):
        self.before = [0]
        for char in text:
            self.before.append(self.before[-1] + char.isalnum())

    def count(self, spans):
        return sum(self.before[end] - self.before[start] for start, end in spans)

    def common(self, a, b):
        return sum(self.before[min(e, y)] - self.before[max(s, x)] for s, e in a for x, y in b if min(e, y) > max(s, x))

    def agreement(self, a, b):
        """Intersection over union."""
        both = self.common(a, b)
        return both / (self.count(a) + self.count(b) - both) if both else 0.0


def merged(spans):
    """The spans without overlaps."""
    result = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


# ---- names, sources and roles ----

def capitals(text):
    bare = re.sub(r"['’]s\b", "", text)
    return [word.lower() for word in words(bare) if word[:1].isupper() and word.lower() not in SMALL_WORDS]


def surname(text):
    return (capitals(text) or [None])[-1]


def name_words(name):
    bare = re.sub(r"['’]s?\b", "", name.lower())
    return [word for word in words(bare) if word not in SMALL_WORDS and len(word.strip(".")) > 1]


def right_source(text, gold, quote):
    """A source is right when it lies well on the gold one, shares its surname, or is the same pronoun close by."""
    if not gold or not quote.named:
        return False
    common = shared(gold, quote.source)
    if common and 3 * common >= total(quote.source):
        return True
    wanted = cut(text, gold)
    if wanted.lower() in PRONOUNS:
        return any(text[s:e].lower() == wanted.lower() and abs(s - gold[0][0]) < 300 for s, e in quote.source)
    head = capitals(re.split(r",| who | which ", wanted)[0])
    given = [text[s:e] for s, e in quote.source] + [quote.name or ""]
    return any(surname(name) in head for name in given)


def right_name(item, name):
    if not name:
        return False
    given = name_words(name)
    if item["kind"] in ("anonymous", "group", "document"):
        wanted = set(name_words(item["name"]))
        return 2 * len(wanted & set(given)) >= max(len(wanted), len(given), 1)
    return any(given == name_words(known) for known in (item["name"], *item["aliases"]))


def somebody_else(item, name):
    """Whether the name is another person's: neither the full name nor a part of it or of an alias."""
    known = {word for given in (item["name"], *item["aliases"]) for word in name_words(given)}
    return not right_name(item, name) and not set(name_words(name)) <= known


def right_role(item, role):
    given = set(name_words(role or ""))
    wanted = [set(name_words(known)) for known in item["roles"]]
    return any(known and 2 * len(given & known) >= max(len(given), len(known)) for known in wanted)


# ---- the records and the annotation ----

@dataclass
class Quote:
    type: str
    content: list
    source: list
    cue: list
    name: str
    role: str
    confidence: float
    pattern: str = None
    person: bool = False

    @classmethod
    def of(cls, record):
        def place(item):
            return [(item["start"], item["end"])] if item else []
        speaker = record.get("speaker") or {}
        return cls(record["type"], [(p["start"], p["end"]) for p in record["parts"]], place(record.get("source")),
                   place(record.get("cue")), speaker.get("name"), speaker.get("role"), record.get("confidence", 1.0),
                   record.get("pattern"), speaker.get("kind") == "person")

    @property
    def named(self):
        return bool(self.source or self.name)


@dataclass
class Gold:
    index: int
    content: list
    source: list
    cue: list
    type: str
    wanted: bool  # counts for recall: it is a statement, and surely one
    optional: bool = False

    @classmethod
    def of(cls, index, item, text):
        wanted = not item.get("optional") if "type" in item else says(cut(text, item["cue"]))
        return cls(index, item["content"], item["source"], item["cue"], item.get("type"), wanted,
                   bool(item.get("optional")))


@dataclass
class Tally:
    right: int = 0
    right_gold: int = 0  # differs from right where a match counts for precision alone
    named: int = 0
    gold: int = 0

    def add(self, right, named, gold):
        self.right += bool(right)
        self.right_gold += bool(right)
        self.named += bool(named)
        self.gold += bool(gold)

    @property
    def precision(self):
        return self.right / self.named if self.named else 0.0

    @property
    def recall(self):
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class WrongNames:
    """Of the records that name a person, those that name another one."""
    wrong: int = 0
    named: int = 0

    @property
    def share(self):
        return self.wrong / self.named if self.named else 0.0


@dataclass
class SpanAnswer:
    """One span in quotation marks, what the annotation says of it and what the records say."""
    span: tuple
    gold: Gold
    quote: Quote
    right: bool
    item: dict = None      # who the source is
    name_right: bool = None
    role_right: bool = None


@dataclass
class NameAnswer:
    """One statement whose source a reader has named, and the record that answers for it."""
    gold: Gold
    quote: Quote
    item: dict
    right: bool
    wrong: bool  # it names another person


@dataclass
class DocumentScore:
    text: str
    golds: list
    quotes: list
    spans: list = field(default_factory=list)
    pairs: dict = field(default_factory=dict)  # measure -> [(gold index in golds, quote index in quotes)]
    names: list = field(default_factory=list)


@dataclass
class Score:
    tallies: dict
    wrong: dict = field(default_factory=dict)
    documents: dict = field(default_factory=dict)
    covered: int = 0
    missing: int = 0

    @property
    def found(self):
        return self.covered / self.tallies["Q"].gold if self.tallies["Q"].gold else 0.0


# ---- the measures ----

def owner_of(span, golds):
    """The innermost attribution that holds most of the span."""
    size = span[1] - span[0]
    holders = [gold for gold in golds if 2 * shared([span], gold.content) > size]
    return min(holders, key=lambda gold: total(gold.content), default=None)


def answer_for(span, quotes):
    """The quote that answers for the span: it covers half; more is better, then a named source, then the shorter."""
    size = span[1] - span[0]
    ranked = [(shared([span], quote.content), quote.named, -total(quote.content), n) for n, quote in enumerate(quotes)
              if 2 * shared([span], quote.content) >= size]
    return quotes[max(ranked)[3]] if ranked else None


def score_speaker(answer, text, tallies):
    item, quote = answer.item, answer.quote
    named = bool(quote and quote.named)
    name, role = (quote.name, quote.role) if named else (None, None)
    source = cut(text, answer.gold.source)
    answer.name_right = named and right_name(item, name)
    by_name = surname(source) and source.lower() not in PRONOUNS
    for measure in ("S",) if by_name else ("S", "Sp"):
        tallies[measure].add(answer.name_right, name, True)
    if item["roles"]:
        answer.role_right = named and right_role(item, role)
        tallies["T"].add(answer.role_right, role, True)


def score_spans(document, people, score):
    for span in quoted_spans(document.text):
        gold = owner_of(span, document.golds)
        gold = gold if gold and gold.source else None
        quote = answer_for(span, document.quotes)
        named = bool(quote and quote.named)
        right = bool(named and gold and right_source(document.text, gold.source, quote))
        answer = SpanAnswer(span, gold, quote, right)
        document.spans.append(answer)
        score.covered += bool(gold and quote)
        for measure in ("Q", "Q5") if len(words(document.text[slice(*span)])) >= 5 else ("Q",):
            score.tallies[measure].add(right, named, gold)
        item = people.get(gold.index) if gold else None
        if item and item["name"]:
            answer.item = item
            score_speaker(answer, document.text, score.tallies)


def match(candidates):
    """Pair off, the best agreement first."""
    golds, quotes, pairs = set(), set(), []
    for _, gold, quote in sorted(candidates):
        if gold not in golds and quote not in quotes:
            golds.add(gold)
            quotes.add(quote)
            pairs.append((gold, quote))
    return pairs


def score_statements(document, tallies):
    letters = Letters(document.text)
    golds = [(n, gold, merged(gold.content)) for n, gold in enumerate(document.golds) if gold.source]
    quotes = [(n, quote, merged(quote.content)) for n, quote in enumerate(document.quotes) if quote.named]
    candidates = []
    for i, gold, gold_content in golds:
        for j, quote, content in quotes:
            agreement = letters.agreement(gold_content, content)
            if agreement >= 0.5 and right_source(document.text, gold.source, quote):
                candidates.append((-agreement, i, j))
    for measure, least in (("R", 0.5), ("R8", 0.8)):
        pairs = match([c for c in candidates if -c[0] >= least])
        tally = tallies[measure]
        tally.named += len(quotes)
        tally.gold += sum(gold.wanted for _, gold, _ in golds)
        tally.right += len(pairs)
        tally.right_gold += sum(document.golds[i].wanted for i, _ in pairs)
        document.pairs[measure] = pairs


def pair_names(document, people):
    """For each statement whose source is named by a reader the record that agrees with it, whoever that names, or None."""
    letters = Letters(document.text)
    golds = [(n, merged(gold.content)) for n, gold in enumerate(document.golds) if gold.index in people]
    quotes = [(n, merged(quote.content)) for n, quote in enumerate(document.quotes) if quote.named]
    agreements = [(-letters.agreement(wanted, content), i, j) for i, wanted in golds for j, content in quotes]
    answers = dict(match([row for row in agreements if row[0] <= -0.5]))
    return [(document.golds[i], document.quotes[answers[i]] if i in answers else None) for i, _ in golds]


def score_names(document, people, score):
    for gold, quote in pair_names(document, people):
        item, name = people[gold.index], quote.name if quote else None
        if not item["name"]:
            continue
        answer = NameAnswer(gold, quote, item, right_name(item, name), bool(name) and quote.person and somebody_else(item, name))
        document.names.append(answer)
        if name and quote.person:
            for measure in WRONG if quote.confidence >= 0.9 else WRONG[:1]:
                score.wrong[measure].wrong += answer.wrong
                score.wrong[measure].named += 1
        if gold.optional or not gold.wanted:
            continue
        source = cut(document.text, gold.source)
        for measure in ("N",) if surname(source) and source.lower() not in PRONOUNS else ("N", "Np"):
            score.tallies[measure].add(answer.right, name, True)
        if item["roles"]:
            role = quote.role if quote else None
            score.tallies["NT"].add(right_role(item, role), role, True)


def score_set(articles, predictions, speakers=None):
    """articles: the gold documents; predictions: id -> records; speakers: id -> items, or None."""
    measures = MEASURES if speakers is not None else MEASURES[:4]
    score = Score({measure: Tally() for measure in measures},
                  {measure: WrongNames() for measure in WRONG} if speakers is not None else {})
    for article in articles:
        name, text = article["id"], article["text"]
        score.missing += name not in predictions
        golds = [Gold.of(n, item, text) for n, item in enumerate(article["attributions"])]
        document = DocumentScore(text, golds, [Quote.of(record) for record in predictions.get(name, [])])
        people = {item["index"]: item for item in (speakers or {}).get(name, [])}
        score_spans(document, people, score)
        score_statements(document, score.tallies)
        if name in (speakers or {}):
            score_names(document, people, score)
        score.documents[name] = document
    return score


def reliability(scores, buckets=10):
    """Rows (confidence from, to, records, mean confidence, share right) and the expected calibration error."""
    held = [[0, 0.0, 0] for _ in range(buckets)]
    for score in scores:
        for document in score.documents.values():
            right = {j for _, j in document.pairs["R"]}
            for n, quote in enumerate(document.quotes):
                if quote.named:
                    row = held[min(buckets - 1, int(quote.confidence * buckets))]
                    row[0] += 1
                    row[1] += quote.confidence
                    row[2] += n in right
    count = sum(row[0] for row in held)
    rows = [(n / buckets, (n + 1) / buckets, c, mean / c, right / c) for n, (c, mean, right) in enumerate(held) if c]
    error = sum(c * abs(mean - right) for _, _, c, mean, right in rows) / count if count else 0.0
    return rows, error


# ---- files ----

def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_predictions(path):
    return {document["id"]: document.get("quotes", []) for document in read_lines(path)}


def read_speakers(path):
    return {document["id"]: document["items"] for document in read_lines(path)}


def figures(score):
    result = {measure: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "right": tally.right,
                        "named": tally.named, "gold": tally.gold} for measure, tally in score.tallies.items()}
    result.update({measure: {"share": one.share, "wrong": one.wrong, "named": one.named} for measure, one in score.wrong.items()})
    result.update(found=score.found, missing_documents=score.missing)
    return result


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold")
    cli.add_argument("predictions")
    cli.add_argument("--speakers")
    cli.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = cli.parse_args()
    speakers = read_speakers(args.speakers) if args.speakers else None
    score = score_set(read_lines(args.gold), read_predictions(args.predictions), speakers)
    if args.json:
        print(json.dumps(figures(score)))
        return
    for measure, tally in score.tallies.items():
        print(f"{measure:3} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}   "
              f"({tally.right} right of {tally.named} named, {tally.gold} gold)")
    for measure, one in score.wrong.items():
        print(f"{measure:3} {one.share:.3f}   ({one.wrong} name somebody else, of {one.named} that name a person)")
    print(f"found {score.found:.3f}   missing documents {score.missing}")


if __name__ == "__main__":
    sys.exit(main())
