"""The examples of examples/python/ and of the pages that need nothing but Python, where there is a checkout."""
import json
import pathlib
import shutil
import subprocess
import sys

import pages
import pytest

import saidby
from saidby import _ffi

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "python"
TEXT = "“Die Brücke hält,” said Ann Oldfield 😀."

pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="no checkout")


def run(name, *arguments, given=""):
    command = [sys.executable, "-X", "utf8", str(EXAMPLES / name), *arguments]
    return subprocess.run(command, input=given.encode(), capture_output=True)


def test_quickstart():
    done = run("quickstart.py")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[0].startswith("direct: ") and "Marta Quill" in lines[0] and "We have waited" in lines[0]
    assert lines[1].startswith("indirect: Ostrand Ferries: the repairs had cost")
    assert lines[2:] == ["a ['It rains,']", "b the text holds a NUL", "c []"]


def test_ctypes_only():
    done = run("ctypes_only.py", _ffi.library_path(), given=TEXT)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == saidby.extract(TEXT).to_dict()
    done = run("ctypes_only.py", _ffi.library_path(), given="\0")
    assert (done.returncode, done.stdout) == (1, b"") and b"NUL" in done.stderr


@pytest.mark.parametrize("name", pages.plain())
def test_pages(name, tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    shutil.copy(pages.ROOT / "fixtures" / "lake-treaty.txt", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    assert pages.check(name) > 0


def test_pages_are_there():
    assert {"README.md", "docs/page.md", "docs/python.md", "python/README.md"} <= set(pages.plain())
    assert all(pages.read(name, "pycon") or pages.read(name, "python") for name in pages.FURTHER)
