#!/bin/sh
# Install into an empty folder, then build the examples against that tree alone: with pkg-config and with find_package,
# shared and static. Arguments: BUILD_FOLDER WORK_FOLDER SOURCE_FOLDER MAKE_PROGRAM; CMAKE, CC, CFLAGS and CMAKE_GENERATOR are
# those of the build.
set -eu
build=$1 work=$2 source=$3 make=$4
rm -rf "$work"
mkdir -p "$work"
"$CMAKE" --install "$build" --prefix "$work/prefix" >"$work/install.log"
pc=$(find "$work/prefix" -name saidby.pc)
libdir=$(dirname "$(dirname "$pc")")
PKG_CONFIG_PATH=$(dirname "$pc")${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
LD_LIBRARY_PATH=$libdir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export PKG_CONFIG_PATH

# What does not follow from being built against below.
"$work/prefix/bin/saidby" --version >/dev/null
cmp "$work/prefix/share/saidby/patterns-en.txt" "$source/lib/lang/en/patterns.txt"
[ -e "$work/prefix/share/man/man1/saidby.1" ] && [ -e "$work/prefix/share/man/man3/saidby.3" ]

same() { # PROGRAM NAME
    LD_LIBRARY_PATH=$LD_LIBRARY_PATH "$1" >"$work/$2.out"
    [ ! -e "$source/examples/$2.txt" ] || cmp "$work/$2.out" "$source/examples/$2.txt"
}

compile() { # NAME PROGRAM FLAG...
    name=$1 program=$2
    shift 2
    # shellcheck disable=SC2086 # a list of flags
    $CC $CFLAGS -std=c11 -o "$work/$program" "$source/examples/$name.c" "$@"
}

has_no_shared() { # PROGRAM
    if ldd "$1" | grep libsaidby; then
        echo "the static program needs the shared library" >&2
        exit 1
    fi
}

# shellcheck disable=SC2046 # lists of flags
for file in "$source"/examples/*.c; do
    name=$(basename "$file" .c)
    compile "$name" "pc_$name" $(pkg-config --cflags --libs saidby)
    same "$work/pc_$name" "$name"
done

# The static library into a program that is else as usual.
# shellcheck disable=SC2046
compile sentences pc_static $(pkg-config --cflags --libs saidby-static)
same "$work/pc_static" sentences
has_no_shared "$work/pc_static"

# A program without any shared library. Where there is no static cJSON, as in Debian, one without its work takes its place:
# it is there for rules alone.
case $CFLAGS in
*-fsanitize*) echo "not linked with -static: sanitizers cannot" ;;
*)
    mkdir "$work/cjson"
    if [ ! -e "$($CC -print-file-name=libcjson.a)" ]; then
        nm -u "$libdir/libsaidby.a" | sed -n 's/.* U \(cJSON_[A-Za-z0-9_]*\)$/void \1(void);\nvoid \1(void) {}/p' |
            sort -r -u >"$work/cjson/cjson.c"
        $CC -c -o "$work/cjson/cjson.o" "$work/cjson/cjson.c"
        ar rc "$work/cjson/libcjson.a" "$work/cjson/cjson.o"
    fi
    # shellcheck disable=SC2046
    for package in saidby saidby-static; do
        compile quickstart "$package" -static -L"$work/cjson" $(pkg-config --static --cflags --libs $package)
        "$work/$package" | grep -q '^Marta Quill: '
    done
    ;;
esac

"$CMAKE" -S "$source/tests/install" -B "$work/package" -DCMAKE_MAKE_PROGRAM="$make" -DCMAKE_PREFIX_PATH="$work/prefix" \
    -DEXAMPLES="$source/examples" >"$work/configure.log"
"$CMAKE" --build "$work/package" >"$work/build.log"
same "$work/package/shared" sentences
same "$work/package/static" sentences
has_no_shared "$work/package/static"
echo "installed: $(find "$work/prefix" -type f | wc -l) files"
