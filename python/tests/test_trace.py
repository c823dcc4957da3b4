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


@pytest.mark.parametrize("stage", STAGES + ["record"])
def test_one_stage_alone(stage):
    whole, alone = (saidby.Extractor().trace(TEXT, stage=name) for name in (None, stage))
    assert alone.count("\n== ") == 1 and alone.partition("\n\n")[2].rstrip() in whole
    page = saidby.Extractor().trace(TEXT, "html", stage)
    assert page.count("<summary>") == 1 and f'<details class="saidby-stage" open="">\n<summary>{stage} ' in page


def test_rules_are_heard():
    rules = {"cues": [{"forms": ["blurb", "blurbs", "blurbed", "blurbed", "blurbing"]}]}
    text = "Ilse Brandt blurbed that the fair would stay."
    assert "blurbed" in saidby.Extractor(rules).trace(text, stage="cue")
    assert "blurbed" not in saidby.Extractor().trace(text, stage="cue")


def test_errors():
    with pytest.raises(saidby.SaidbyError) as caught:
        saidby.Extractor().trace("é\0")
    assert caught.value.status is saidby.Status.NUL and caught.value.offset == 1
    with pytest.raises(ValueError, match='format must be "text" or "html", not \'json\''):
        saidby.Extractor().trace(TEXT, format="json")
    with pytest.raises(ValueError, match="stage must be one of decode, .*, record, not 'cues'"):
        saidby.Extractor().trace(TEXT, stage="cues")
    with pytest.raises(TypeError):
        saidby.Extractor().trace(b"Rain")
    assert "\ufffd" in saidby.Extractor(repair=True).trace("Rain\0.")
