"""Documents as HTML: the C library makes it, from the records that a document holds."""
from __future__ import annotations

import ctypes
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Set, Union

from . import _core, _ffi
from ._types import Document, Mention, Quote, SaidbyError, Span, Speaker, Status, id_text

_size, _string, _pointer = ctypes.c_size_t, ctypes.c_char_p, ctypes.POINTER
_NO_SPEAKER = ctypes.c_size_t(-1).value
_TYPES = ("direct", "mixed", "indirect")
_KINDS = ("person", "organization", "country", "group", "anonymous", "document")


class _Span(ctypes.Structure):
    """saidby_span"""

    _fields_ = [("start", _size), ("end", _size)]


class _Mention(ctypes.Structure):
    """saidby_mention"""

    _fields_ = [("text", _string), ("text_length", _size), ("start", _size), ("end", _size)]


class _Quote(ctypes.Structure):
    """saidby_quote"""

    _fields_ = [
        ("type", ctypes.c_int),
        ("text", _string),
        ("text_length", _size),
        ("parts", _pointer(_Span)),
        ("part_count", _size),
        ("quoted", _pointer(_Span)),
        ("quoted_count", _size),
        ("cue", _pointer(_Mention)),
        ("source", _pointer(_Mention)),
        ("addressee", _pointer(_Mention)),
        ("via", _pointer(_Mention)),
        ("speaker", _size),
        ("confidence", ctypes.c_double),
        ("paragraph", _size),
        ("sentence", _size),
        ("pattern", _string),
    ]


class _Speaker(ctypes.Structure):
    """saidby_speaker"""

    _fields_ = [
        ("id", _size),
        ("name", _string),
        ("kind", ctypes.c_int),
        ("role", _string),
        ("roles", ctypes.c_void_p),
        ("role_count", _size),
        ("mentions", ctypes.c_void_p),
        ("mention_count", _size),
        ("members", ctypes.c_void_p),
        ("member_count", _size),
        ("ref", _string),
    ]


class _Records(ctypes.Structure):
    """saidby_records"""

    _fields_ = [
        ("quotes", _pointer(_Quote)),
        ("quote_count", _size),
        ("speakers", _pointer(_Speaker)),
        ("speaker_count", _size),
    ]


class _Options(ctypes.Structure):
    """saidby_html_options"""

    _fields_ = [("size", _size), ("id", _string), ("title", _string), ("style", ctypes.c_int), ("explain", ctypes.c_int)]


def _declare(library: Any) -> None:
    out, length, error = _pointer(_ffi.Handle), _pointer(_size), _pointer(_ffi.Error)
    functions: Dict[str, List[Any]] = {
        "saidby_records_html": [_pointer(_Records), _string, _size, _pointer(_Options), out, length, error],
        "saidby_html_failure": [_string, _pointer(_Options), out, length, error],
        "saidby_html_head": [_string, out, length, error],
        "saidby_html_tail": [out, length, error],
    }
    for name, arguments in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = ctypes.c_int, arguments


_declare(_ffi.lib)


def _utf8(text: str) -> bytes:
    """As the extractor reads it where it repairs: a lone surrogate is U+FFFD."""
    return _core._SURROGATE.sub("\ufffd", text).encode("utf-8")


def _label(text: Optional[str]) -> Optional[bytes]:
    return None if text is None else _utf8(text).replace(b"\0", b"\xef\xbf\xbd")


def call(function: Any, *arguments: Any) -> str:
    out, length, error = _ffi.Handle(), _size(), _ffi.Error()
    status = function(*arguments, ctypes.byref(out), ctypes.byref(length), ctypes.byref(error))
    if status:
        raise SaidbyError(error.message.decode("utf-8", "replace"), Status(status))
    try:
        return ctypes.string_at(out, length.value).decode("utf-8")
    finally:
        _ffi.lib.saidby_string_free(out)


