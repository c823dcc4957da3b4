"""extract, Extractor, sentences: texts in, records out, errors."""
import gc
import json
import pickle

import pytest

import saidby

TEXT = (
    "The ferry to Ostrand will sail again on Monday. “We have waited three months for this,” said Marta Quill, "
    "the harbour master of Veld.\n\nShe told the Veld Courier that the dock was “as good as new”."
)
ASTRAL = "𝔘𝔫𝔡𝔢𝔯 😀 heaven — “Snow 🚀 closed the pass 😀 again,” said the road warden, Ilse Brandt."


def test_direct_quote():
    doc = saidby.extract(TEXT)
    quote = doc.quotes[0]
    assert quote.type == "direct"
    assert quote.text == "We have waited three months for this,"
    assert TEXT[quote.start : quote.end] == quote.text
    assert quote.cue is not None and quote.cue.text == "said"
    assert quote.source is not None and "Marta Quill" in quote.source.text
    assert 0.0 < quote.confidence <= 1.0
    assert doc.text == TEXT and doc.id is None and doc.error is None


def test_mixed_quote_has_its_quoted_words():
    quote = saidby.extract(TEXT).quotes[1]
    assert quote.type == "mixed"
    assert [TEXT[span.start : span.end] for span in quote.quoted] == ["as good as new"]
    assert quote.addressee is not None and "Veld Courier" in quote.addressee.text


@pytest.mark.parametrize("text", [TEXT, ASTRAL, "\ufeff" + ASTRAL, "é" * 700 + "\n\n" + ASTRAL])
def test_offsets_are_string_indices(text):
    doc = saidby.extract(text)
    assert doc.quotes
    for quote in doc.quotes:
        assert " ".join(text[part.start : part.end] for part in quote.parts) == quote.text
        for mention in (quote.cue, quote.source, quote.addressee, quote.via):
            assert mention is None or text[mention.start : mention.end] == mention.text
    for speaker in doc.speakers:
        assert all(text[span.start : span.end].strip() for span in speaker.mentions)


@pytest.mark.parametrize("prefix", ["", "😀 &#x1F600;\n\n", "\ufeff"])
def test_marks_written_another_way(prefix):
    plain = '"It’s late," said Ida O\'Dell of the R&D wing. “It’s 😀,” she told (AT&T) staff.'
    coded = (
        prefix + "&quot;It&rsquo;s late,&quot; said **Ida O&#39;Dell** of the R&amp;D wing. "
        "_\\u201cIt’s &#128512;,&#148;_ she told (AT&T) staff."
    )
    doc, want = saidby.extract(coded), saidby.extract(plain)
    assert [(quote.type, quote.text, quote.cue.text, quote.source.text) for quote in doc.quotes] == [
        (quote.type, quote.text, quote.cue.text, quote.source.text) for quote in want.quotes
    ]
    assert [coded[quote.start : quote.end] for quote in doc.quotes] == ["It&rsquo;s late,", "It’s &#128512;,"]
    assert [coded[quote.source.start : quote.source.end] for quote in doc.quotes] == [
        "Ida O&#39;Dell** of the R&amp;D wing", "she",
    ]
    assert doc.quotes[0].speaker.name == "Ida O'Dell"


def test_speaker_of_a_quote_is_one_of_the_document():
    doc = saidby.extract(TEXT)
    for quote in doc.quotes:
        assert quote.speaker is None or doc.speakers[quote.speaker.id] is quote.speaker


@pytest.mark.parametrize("given, kept", [(None, None), ("a-1", "a-1"), (17, 17), (2**70, 2**70), ("ü 😀", "ü 😀"), ("", ""),
                                         (True, True), (1.5, 1.5), (["x", 1], ["x", 1]), ({"a": None}, {"a": None})])
def test_id(given, kept):
    assert saidby.extract(TEXT, id=given).id == kept
    assert json.loads(saidby.Extractor().json_bytes(TEXT, given))["id"] == kept


@pytest.mark.parametrize("bad", [float("nan"), b"x", [b"x"], object()])
def test_id_of_a_wrong_type(bad):
    with pytest.raises(TypeError, match="the id must be"):
        saidby.extract(TEXT, id=bad)


