#!/bin/sh
# Names are not found, so mails pile up until the inodes are used.
set -eu
rm -f /etc/resolv.conf
printf 'nameserver 192.0.2.53\noptions timeout:1 attempts:1\n' >/etc/resolv.conf
truncate --size 100M /opt/outbox.img
mkfs.ext4 -q -N 2048 /opt/outbox.img
mkdir -p /var/spool/outbox
mount -o loop /opt/outbox.img /var/spool/outbox
cat >/usr/local/bin/outbox.py <<'PY'
import itertools, socket, time

for number in itertools.count():
    try:
        open(f"/var/spool/outbox/{number}.eml", "w").close()
    except OSError as error:
        print(f"outbox: can not queue mail: {error.strerror}", flush=True)
        try:
            socket.getaddrinfo("smtp.provider.example", 25)
        except OSError as trouble:
            print(f"outbox: smtp.provider.example: {trouble.strerror}", flush=True)
        time.sleep(5)
PY
systemd-run --quiet --unit outbox /usr/bin/python3 /usr/local/bin/outbox.py
sleep 25
