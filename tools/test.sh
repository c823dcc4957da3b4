#!/bin/sh
# Build with gcc, with clang and with the sanitizers, warnings being errors, and run all tests with each.
. "$(dirname "$0")/setup.sh"
need 'command -v clang' clang
need 'command -v c++' g++
install_missing || exit 1
missing=
need 'command -v chromium || command -v google-chrome' chromium fonts-liberation
install_missing # Ubuntu has no such package: there the page is not tested, unless a browser was installed by hand

log=$(mktemp) && summary=$(mktemp) || exit 1
trap 'rm -f "$log" "$summary"' EXIT
failed=0

# check PRESET: the tests of one build; its summary goes to the end.
check() {
    echo "== $1"
    if ! { cmake --preset "$1" >"$log" && cmake --build --preset "$1" -- -j2 >>"$log"; }; then
        cat "$log"
        echo "$1: the build failed" >>"$summary"
        failed=1
        return
    fi
    ctest --preset "$1" >"$log" || failed=1
    cat "$log"
    { echo "$1:" && grep -E 'tests passed|Total Test time|^No tests' "$log"; } >>"$summary"
}

check test-gcc
check test-clang
check asan-ubsan

# The Python package.
echo "== python"
sh tools/python.sh >"$log" 2>&1 || { failed=1; echo "python: failed" >>"$summary"; }
cat "$log"
{ echo "python:" && grep -E '^=+ .*(passed|failed|error|no tests ran).* =+$' "$log"; } >>"$summary"

# The page in a real browser. CI must have one.
echo "== browser"
if [ "${CI:-}" ] || command -v chromium || command -v google-chrome; then
    timeout 300 python3 tests/browser/page_test.py build-gcc >"$log" 2>&1 || failed=1
    cat "$log"
    tail -1 "$log" >>"$summary"
else
    echo "browser: not run, for want of Chromium" >>"$summary"
fi
echo
cat "$summary"
exit $failed
