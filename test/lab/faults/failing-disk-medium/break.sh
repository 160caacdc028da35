#!/bin/sh
# A disk of scsi_debug that can not read one sector, and a job that has to.
set -eu
modprobe scsi_debug dev_size_mb=64 opts=2
for _ in $(seq 20); do
  [ -b /dev/sda ] && break
  sleep 1
done
cat >/etc/systemd/system/export.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do dd if=/dev/sda of=/dev/null bs=4k skip=512 count=128 iflag=direct; sleep 5; done'
UNIT
systemctl daemon-reload
systemctl start export
sleep 12
