#!/bin/sh
# A log was removed by hand, and the process that writes it still holds it.
set -eu
mkdir -p /var/log/shop
free=$(df --output=avail --block-size=1K / | tail -n 1)
fallocate --length "$((free - 20000))KiB" /var/log/shop/access.log
cat >/etc/systemd/system/shop.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'exec 3>>/var/log/shop/access.log; while :; do echo hit >&3; sleep 1; done'
UNIT
systemctl daemon-reload
systemctl start shop
sleep 2
rm /var/log/shop/access.log
