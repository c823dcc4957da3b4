"""The scorer on texts made for it, and, where the evaluation data are, against the scorer that comes with them."""
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench"))
import polnear  # noqa: E402
import score  # noqa: E402

DATA = os.environ.get("SAIDBY_EVAL") or os.path.join(os.path.dirname(ROOT), "shared")
PROGRAM = os.environ.get("SAIDBY_PROGRAM")


def place(text, words, start=0):
    at = text.index(words, start)
    return [at, at + len(words)]


def record(text, content, source=None, name=None, **more):
    start, end = place(text, content)
    span = source and place(text, source)
    return {"type": "direct", "parts": [{"start": start, "end": end}], "cue": None,
            "source": span and {"start": span[0], "end": span[1]}, "speaker": name and {"name": name, "role": None}, **more}


def attribution(text, content, source, cue, **more):
    return {"content": [place(text, content)], "source": [place(text, source)] if source else [],
            "cue": [place(text, cue)] if cue else [], **more}


TEXT = ("“We will build the new bridge now,” said Anna Lind, the mayor. “Never,” he replied.\n\n"
        "Bert Holm, a farmer, said that the old one would do for years. He hoped for rain.")
GOLD = [
    attribution(TEXT, "“We will build the new bridge now,”", "Anna Lind, the mayor", "said"),
    attribution(TEXT, "“Never,”", "he", "replied"),
    attribution(TEXT, "that the old one would do for years", "Bert Holm, a farmer", "said that"),
    attribution(TEXT, "for rain", "He", "hoped"),
]
ITEMS = [{"index": 0, "name": "Anna Lind", "aliases": [], "kind": "person", "roles": ["mayor of Halmby"]},
         {"index": 1, "name": "Bert Holm", "aliases": ["Holm"], "kind": "person", "roles": []}]


def measure(records, gold=None, items=None, text=TEXT):
    article = {"id": "a", "text": text, "attributions": GOLD if gold is None else gold}
    return score.score_set([article], {"a": records}, {"a": items} if items else None)


def counts(result, measure_name):
    tally = result.tallies[measure_name]
    return tally.right, tally.named, tally.gold


class Names(unittest.TestCase):
    """Who is named for statements of every kind."""

    def counts(self, *records, items=None):
        result = measure([*records], items=[ITEMS[0], ITEMS[1] | {"index": 2}] if items is None else items)
        wrong = {name: (one.wrong, one.named) for name, one in result.wrong.items()}
        return counts(result, "N"), counts(result, "Np"), counts(result, "NT"), wrong

    def holm(self, name, kind="person", **more):
        made = record(TEXT, "that the old one would do for years", "Bert Holm", name, **more)
        made["speaker"]["kind"] = kind
        return made

    def test_right_name(self):
        self.assertEqual(self.counts(self.holm("Bert Holm", confidence=0.95)),
                         ((1, 1, 2), (0, 0, 0), (0, 0, 1), {"M": (0, 1), "M9": (0, 1)}))
        self.assertEqual(self.counts(self.holm("Holm", confidence=0.5))[3], {"M": (0, 1), "M9": (0, 0)})

    def test_part_of_a_name_is_nobody_else(self):
        self.assertEqual(self.counts(self.holm("Bert"))[0::3], ((0, 1, 2), {"M": (0, 1), "M9": (0, 1)}))

    def test_another_name(self):
        self.assertEqual(self.counts(self.holm("Anna Lind", confidence=0.89))[0::3], ((0, 1, 2), {"M": (1, 1), "M9": (0, 0)}))
        self.assertEqual(self.counts(self.holm("Anna Holm", confidence=0.9))[3], {"M": (1, 1), "M9": (1, 1)})
        self.assertEqual(self.counts(self.holm("Lind", "country"))[3], {"M": (0, 0), "M9": (0, 0)})

    def test_other_words(self):
        """A record that holds other words answers for nothing."""
        self.assertEqual(self.counts(record(TEXT, "for rain", "He", "Anna Lind")),
                         ((0, 0, 2), (0, 0, 0), (0, 0, 1), {"M": (0, 0), "M9": (0, 0)}))

    def test_role_and_pronoun(self):
        lind = record(TEXT, "Never", "he", "Anna Lind")
        lind["speaker"]["role"] = "mayor of Halmby"
        items = [ITEMS[0] | {"index": 1}]
        self.assertEqual(self.counts(lind, items=items)[:3], ((1, 1, 1), (1, 1, 1), (1, 1, 1)))


