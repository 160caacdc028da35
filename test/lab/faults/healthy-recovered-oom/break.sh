#!/bin/sh
# The importer was killed once at its limit, was given more, and runs since.
set -eu
cat >/etc/systemd/system/importer.service <<'UNIT'
[Service]
ExecStart=/usr/bin/tail /dev/zero
MemoryMax=30M
MemorySwapMax=0
UNIT
systemctl daemon-reload
systemctl start importer
for _ in $(seq 60); do
  systemctl is-failed --quiet importer && break
  sleep 1
done
cat >/etc/systemd/system/importer.service <<'UNIT'
[Service]
ExecStart=/usr/bin/sleep infinity
MemoryMax=300M
UNIT
systemctl daemon-reload
systemctl start importer
