#!/bin/sh
# Session files that nobody cleans away use up the inodes of their filesystem.
set -eu
truncate --size 200M /opt/sessions.img
mkfs.ext4 -q -N 4096 /opt/sessions.img
mkdir -p /var/lib/sessions
mount -o loop /opt/sessions.img /var/lib/sessions
python3 - <<'PY'
import itertools
try:
    for number in itertools.count():
        open(f"/var/lib/sessions/sess_{number:08x}", "w").close()
except OSError:
    pass
PY
cat >/etc/systemd/system/portal.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do mktemp /var/lib/sessions/sess_XXXXXXXX; sleep 5; done'
UNIT
systemctl daemon-reload
systemctl start portal
