#!/bin/sh
# A quota of a twentieth of a processor was left from a trial.
set -eu
cat >/etc/systemd/system/encoder.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do :; done'
UNIT
mkdir -p /etc/systemd/system/encoder.service.d
printf '[Service]\nCPUQuota=5%%\n' >/etc/systemd/system/encoder.service.d/trial.conf
systemctl daemon-reload
systemctl start encoder
sleep 40
