"""Articles out of web pages, with the real trafilatura."""
import pytest

import saidby

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge to stay shut | The Veld Courier</title>
<meta property="og:title" content="Bridge to stay shut until spring"><meta name="author" content="Ida Lund">
<meta property="og:site_name" content="The Veld Courier">
<meta property="article:published_time" content="2024-03-05T08:00:00+01:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">“Sport is all,” says Kai Menu</a></li></ul></nav>
<article><h1>Bridge to stay shut until spring</h1>
<p>VELD — The old bridge will stay closed until spring, Marta Quill, the mayor of Veld, said on Monday. &#8220;We will
not open it before the ice 😀 is gone,&#8221; Quill told reporters.</p>
<p>Jonas Ferro, her deputy, called the delay &ldquo;a disgrace&rdquo; and said that the shops on the far bank had lost half
of their customers.</p>
<p>Engineers will look at the piers in April, according to the county. The work is expected to cost two million crowns, and
nobody has yet said who is to pay for it.</p>
<table><tr><th>Who</th><th>What</th></tr><tr><td>Olga Rank</td><td>“Open it,” said Olga Rank.</td></tr></table></article>
<section class="comments"><p>“First!” said Anonymous Reader.</p></section>
<footer><p>© The Veld Courier. All rights reserved.</p></footer></body></html>"""
URL = "https://courier.example/2024/bridge"


def test_quotes_of_the_article_alone():
    doc = saidby.extract_html(PAGE, URL)
    names = [speaker.name for speaker in doc.speakers]
    assert "Marta Quill" in names and "Jonas Ferro" in names
    assert not {"Kai Menu", "Anonymous Reader", "Olga Rank"} & set(names)
    direct = [quote for quote in doc.quotes if quote.type == "direct"]
    assert [quote.speaker.name for quote in direct] == ["Marta Quill"]
    assert doc.text[direct[0].start : direct[0].end] == direct[0].text
    assert direct[0].text.endswith("before the ice 😀 is gone,")


def test_metadata():
    doc = saidby.extract_html(PAGE, URL)
    assert doc.id == URL
    assert doc.metadata == {
        "title": "Bridge to stay shut until spring", "date": "2024-03-05", "author": "Ida Lund", "site": "The Veld Courier",
        "url": URL}
    assert doc.to_dict()["metadata"]["site"] == "The Veld Courier"
    assert saidby.Document.from_json(doc.to_json()).metadata == doc.metadata


def test_what_a_page_does_not_tell_is_none():
    body = PAGE[PAGE.index("<article>") : PAGE.index("<section")]
    doc = saidby.extract_html(f"<html><body>{body}</body></html>")
    assert doc.id is None and doc.quotes
    assert doc.metadata["author"] is None and doc.metadata["site"] is None and doc.metadata["url"] is None


def test_paragraphs_stay_apart():
    doc = saidby.extract_html(PAGE)
    assert [quote.paragraph for quote in doc.quotes] == sorted(quote.paragraph for quote in doc.quotes)
    assert doc.quotes[-1].paragraph >= doc.quotes[0].paragraph + 2
    assert "\n\nJonas Ferro" in doc.text


def test_bytes_in_the_encoding_that_the_page_tells():
    page = PAGE.replace("utf-8", "windows-1252").replace("😀", "").replace("Lund", "Lönnd")
    doc = saidby.extract_html(page.encode("windows-1252"), URL)
    assert doc.metadata["author"] == "Ida Lönnd"
    assert "the delay “a disgrace”" in [quote.text for quote in doc.quotes]


def test_hidden_bytes_of_control():
    doc = saidby.extract_html(PAGE.replace("reporters", "repor\0ters"))
    assert doc.quotes and "\0" not in doc.text


@pytest.mark.parametrize("page", ["", "   ", "no page at all", "<html><body></body></html>", b"\xff\xfe\0"])
def test_a_page_without_an_article(page):
    with pytest.raises(ValueError, match="no article in this page: https://courier.example/2024/bridge"):
        saidby.extract_html(page, URL)


def test_an_extractor_with_rules():
    rules = {"people": [{"id": "Q7", "name": "Marta Quill"}]}
    doc = saidby.extract_html(PAGE, extractor=saidby.Extractor(rules))
    assert "Q7" in [speaker.ref for speaker in doc.speakers]
