"""The C library, by ctypes: it is looked for once, when the package is imported."""
from __future__ import annotations

import ctypes
import os
import sys
from typing import Any, Optional

ABI_VERSION = 1

OFFSETS_CODEPOINT = 1

Handle = ctypes.c_void_p


class Error(ctypes.Structure):
    """saidby_error"""

    _fields_ = [("status", ctypes.c_int), ("offset", ctypes.c_size_t), ("message", ctypes.c_char * 240)]


class Options(ctypes.Structure):
    """saidby_options"""

    _fields_ = [
        ("size", ctypes.c_size_t),
        ("repair", ctypes.c_int),
        ("rules", ctypes.c_char_p),
        ("rules_length", ctypes.c_size_t),
        ("allocator", ctypes.c_void_p),
        ("min_confidence", ctypes.c_double),
    ]


class JsonOptions(ctypes.Structure):
    """saidby_json_options"""

    _fields_ = [
        ("size", ctypes.c_size_t),
        ("id", ctypes.c_char_p),
        ("offsets", ctypes.c_int),
        ("indent", ctypes.c_int),
        ("explain", ctypes.c_int),
        ("sentences", ctypes.c_int),
        ("id_is_json", ctypes.c_int),
    ]


class Job(ctypes.Structure):
    """saidby_job"""

    _fields_ = [
        ("text", ctypes.c_char_p),
        ("length", ctypes.c_size_t),
        ("id", ctypes.c_char_p),
        ("json", ctypes.c_void_p),
        ("json_length", ctypes.c_size_t),
        ("error", Error),
    ]


def _declare(library: Any) -> None:
    """Tell ctypes the functions that are used here."""
    size, handle, out = ctypes.c_size_t, Handle, ctypes.POINTER(Handle)
    error = ctypes.POINTER(Error)
    functions = {
        "saidby_version_string": (ctypes.c_char_p, []),
        "saidby_options_init": (None, [ctypes.POINTER(Options)]),
        "saidby_new": (ctypes.c_int, [ctypes.POINTER(Options), out, error]),
        "saidby_free": (None, [handle]),
        "saidby_json_options_init": (None, [ctypes.POINTER(JsonOptions)]),
        "saidby_extract_json": (
            ctypes.c_int,
            [handle, ctypes.POINTER(JsonOptions), ctypes.POINTER(Job), size, error],
        ),
    }
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments


def _bundled(*names: str) -> str:
    """The path of a file that the package brings; an editable installation has two folders."""
    folders = list(sys.modules[__name__.rpartition(".")[0]].__path__)
    paths = [os.path.join(folder, *names) for folder in folders]
    return next((path for path in paths if os.path.exists(path)), paths[-1])


def library_path() -> str:
    """What SAIDBY_LIBRARY names, else the library that the package brings."""
    name = "libsaidby.dylib" if sys.platform == "darwin" else "libsaidby.so"
    return os.environ.get("SAIDBY_LIBRARY") or _bundled("lib", name)


def program_path() -> Optional[str]:
    """The C program that the package brings; None where it brings none."""
    path = _bundled("bin", "saidby")
    return path if os.access(path, os.X_OK) else None


def load(path: Optional[str] = None) -> Any:
    """Load and check a library; path: None for library_path(). Raises ImportError, which says what is wrong with it."""
    path = path or library_path()
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"saidby: cannot load the C library {path}: {error}; SAIDBY_LIBRARY may name another", path=path
        ) from error
    try:
        library.saidby_abi_version.restype, library.saidby_abi_version.argtypes = ctypes.c_int, []
        found = library.saidby_abi_version()
    except AttributeError as error:
        raise ImportError(f"saidby: {path} is not the saidby library: it has no saidby_abi_version", path=path) from error
    if found != ABI_VERSION:
        raise ImportError(
            f"saidby: the C library {path} has ABI version {found}, but this package needs {ABI_VERSION}; "
            "install a library of the same release, or unset SAIDBY_LIBRARY",
            path=path,
        )
    try:
        _declare(library)
    except AttributeError as error:
        raise ImportError(f"saidby: the C library {path} is older than this package: {error}", path=path) from error
    return library


lib = load()

# For what takes no time: ctypes does not let go of the interpreter lock to call this.
string_free: Any = ctypes.PyDLL(lib._name).saidby_string_free
string_free.restype, string_free.argtypes = None, [ctypes.c_void_p]
