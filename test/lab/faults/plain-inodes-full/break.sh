#!/bin/sh
# A filesystem with few inodes, and a job file for each of them.
set -eu
dd if=/dev/zero of=/root/spool.img bs=1M count=16 2>/dev/null
mke2fs -q -F -t ext2 -N 512 /root/spool.img 2>/dev/null || mke2fs -F -i 32768 /root/spool.img >/dev/null
mkdir -p /mnt/spool
mount -t ext2 -o loop /root/spool.img /mnt/spool
number=0
while true >"/mnt/spool/job$number"; do
  number=$((number + 1))
  [ "$number" -lt 4000 ] || break
done 2>/dev/null || true
