# Sourced by run.sh and test.sh: go to the checkout's root, and install what the build needs and is missing.
# The names are those of Debian 12 and Ubuntu 24.04.

cd "$(dirname "$0")/.." || exit 1

# need TEST PACKAGE...: unless the command TEST succeeds, the packages are missing.
missing=
need() {
    test_command=$1
    shift
    sh -c "$test_command" >/dev/null 2>&1 || missing="$missing $*"
}

install_missing() {
    [ -z "$missing" ] && return 0
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v ${as_root:-env} >/dev/null 2>&1; then
        echo "Please install what these packages of Debian have:$missing" >&2
        return 1
    fi
    echo "Installing:$missing"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null || return 1
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >/dev/null
}

need 'command -v gcc' gcc libc6-dev
need 'command -v cmake' cmake
need 'command -v ninja' ninja-build
need 'command -v python3' python3
need 'command -v pkg-config' pkg-config
need 'pkg-config --exists libpcre2-8' libpcre2-dev
need 'pkg-config --exists libcjson' libcjson-dev
need 'pkg-config --exists zlib' zlib1g-dev