def test_id_that_cannot_be_written():
    with pytest.raises(saidby.SaidbyError, match="NUL") as caught:
        saidby.extract(TEXT, id="a\0b")
    assert (caught.value.status, caught.value.offset) == (saidby.Status.ARGUMENT, 1)


@pytest.mark.parametrize("text", ["", " \n\n ", "Nobody speaks here."])
def test_no_quotes(text):
    doc = saidby.extract(text)
    assert doc.quotes == () and doc.text == text


@pytest.mark.parametrize("bad", [None, b"bytes", 3, ["text"]])
def test_text_must_be_a_str(bad):
    with pytest.raises(TypeError, match="the text must be a str"):
        saidby.extract(bad)
    with pytest.raises(TypeError, match="the text must be a str"):
        saidby.sentences(bad)


def test_nul_is_refused_at_its_index():
    with pytest.raises(saidby.SaidbyError, match="NUL") as caught:
        saidby.extract("😀é\0", id="x")
    assert caught.value.status is saidby.Status.NUL
    assert caught.value.offset == 2
    assert caught.value.id == "x"


def test_lone_surrogate_is_refused_at_its_index():
    with pytest.raises(saidby.SaidbyError, match="lone surrogate") as caught:
        saidby.extract("😀é\udc80")
    assert caught.value.status is saidby.Status.UTF8
    assert caught.value.offset == 2


def test_bytes_give_records_and_byte_offsets_of_errors():
    extractor = saidby.Extractor()
    assert extractor.json_bytes(TEXT.encode(), "x") == extractor.json_bytes(TEXT, "x")
    with pytest.raises(saidby.SaidbyError) as caught:
        extractor.json_bytes("😀é".encode() + b"\xff")
    assert (caught.value.status, caught.value.offset) == (saidby.Status.UTF8, 6)
    with pytest.raises(TypeError, match="a str or bytes"):
        extractor.json_bytes(3)


def test_repair_keeps_string_indices():
    text = "\ud800 \0 " + ASTRAL
    doc = saidby.Extractor(repair=True).extract(text)
    assert doc.quotes
    repaired = text.replace("\ud800", "\ufffd").replace("\0", "\ufffd")
    for quote in doc.quotes:
        assert repaired[quote.start : quote.end] == quote.text
    assert "\ufffd" in json.loads(saidby.Extractor(repair=True).json_bytes("“a\0b c d,” said Ann Oldfield."))["quotes"][0]["text"]


def test_error_can_be_pickled():
    error = saidby.SaidbyError("the text holds a NUL", saidby.Status.NUL, 3, "x")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.status, again.offset, again.id) == ("the text holds a NUL", saidby.Status.NUL, 3, "x")


RULES = {"cues": [{"forms": ["blurb", "blurbs", "blurbed", "blurbed", "blurbing"]}]}
BLURBED = "Marta Quill blurbed that the new lock was open to all ships."


def find_cue(extractor):
    return [quote.cue.text for quote in extractor.extract(BLURBED).quotes if quote.cue]


def test_rules_as_dict_json_and_path(tmp_path):
    path = tmp_path / "rules.json"
    path.write_text(json.dumps(RULES), encoding="utf-8")
    assert find_cue(saidby.Extractor()) == []
    for rules in (RULES, " \n" + json.dumps(RULES), path, str(path)):
        assert find_cue(saidby.Extractor(rules)) == ["blurbed"]


def test_bad_rules():
    with pytest.raises(saidby.SaidbyError) as caught:
        saidby.Extractor('{"ü": 1, "cues": []}')
    assert caught.value.status is saidby.Status.RULES
    with pytest.raises(saidby.SaidbyError) as caught:
        saidby.Extractor('{"roles": ["ü", 1]}')
    assert caught.value.offset == '{"roles": ["ü", 1]}'.index("1")
    with pytest.raises(saidby.SaidbyError) as caught:
        saidby.Extractor('{"roles": ["\ud800"]}')
    assert caught.value.status is saidby.Status.RULES
    with pytest.raises(OSError):
        saidby.Extractor("no/such/file.json")


