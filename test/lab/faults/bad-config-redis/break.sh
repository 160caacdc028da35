#!/bin/sh
# A value that redis does not know.
set -eu
echo 'maxmemory lots' >>/etc/redis/redis.conf
systemctl restart redis-server || true
for _ in $(seq 60); do
  systemctl is-failed --quiet redis-server && break
  sleep 1
done
