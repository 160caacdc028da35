#!/bin/sh
# A profile for nginx knows /var/www and not /srv/www.
set -eu
mkdir -p /srv/www
echo hello >/srv/www/index.html
cat >/etc/nginx/conf.d/moved.conf <<'NGINX'
server {
  listen 8088;
  root /srv/www;
}
NGINX
cat >/etc/apparmor.d/usr.sbin.nginx <<'PROFILE'
/usr/sbin/nginx flags=(attach_disconnected) {
  capability,
  network,
  signal,
  unix,
  / r,
  /** mrix,
  /var/** rw,
  /run/** rw,
  /dev/** rw,
  /proc/** rw,
  audit deny /srv/www/** r,
}
PROFILE
apparmor_parser --replace /etc/apparmor.d/usr.sbin.nginx
systemctl restart nginx
for _ in 1 2 3 4; do
  curl --silent --output /dev/null http://127.0.0.1:8088/ || true
  sleep 1
done
