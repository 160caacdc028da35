#!/bin/sh
# One half of a mirror stops answering, and md throws it out.
set -eu
for leg in 1 2; do
  truncate --size 80M "/var/lib/leg$leg.img"
  loop=$(losetup --find --show "/var/lib/leg$leg.img")
  echo "0 $(blockdev --getsz "$loop") linear $loop 0" | dmsetup create "leg$leg"
done
yes | mdadm --create /dev/md0 --level=1 --raid-devices=2 --metadata=1.2 /dev/mapper/leg1 /dev/mapper/leg2
mdadm --wait /dev/md0 || true
mkfs.ext4 -q /dev/md0
mkdir -p /srv/data
mount /dev/md0 /srv/data
size=$(dmsetup table leg2 | cut -d ' ' -f 2)
dmsetup suspend --nolockfs leg2
echo "0 $size error" | dmsetup load leg2
dmsetup resume leg2
echo new >/srv/data/file
sync
sleep 5
