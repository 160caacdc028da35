#!/bin/sh
# A volume that is well filled and some idle memory in swap: both are as they should be.
set -eu
truncate --size 300M /opt/media.img
mkfs.ext4 -q -m 0 /opt/media.img
mkdir -p /srv/media
mount -o loop /opt/media.img /srv/media
fallocate --length 235M /srv/media/films
fallocate --length 200M /opt/swap
chmod 600 /opt/swap
mkswap /opt/swap >/dev/null
swapon /opt/swap
systemd-run --quiet --unit idle-cache --property MemoryHigh=60M /usr/bin/python3 -c 'import time; kept = bytearray(100 << 20); kept[::4096] = b"x" * len(kept[::4096]); time.sleep(1e9)'
sleep 15
