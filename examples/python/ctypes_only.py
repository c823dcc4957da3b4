"""The C library without the package, as any language with a foreign function interface can call it.

Usage: ctypes_only.py LIBRARY < ARTICLE; it writes the record of the article as JSON.
"""
import ctypes
import sys


def main(path, text):
    lib = ctypes.CDLL(path)
    handle, size = ctypes.c_void_p, ctypes.c_size_t
    lib.saidby_new.argtypes = [ctypes.c_void_p, ctypes.POINTER(handle), ctypes.c_void_p]
    lib.saidby_extract.argtypes = [handle, ctypes.c_char_p, size, ctypes.POINTER(handle), ctypes.c_void_p]
    lib.saidby_doc_json.argtypes = [handle, ctypes.c_void_p, ctypes.POINTER(handle), ctypes.POINTER(size), ctypes.c_void_p]
    lib.saidby_status_string.restype = ctypes.c_char_p
    for name in ("saidby_free", "saidby_doc_free", "saidby_string_free"):
        getattr(lib, name).argtypes, getattr(lib, name).restype = [handle], None
    if lib.saidby_abi_version() != 1:
        sys.exit("this program was written for ABI version 1")
    extractor, doc, json, length = handle(), handle(), handle(), size()
    status = lib.saidby_new(None, extractor, None)
    status = status or lib.saidby_extract(extractor, text, len(text), doc, None)
    status = status or lib.saidby_doc_json(doc, None, json, length, None)
    if not status:
        sys.stdout.buffer.write(ctypes.string_at(json, length.value) + b"\n")
    for free, what in ((lib.saidby_string_free, json), (lib.saidby_doc_free, doc), (lib.saidby_free, extractor)):
        free(what)
    return lib.saidby_status_string(status).decode() if status else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.stdin.buffer.read()))
