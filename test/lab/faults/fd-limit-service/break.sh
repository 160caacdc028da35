#!/bin/sh
# A leak meets LimitNOFILE.
set -eu
cat >/usr/local/bin/gateway.py <<'PY'
import time

kept = []
while True:
    try:
        kept.append(open("/etc/hostname"))
    except OSError as error:
        print("ERROR accept:", error, flush=True)
        time.sleep(2)
PY
cat >/etc/systemd/system/gateway.service <<'UNIT'
[Service]
ExecStart=/usr/bin/python3 /usr/local/bin/gateway.py
LimitNOFILE=64
UNIT
systemctl daemon-reload
systemctl start gateway
sleep 12
