#!/bin/sh
# Make a bare Debian 12 or Ubuntu 24.04 by debootstrap, and run tools/run.sh and tools/test.sh there on a clone of this
# checkout's last commit: fresh.sh [bookworm|noble]. All of it is removed at the end. Needs root and 10 GB.
#
# FRESH_MIRROR: where the packages come from; else where apt-get has those of Debian from, and Ubuntu's own archive for noble.
# FRESH_FOLDER: where the system is made, /var/tmp if it is not set. Settings of apt, pip, proxies and certificates of this
# system go into the new one, so that both get their packages from the same place.
. "$(dirname "$0")/setup.sh"
if [ "$(id -u)" -ne 0 ]; then
    say "fresh.sh makes a whole system, and so needs root: sudo sh tools/fresh.sh"
    exit 1
fi
suite=${1:-bookworm}
case $suite in
bookworm) mirror=$(apt-get indextargets --format "\$(ORIGIN) \$(CODENAME) \$(REPO_URI)" 'Created-By: Packages' 2>/dev/null |
    sed -n 's/^Debian bookworm //p' | head -n 1) ;;
noble) mirror=http://archive.ubuntu.com/ubuntu ;;
*) say "usage: fresh.sh [bookworm|noble]" && exit 2 ;;
esac
mirror=${FRESH_MIRROR:-$mirror}
missing=
need 'command -v debootstrap' debootstrap
need 'command -v git' git
install_missing || exit 1

child=
root=$(mktemp -d "${FRESH_FOLDER:-/var/tmp}/saidby-fresh.XXXXXX") || exit 1
# What is mounted is mounted in the child's own namespace alone, and goes with it, as all of its processes do.
clean() {
    [ -z "$child" ] || { kill -KILL "$child" && wait "$child"; } 2>/dev/null
    if grep -q " $root" /proc/mounts; then
        say "Something is mounted in $root: it stays"
    else
        rm -rf --one-file-system "$root" 2>/dev/null || { sleep 1 && rm -rf --one-file-system "$root"; } # its last processes end
    fi
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# in_background COMMAND...: wait for it in a way that a signal ends at once
in_background() {
    "$@" </dev/null &
    child=$!
    wait "$child"
    waited=$?
    child=
    return "$waited"
}

quietly "Making $suite in $root${mirror:+ from $mirror}" in_background unshare --mount --pid --fork --kill-child \
    debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} || exit 1

# The settings of this system: what is not there is passed over.
copy() {
    for path in "$@"; do
        [ ! -e "$path" ] || { mkdir -p "$root${path%/*}" && cp -a "$path" "$root${path%/*}/"; }
    done
}
copy /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/apt/keyrings /etc/apt/trusted.gpg.d \
    /etc/hosts /etc/resolv.conf /etc/pip.conf /root/.config/pip /root/.pip /root/.npmrc /usr/local/share/ca-certificates \
    ${PIP_FIND_LINKS:+"$PIP_FIND_LINKS"}
certificates=/etc/ssl/certs/ca-certificates.crt
if [ -e $certificates ]; then
    mkdir -p "$root/usr/local/share/ca-certificates" "$root/etc/ssl/certs"
    cp $certificates "$root/usr/local/share/ca-certificates/of-the-host.crt"
    cp $certificates "$root$certificates"
fi
if [ "$suite" = noble ]; then
    for pocket in noble noble-updates; do
        echo "deb $mirror $pocket main universe"
    done >"$root/etc/apt/sources.list"
elif [ -z "${FRESH_MIRROR:-}" ] && grep -q bookworm /etc/os-release; then
    copy /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources
    [ ! -e /etc/apt/sources.list.d/debian.sources ] || [ -e /etc/apt/sources.list ] || rm -f "$root/etc/apt/sources.list"
fi
revision=$(git rev-parse HEAD) && git clone -q . "$root/root/saidby" && git -C "$root/root/saidby" checkout -q "$revision" || exit 1
[ -z "$(git status --porcelain)" ] || say "Note: what is not committed is not tested"

# Of the environment, only what says where packages come from.
set -- HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
for name in $(env | sed -n 's/^\([A-Za-z_]*\)=.*/\1/p' |
    grep -iE '^(pip_.*|npm_config_.*|(http|https|ftp|no|all)_proxy|ssl_cert_(file|dir)|requests_ca_bundle|curl_ca_bundle)$'); do
    eval "value=\$$name"
    # shellcheck disable=SC2154 # by eval
    set -- "$@" "$name=$value"
done

# shellcheck disable=SC2016 # for the other shell
inside='mount -t proc proc "$1/proc" && mount --bind /dev "$1/dev" && mount --bind /dev/pts "$1/dev/pts" && root=$1 script=$2 && shift 2 &&
    exec chroot "$root" env -i "$@" sh -c "cd /root/saidby && sh $script"'
summary="$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$root/etc/os-release"), $(date +%Y-%m-%d), $(nproc) processors, commit ${revision%"${revision#????????}"}"
failed=0
before=$(du -sxm "$root" | cut -f 1)
for script in tools/run.sh tools/test.sh; do
    say "== sh $script"
    began=$(date +%s)
    if in_background unshare --mount --pid --fork --kill-child sh -c "$inside" sh "$root" $script "$@"; then
        result=passed
    else
        result="failed (exit status $?)" failed=1
    fi
    after=$(du -sxm "$root" | cut -f 1)
    summary="$summary
sh $script: $result, $(($(date +%s) - began)) s, $((after - before)) MB"
    before=$after
done
say "
$summary"
exit $failed
