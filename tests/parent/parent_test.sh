#!/bin/sh
# Build a project of somebody else's with this one inside it, and run its programs. Arguments: WAY SOURCE_FOLDER WORK_FOLDER
# MAKE_PROGRAM CMAKE_OPTION...; CMAKE, CC, CXX, CFLAGS, CXXFLAGS and CMAKE_GENERATOR are those of this build.
set -eu
way=$1 source=$2 work=$3 make=$4
shift 4
rm -rf "$work"
mkdir -p "$work"
build="$work/build"
log() { # LOG COMMAND...
    log=$work/$1.log
    shift
    "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}
log configure "$CMAKE" -S "$source/tests/parent" -B "$build" -DCMAKE_MAKE_PROGRAM="$make" -DSAIDBY="$source" -DWAY="$way" "$@"
log build "$CMAKE" --build "$build"
for kind in saidby static; do
    "$build/c_$kind" | cmp - "$source/examples/sentences.txt"
    [ "$("$build/cxx_$kind")" = "Marta Quill" ]
done
[ "$way" = fetch ] || "$build/saidby/saidby" --version >"$work/version"
log install "$CMAKE" --install "$build" --prefix "$work/prefix"
if [ -e "$work/prefix" ]; then
    echo "this project's files are installed with those of the other" >&2
    exit 1
fi
echo "built inside another project by $way"
