"""What the scripts share that make C files when the library is built."""
import contextlib
import io
import os


def write_changed(path, text):
    """Write a file unless it holds just that: what includes it is then not built again."""
    try:
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    except (OSError, UnicodeDecodeError):
        pass
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


@contextlib.contextmanager
def changed_file(path):
    """A file to write to, which is left as it was if it held just that."""
    file = io.StringIO()
    yield file
    write_changed(path, file.getvalue())


def quoted(text):
    """A string of C."""
    return '"' + "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}" for b in text.encode()) + '"'


def array(head, items, width):
    """An array of C, so many items a line."""
    rows = ("    " + " ".join(f"{item}," for item in items[at:at + width]) + "\n" for at in range(0, len(items), width))
    return f"\n{head} = {{\n{''.join(rows)}}};\n"


def fnv(data):
    """token_hash of the library: FNV-1a of 32 bits."""
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value
