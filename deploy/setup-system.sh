#!/bin/sh
# Installs redis-server and an SSH server for the tests, without starting either. Arguments add what some tests can do
# without: `chromium` (the page), `gate` (shellcheck, visudo and strace for what `tai gate` prints), `shells` (login shells that
# are not sh), `bench` (what `npm run bench` compares tai with), `catalogue` (programs that collectors ask),
# `lab` (virtual machines for `npm run lab`), `terminal` (tmux, man and shells). Debian and Ubuntu, as root.
set -eu

have() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

packages=
need() { have "$1" || packages="$packages $2"; }

need redis-server redis-server
need sshd openssh-server
need ssh openssh-client
for extra in "$@"; do
  case $extra in
  chromium) need chromium chromium ;;
  gate)
    need shellcheck shellcheck
    need visudo sudo
    need strace strace
    ;;
  bench)
    need parallel-ssh pssh
    need clush clustershell
    /usr/bin/python3 -c 'import asyncssh' >/dev/null 2>&1 || packages="$packages python3-asyncssh"
    ;;
  catalogue)
    need ausearch auditd
    need chronyc chrony
    need iptables-save iptables
    need lvs lvm2
    need nft nftables
    need pidstat sysstat
    need rpm rpm
    need smartctl smartmontools
    ;;
  lab)
    need qemu-system-x86_64 qemu-system-x86
    need qemu-img qemu-utils
    need mmdebstrap mmdebstrap
    need mke2fs e2fsprogs
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || packages="$packages debian-archive-keyring"
    ;;
  shells)
    need fish fish
    need tcsh tcsh
    ;;
  terminal)
    need tmux tmux
    need man man-db
    need zsh zsh
    need fish fish
    need dpkg-deb dpkg
    ;;
  *) echo "unknown: $extra (chromium, gate, shells, bench, catalogue, lab, terminal)" >&2 && exit 2 ;;
  esac
done
[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo 'Install Redis (or Valkey) and OpenSSH with your package manager, for example: brew install redis' >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo 'This needs root: sudo npm run setup:system' >&2
  exit 1
fi

# Exit code 101 tells the packages not to start their daemons. A policy that is there already is not ours to change.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # one word for each package
apt-get install -y -qq --no-install-recommends $packages >/dev/null
