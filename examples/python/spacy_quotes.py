"""Quotes beside what else a pipeline of spaCy finds: spacy_quotes.py [ARTICLE [PAGE.html]]"""
import sys
from pathlib import Path

import spacy
from spacy import displacy

path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "fixtures" / "lake-treaty.txt"

nlp = spacy.blank("en")  # or spacy.load("en_core_web_sm"), or any other: the component needs nothing of it
nlp.add_pipe("saidby")
doc = nlp(path.read_text(encoding="utf-8"))

for span in doc.spans["saidby"]:
    if span.label_.startswith("QUOTE"):
        speaker = span._.quote.speaker
        print(f"{span.label_:14} tokens {span.start}-{span.end}  {speaker.name if speaker else '?'}: {span.text}")

for speaker in doc._.speakers:
    print(f"{speaker.kind}: {speaker.name}" + (f", {speaker.role}" if speaker.role else ""))

if len(sys.argv) > 2:
    page = displacy.render(doc, style="span", options={"spans_key": "saidby"}, page=True, jupyter=False)
    Path(sys.argv[2]).write_text(page, encoding="utf-8")
