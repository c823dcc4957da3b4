"""Traces: what each stage of the library made of a text, and why."""
from __future__ import annotations

import ctypes
from typing import Any, Iterator, List, Optional, Tuple

from . import _ffi, _html

_FORMATS = ("text", "html")
_Sink = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)


class _Options(ctypes.Structure):
    """saidby_trace_options"""

    _fields_ = [
        ("size", ctypes.c_size_t),
        ("format", ctypes.c_int),
        ("offsets", ctypes.c_int),
        ("id", ctypes.c_char_p),
        ("stage", ctypes.c_char_p),
    ]


def _declare(library: Any) -> None:
    size, error = ctypes.c_size_t, ctypes.POINTER(_ffi.Error)
    functions = {
        "saidby_trace": [_ffi.Handle, ctypes.c_char_p, size, ctypes.POINTER(_Options), _Sink, ctypes.c_void_p, error],
        "saidby_trace_head": [ctypes.c_char_p, ctypes.POINTER(_ffi.Handle), ctypes.POINTER(size), error],
    }
    for name, arguments in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = ctypes.c_int, arguments
    library.saidby_trace_stage.restype, library.saidby_trace_stage.argtypes = ctypes.c_char_p, [size]


_declare(_ffi.lib)


def _stages() -> Iterator[str]:
    index = 0
    while name := _ffi.lib.saidby_trace_stage(index):
        yield name.decode("ascii")
        index += 1


STAGES = tuple(_stages())


def check(format: str, stage: Optional[str]) -> None:
    if format not in _FORMATS:
        raise ValueError(f'format must be "text" or "html", not {format!r}')
    if stage is not None and stage not in STAGES:
        raise ValueError(f"stage must be one of {', '.join(STAGES)}, not {stage!r}")


def trace(extractor: Any, data: bytes, format: str, stage: Optional[str]) -> Tuple[str, Any]:
    """The trace of a text in UTF-8 by the handle of an extractor, and the library's error, whose status is 0 if all is well."""
    pieces: List[bytes] = []

    def add(_: Any, start: int, length: int) -> int:
        pieces.append(ctypes.string_at(start, length))
        return 0

    error = _ffi.Error()
    name = None if stage is None else stage.encode("utf-8")
    options = _Options(ctypes.sizeof(_Options), _FORMATS.index(format), _ffi.OFFSETS_CODEPOINT, None, name)
    _ffi.lib.saidby_trace(extractor, data, len(data), ctypes.byref(options), _Sink(add), None, ctypes.byref(error))
    made = b"".join(pieces).decode("utf-8")
    if format == "html":
        made = _html.call(_ffi.lib.saidby_trace_head, None) + made + _html.call(_ffi.lib.saidby_html_tail)
    return made, error
