"""render and Document._repr_html_: what the C library makes of a document's own records."""
import html.parser
import json

import pytest

import saidby

TEXT = (
    "Ferry to sail again\n\n“𝔚e have waited 😀 three months,” said Marta Quill, the harbour master of Veld.\n\n"
    "She told the Veld Courier that the dock was “as good as <new>”."
)


class Reader(html.parser.HTMLParser):
    """The text of the article, and of each mark by its number."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.article, self.quotes = [], "", {}
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "link"):
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any(tag == "article" for tag, _ in self.open):
            self.article += data
        for tag, attributes in self.open:
            if tag == "mark" and "data-quote" in attributes:
                number = int(attributes["data-quote"])
                self.quotes[number] = self.quotes.get(number, "") + data


def read(page):
    reader = Reader(page)
    assert reader.open == []
    return reader


def test_section_has_the_text_and_the_quotes():
    doc = saidby.extract(TEXT)
    found = read(doc._repr_html_())
    assert found.article == TEXT
    assert doc.quotes
    assert found.quotes == {
        number: "".join(TEXT[part.start : part.end] for part in quote.parts) for number, quote in enumerate(doc.quotes)
    }


def test_section_brings_its_style_and_no_script():
    section = saidby.extract(TEXT)._repr_html_()
    assert section.startswith("<style>") and "<script" not in section and "http" not in section


def test_section_shows_the_records_of_the_document_and_not_new_ones():
    data = saidby.extract(TEXT, "a").to_dict(text=True)
    data["quotes"] = data["quotes"][:1]
    data["speakers"] = [
        dict(id=0, name="Ada <Moss>", kind="country", role=None, roles=[], mentions=[], members=[], ref=None)
    ]
    data["quotes"][0]["speaker"] = dict(id=0, name="Ada <Moss>", kind="country", role=None)
    section = saidby.Document.from_json(json.dumps(data))._repr_html_()
    assert 'data-name="Ada &lt;Moss&gt;" data-note="country"' in section
    assert list(read(section).quotes) == [0]


def test_pattern_is_shown_where_the_extractor_explains():
    assert "data-pattern=" not in saidby.extract(TEXT)._repr_html_()
    assert "data-pattern=" in saidby.Extractor(explain=True).extract(TEXT)._repr_html_()


def test_repaired_text_is_shown_repaired():
    text = "“It rained \ud800 all \0 night 😀,” said Ada Moss."
    doc = saidby.Extractor(repair=True).extract(text)
    found = read(doc._repr_html_())
    assert found.article == text.replace("\ud800", "\ufffd").replace("\0", "\ufffd")
    assert found.quotes[0] == doc.quotes[0].text


def test_without_its_text_a_document_has_no_section():
    doc = saidby.Document.from_json(saidby.extract(TEXT).to_json())
    assert doc._repr_html_() is None
    with pytest.raises(ValueError, match="text"):
        saidby.render([doc])
    assert saidby.Document.from_json(saidby.extract(TEXT).to_json(), TEXT)._repr_html_() == saidby.extract(TEXT)._repr_html_()


def test_spans_that_are_none_of_the_text_are_refused():
    doc = saidby.Document.from_json(saidby.extract(TEXT).to_json(), "short")
    with pytest.raises(saidby.SaidbyError) as caught:
        saidby.render(doc)
    assert caught.value.status is saidby.Status.ARGUMENT


def test_page_of_many():
    docs = saidby.extract_many([("a", TEXT), ("b", "bad \0"), ("</title>", "It rained.")], errors="record")
    page = saidby.render(docs, title="A & <B>")
    assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")
    assert page.count("<section") == 3 and page.count("<style>") == 2
    assert "<title>A &amp; &lt;B&gt;</title>" in page
    assert "This document could not be read: the text holds a NUL" in page
    assert ">&lt;/title&gt;</p>" in page
    assert "http-equiv" in page and page.count("http") == 1


def test_page_of_one_and_of_none():
    doc = saidby.extract(TEXT)
    assert saidby.render(doc) == saidby.render([doc]) == saidby.render(iter([doc]))
    assert "<section" not in saidby.render([]) and "<title>Who said what</title>" in saidby.render([])


def test_title_of_the_metadata_is_the_heading():
    data = dict(saidby.extract(TEXT).to_dict(text=True), metadata={"title": "Veld & after"})
    assert ">Veld &amp; after</h2>" in saidby.render(saidby.Document.from_dict(data))
