"""The component of spaCy, with the real spaCy."""
import subprocess
import sys

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin, Span

import saidby
from saidby.spacy import SaidbyComponent

TEXT = (
    "Marta Quill, the mayor of Veld, said on Monday that the bridge would stay closed. “We will not open it before "
    "spring,” Quill told reporters. Her deputy, Jonas Ferro, called the delay “a disgrace”. Nobody else was there."
)
PEOPLE = {"people": [{"id": "Q7", "name": "Marta Quill"}]}


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("saidby")
    return made


@pytest.fixture
def doc(nlp):
    return nlp(TEXT)


def spans(doc, key="saidby"):
    return [(span.label_, span.text) for span in doc.spans[key]]


def test_spans_and_labels(doc):
    assert spans(doc) == [
        ("QUOTE-INDIRECT", "the bridge would stay closed"),
        ("CUE", "said"),
        ("SPEAKER", "Marta Quill, the mayor of Veld,"),
        ("QUOTE-DIRECT", "We will not open it before spring,"),
        ("CUE", "told"),
        ("SPEAKER", "Quill"),
        ("QUOTE-MIXED", "the delay “a disgrace”"),
        ("CUE", "called"),
        ("SPEAKER", "Her deputy, Jonas Ferro,"),
    ]


def test_quotes_and_speakers_are_those_of_the_package(doc):
    expected = saidby.extract(TEXT)
    assert doc._.quotes == expected.quotes and len(doc._.quotes) == 3
    assert doc._.speakers == expected.speakers and doc._.speakers
    assert doc._.saidby == expected.to_dict()


def test_a_span_knows_its_quote(doc):
    numbers = [int(span.id_) for span in doc.spans["saidby"]]
    assert numbers == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [span._.quote.type for span in doc.spans["saidby"]][::3] == ["indirect", "direct", "mixed"]
    assert doc[0:1]._.quote is None
    assert Span(doc, 0, 1, label="PERSON", span_id="0")._.quote is None
    assert Span(doc, 0, 1, label="CUE", span_id="99")._.quote is None


def test_a_split_quote_has_a_span_a_part(nlp):
    doc = nlp("“The ferry is late,” said Ida Brandt, a pilot. “It will be later tomorrow.”")
    parts = [span.text for span in doc.spans["saidby"] if span.label_ == "QUOTE-DIRECT"]
    assert parts == ["The ferry is late,", "It will be later tomorrow."]
    assert len(doc._.quotes) == 1


def test_spans_grow_to_whole_tokens(nlp):
    words, spaces = ["“It", "is", "late,”", "said", "Ida", "Brandt."], [True] * 5 + [False]
    doc = nlp.get_pipe("saidby")(Doc(nlp.vocab, words=words, spaces=spaces))
    quote = doc._.quotes[0]
    assert doc.text[quote.start : quote.end] == "It is late,"
    assert ("QUOTE-DIRECT", "“It is late,”") in spans(doc)


def test_offsets_count_characters(nlp):
    doc = nlp("It was cold on the 😀 pass. “Snow 🚀 closed the pass,” said Ilse Brandt, the road warden.")
    assert ("QUOTE-DIRECT", "Snow 🚀 closed the pass,") in spans(doc)


def test_a_cue_that_quotes_share_is_one_span(nlp, monkeypatch):
    cue = saidby.Mention("said", 5, 9)
    quotes = tuple(saidby.Quote("direct", "", (saidby.Span(start, start + 3),), cue=cue) for start in (0, 10))
    component = SaidbyComponent()
    monkeypatch.setattr(component, "_extractor", type("Made", (), {"extract": lambda self, text: saidby.Document(None, quotes)})())
    doc = component(nlp.make_doc("Yes, said Ida"))
    assert [(span.label_, span.id_) for span in doc.spans["saidby"]] == [
        ("QUOTE-DIRECT", "0"), ("CUE", "0"), ("QUOTE-DIRECT", "1")]


@pytest.mark.parametrize("text", ["", " ", "Nothing is said here."])
def test_no_quotes(nlp, text):
    doc = nlp(text)
    assert list(doc.spans["saidby"]) == [] and doc._.quotes == ()


def test_a_doc_without_the_component_has_no_quotes(nlp):
    assert spacy.blank("en")(TEXT)._.quotes == ()


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe(nlp, doc, processes):
    found = list(nlp.pipe([TEXT, "", TEXT] * 10, n_process=processes, batch_size=4))
    assert [len(each._.quotes) for each in found] == [3, 0, 3] * 10
    assert found[-1]._.quotes == doc._.quotes and spans(found[-1]) == spans(doc)


