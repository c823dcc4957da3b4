# Sourced by run.sh, test.sh and python.sh: go to the checkout's root, and install what the build needs and is missing.
# The names are those of Debian 12 and Ubuntu 24.04.

cd "$(dirname "$0")/.." || exit 1

say() {
    printf '%s\n' "$*" >&2
}

# quietly WHAT COMMAND...: say what is done and do it; what it prints is shown where it fails.
quietly() {
    say "$1 ..."
    shift
    quiet_log=$(mktemp) || return 1
    "$@" >"$quiet_log" 2>&1
    quiet_status=$?
    [ "$quiet_status" -eq 0 ] || cat "$quiet_log" >&2
    rm -f "$quiet_log"
    return "$quiet_status"
}

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
        say "Please install what these packages of Debian have:$missing"
        return 1
    fi
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y"
    # shellcheck disable=SC2086
    quietly "Asking apt-get for its list of packages" $apt update &&
        quietly "Installing$missing" $apt install --no-install-recommends $missing && return
    say "apt-get could not install:$missing (Ubuntu has some in its component universe, which must be on)"
    return 1
}

need 'command -v gcc' gcc libc6-dev
need 'command -v cmake' cmake
need 'command -v ninja' ninja-build
need 'command -v python3' python3
need 'command -v pkg-config' pkg-config
need 'pkg-config --exists libpcre2-8' libpcre2-dev
need 'pkg-config --exists libcjson' libcjson-dev
need 'pkg-config --exists zlib' zlib1g-dev
