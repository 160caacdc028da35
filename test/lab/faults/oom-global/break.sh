#!/bin/sh
# One process takes more memory than the machine has.
set -eu
swapoff -a
cat >/etc/systemd/system/report.service <<'UNIT'
[Service]
ExecStart=/usr/bin/tail /dev/zero
OOMScoreAdjust=500
UNIT
systemctl daemon-reload
systemctl start report
for _ in $(seq 120); do
  systemctl is-active --quiet report || break
  sleep 1
done
