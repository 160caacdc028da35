#!/bin/sh
# Each request to the disk takes half a second.
set -eu
modprobe dm-delay
truncate --size 200M /var/lib/slow.img
loop=$(losetup --find --show /var/lib/slow.img)
size=$(blockdev --getsz "$loop")
echo "0 $size linear $loop 0" | dmsetup create slow
mkfs.ext4 -q /dev/mapper/slow
mkdir -p /srv/slow
mount /dev/mapper/slow /srv/slow
dmsetup suspend slow
echo "0 $size delay $loop 0 500" | dmsetup load slow
dmsetup resume slow
for number in 1 2 3; do
  systemd-run --quiet --unit "database$number" /bin/sh -c "while :; do dd if=/dev/zero of=/srv/slow/$number bs=64k count=20 oflag=sync,direct; done"
done
sleep 60
