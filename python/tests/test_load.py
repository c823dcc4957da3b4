"""Which library is loaded, and what is said when it is not the right one."""
import os
import shutil
import subprocess
import sys
import sysconfig

import pytest

import saidby
from saidby import _ffi

COMPILER = shutil.which("cc") or shutil.which("gcc")
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler")


def run(code, **environment):
    return subprocess.run([sys.executable, "-c", code], env={**os.environ, **environment}, capture_output=True, text=True)


def stub(folder, source):
    """A shared library made of this C."""
    path = folder / "libstub.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-x", "c", "-", "-o", str(path)], input=source.encode(), check=True)
    return str(path)


def last_line(done):
    assert done.returncode == 1, done
    return done.stderr.strip().splitlines()[-1]


@needs_compiler
@pytest.mark.parametrize("version", [0, 2, 99])
def test_other_abi_version(tmp_path, version):
    path = stub(tmp_path, f"int saidby_abi_version(void) {{ return {version}; }}")
    line = last_line(run("import saidby", SAIDBY_LIBRARY=path))
    assert line.startswith("ImportError: saidby: the C library ") and path in line
    assert f"ABI version {version}, but this package needs 1" in line


@needs_compiler
def test_no_saidby_library(tmp_path):
    path = stub(tmp_path, "int other(void) { return 1; }")
    assert f"{path} is not the saidby library" in last_line(run("import saidby", SAIDBY_LIBRARY=path))


def test_missing_library():
    line = last_line(run("import saidby", SAIDBY_LIBRARY="/no/such/library.so"))
    assert "cannot load the C library /no/such/library.so" in line and "SAIDBY_LIBRARY" in line


def test_override_is_used():
    folder, name = os.path.split(_ffi.library_path())
    other = os.path.join(folder, ".", name)
    done = run("import saidby; from saidby import _ffi; print(_ffi.lib._name, saidby.library_version())", SAIDBY_LIBRARY=other)
    assert done.stdout.split() == [other, saidby.__version__], done.stderr


def test_structs_are_those_of_the_header():
    """The library refuses structs of another size, so these calls prove them."""
    options, json_options = _ffi.Options(), _ffi.JsonOptions()
    _ffi.lib.saidby_options_init(options)
    _ffi.lib.saidby_json_options_init(json_options)
    assert options.size == _ffi.ctypes.sizeof(_ffi.Options)
    assert json_options.size == _ffi.ctypes.sizeof(_ffi.JsonOptions)
    assert (json_options.offsets, json_options.id, options.rules, options.allocator) == (1, None, None, None)


def test_program():
    program = [sys.executable, "-m", "saidby"]
    if _ffi.program_path() is None:
        done = subprocess.run(program, capture_output=True, text=True)
        assert done.returncode == 3 and "does not bring the program" in done.stderr
        return
    text = "“The dam holds,” said Ann Oldfield."
    done = subprocess.run([*program, "--format", "jsonl", "-"], input=text, capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    assert saidby.Document.from_json(done.stdout).quotes == saidby.extract(text).quotes
    assert subprocess.run([*program, "--no-such-option"], capture_output=True).returncode == 2


@pytest.mark.skipif(_ffi.program_path() is None, reason="not installed from a wheel")
def test_command():
    command = os.path.join(sysconfig.get_path("scripts"), "saidby")
    done = subprocess.run([command, "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and saidby.__version__ in done.stdout


def test_files_of_an_editable_installation(tmp_path, monkeypatch):
    """There the Python files are in one folder, and what was built in another."""
    (tmp_path / "built" / "lib").mkdir(parents=True)
    (tmp_path / "built" / "lib" / "x.so").touch()
    monkeypatch.setattr(saidby, "__path__", [str(tmp_path / "built"), str(tmp_path / "source")])
    assert _ffi._bundled("lib", "x.so") == str(tmp_path / "built" / "lib" / "x.so")
    monkeypatch.setattr(saidby, "__path__", [str(tmp_path / "source"), str(tmp_path / "built")])
    assert _ffi._bundled("lib", "x.so") == str(tmp_path / "built" / "lib" / "x.so")
