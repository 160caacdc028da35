#!/bin/sh
# The configuration was moved away and the service restarted.
set -eu
systemctl start redis-server || true
mv /etc/redis/redis.conf /etc/redis/redis.conf.old
systemctl restart redis-server || true
for _ in $(seq 60); do
  systemctl is-failed --quiet redis-server && break
  sleep 1
done
