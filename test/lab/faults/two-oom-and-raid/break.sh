#!/bin/sh
# A mirror that lost a half, and a service that is killed at its limit.
set -eu
for leg in 1 2; do
  truncate --size 60M "/opt/leg$leg.img"
  losetup "/dev/loop1$leg" "/opt/leg$leg.img"
done
yes | mdadm --create /dev/md0 --level=1 --raid-devices=2 --metadata=1.2 /dev/loop11 /dev/loop12
mdadm --wait /dev/md0 || true
mdadm --fail /dev/md0 /dev/loop12
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
