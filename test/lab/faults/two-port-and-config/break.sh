#!/bin/sh
# nginx finds its port taken, and redis finds a word that it does not know.
set -eu
systemctl stop nginx redis-server || true
systemd-run --quiet --unit trial-web /usr/bin/python3 -c "import socket,time; s=socket.socket(); s.bind(('0.0.0.0', 80)); s.listen(8); time.sleep(1e9)"
sleep 3
systemctl start nginx || true
echo 'cachesize 100mb' >>/etc/redis/redis.conf
systemctl start redis-server || true
for _ in $(seq 60); do
  systemctl is-failed --quiet redis-server && break
  sleep 1
done
