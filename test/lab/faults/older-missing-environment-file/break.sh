#!/bin/sh
# The clean-up of the maintenance took the folder with the environment file.
set -eu
cat >/etc/systemd/system/payments.service <<'UNIT'
[Service]
EnvironmentFile=/etc/payments/payments.env
ExecStart=/usr/bin/sleep infinity
[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable payments
systemctl start payments || true
