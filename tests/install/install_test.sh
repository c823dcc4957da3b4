#!/bin/sh
# Install into an empty folder, then build the examples against that tree alone: with pkg-config and with find_package,
# shared and static. Arguments: CMAKE BUILD_FOLDER WORK_FOLDER SOURCE_FOLDER COMPILER FLAGS
set -eu
cmake=$1 build=$2 work=$3 source=$4 cc=$5 flags=$6
rm -rf "$work"
mkdir -p "$work"
"$cmake" --install "$build" --prefix "$work/prefix" >"$work/install.log"
pc=$(find "$work/prefix" -name saidby.pc)
libdir=$(dirname "$(dirname "$pc")")
PKG_CONFIG_PATH=$(dirname "$pc")${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
LD_LIBRARY_PATH=$libdir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export PKG_CONFIG_PATH

same() { # PROGRAM NAME
    LD_LIBRARY_PATH=$LD_LIBRARY_PATH "$1" >"$work/$2.out"
    [ ! -e "$source/examples/$2.txt" ] || cmp "$work/$2.out" "$source/examples/$2.txt"
}

for file in "$source"/examples/*.c; do
    name=$(basename "$file" .c)
    # shellcheck disable=SC2046,SC2086 # lists of flags
    "$cc" $flags -std=c11 -o "$work/pc_$name" "$file" $(pkg-config --cflags --libs saidby)
    same "$work/pc_$name" "$name"
done

"$cmake" -S "$source/tests/install" -B "$work/package" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_C_FLAGS="$flags" -DEXAMPLES="$source/examples" >"$work/configure.log"
"$cmake" --build "$work/package" >"$work/build.log"
same "$work/package/shared" sentences
same "$work/package/static" sentences
if ldd "$work/package/static" | grep libsaidby; then
    echo "the static program needs the shared library" >&2
    exit 1
fi
echo "installed: $(find "$work/prefix" -type f | wc -l) files"
