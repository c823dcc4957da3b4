"""Extractors: text in, documents out."""
from __future__ import annotations

import ctypes
import json
import operator
import os
import re
import threading
import weakref
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import Any, Deque, Dict, Generator, Iterable, Iterator, List, Literal, Optional, Tuple, Union, overload

from . import _ffi
from ._types import CODES, Document, Failure, SaidbyError, Span, Status

Id = Any  # what JSON can say: most often a str or an int
Rules = Union[None, str, "os.PathLike[str]", Dict[str, Any]]
Item = Union[str, Tuple[Id, str]]
RawItem = Union[str, bytes, Tuple[Id, Union[str, bytes]]]

_SURROGATE = re.compile("[\ud800-\udfff]")
_new_lock = threading.Lock()  # saidby_new must not overlap with itself where there are rules


def _renew_lock() -> None:
    global _new_lock
    _new_lock = threading.Lock()  # another thread may have held it when the process forked


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


def _error(error: _ffi.Error, data: bytes, decode: bool, id: Id = None) -> SaidbyError:
    """What the library says; its offsets are bytes of data, which a str was encoded to if decode."""
    offset = int(error.offset)
    if decode:
        offset = len(data[:offset].decode("utf-8", "replace"))
    return SaidbyError(error.message.decode("utf-8", "replace"), Status(error.status), offset, id)


def _read_rules(rules: Rules) -> Optional[bytes]:
    if rules is None:
        return None
    if isinstance(rules, dict):
        return json.dumps(rules).encode("ascii")
    if isinstance(rules, str) and rules.lstrip().startswith("{"):
        return _encode(rules, False, None, Status.RULES)
    with open(rules, "rb") as file:
        return file.read()


