#!/bin/sh
# Build the program and show what it finds in the articles of fixtures/. Further arguments are further options of it.
. "$(dirname "$0")/setup.sh"
install_missing || exit 1

# Of what Ninja says, how far it is: one line on a terminal, a line for each third elsewhere.
progress() {
    third=0
    while IFS= read -r line; do
        case $line in
        "["*/*"] "*) ;;
        *) continue ;;
        esac
        number=${line#[} all=${line#*/}
        number=${number%%/*} all=${all%%]*}
        if [ -t 2 ]; then
            printf '\rBuilding: %s of %s ' "$number" "$all" >&2
            [ "$number" -lt "$all" ] || echo >&2
        elif [ $((3 * number / all)) -gt "$third" ]; then
            third=$((3 * number / all))
            say "Building: $number of $all"
        fi
    done
}

quietly "Configuring" cmake --preset release || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
build() {
    NINJA_STATUS='[%f/%t] ' cmake --build --preset release \
        --target saidby_program saidby_shared saidby_static saidby_manual
    echo $? >"$work/status"
}
build 2>&1 | tee "$work/log" | progress
if [ "$(cat "$work/status")" -ne 0 ]; then
    cat "$work/log" >&2
    exit 1
fi

build/saidby --format text "$@" fixtures
status=$?
sudo=
[ "$(id -u)" -eq 0 ] || sudo='sudo '
say "
The program is build/saidby. To install it, with the library, the header and the manual pages:
    ${sudo}cmake --install build && ${sudo}ldconfig
    cmake --install build --prefix ~/.local    # or in another place"
exit $status