def _offsets(document: Document, text: str) -> Callable[[int], int]:
    """Bytes for each offset that the document has in text."""
    if text.isascii():
        return lambda offset: offset
    wanted: Set[int] = set()
    for quote in document.quotes:
        for place in (*quote.parts, *quote.quoted, quote.cue, quote.source, quote.addressee, quote.via):
            if place is not None:
                wanted.update((place.start, place.end))
    found: Dict[int, int] = {}
    before, sum_of_bytes = 0, 0
    for offset in sorted(wanted):
        sum_of_bytes += len(_utf8(text[before:offset]))
        found[offset], before = sum_of_bytes, offset
    return found.__getitem__


class _Converter:
    """The records of one document as the C library takes them."""

    def __init__(self, document: Document) -> None:
        self.byte = _offsets(document, document.text)
        self.speakers = (_Speaker * len(document.speakers))(*map(self.speaker, document.speakers))
        self.quotes = (_Quote * len(document.quotes))(*map(self.quote, document.quotes))
        self.records = _Records(self.quotes, len(self.quotes), self.speakers, len(self.speakers))

    def spans(self, spans: Sequence[Span]) -> Any:
        return (_Span * len(spans))(*[_Span(self.byte(span.start), self.byte(span.end)) for span in spans])

    def mention(self, mention: Optional[Mention]) -> Any:
        if mention is None:
            return None
        text = _label(mention.text)
        return ctypes.pointer(_Mention(text, len(text or b""), self.byte(mention.start), self.byte(mention.end)))

    def speaker(self, speaker: Speaker) -> _Speaker:
        return _Speaker(id=speaker.id, name=_label(speaker.name), kind=_KINDS.index(speaker.kind), role=_label(speaker.role))

    def quote(self, quote: Quote) -> _Quote:
        return _Quote(
            type=_TYPES.index(quote.type),
            parts=self.spans(quote.parts),
            part_count=len(quote.parts),
            quoted=self.spans(quote.quoted),
            quoted_count=len(quote.quoted),
            cue=self.mention(quote.cue),
            source=self.mention(quote.source),
            addressee=self.mention(quote.addressee),
            via=self.mention(quote.via),
            speaker=_NO_SPEAKER if quote.speaker is None else quote.speaker.id,
            confidence=quote.confidence,
            pattern=_label(quote.pattern),
        )


def section(document: Document, *, style: bool) -> str:
    """The document as a section of HTML; style: with its style sheet. Raises ``ValueError`` for one that has lost its
    text."""
    title = document.metadata.get("title") if document.metadata else None
    explain = any(quote.pattern is not None for quote in document.quotes)
    options = _Options(
        ctypes.sizeof(_Options), _label(id_text(document.id)), _label(title) if isinstance(title, str) else None, style, explain
    )
    if document.error is not None:
        return call(_ffi.lib.saidby_html_failure, _label(document.error.message), ctypes.byref(options))
    if document.quotes and not document.text:
        raise ValueError("the document does not hold its text: give the text to Document.from_json or from_dict")
    records, text = _Converter(document).records, _utf8(document.text)
    return call(_ffi.lib.saidby_records_html, ctypes.byref(records), text, len(text), ctypes.byref(options))


def render(docs: Union[Document, Iterable[Document]], title: Optional[str] = None) -> str:
    """One page of HTML for all the documents: the articles with their quotations marked, a colour for each speaker.

    It needs no other file and asks the network for nothing, so it can be written to a file and opened anywhere. docs: a
    document, or any iterable of them; one that could not be read has a box that says why. title: the heading of the
    page, as plain text. Raises ``ValueError`` for a document that does not hold its text, as after ``from_json`` without
    it.
    """
    documents: Iterable[Document] = (docs,) if isinstance(docs, Document) else docs
    pieces = [call(_ffi.lib.saidby_html_head, _label(title))]
    pieces += [section(document, style=False) for document in documents]
    pieces.append(call(_ffi.lib.saidby_html_tail))
    return "".join(pieces)
