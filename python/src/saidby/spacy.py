"""A component for spaCy pipelines: ``nlp.add_pipe("saidby")``.

spaCy finds it by its entry point, so nothing of saidby has to be imported. It needs no other component and no model: a
``spacy.blank("en")`` is enough. For each ``Doc`` it sets

- ``doc.spans["saidby"]``: the quotes with labels ``QUOTE-DIRECT``, ``QUOTE-MIXED`` and ``QUOTE-INDIRECT`` (one span a part),
  their cues (``CUE``) and the mentions that are with these (``SPEAKER``). Spans grow to whole tokens. The span's ``id_`` is
  the number of its quote, of the first where several share it; ``kb_id_`` is the speaker's ``ref`` from the rules.
- ``doc._.quotes``: a tuple of :class:`saidby.Quote`, with offsets in characters of ``doc.text``; ``doc._.speakers`` the same
  of :class:`saidby.Speaker`; ``doc._.saidby`` the record that both are made from, plain dicts and lists, which travels
  with the ``Doc`` through ``to_bytes``, ``DocBin`` and the processes of ``nlp.pipe``.
- ``span._.quote``: for a span of the group, its :class:`saidby.Quote`; ``None`` for other spans.
"""
import json
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, Optional, Tuple, Union

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from . import Document, Extractor, Quote, Speaker
from ._core import _read_rules

__all__ = ["COLORS", "LABELS", "SaidbyComponent", "make_component"]

LABELS = ("QUOTE-DIRECT", "QUOTE-MIXED", "QUOTE-INDIRECT", "CUE", "SPEAKER")

#: What displaCy paints the labels with; it finds them by an entry point.
COLORS = {"QUOTE-DIRECT": "#9ed8a8", "QUOTE-MIXED": "#b7dff0", "QUOTE-INDIRECT": "#d9d5f2", "CUE": "#f5d76e",
          "SPEAKER": "#f4b6a6"}

Rules = Optional[Union[str, Dict[str, Any]]]


def make_component(nlp: Language, name: str, rules: Rules, repair: bool, spans_key: str,
                   min_confidence: float) -> "SaidbyComponent":
    """What spaCy calls for ``nlp.add_pipe("saidby", config={...})``.

    rules: as for :class:`saidby.Extractor`, a dict, JSON, or the path of a file, read now (``nlp.to_disk`` stores what it
    holds, but the pipeline's config names it, so give a dict to pipelines that travel); repair: read NULs as U+FFFD instead of raising
    :class:`saidby.SaidbyError`; spans_key: the key in ``doc.spans``; min_confidence: as for :class:`saidby.Extractor`.
    """
    return SaidbyComponent(name, rules=rules, repair=repair, spans_key=spans_key, min_confidence=min_confidence)


Language.factory("saidby", func=make_component, assigns=["doc.spans", "doc._.saidby"],
                 default_config={"rules": None, "repair": False, "spans_key": "saidby", "min_confidence": 0.0})


class SaidbyComponent:
    """The component; see the module."""

    def __init__(self, name: str = "saidby", *, rules: Rules = None, repair: bool = False, spans_key: str = "saidby",
                 min_confidence: float = 0.0):
        self.name = name
        self._configure(rules, repair, spans_key, min_confidence)

    def _configure(self, rules: Rules, repair: bool, spans_key: str, min_confidence: float = 0.0) -> None:
        data = _read_rules(rules)
        words = None if data is None else data.decode("utf-8")  # the rules of a file, not its name, are stored
        self._config: Dict[str, Any] = {"rules": words, "repair": repair, "spans_key": spans_key,
                                        "min_confidence": min_confidence}
        self._extractor = Extractor(words, repair=repair, min_confidence=min_confidence)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate doc in place and return it. Raises :class:`saidby.SaidbyError` for a text that cannot be read."""
        found = self._extractor.extract(doc.text)
        doc._.saidby = found.to_dict()
        key = self._config["spans_key"]
        doc.spans[key] = SpanGroup(doc, name=key, spans=list(_spans(doc, found.quotes)))
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return json.dumps(self._config).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "SaidbyComponent":
        self._configure(**json.loads(data))
        return self

    def to_disk(self, path: Union[str, Path], *, exclude: Iterable[str] = ()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "config.json").write_bytes(self.to_bytes())

    def from_disk(self, path: Union[str, Path], *, exclude: Iterable[str] = ()) -> "SaidbyComponent":
        return self.from_bytes((Path(path) / "config.json").read_bytes())


def _places(quotes: Iterable[Quote]) -> Iterator[Tuple[int, str, str, int, int]]:
    """(number of the quote, label, identifier of the speaker, start, end), each place once a label."""
    seen = set()
    for number, quote in enumerate(quotes):
        label = "QUOTE-" + quote.type.upper()
        known = quote.speaker.ref if quote.speaker else None
        places = [(label, part) for part in quote.parts] + [("CUE", quote.cue), ("SPEAKER", quote.source)]
        for label, place in places:
            if place is not None and (label, place.start, place.end) not in seen:
                seen.add((label, place.start, place.end))
                yield number, label, (known or "") if label == "SPEAKER" else "", place.start, place.end


def _spans(doc: Doc, quotes: Iterable[Quote]) -> Iterator[Span]:
    for number, label, known, start, end in _places(quotes):
        span = doc.char_span(start, end, label=label, kb_id=known, alignment_mode="expand", span_id=str(number))
        if span is not None:
            yield span


def _document(doc: Doc) -> Optional[Document]:
    return Document.from_dict(doc._.saidby, text=doc.text) if doc._.saidby else None


def _quotes(doc: Doc) -> Tuple[Quote, ...]:
    document = _document(doc)
    return document.quotes if document else ()


def _speakers(doc: Doc) -> Tuple[Speaker, ...]:
    document = _document(doc)
    return document.speakers if document else ()


def _quote_of(span: Span) -> Optional[Quote]:
    if span.label_ not in LABELS or not span.id_.isdigit():
        return None
    quotes = _quotes(span.doc)
    return quotes[int(span.id_)] if int(span.id_) < len(quotes) else None


Doc.set_extension("saidby", default=None, force=True)
Doc.set_extension("quotes", getter=_quotes, force=True)
Doc.set_extension("speakers", getter=_speakers, force=True)
Span.set_extension("quote", getter=_quote_of, force=True)
