#!/bin/sh
# A mirror that lost a half, and a service that is killed at its limit.
set -eu
truncate --size 60M /opt/leg1.img /opt/leg2.img
first=$(losetup --find --show /opt/leg1.img)
second=$(losetup --find --show /opt/leg2.img)
yes | mdadm --create /dev/md0 --level=1 --raid-devices=2 --metadata=1.2 "$first" "$second"
mdadm --wait /dev/md0 || true
mdadm --fail /dev/md0 "$second"
cat >/etc/systemd/system/thumbnailer.service <<'UNIT'
[Service]
ExecStart=/usr/bin/tail /dev/zero
MemoryMax=30M
MemorySwapMax=0
Restart=always
RestartSec=5
UNIT
systemctl daemon-reload
systemctl start thumbnailer
sleep 25
