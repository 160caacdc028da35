#!/bin/sh
# A snapshot job froze the filesystem and died before it thawed it.
set -eu
truncate --size 100M /var/lib/files.img
mkfs.ext4 -q /var/lib/files.img
mkdir -p /srv/files
mount -o loop /var/lib/files.img /srv/files
sysctl --quiet --write kernel.hung_task_timeout_secs=10
fsfreeze --freeze /srv/files
systemd-run --quiet --unit copy-files /bin/cp /etc/services /srv/files/services
systemd-run --quiet --unit touch-files /bin/touch /srv/files/marker
sleep 35
