#!/bin/sh
# cron is off, so nothing is rotated, and the volume of the logs is full.
set -eu
truncate --size 200M /opt/logs.img
mkfs.ext4 -q -m 0 /opt/logs.img
mkdir -p /srv/logs
mount -o loop /opt/logs.img /srv/logs
dd if=/dev/zero of=/srv/logs/shop.log bs=1M 2>/dev/null || true
systemctl disable --now cron