def test_a_bad_text_goes_to_the_error_handler(nlp):
    with pytest.raises(saidby.SaidbyError):
        nlp("bad\0text")
    made = spacy.blank("en")
    made.add_pipe("saidby")
    failed = []
    made.set_error_handler(lambda name, component, docs, error: failed.append((name, error.status)))
    assert [each.text for each in made.pipe(["One.", "bad\0text", "Two."])] == ["One.", "Two."]
    assert failed == [("saidby", saidby.Status.NUL)]


def test_repair():
    made = spacy.blank("en")
    made.add_pipe("saidby", config={"repair": True})
    assert made("\0 “Well, it works,” said Ida Brandt.")._.quotes[0].text == "Well, it works,"


def test_min_confidence(doc, tmp_path):
    least = max(quote.confidence for quote in doc._.quotes)
    made = spacy.blank("en")
    made.add_pipe("saidby", config={"min_confidence": least})
    expected = [quote.text for quote in doc._.quotes if quote.confidence >= least]
    assert 0 < len(expected) < len(doc._.quotes)
    assert [quote.text for quote in made(TEXT)._.quotes] == expected
    made.to_disk(tmp_path / "pipe")
    assert [quote.text for quote in spacy.load(tmp_path / "pipe")(TEXT)._.quotes] == expected


def test_docs_keep_their_quotes_as_bytes(nlp, doc):
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes and spans(again) == spans(doc)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    again = next(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert again._.quotes == doc._.quotes and spans(again) == spans(doc)
    assert [span._.quote for span in again.spans["saidby"]] == [span._.quote for span in doc.spans["saidby"]]


def test_rules_give_an_identifier():
    made = spacy.blank("en")
    made.add_pipe("saidby", config={"rules": PEOPLE})
    doc = made(TEXT)
    assert {speaker.name: speaker.ref for speaker in doc._.speakers}["Marta Quill"] == "Q7"
    assert [span.kb_id_ for span in doc.spans["saidby"] if span.label_ == "SPEAKER"][:2] == ["Q7", "Q7"]
    assert {span.kb_id_ for span in doc.spans["saidby"] if span.label_ != "SPEAKER"} == {""}


def test_rules_and_key_survive_the_disk(tmp_path):
    made = spacy.blank("en")
    made.add_pipe("saidby", config={"rules": PEOPLE, "spans_key": "sc"})
    made.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again.pipe_names == ["saidby"]
    doc = again(TEXT)
    assert "Q7" in [speaker.ref for speaker in doc._.speakers] and spans(doc, "sc")
    assert "saidby" not in doc.spans


def test_rules_survive_bytes(tmp_path):
    made = spacy.blank("en")
    (tmp_path / "rules.json").write_text('{"people": [{"id": "Q7", "name": "Marta Quill"}]}')
    made.add_pipe("saidby", config={"rules": str(tmp_path / "rules.json")})
    data = made.to_bytes()
    (tmp_path / "rules.json").unlink()  # what is sent elsewhere holds the rules, not the name of their file
    again = spacy.blank("en")
    again.add_pipe("saidby")
    assert "Q7" in [speaker.ref for speaker in again.from_bytes(data)(TEXT)._.speakers]


def test_wrong_rules_are_told_when_the_pipeline_is_made():
    with pytest.raises(saidby.SaidbyError) as caught:
        spacy.blank("en").add_pipe("saidby", config={"rules": {"verbs": []}})
    assert caught.value.status == saidby.Status.RULES


def test_displacy_shows_the_spans(doc):
    page = displacy.render(doc, style="span", options={"spans_key": "saidby"}, jupyter=False)
    for label in ("QUOTE-DIRECT", "QUOTE-MIXED", "QUOTE-INDIRECT", "CUE", "SPEAKER"):
        assert label in page
    assert "#9ed8a8" in page  # the colours come by an entry point too


def test_nothing_of_saidby_has_to_be_imported():
    code = "import spacy, sys; spacy.blank('en').add_pipe('saidby'); print('saidby.spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_works_beside_other_components():
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("saidby")
    made.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Marta Quill"}])
    doc = made(TEXT)
    assert [span.text for span in doc.ents] == ["Marta Quill"] and len(doc._.quotes) == 3
    assert made.analyze_pipes()["summary"]["saidby"]["assigns"] == ["doc.spans", "doc._.saidby"]
