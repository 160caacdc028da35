#!/bin/sh
# The data belongs to root after a restore.
set -eu
systemctl stop redis-server || true
chown -R root:root /var/lib/redis /var/log/redis
chmod 700 /var/lib/redis /var/log/redis
chmod -R go= /var/log/redis
systemctl restart redis-server || true
for _ in $(seq 60); do
  systemctl is-failed --quiet redis-server && break
  sleep 1
done