@pytest.mark.parametrize("name", ["slash", "source-verb-statement", "labels-source-cue"])
@pytest.mark.parametrize("family", [{}, {"as": "quote-dash-source"}])
def test_a_pattern_makes_its_record_under_any_name(name, family):
    rules = {"patterns": [{"name": name, "pattern": "(?<content>Q)/(?<source>{who})", **family}]}
    text = "It was a dry year.\n\n“No well was deep enough this year” / Tomas Reed"
    quotes = saidby.Extractor(rules, explain=True).extract(text).quotes
    assert [(quote.speaker.name, quote.pattern) for quote in quotes] == [("Tomas Reed", name)]
    assert not saidby.extract(text).quotes


def test_an_unknown_family_is_told_with_its_place():
    rules = '{"patterns": [{"name": "ü", "as": "told-to"}]}'
    with pytest.raises(saidby.SaidbyError, match="no family 'told-to'; the nearest is 'told-by'") as caught:
        saidby.Extractor(rules)
    assert caught.value.status is saidby.Status.RULES
    assert caught.value.offset == rules.index('"as"')


def test_extractor_can_be_pickled():
    again = pickle.loads(pickle.dumps(saidby.Extractor(RULES, repair=True, explain=True, min_confidence=0.25)))
    assert find_cue(again) == ["blurbed"] and repr(again).endswith("repair=True, explain=True, min_confidence=0.25)")
    assert again.extract("\0" + BLURBED).quotes[0].pattern


def test_explain():
    assert saidby.extract(TEXT).quotes[0].pattern is None
    doc = saidby.Extractor(explain=True).extract(TEXT)
    assert doc.quotes[0].pattern
    assert doc.to_dict()["quotes"][0]["pattern"] == doc.quotes[0].pattern


def test_min_confidence_leaves_out_quotes_and_whom_no_other_names():
    everything = saidby.extract(TEXT)
    least = sorted(quote.confidence for quote in everything.quotes)[-1]
    found = saidby.Extractor(min_confidence=least).extract(TEXT)
    assert 0 < len(found.quotes) < len(everything.quotes)
    assert [quote.text for quote in found.quotes] == [q.text for q in everything.quotes if q.confidence >= least]
    assert {speaker.name for speaker in found.speakers} == {quote.speaker.name for quote in found.quotes}
    assert saidby.Extractor(min_confidence=0).extract(TEXT) == everything
    assert saidby.Extractor(min_confidence=1).extract(TEXT).quotes == ()
    many = saidby.Extractor(min_confidence=least).extract_many([TEXT, TEXT])
    assert [len(doc.quotes) for doc in many] == [len(found.quotes)] * 2


@pytest.mark.parametrize("bad", [-0.1, 1.01, float("nan"), float("inf")])
def test_min_confidence_is_from_0_to_1(bad):
    with pytest.raises(ValueError, match="from 0 to 1"):
        saidby.Extractor(min_confidence=bad)
    with pytest.raises(TypeError):
        saidby.Extractor(min_confidence="0.5")


def test_extractors_are_freed():
    from saidby import _ffi

    extractor = saidby.Extractor()
    finalizer = extractor._finalizer
    assert finalizer.alive and finalizer.peek()[1] is _ffi.lib.saidby_free
    del extractor
    gc.collect()
    assert not finalizer.alive


def test_sentences():
    text = "Dr. Quill sailed at 6 p.m. on Monday 😀. It rained. “Did it?” asked Mr. Lowe."
    found = saidby.sentences(text)
    assert [text[span.start : span.end] for span in found] == [
        "Dr. Quill sailed at 6 p.m. on Monday 😀.", "It rained.", "“Did it?” asked Mr. Lowe."]
    assert saidby.sentences("") == []


def test_sentence_of_a_quote():
    quote = saidby.extract(TEXT).quotes[0]
    span = saidby.sentences(TEXT)[quote.sentence]
    assert span.start <= quote.start < span.end


def test_versions():
    assert saidby.library_version() == saidby.__version__