class Spans(unittest.TestCase):
    def test_quoted_spans(self):
        def found(text):
            return [text[s:e] for s, e in score.quoted_spans(text)]
        self.assertEqual(found('a “b c” d "e" f'), ["b c", "e"])
        self.assertEqual(found("“open\nno “two “three” four”"), ["open", "two “three"])
        self.assertEqual(found("”a” “…” “”"), [])

    def test_cues(self):
        for cue in ("said", "has repeatedly denied", "according to", "―", "testifying", "shrugged, quipping", "replies"):
            self.assertTrue(score.says(cue), cue)
        for cue in ("hoped", "thinks", "", "was planning"):
            self.assertFalse(score.says(cue), cue)


class Sources(unittest.TestCase):
    def right(self, source, name=None, gold=0):
        quote = score.Quote("direct", [], [place(TEXT, source)] if source else [], [], name, None, 1.0)
        return score.right_source(TEXT, GOLD[gold]["source"], quote)

    def test_place(self):
        self.assertTrue(self.right("Anna"))
        self.assertTrue(self.right("said Anna Lind, the"))
        self.assertFalse(self.right(", the mayor. “Never,” he replied.\n\nBert Holm"), "less than a third lies on it")
        self.assertFalse(self.right(None))

    def test_surname(self):
        self.assertTrue(self.right(None, "Mayor Lind"))
        self.assertTrue(self.right("Never", "Lind"))
        self.assertFalse(self.right(None, "Lind Holm"))

    def test_pronoun(self):
        self.assertTrue(self.right("he", gold=1))
        self.assertFalse(self.right("Bert Holm", gold=1))


class Measures(unittest.TestCase):
    def test_nothing(self):
        result = measure([])
        self.assertEqual(counts(result, "Q"), (0, 0, 2))
        self.assertEqual(counts(result, "Q5"), (0, 0, 1))
        self.assertEqual(counts(result, "R"), (0, 0, 3))
        self.assertEqual(result.found, 0)

    def test_all(self):
        result = measure([record(TEXT, "We will build the new bridge now,", "Anna Lind"), record(TEXT, "Never,", "he"),
                          record(TEXT, "the old one would do for years", "Bert Holm")])
        self.assertEqual(counts(result, "Q"), (2, 2, 2))
        self.assertEqual(counts(result, "R"), (3, 3, 3))
        self.assertEqual(result.tallies["R"].f1, 1)
        self.assertEqual(result.found, 1)

    def test_belief_is_no_false_alarm_and_is_not_missed(self):
        result = measure([record(TEXT, "for rain", "Bert Holm", "Bert Holm"), record(TEXT, "for rain", "He")])
        self.assertEqual(counts(result, "R"), (1, 2, 3))
        self.assertEqual(result.tallies["R"].right_gold, 0)

    def test_optional_is_not_missed(self):
        gold = [dict(item, type="direct") for item in GOLD]
        gold[0]["optional"] = True
        self.assertEqual(counts(measure([], gold), "R"), (0, 0, 3))

    def test_extent(self):
        half = record(TEXT, "the new bridge now,", "Anna Lind")
        result = measure([half])
        self.assertEqual(counts(result, "R"), (1, 1, 3))
        self.assertEqual(counts(result, "R8"), (0, 1, 3))
        self.assertEqual(counts(measure([record(TEXT, "bridge now", "Anna Lind")]), "R"), (0, 1, 3))
        self.assertEqual(counts(measure([record(TEXT, "bridge now", "Anna Lind")]), "Q"), (0, 0, 2))

    def test_wrong_source(self):
        result = measure([record(TEXT, "We will build the new bridge now,", "Bert Holm")])
        self.assertEqual(counts(result, "Q"), (0, 1, 2))
        self.assertEqual(counts(result, "R"), (0, 1, 3))

    def test_unnamed_is_not_counted(self):
        result = measure([record(TEXT, "We will build the new bridge now,")])
        self.assertEqual(counts(result, "Q"), (0, 0, 2))
        self.assertEqual(result.found, 0.5)

    def test_one_record_for_two_statements_is_right_once(self):
        twice = [record(TEXT, "We will build the new bridge now,", "Anna Lind")] * 2
        self.assertEqual(counts(measure(twice), "R"), (1, 2, 3))

    def test_speakers(self):
        first = record(TEXT, "We will build the new bridge now,", "Anna Lind", "Anna Lind")
        first["speaker"]["role"] = "mayor of Halmby town"
        result = measure([first, record(TEXT, "Never,", "he", "Holm")], items=ITEMS)
        self.assertEqual(counts(result, "S"), (2, 2, 2))
        self.assertEqual(counts(result, "Sp"), (1, 1, 1))
        self.assertEqual(counts(result, "T"), (1, 1, 1))
        wrong = measure([record(TEXT, "Never,", "he", "Anna Lind")], items=ITEMS)
        self.assertEqual(counts(wrong, "S"), (0, 1, 2))

    def test_reliability(self):
        result = measure([record(TEXT, "We will build the new bridge now,", "Anna Lind", confidence=0.9),
                          record(TEXT, "Never,", "Anna Lind", confidence=0.95),
                          record(TEXT, "for rain", None, confidence=0.1)])
        rows, error = score.reliability([result])
        self.assertEqual([(row[2], row[4]) for row in rows], [(2, 0.5)])
        self.assertAlmostEqual(error, 0.425)


