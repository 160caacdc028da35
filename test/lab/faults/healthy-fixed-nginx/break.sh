#!/bin/sh
# A bad configuration was rolled out and taken back.
set -eu
echo 'server { lissten 8081; }' >/etc/nginx/conf.d/bad.conf
systemctl restart nginx || true
sleep 3
rm /etc/nginx/conf.d/bad.conf
systemctl restart nginx
sleep 2
