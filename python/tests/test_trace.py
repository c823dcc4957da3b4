"""Extractor.trace: what each stage made of a text."""
import pytest

import saidby

TEXT = "😀 Fair at Veld\n\n“The fair stays,” said Ilse Brandt, the bailiff. She called it &quot;small&quot;."
STAGES = ["decode", "layout", "tokenizer", "sentence", "quotation", "mention", "cue", "match", "tagger", "attribute", "coref"]


def test_every_stage_is_shown_as_text():
    trace = saidby.Extractor().trace(TEXT)
    places = [trace.index(f"\n== {stage}:") for stage in STAGES]
    assert places == sorted(places)
    start = TEXT.index("Ilse")
    assert f"{start}-{start + len('Ilse Brandt, the bailiff')} " in trace  # offsets are string indexes


def test_a_page_has_the_article_and_every_stage():
    trace = saidby.Extractor().trace(TEXT, format="html")
    assert trace.startswith("<!DOCTYPE html>") and trace.endswith("</html>\n")
    assert "<article" in trace and all(f"<summary>{stage} " in trace for stage in STAGES)


def test_rules_are_heard():
    rules = {"cues": [{"forms": ["blurb", "blurbs", "blurbed", "blurbed", "blurbing"]}]}
    text = "Ilse Brandt blurbed that the fair would stay."
    assert "blurbed" in saidby.Extractor(rules).trace(text).partition("\n== cue:")[2].partition("\n== match:")[0]
    assert "blurbed" not in saidby.Extractor().trace(text).partition("\n== cue:")[2].partition("\n== match:")[0]


def test_errors():
    with pytest.raises(saidby.SaidbyError) as caught:
        saidby.Extractor().trace("é\0")
    assert caught.value.status is saidby.Status.NUL and caught.value.offset == 1
    with pytest.raises(ValueError, match='format must be "text" or "html", not \'json\''):
        saidby.Extractor().trace(TEXT, format="json")
    with pytest.raises(TypeError):
        saidby.Extractor().trace(b"Rain")
    assert "\ufffd" in saidby.Extractor(repair=True).trace("Rain\0.")
