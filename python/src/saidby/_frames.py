"""Quotes as tables: of pandas (the extra ``pandas``) and, through saidby.arrow, of pyarrow."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List

from ._types import Document, id_text

if TYPE_CHECKING:
    import pandas
    import pyarrow

#: The columns of to_dataframe and their types in pandas; a list holds the values of a category, in order.
COLUMNS: Dict[str, Any] = {
    "id": "string", "quote": "int64", "type": ["direct", "mixed", "indirect"], "text": "string", "start": "int64",
    "end": "int64", "speaker": "string", "speaker_id": "Int64",
    "kind": ["person", "organization", "country", "group", "anonymous", "document"], "role": "string", "ref": "string",
    "cue": "string", "source": "string", "addressee": "string", "via": "string", "confidence": "float64",
    "paragraph": "int64", "sentence": "int64", "parts": "object"}


def to_dataframe(docs: Iterable[Document]) -> pandas.DataFrame:
    """One row a quote of docs, in their order; the same columns where there is none.

    id: of the document; integers where all ids are, else text. quote: its number there, from 0. type: direct, mixed or indirect (a category). text: the content.
    start, end: of the whole content; parts: a list of (start, end) for each part; all count characters of the document's
    text. speaker, speaker_id, kind, role, ref: the name of who said it, its number in the document, what it is (a
    category), the role and the identifier from the list of known people. cue, source, addressee, via: the words.
    confidence: 0 to 1. paragraph, sentence: of the first part, from 0. What is not known is ``pandas.NA``.
    """
    import pandas

    columns: Dict[str, List[Any]] = {name: [] for name in COLUMNS}
    for row in _rows(docs):
        for name, value in row.items():
            columns[name].append(value)
    whole = all(type(id) is int for id in columns["id"]) and len(columns["id"]) > 0
    types = {**COLUMNS, "id": "Int64" if whole else "string"}
    if not whole:
        columns["id"] = list(map(id_text, columns["id"]))
    return pandas.DataFrame({name: pandas.Series(values, dtype=_dtype(types[name])) for name, values in columns.items()})


def _dtype(given: Any) -> Any:
    import pandas

    return pandas.CategoricalDtype(given) if isinstance(given, list) else given


def _rows(docs: Iterable[Document]) -> Iterator[Dict[str, Any]]:
    for doc in docs:
        for number, quote in enumerate(doc.quotes):
            words = {name: getattr(quote, name) for name in ("cue", "source", "addressee", "via")}
            speaker = quote.speaker
            yield {
                "id": doc.id, "quote": number, "type": quote.type, "text": quote.text, "start": quote.parts[0].start,
                "end": quote.parts[-1].end, "speaker": speaker and speaker.name, "speaker_id": speaker and speaker.id,
                "kind": speaker and speaker.kind, "role": speaker and speaker.role, "ref": speaker and speaker.ref,
                **{name: value and value.text for name, value in words.items()}, "confidence": quote.confidence,
                "paragraph": quote.paragraph, "sentence": quote.sentence,
                "parts": [(part.start, part.end) for part in quote.parts]}


def to_arrow(docs: Iterable[Document]) -> pyarrow.Table:
    """One row a quote of docs, with the columns of :data:`saidby.arrow.SCHEMA`, also where there is none."""
    from . import arrow

    return arrow.to_arrow(docs)
