#!/usr/bin/env python3
"""Write annotated articles again in another house style, so that the weights do not depend on one.

Usage: restyle.py TRAIN.jsonl OUT.jsonl [EVERY]

Of every EVERY articles (default 4) one is rewritten as British outlets set it: "said Mr Bell" for "Bell said", titles
without a full stop, several paragraphs run together, straight or single marks, other verbs for "said". The annotation
follows. The choice depends on the article's id alone, so the same input gives the same output.
"""
import json
import random
import re
import sys
import zlib

VERBS = ("explained", "added", "insisted", "admitted", "warned", "claimed", "argued", "recalled", "commented")
CAPITAL_WORD = re.compile(r"[A-Z][\w’'-]+$")


class Text:
    """Characters with the offset that each had in the text as it was; what is put in takes the offset of a neighbour."""

    def __init__(self, text):
        self.items = list(enumerate(text))

    def put(self, start, end, new):
        """In place of what had the offsets start..end; new characters belong to the first of these."""
        places = [i for i, (at, _) in enumerate(self.items) if start <= at < end]
        first, last = places[0], places[-1] + 1
        self.items[first:last] = [(start, character) for character in new]

    def swap(self, start, middle, gap, end):
        """start..middle and gap..end change places; what stands between them stays."""
        place = {at: i for i, (at, _) in enumerate(self.items)}
        a, b, c = place[start], place[gap], place[end - 1] + 1
        between = place[middle - 1] + 1
        self.items[a:c] = self.items[b:c] + self.items[between:b] + self.items[a:between]

    def text(self):
        return "".join(character for _, character in self.items)

    def spans(self, spans):
        """The spans of the text as it was, in the text as it is."""
        inside = [any(start <= at < end for start, end in spans) for at, _ in self.items]
        runs, start = [], None
        for i, flag in enumerate([*inside, False]):
            if flag and start is None:
                start = i
            elif not flag and start is not None:
                runs.append([start, i])
                start = None
        return runs


def follows(document, attribution):
    """(source, cue) where the source stands right behind a quotation, and "said" right behind it; else None."""
    text = document["text"]
    if len(attribution["source"]) != 1 or len(attribution["cue"]) != 1:
        return None
    (start, end), (first, last) = attribution["source"][0], attribution["cue"][0]
    behind_mark = re.search(r"[,?!][”\"]\s$", text[max(0, start - 4):start])
    return ((start, end), (first, last)) if behind_mark and first == end + 1 and text[first:last] == "said" else None


def restyle(document, chance):
    text = Text(document["text"])
    for attribution in document["attributions"]:
        found = follows(document, attribution)
        if not found:
            continue
        (start, end), (first, last) = found
        if chance.random() < 0.8 and document["text"][start].isupper():
            text.swap(start, end, first, last)
        if chance.random() < 0.7 and CAPITAL_WORD.match(document["text"][start:end]):
            text.put(start, start + 1, chance.choice(("Mr ", "Mr ", "Ms ")) + document["text"][start])
        if chance.random() < 0.4:
            text.put(first, last, chance.choice(VERBS))
    single = chance.random() < 0.3
    marks = {"“": '"', "”": '"', "‘": "'", "’": "'"} if chance.random() < 0.7 else {}
    marks |= {"“": "‘", "”": "’", '"': "'"} if single else {}
    items, plain = [], document["text"]
    for at, character in text.items:
        if character == "." and re.search(r"\b(Mr|Mrs|Ms|Dr)$", plain[max(0, at - 3):at]):
            continue
        if character == "\n" and plain[at - 1:at + 1] == "\n\n" and chance.random() < 0.5:
            items[-1] = (items[-1][0], " ")
            continue
        items.append((at, marks.get(character, character)))
    text.items = items
    pieces = [{piece: text.spans(spans) for piece, spans in attribution.items() if isinstance(spans, list)} |
              {key: value for key, value in attribution.items() if not isinstance(value, list)}
              for attribution in document["attributions"]]
    return {"id": document["id"] + "-restyled", "text": text.text(), "attributions": pieces}


def main(path, out, every="4"):
    with open(path, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as file:
        for number, line in enumerate(lines):
            if number % 10 == 9 or number % int(every):
                continue  # every tenth article is held out by the trainers
            document = json.loads(line)
            chance = random.Random(zlib.crc32(document["id"].encode()))
            file.write(json.dumps(restyle(document, chance), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
