"""Documents as plain data, as JSON and as values."""
import dataclasses
import json
import pickle

import pytest

import saidby

RECORD = {
    "id": "a1", "offsets": "codepoint",
    "quotes": [
        {"type": "direct", "text": "No. Never.", "parts": [{"start": 1, "end": 4}, {"start": 20, "end": 26}], "quoted": [],
         "cue": {"text": "said", "start": 6, "end": 10}, "source": {"text": "she", "start": 11, "end": 14},
         "speaker": {"id": 0, "name": "Ann Oldfield", "kind": "person", "role": "pilot"},
         "addressee": {"text": "us", "start": 30, "end": 32}, "via": {"text": "The Veld Post", "start": 40, "end": 53},
         "confidence": 0.925, "paragraph": 2, "sentence": 3},
        {"type": "mixed", "text": "it is late", "parts": [{"start": 60, "end": 70}], "quoted": [{"start": 66, "end": 70}],
         "cue": None, "source": None, "speaker": None, "addressee": None, "via": None, "confidence": 1, "paragraph": 4,
         "sentence": 5, "pattern": "clause"}],
    "speakers": [
        {"id": 0, "name": "Ann Oldfield", "kind": "person", "role": "pilot", "roles": ["pilot", "captain"],
         "mentions": [{"start": 11, "end": 14}], "members": [], "ref": "Q1"},
        {"id": 1, "name": "Veld and Ostrand", "kind": "country", "role": None, "roles": [], "mentions": [],
         "members": [2, 3], "ref": None}]}  # fmt: skip
FAILED = {"id": "b", "error": {"code": "nul-byte", "message": "the text holds a NUL", "offset": 7}}


@pytest.mark.parametrize("record", [RECORD, FAILED])
def test_there_and_back(record):
    doc = saidby.Document.from_dict(record, "some text")
    assert doc.to_dict() == record
    assert doc.to_dict(text=True) == {**record, "text": "some text"}
    assert saidby.Document.from_json(doc.to_json()) == doc
    assert saidby.Document.from_json(doc.to_json(indent=2).encode()) == doc
    assert saidby.Document.from_json(doc.to_json(text=True)).text == "some text"
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert "\n" not in doc.to_json() and list(json.loads(doc.to_json())) == list(record)


def test_what_the_library_writes_is_what_a_document_holds():
    text = "“The dam holds,” Ann Oldfield said. She denied that it had been “patched up with string”."
    extractor = saidby.Extractor(explain=True)
    line = extractor.json_bytes(text, "x")
    assert saidby.Document.from_json(line, text) == extractor.extract(text, "x")
    assert extractor.extract(text, "x").to_dict() == json.loads(line)
    assert list(extractor.extract(text, "x").to_dict()["quotes"][0]) == list(json.loads(line)["quotes"][0])


def test_fields():
    doc = saidby.Document.from_dict(RECORD)
    first, second = doc.quotes
    assert (first.start, first.end) == (1, 26)
    assert first.parts == (saidby.Span(1, 4), saidby.Span(20, 26))
    assert first.cue == saidby.Mention("said", 6, 10) and first.via.text == "The Veld Post"
    assert first.speaker is doc.speakers[0] and first.speaker.roles == ("pilot", "captain")
    assert second.speaker is None and second.quoted == (saidby.Span(66, 70),)
    assert second.confidence == 1.0 and isinstance(second.confidence, float)
    assert doc.speakers[1].members == (2, 3)


def test_error_of_a_document():
    doc = saidby.Document.from_dict(FAILED)
    assert doc.error == saidby.Failure("nul-byte", "the text holds a NUL", 7) and doc.quotes == ()


def test_frozen_and_hashable():
    doc = saidby.Document.from_dict(RECORD)
    for value in (doc, doc.quotes[0], doc.speakers[0], doc.quotes[0].parts[0], doc.quotes[0].cue):
        name = dataclasses.fields(value)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, 3)
        assert value in {value}


def test_documents_differ_by_their_records():
    doc = saidby.Document.from_dict(RECORD)
    assert doc == saidby.Document.from_dict(RECORD, "text") and hash(doc) == hash(saidby.Document.from_dict(RECORD, "text"))
    assert doc != dataclasses.replace(doc, quotes=doc.quotes[:1])
    assert doc != dataclasses.replace(doc, id="other")


def test_metadata():
    doc = dataclasses.replace(saidby.Document.from_dict(RECORD), metadata={"title": "Late"})
    assert saidby.Document.from_json(doc.to_json()).metadata == {"title": "Late"}
    assert hash(doc) == hash(dataclasses.replace(doc, metadata=None)) and doc != dataclasses.replace(doc, metadata=None)


@pytest.mark.parametrize("unit", ["byte", "utf16"])
def test_other_offsets_are_refused(unit):
    with pytest.raises(ValueError, match=unit):
        saidby.Document.from_dict({**RECORD, "offsets": unit})


@pytest.mark.parametrize("data", ["", "{", "[]", "{}", '{"id": 1}'])
def test_no_record(data):
    with pytest.raises((ValueError, KeyError, TypeError)):
        saidby.Document.from_json(data)
