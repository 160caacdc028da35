#!/bin/sh
# The device under an ext4 goes bad: the journal is aborted and the kernel makes it read-only.
set -eu
truncate --size 200M /var/lib/uploads.img
loop=$(losetup --find --show /var/lib/uploads.img)
size=$(blockdev --getsz "$loop")
echo "0 $size linear $loop 0" | dmsetup create uploads
mkfs.ext4 -q /dev/mapper/uploads
mkdir -p /srv/uploads
mount -o errors=remount-ro /dev/mapper/uploads /srv/uploads
echo ok >/srv/uploads/first
sync
dmsetup suspend --nolockfs uploads
echo "0 $size error" | dmsetup load uploads
dmsetup resume uploads
cat >/etc/systemd/system/uploads.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'n=0; while :; do n=$((n+1)); echo picture >/srv/uploads/$n; sync /srv/uploads; sleep 2; done'
Restart=always
RestartSec=5
UNIT
systemctl daemon-reload
systemctl start uploads
sleep 20
