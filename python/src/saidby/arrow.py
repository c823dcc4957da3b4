"""Quotes as tables of Apache Arrow; needs pyarrow (the extra ``arrow``).

A table has one row a quote, in the order of documents and text, and the columns of :data:`SCHEMA`. All offsets count
characters (code points) of the document's text, ends exclusive.

========== ====================================================================================================
id         of the document
quote      the quote's number in its document, from 0
type       direct, mixed or indirect
text       the content; " … " between parts that words of the text are between
parts      where each part is, without its outer marks
quoted     of a mixed quote, the words inside marks
cue        the words that say that something was said; null: none
source     the mention that is with the cue; null: none
speaker    id (in its document), full name, kind, role and ref (from the list of known people); null: not known
addressee  to whom it was said; null: not told
via        whose report it is; null: not told
confidence 0 to 1
paragraph  of the first part, from 0
sentence   of the first part, from 0
========== ====================================================================================================
"""
import io
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Union

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from . import Document, Extractor, SaidbyError
from ._types import id_text
from ._types import CODES

__all__ = ["ERROR", "SCHEMA", "extract_quotes", "result_schema", "to_arrow"]

_SPANS = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
_MENTION = pa.struct([("text", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
_SPEAKER = pa.struct([("id", pa.int32()), ("name", pa.string()), ("kind", pa.string()), ("role", pa.string()),
                      ("ref", pa.string())])
_QUOTE = pa.struct([
    ("type", pa.string()), ("text", pa.string()), ("parts", _SPANS), ("quoted", _SPANS), ("cue", _MENTION),
    ("source", _MENTION), ("speaker", _SPEAKER), ("addressee", _MENTION), ("via", _MENTION),
    ("confidence", pa.float64()), ("paragraph", pa.int32()), ("sentence", pa.int32())])

#: The columns of :func:`to_arrow`.
SCHEMA = pa.schema([("id", pa.string()), ("quote", pa.int32()), *_QUOTE])

#: The further column of :func:`extract_quotes`: why a document could not be read, null for a quote. ``code`` is one of
#: missing-text, invalid-utf8, nul-byte, too-large, out-of-memory, internal; ``offset`` a byte of the text.
ERROR = pa.field("error", pa.struct([("code", pa.string()), ("message", pa.string()), ("offset", pa.int64())]))

_RECORD = pa.schema([("quotes", pa.list_(_QUOTE)), ("speakers", pa.list_(pa.struct([("ref", pa.string())])))])
_REST = pa.schema([*list(SCHEMA)[1:], ERROR])  # the columns that do not come from the table of documents
_ROW = pa.field("row", pa.int64())
_ENOUGH = 8 << 20  # bytes of JSON that are turned into columns at once


def to_arrow(docs: Iterable[Document]) -> pa.Table:
    """One row a quote of docs, with the columns of :data:`SCHEMA`, also where there is none."""
    def rows() -> Iterator[Dict[str, Any]]:
        for doc in docs:
            for number, (quote, record) in enumerate(zip(doc.quotes, doc.to_dict()["quotes"])):
                speaker = quote.speaker and {**record["speaker"], "ref": quote.speaker.ref}
                yield {**record, "id": id_text(doc.id), "quote": number, "speaker": speaker}
    return pa.Table.from_pylist(list(rows()), schema=SCHEMA)


def extract_quotes(data: Union[pa.Table, pa.RecordBatch], text: str = "text", id: str = "id", *,
                   extractor: Optional[Extractor] = None, keep: Sequence[str] = ()) -> pa.Table:
    """The quotes of a table of documents, without an object of Python for each.

    data: any table, such as a batch of a Parquet file; text, id: the names of its columns with the text (strings or
    UTF-8 bytes) and with what identifies it (any type); extractor: None for the default; keep: names of further columns
    to carry along to each quote.

    The result has the columns of :data:`SCHEMA` (``id`` with the type that it has in data), :data:`ERROR` and those of
    keep. A document that cannot be read gives one row with ``error``, the rest goes on. One without quotes gives none.
    """
    schema = result_schema(data.schema, id, keep)
    tables = [batch.table() for batch in _batches(extractor or Extractor(), _values(data.column(text)))]
    if not tables:
        return schema.empty_table()
    found = pa.concat_tables(tables)
    columns = {name: found.column(name) for name in _REST.names}
    for name, source in [("id", id), *((name, name) for name in keep)]:
        columns[name] = data.column(source).take(found.column("row"))
    return pa.Table.from_arrays([columns[name] for name in schema.names], schema=schema)


def result_schema(given: pa.Schema, id: str = "id", keep: Sequence[str] = ()) -> pa.Schema:
    """The schema of what :func:`extract_quotes` makes of a table with the schema given."""
    fields = [given.field(id).with_name("id"), *_REST, *(given.field(name) for name in keep)]
    names = [field.name for field in fields]
    for name in keep:
        if names.count(name) > 1:
            raise ValueError(f"column {name!r} cannot be kept: the quotes have one of this name")
    return pa.schema(fields)


def _values(column: Any) -> Iterator[Optional[bytes]]:
    """The bytes of each text as they are: strings of pyarrow need not be UTF-8."""
    large = pa.types.is_large_string(column.type) or pa.types.is_large_binary(column.type)
    for chunk in column.chunks if isinstance(column, pa.ChunkedArray) else [column]:
        for value in chunk.cast(pa.large_binary() if large else pa.binary()):
            yield value.as_py()


class _Batch:
    """The records of some documents, and the errors of others between them."""

    def __init__(self) -> None:
        self.rows: List[int] = []      # the number of the document for each line
        self.lines: List[bytes] = []   # its record, as JSON
        self.size = 0
        self.error_rows: List[int] = []
        self.errors: List[Dict[str, Any]] = []

    def add(self, row: int, line: bytes) -> None:
        self.rows.append(row)
        self.lines.append(line)
        self.size += len(line)

    def add_error(self, row: int, code: str, message: str, offset: int) -> None:
        self.error_rows.append(row)
        self.errors.append({"code": code, "message": message, "offset": offset})

    def table(self) -> pa.Table:
        """The columns of _REST, and row, the number of the document."""
        bad = pa.Table.from_pylist([{"error": error} for error in self.errors], schema=_REST)
        bad = bad.append_column("row", pa.array(self.error_rows, pa.int64()))
        if not self.lines:
            return bad
        good = self._quotes()
        if not self.errors:
            return good
        table = pa.concat_tables([good, bad])
        return table.take(pc.sort_indices(table, [("row", "ascending"), ("quote", "ascending")]))

    def _quotes(self) -> pa.Table:
        documents = _parse(self.lines)
        quotes, speakers = (documents.column(name).combine_chunks() for name in ("quotes", "speakers"))
        parents, found = pc.list_parent_indices(quotes), quotes.flatten()
        count = len(found)
        columns = {field.name: column for field, column in zip(_QUOTE, found.flatten())}
        columns["speaker"] = _with_ref(columns["speaker"], speakers, parents)
        columns["quote"] = pc.subtract(pa.array(range(count), pa.int32()), quotes.offsets.take(parents))
        columns["error"] = pa.nulls(count, ERROR.type)
        columns["row"] = pa.array(self.rows, pa.int64()).take(parents)
        return pa.Table.from_arrays([columns[name] for name in [*_REST.names, "row"]], schema=_REST.append(_ROW))


def _batches(extractor: Extractor, values: Iterable[Optional[bytes]]) -> Iterator[_Batch]:
    batch = _Batch()
    for row, value in enumerate(values):
        if value is None:
            batch.add_error(row, "missing-text", "there is no text", 0)
            continue
        try:
            batch.add(row, extractor.json_bytes(value))
        except SaidbyError as error:
            batch.add_error(row, CODES.get(error.status, "internal"), str(error), error.offset)
        if batch.size >= _ENOUGH:
            yield batch
            batch = _Batch()
    if batch.lines or batch.errors:
        yield batch


def _parse(lines: List[bytes]) -> pa.Table:
    joined = b"\n".join(lines)
    return pyarrow.json.read_json(
        io.BytesIO(joined), pyarrow.json.ReadOptions(use_threads=False, block_size=len(joined) + 1),
        pyarrow.json.ParseOptions(explicit_schema=_RECORD, unexpected_field_behavior="ignore"))


def _with_ref(chosen: pa.StructArray, speakers: pa.ListArray, parents: pa.Array) -> pa.StructArray:
    """The speakers of quotes with their ref, which only the document's list of speakers has."""
    columns = {field.name: column for field, column in zip(_SPEAKER, chosen.flatten())}
    place = pc.add(speakers.offsets.take(parents), columns["id"])
    columns["ref"] = speakers.flatten().field("ref").take(place)
    fields = [columns[field.name] for field in _SPEAKER]
    return pa.StructArray.from_arrays(fields, fields=list(_SPEAKER), mask=chosen.is_null())
