#!/bin/sh
# The NFS server behind a hard mount is gone.
set -eu
mkdir -p /export /mnt/share
echo '/export 127.0.0.1(rw,no_root_squash,insecure,fsid=0)' >/etc/exports
systemctl start nfs-server
exportfs -ra
mount -t nfs -o hard,vers=4.2,timeo=20,retrans=1 127.0.0.1:/ /mnt/share
echo ok >/mnt/share/first
systemctl stop nfs-server || true
for number in 1 2 3; do
  systemd-run --quiet --unit "reader$number" /bin/ls -l /mnt/share/first
  systemd-run --quiet --unit "writer$number" /bin/sh -c "echo $number >>/mnt/share/log$number"
done
sleep 45