class Polnear(unittest.TestCase):
    def test_standoff(self):
        lines = ["T1\tSource 3 7\tAnna", "T2\tCue 8 12;20 23\tsaid too", "T3\tContent 30 40\t…", "T4\tDiscard 50 60\t…",
                 "T5\tSource 70 75\tothers", "T6\tContent 80 90\t…", "#1\tAnnotatorNotes T1\ta note", "",
                 "E2\tAttribution:T3 Content:T3 Cue:T2 Source:T1 Source2:T5", "E1\tAttribution:T6 Content:T6"]
        attributions, discarded = polnear.read_annotations("\n".join(lines))
        self.assertEqual(attributions, [
            {"source": [[3, 7], [70, 75]], "cue": [[8, 12], [20, 23]], "content": [[30, 40]]},
            {"source": [], "cue": [], "content": [[80, 90]]}])
        self.assertEqual(discarded, [[50, 60]])

    def test_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("text/x_1.txt", "a\r\n“é”"), ("attributions/x_1_b.ann", "T1\tContent 0 1\ta\nE1\tAttribution:T1"),
                               ("attributions/x_1_c.ann", "")):
                os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
                with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            program = os.path.join(ROOT, "bench", "polnear.py")
            out = subprocess.run([sys.executable, program, folder], capture_output=True, check=True).stdout
            self.assertEqual(json.loads(out), {"id": "x_1", "text": "a\r\n“é”", "discard": [],
                                               "attributions": [{"source": [], "cue": [], "content": [[0, 1]]}]})


def invented(article, chance):
    """Records like the annotation, with every kind of fault."""
    text, records = article["text"], []

    def near(span, by):
        shift = [chance.choice((0, 0, chance.randint(-by, by))) for _ in span]
        start = min(max(0, span[0] + shift[0]), len(text) - 2)
        return {"start": start, "end": min(len(text), max(start + 1, span[1] + shift[1]))}
    for item in article["attributions"]:
        if chance.random() < 0.8:
            source = near(item["source"][0], 12) if item["source"] and chance.random() < 0.8 else None
            name = text[slice(*item["source"][0])] if item["source"] else "Nobody"
            speaker = {"name": name, "role": chance.choice((None, "president", "campaign manager")),
                       "kind": chance.choice(("person", "country"))}
            records.append({"type": "mixed", "parts": [near(span, 30) for span in item["content"]], "source": source,
                            "cue": None, "speaker": speaker if chance.random() < 0.6 else None,
                            "confidence": chance.random()})
    return records


@unittest.skipUnless(os.path.exists(os.path.join(DATA, "eval", "score.py")), f"there are no evaluation data in {DATA}")
class Agreement(unittest.TestCase):
    """The same figures as those of the scorer that comes with the data."""

    def compare(self, name, predictions):
        gold, people = (os.path.join(DATA, "eval", name + end + ".jsonl") for end in ("", "-speakers"))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "predictions.jsonl")
            with open(path, "w", encoding="utf-8") as file:
                for key, quotes in predictions.items():
                    file.write(json.dumps({"id": key, "quotes": quotes}) + "\n")
            outs = [subprocess.run([sys.executable, program, gold, path, "--speakers", people, "--json"], check=True,
                                   capture_output=True).stdout
                    for program in (os.path.join(ROOT, "bench", "score.py"), os.path.join(DATA, "eval", "score.py"))]
        self.assertEqual(*map(json.loads, outs))

    def test_invented(self):
        chance = random.Random(7)
        for name in ("dev", "bbc-dev", "web-dev", "world-dev"):
            articles = score.read_lines(os.path.join(DATA, "eval", name + ".jsonl"))
            self.compare(name, {article["id"]: invented(article, chance) for article in articles[1:]})

    @unittest.skipUnless(PROGRAM, "SAIDBY_PROGRAM names no program")
    def test_program(self):
        for name in ("dev", "bbc-dev", "web-dev", "world-dev"):
            gold = os.path.join(DATA, "eval", name + ".jsonl")
            out = subprocess.run([PROGRAM, "--input", "jsonl", gold], capture_output=True, check=True).stdout
            documents = [json.loads(line) for line in out.decode().splitlines()]
            self.compare(name, {document["id"]: document["quotes"] for document in documents})


if __name__ == "__main__":
    unittest.main()