def _encode(text: str, repair: bool, id: Id, status: Status = Status.UTF8) -> bytes:
    """text as UTF-8. A lone surrogate is an error, or U+FFFD if repair."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        if repair:
            return _SURROGATE.sub("\ufffd", text).encode("utf-8")
        raise SaidbyError("the text holds a lone surrogate", status, error.start, id) from None


def _check_id(id: Id) -> Id:
    """The id as JSON keeps it: a str, bool, float, list, dict or None as it is, an integer of any kind as an int."""
    if id is None or isinstance(id, (str, bool, float, list, dict)):
        return id
    try:
        return operator.index(id)
    except TypeError:
        raise TypeError(f"the id must be what JSON can say, not {type(id).__name__}") from None


class Extractor:
    """What reads texts. It never changes, and any number of threads may use one at once; keep it, since making one costs
    as much as reading some articles. It can be pickled, and survives a fork.

    rules: words, patterns and people to add to what the library knows: a dict, the same as JSON, or the path of a file
    that holds it (a str that begins with "{" is JSON). The keys are ``cues``, ``roles``, ``patterns`` and ``people``.

    repair: read each NUL and each lone surrogate of a str, and each bad byte of bytes, as U+FFFD instead of refusing
    the text.

    explain: let each quote say which pattern made it.

    min_confidence: leave out quotes whose confidence is below this number from 0 to 1, and speakers who have no other.

    Raises :class:`SaidbyError` for rules that are not as they must be, ``OSError`` for a file that cannot be read,
    ``ValueError`` for a min_confidence that is not from 0 to 1.
    """

    __slots__ = ("_arguments", "_finalizer", "_handle", "__weakref__")

    def __init__(
        self, rules: Rules = None, *, repair: bool = False, explain: bool = False, min_confidence: float = 0.0
    ) -> None:
        if not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence must be a number from 0 to 1, not {min_confidence}")
        data = _read_rules(rules)
        self._handle = _new(data, bool(repair), float(min_confidence))
        words = None if data is None else data.decode("utf-8")
        self._arguments = (words, bool(repair), bool(explain), float(min_confidence))
        self._finalizer = weakref.finalize(self, _ffi.lib.saidby_free, self._handle)
        self._finalizer.atexit = False

    def __reduce__(self) -> Tuple[Any, ...]:
        return _remake, self._arguments

    def __repr__(self) -> str:
        rules, repair, explain, least = self._arguments
        given = "..." if rules else None
        return f"Extractor(rules={given}, repair={repair}, explain={explain}, min_confidence={least:g})"

    def extract(self, text: str, id: Id = None) -> Document:
        """The quotations of one text; id: whatever tells the document from others.

        Raises :class:`SaidbyError` for a text that holds a NUL or a lone surrogate, unless the extractor repairs them;
        ``TypeError`` for what is no str. Other threads run while the library reads.
        """
        return Document.from_dict(json.loads(self._json(id, text, False)), text)

    def json_bytes(self, text: Union[str, bytes], id: Id = None) -> bytes:
        """The record of one text as a line of JSON without its end, as the program ``saidby`` writes it; text: a str, or
        its bytes in UTF-8. Errors are those of :meth:`extract`."""
        return self._json(id, text, True)

    def sentences(self, text: str) -> List[Span]:
        """Where each sentence of text is, in text order; errors are those of :meth:`extract`."""
        found = json.loads(self._json(None, text, False, sentences=True))["sentences"]
        return [Span(span["start"], span["end"]) for span in found]

    def trace(self, text: str, format: Literal["text", "html"] = "text", stage: Optional[str] = None) -> str:
        """What each stage of the library made of text, and why: for whom a rule does not do what it should, and for
        reports of what is wrong. format: "text", lines to read; "html", a page that has the article too. stage: one of
        them alone, such as "mention" or "coref". Places are indexes of text. A trace is made for readers: its words and
        its layout change from release to release. It is some hundred times as long as the text. Errors are those of
        :meth:`extract`; ``ValueError`` for another format or stage.
        """
        from . import _trace  # which needs this module, by way of _html

        _trace.check(format, stage)
        data, _ = self._encode(None, text, False)
        made, error = _trace.trace(self._handle, data, format, stage)
        if error.status:
            raise _error(error, data, True)
        return made

    def _json(self, id: Id, text: Union[str, bytes], raw: bool, sentences: bool = False) -> bytes:
        result = self._read([(id, text)], raw, sentences)[0][1]
        if isinstance(result, bytes):
            return result
        raise result

    def _read(self, items: List[Any], raw: bool, sentences: bool = False) -> List[_Result]:
        """(text, line of JSON or what is wrong with it) for each item, in one call of the library."""
        results: List[Any] = []
        given: List[Tuple[int, bytes, bool]] = []
        jobs = (_ffi.Job * len(items))()
        for item in items:
            id, text = _pair(item)
            try:
                data, name = self._encode(id, text, raw)
            except (SaidbyError, TypeError) as error:
                results.append((text, error))
                continue
            job = jobs[len(given)]
            job.text, job.length, job.id = data, len(data), name
            given.append((len(results), data, isinstance(text, str)))
            results.append((text, id))
        self._call(jobs, len(given), sentences)
        for job, (place, data, decode) in zip(jobs, given):
            text, id = results[place]
            if job.json is None:
                results[place] = text, _error(job.error, data, decode, _check_id(id))
                continue
            results[place] = text, ctypes.string_at(job.json, job.json_length)
            _ffi.string_free(job.json)
        return results

    def _call(self, jobs: Any, count: int, sentences: bool) -> None:
        error = _ffi.Error()
        explain = self._arguments[2]
        options = _ffi.JsonOptions(
            ctypes.sizeof(_ffi.JsonOptions), None, _ffi.OFFSETS_CODEPOINT, 0, explain, sentences, True
        )
        if _ffi.lib.saidby_extract_json(self._handle, options, jobs, count, error):
            raise _error(error, b"", False)

    def _encode(self, id: Id, text: Union[str, bytes], raw: bool) -> Tuple[bytes, Optional[bytes]]:
        """The text and the id as the library takes them."""
        id = _check_id(id)
        name = None if id is None else _encode_id(id)
        if isinstance(text, str):
            return _encode(text, self._arguments[1], id), name
        if raw and isinstance(text, bytes):
            return text, name
        wanted = "a str or bytes" if raw else "a str"
        raise _NoText(f"the text must be {wanted}, not {type(text).__name__}", id)

    @overload
    def extract_many(
        self,
        texts: Iterable[Item],
        threads: Optional[int] = None,
        *,
        errors: Literal["raise", "record"] = "raise",
        raw: Literal[False] = False,
    ) -> Iterator[Document]: ...

    @overload
    def extract_many(
        self,
        texts: Iterable[RawItem],
        threads: Optional[int] = None,
        *,
        errors: Literal["raise", "record"] = "raise",
        raw: Literal[True],
    ) -> Iterator[bytes]: ...

    def extract_many(
        self,
        texts: Iterable[RawItem],
        threads: Optional[int] = None,
        *,
        errors: Literal["raise", "record"] = "raise",
        raw: bool = False,
    ) -> Iterator[Any]:
        """The documents of many texts, in their order.

        texts: any iterable, even an endless one, of strings or of pairs (id, text); it is read by the thread that takes
        the results, some hundred documents ahead of these (few at first). threads: how many read at once; None: as many
        as the process has processors. errors: "raise" the first, when its turn comes, or "record": such a document has
        no quotes but an ``error``, and the rest goes on. raw: JSON as :meth:`json_bytes` gives it, which is quicker and
        takes bytes in UTF-8 for a text, too.
        """
        if errors not in ("raise", "record"):
            raise ValueError(f'errors must be "raise" or "record", not {errors!r}')
        if threads is None:
            threads = _processors()
        elif threads < 1:
            raise ValueError(f"threads must be at least 1, not {threads}")
        if isinstance(texts, (str, bytes)):
            raise TypeError("texts must be an iterable of texts, and not a str or bytes")
        results = self._run(iter(texts), threads, errors == "record", raw)
        return _lines(results) if raw else _documents(results)

    def _run(self, items: Iterator[Any], threads: int, record: bool, raw: bool) -> _Results:
        """(text, line of JSON) for each item, by a pool of threads."""
        waiting: Deque[Future[List[_Result]]] = deque()
        failure: Optional[Exception] = None
        taken = 0
        with ThreadPoolExecutor(threads, "saidby") as pool:
            try:
                while True:
                    while failure is None and len(waiting) <= 2 * threads:
                        chunk, failure = _take(items, taken // (4 * threads))
                        taken += len(chunk)
                        if chunk:
                            waiting.append(pool.submit(self._read, chunk, raw))
                    if not waiting:
                        break
                    for text, result in waiting.popleft().result():
                        if isinstance(result, bytes):
                            yield text, result
                        elif record:
                            yield text if isinstance(text, str) else "", _failure_line(result)
                        else:
                            raise result
            finally:
                for future in waiting:
                    future.cancel()
        if failure is not None and not isinstance(failure, StopIteration):
            raise failure


def _lines(results: _Results) -> Iterator[bytes]:
    with closing(results):
        for _, line in results:
            yield line


def _documents(results: _Results) -> Iterator[Document]:
    with closing(results):
        for text, line in results:
            yield Document.from_dict(json.loads(line), text)


def _encode_id(id: Id) -> bytes:
    """The id as a line of JSON. The offset of what is wrong with a str counts in it."""
    if isinstance(id, str):
        if b"\0" in _encode(id, False, id, Status.ARGUMENT):
            raise SaidbyError("the id holds a NUL", Status.ARGUMENT, id.index("\0"), id)
    try:
        name = json.dumps(id, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (ValueError, TypeError) as error:
        raise TypeError(f"the id must be what JSON can say: {error}") from None
    return _encode(name, False, id, Status.ARGUMENT)


class _NoText(TypeError):
    """An item without a text; id: of its document."""

    def __init__(self, message: str, id: Id) -> None:
        super().__init__(message)
        self.id = id


_Results = Generator[Tuple[Any, bytes], None, None]
_Result = Tuple[Any, Union[bytes, SaidbyError, TypeError]]


def _failure_line(error: Exception) -> bytes:
    """The record of a document that could not be read."""
    if isinstance(error, SaidbyError):
        code = "bad-id" if error.status is Status.ARGUMENT else CODES.get(error.status, "internal")
        failure = Failure(code, error.message, error.offset)
    else:
        failure = Failure("missing-text" if isinstance(error, _NoText) else "bad-id", str(error))
    document = Document(getattr(error, "id", None), error=failure)
    return document.to_json().encode("utf-8", "backslashreplace")  # an id that is at fault may hold anything


def _pair(item: Any) -> Tuple[Any, Any]:
    """(id, text), whatever these are."""
    if isinstance(item, tuple) and len(item) == 2:
        return item[0], item[1]
    return None, item


_CHUNK_TEXTS, _CHUNK_SIZE = 64, 1 << 18  # texts and characters of one task


def _take(items: Iterator[Any], most: int) -> Tuple[List[Any], Optional[Exception]]:
    """The next items, for one task: at least one, where there is one. And what ended them, StopIteration or another."""
    chunk: List[Any] = []
    size = 0
    try:
        while not chunk or (len(chunk) < min(most, _CHUNK_TEXTS) and size < _CHUNK_SIZE):
            item = next(items)
            chunk.append(item)
            _, text = _pair(item)
            size += len(text) if isinstance(text, (str, bytes)) else 0
    except Exception as error:
        return chunk, error
    return chunk, None


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _new(rules: Optional[bytes], repair: bool, min_confidence: float) -> int:
    options, handle, error = _ffi.Options(), _ffi.Handle(), _ffi.Error()
    _ffi.lib.saidby_options_init(ctypes.byref(options))
    options.repair, options.min_confidence = repair, min_confidence
    if rules is not None:
        options.rules, options.rules_length = rules, len(rules)
    with _new_lock:
        failed = _ffi.lib.saidby_new(ctypes.byref(options), ctypes.byref(handle), ctypes.byref(error))
    if failed:
        raise _error(error, rules or b"", True)
    assert handle.value is not None
    return handle.value


def _remake(rules: Optional[str], repair: bool, explain: bool, min_confidence: float) -> Extractor:
    return Extractor(rules, repair=repair, explain=explain, min_confidence=min_confidence)


_default: Dict[str, Extractor] = {}


def _default_extractor() -> Extractor:
    """Made on first use. Without a lock: threads that come at once may each make one, and one of these stays."""
    found = _default.get("")
    return found if found is not None else _default.setdefault("", Extractor())


def extract(text: str, id: Id = None) -> Document:
    """The quotations of one text, by an extractor without rules; see :meth:`Extractor.extract`."""
    return _default_extractor().extract(text, id)


@overload
def extract_many(
    texts: Iterable[Item],
    threads: Optional[int] = None,
    *,
    errors: Literal["raise", "record"] = "raise",
    raw: Literal[False] = False,
) -> Iterator[Document]: ...


@overload
def extract_many(
    texts: Iterable[RawItem],
    threads: Optional[int] = None,
    *,
    errors: Literal["raise", "record"] = "raise",
    raw: Literal[True],
) -> Iterator[bytes]: ...


def extract_many(
    texts: Iterable[RawItem],
    threads: Optional[int] = None,
    *,
    errors: Literal["raise", "record"] = "raise",
    raw: bool = False,
) -> Iterator[Any]:
    """The documents of many texts, in their order; see :meth:`Extractor.extract_many`."""
    many: Any = _default_extractor().extract_many
    found: Iterator[Any] = many(texts, threads, errors=errors, raw=raw)
    return found


def sentences(text: str) -> List[Span]:
    """Where each sentence of text is; see :meth:`Extractor.sentences`."""
    return _default_extractor().sentences(text)


def library_version() -> str:
    """The version of the C library, such as "0.1.0"."""
    found: bytes = _ffi.lib.saidby_version_string()
    return found.decode("ascii")
