#!/bin/sh
# The log of an XFS can not be written, so the kernel shuts it down.
set -eu
truncate --size 400M /var/lib/archive.img
loop=$(losetup --find --show /var/lib/archive.img)
size=$(blockdev --getsz "$loop")
echo "0 $size linear $loop 0" | dmsetup create archive
mkfs.xfs -q /dev/mapper/archive
mkdir -p /srv/archive
mount /dev/mapper/archive /srv/archive
echo ok >/srv/archive/first
sync
dmsetup suspend --nolockfs archive
echo "0 $size error" | dmsetup load archive
dmsetup resume archive
echo lost >/srv/archive/second || true
sync || true
ls /srv/archive >/dev/null 2>&1 || true
sleep 10
