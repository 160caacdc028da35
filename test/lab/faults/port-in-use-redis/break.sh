#!/bin/sh
# A second redis was started by hand and has the port.
set -eu
systemctl stop redis-server || true
systemd-run --quiet --unit handmade-cache /usr/bin/redis-server --port 6379 --save ''
sleep 5
systemctl start redis-server || true
for _ in $(seq 60); do
  systemctl is-failed --quiet redis-server && break
  sleep 1
done
