#!/bin/sh
# A release that divides by zero is restarted until systemd gives up.
set -eu
mkdir -p /opt/orders
cat >/opt/orders/main.py <<'PY'
import os

WORKERS = int(os.environ.get("WORKERS", "0"))
print("orders 4.3.0 starting")
print("share per worker", 100 / WORKERS)
PY
cat >/etc/systemd/system/orders.service <<'UNIT'
[Unit]
StartLimitBurst=4
StartLimitIntervalSec=120
[Service]
ExecStart=/usr/bin/python3 /opt/orders/main.py
Restart=always
RestartSec=1
[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now orders
for _ in $(seq 60); do
  systemctl is-failed --quiet orders && break
  sleep 1
done
