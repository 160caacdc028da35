#!/bin/sh
# The unit needs redis, and redis does not start.
set -eu
cat >/etc/systemd/system/basket.service <<'UNIT'
[Unit]
Description=Basket
Requires=redis-server.service
After=redis-server.service
[Service]
ExecStart=/usr/bin/sleep infinity
UNIT
systemctl daemon-reload
echo 'no-such-option yes' >>/etc/redis/redis.conf
systemctl stop redis-server || true
systemctl start basket || true
sleep 5
