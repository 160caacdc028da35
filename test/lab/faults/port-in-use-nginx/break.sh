#!/bin/sh
# Somebody left a test server on port 80.
set -eu
systemctl stop nginx || true
cat >/etc/systemd/system/demo.service <<'UNIT'
[Service]
ExecStart=/usr/bin/python3 -c "import socket,time; s=socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('0.0.0.0', 80)); s.listen(64); time.sleep(1e9)"
UNIT
systemctl daemon-reload
systemctl start demo
sleep 3
systemctl start nginx || true
