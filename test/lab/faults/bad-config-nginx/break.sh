#!/bin/sh
# A typing error in a site, found when nginx is started anew.
set -eu
cat >/etc/nginx/conf.d/shop.conf <<'NGINX'
server {
  listen 8081;
  location / {
    proxy_pas http://127.0.0.1:9000;
  }
}
NGINX
systemctl restart nginx || true
