#!/bin/sh
# For wheels: build PCRE2 and cJSON from their releases as static libraries into PREFIX, the same on every platform.
# Usage: wheel_libraries.sh PREFIX [FOLDER]; FOLDER: where the archives lie already, else they are fetched.
set -eu
prefix=$1
folder=${2:-$(mktemp -d)}

if command -v yum >/dev/null; then
    yum install -y zlib-devel
elif command -v apk >/dev/null; then
    apk add zlib-dev
fi

checksum() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi
}

# library NAME VERSION SHA256 URL CMAKE-OPTION...
library() {
    name=$1-$2
    archive=$folder/$name.tar.gz
    [ -e "$archive" ] || curl -fsSL --retry 3 -o "$archive" "$4"
    case $(checksum "$archive") in
    "$3 "*) ;;
    *) echo "$archive is not what was released" >&2; return 1 ;;
    esac
    work=$(mktemp -d)
    tar xzf "$archive" -C "$work" --strip-components=1
    shift 4
    cmake -S "$work" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" \
        -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON "$@"
    cmake --build "$work/build" -j2
    cmake --install "$work/build"
    rm -rf "$work"
}

library pcre2 10.42 c33b418e3b936ee3153de2c61cc638e7e4fe3156022a5c77d0711bcbb9d64f1f \
    https://github.com/PCRE2Project/pcre2/releases/download/pcre2-10.42/pcre2-10.42.tar.gz \
    -DPCRE2_SUPPORT_JIT=ON -DPCRE2_BUILD_PCRE2GREP=OFF -DPCRE2_BUILD_TESTS=OFF
library cJSON 1.7.18 3aa806844a03442c00769b83e99970be70fbef03735ff898f4811dd03b9f5ee5 \
    https://github.com/DaveGamble/cJSON/archive/refs/tags/v1.7.18.tar.gz \
    -DENABLE_CJSON_TEST=OFF -DCMAKE_POLICY_VERSION_MINIMUM=3.5
