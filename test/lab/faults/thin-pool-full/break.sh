#!/bin/sh
# A thin pool was promised to more than it holds.
set -eu
truncate --size 120M /var/lib/pv.img
loop=$(losetup --find --show /var/lib/pv.img)
pvcreate -q "$loop"
vgcreate -q vg0 "$loop"
lvcreate -q --type thin-pool --size 64M --name pool vg0
lvchange -q --errorwhenfull y vg0/pool
lvcreate -q --thin --virtualsize 300M --name db vg0/pool
mkfs.ext4 -q -E lazy_itable_init=1,nodiscard /dev/vg0/db
mkdir -p /srv/db
mount /dev/vg0/db /srv/db
dd if=/dev/urandom of=/srv/db/table bs=1M count=150 conv=fsync 2>/dev/null || true
sync || true
sleep 5
