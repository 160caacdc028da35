#!/bin/sh
# Old backups fill the volume that is meant for them, and the next one fails.
set -eu
truncate --size 400M /var/lib/backup.img
mkfs.ext4 -q -m 0 /var/lib/backup.img
mkdir -p /srv/backup
mount -o loop /var/lib/backup.img /srv/backup
for day in 1 2 3; do
  fallocate --length 100M "/srv/backup/shop-2026-0$day.tar" || true
done
cat >/etc/systemd/system/nightly-backup.service <<'UNIT'
[Service]
Type=oneshot
ExecStart=/bin/dd if=/dev/zero of=/srv/backup/shop-tonight.tar bs=1M count=300
UNIT
systemctl daemon-reload
systemctl start nightly-backup || true
