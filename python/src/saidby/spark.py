"""Quotes out of archives that outgrow one machine, on Apache Spark; needs pyspark (the extra ``spark``).

    from saidby.spark import extract_quotes
    quotes = extract_quotes(spark.read.parquet("articles"), text="body", id="url", keep=["published"])
    quotes.where("speaker.name = 'Marta Quill'").write.parquet("quotes")

The package has to be installed where the executors run; docs/spark.md says how. Works on Spark Connect too.
"""
import functools
from typing import Any, Iterable, Iterator, Optional, Sequence

import pyarrow as pa
from pyspark.sql import types as T

from . import Extractor, arrow
from ._core import Rules, _read_rules

__all__ = ["SCHEMA", "extract_quotes"]

_TYPES = {pa.string(): T.StringType(), pa.int32(): T.IntegerType(), pa.int64(): T.LongType(), pa.float64(): T.DoubleType()}


def _type(given: pa.DataType) -> T.DataType:
    if pa.types.is_list(given):
        return T.ArrayType(_type(given.value_type))
    if pa.types.is_struct(given):
        return T.StructType([_field(field) for field in given])
    return _TYPES[given]


def _field(field: pa.Field) -> T.StructField:
    return T.StructField(field.name, _type(field.type))


#: The columns of what :func:`extract_quotes` gives, as :mod:`saidby.arrow` tells them; ``id`` has the type that it has
#: in the documents, and the columns that are kept follow.
SCHEMA = T.StructType([_field(field) for field in [*arrow.SCHEMA, arrow.ERROR]])


def extract_quotes(df: Any, text: str = "text", id: str = "id", rules: Rules = None, *,
                   repair: bool = False, keep: Sequence[str] = (), min_confidence: float = 0.0) -> Any:
    """A DataFrame with one row a quote, lazily, from one with one row a document.

    df: of Spark or Spark Connect. text, id: the names of its columns with the text (string, or binary: UTF-8) and with
    what identifies it (any type). rules, repair, min_confidence: as for :class:`saidby.Extractor`; rules are sent to
    each executor once.
    keep: names of further columns to carry along to each quote.

    The columns are those of :data:`SCHEMA` and keep. A document that cannot be read (no text, bytes that are not UTF-8,
    a NUL) gives a row with ``error`` and nothing else, and the job goes on: ``quotes.where("error is null")`` leaves
    these out. Offsets count characters, as Spark's ``substring(text, parts[0].start + 1, ...)`` does.

    Raises :class:`saidby.SaidbyError` at once for rules that are not as they must be, ``ValueError`` for a column that
    cannot be kept and for a min_confidence that is not from 0 to 1.
    """
    data = _read_rules(rules)  # here, since the workers may not have the file; and a mistake should show here
    words = None if data is None else data.decode("utf-8")
    Extractor(words, repair=repair, min_confidence=min_confidence)
    kept = list(dict.fromkeys(keep))
    names = {field.name for field in SCHEMA}
    for name in kept:
        if name in names:
            raise ValueError(f"column {name!r} cannot be kept: the quotes have one of this name")
    documents = df.select(text, id, *(name for name in kept if name not in (text, id)))
    given = documents.schema
    schema = T.StructType([T.StructField("id", given[id].dataType), *SCHEMA[1:], *(given[name] for name in kept)])
    return documents.mapInArrow(_Worker(text, id, _shared(df, words), repair, kept, min_confidence), schema)


def _shared(df: Any, rules: Optional[str]) -> Any:
    """Rules in a broadcast; Spark Connect has none, there they go with the function."""
    context = getattr(df.sparkSession, "sparkContext", None) if rules is not None else None
    return rules if context is None else context.broadcast(rules)


@functools.lru_cache(maxsize=4)
def _extractor(rules: Optional[str], repair: bool, min_confidence: float) -> Extractor:
    """One a worker process, which Spark uses for many tasks."""
    return Extractor(rules, repair=repair, min_confidence=min_confidence)


class _Worker:
    """What runs in the workers: batches of documents to batches of quotes."""

    def __init__(self, text: str, id: str, rules: Any, repair: bool, keep: Sequence[str],
                 min_confidence: float = 0.0):
        self.text, self.id, self.rules, self.repair, self.keep = text, id, rules, repair, keep
        self.min_confidence = min_confidence

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rules = getattr(self.rules, "value", self.rules)
        extractor = _extractor(rules, self.repair, self.min_confidence)
        for batch in batches:
            quotes = arrow.extract_quotes(batch, self.text, self.id, extractor=extractor, keep=self.keep)
            yield from quotes.combine_chunks().to_batches()
