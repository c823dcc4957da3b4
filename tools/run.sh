#!/bin/sh
# Build the program and show what it finds in the articles of fixtures/. Further arguments are further options of it.
. "$(dirname "$0")/setup.sh"
install_missing || exit 1

cmake --preset release >/dev/null && cmake --build --preset release -- -j2 >/dev/null || exit 1
exec build/saidby --format text "$@" fixtures
