#!/bin/sh
# The application is well; the database it asks is not there.
set -eu
mkdir -p /opt/checkout
cat >/opt/checkout/main.py <<'PY'
import socket, time

while True:
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=3).close()
    except OSError as error:
        print(f"ERROR could not connect to database at 127.0.0.1:5432: {error.strerror}", flush=True)
    time.sleep(2)
PY
cat >/etc/systemd/system/checkout.service <<'UNIT'
[Service]
ExecStart=/usr/bin/python3 /opt/checkout/main.py
Restart=always
UNIT
systemctl daemon-reload
systemctl start checkout
sleep 15
