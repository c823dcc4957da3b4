"""``python -m saidby``: the C program that the package brings, with the same arguments."""
from __future__ import annotations

import os
import sys

from . import _ffi


def main() -> None:
    """Become the program; where the package brings none, say so and exit with status 3."""
    path = _ffi.program_path()
    if path is None:
        sys.exit(_missing())
    sys.stdout.flush()
    os.execv(path, ["saidby", *sys.argv[1:]])


def _missing() -> int:
    print("saidby: this installation does not bring the program; build it from the C sources", file=sys.stderr)
    return 3


if __name__ == "__main__":
    main()
