#!/bin/sh
# A volume was full, somebody tidied up, and the service writes again.
set -eu
truncate --size 150M /opt/orders.img
mkfs.ext4 -q -m 0 /opt/orders.img
mkdir -p /srv/orders
mount -o loop /opt/orders.img /srv/orders
dd if=/dev/zero of=/srv/orders/dump bs=1M 2>/dev/null || true
cat >/etc/systemd/system/orders.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do date >>/srv/orders/log && echo saved || echo "order not saved"; sleep 2; done'
UNIT
systemctl daemon-reload
systemctl start orders
sleep 8
rm /srv/orders/dump
sleep 6
