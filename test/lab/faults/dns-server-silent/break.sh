#!/bin/sh
# The only name server in resolv.conf is no longer there.
set -eu
rm -f /etc/resolv.conf
printf 'nameserver 192.0.2.53\noptions timeout:1 attempts:1\n' >/etc/resolv.conf
cat >/etc/systemd/system/mailer.service <<'UNIT'
[Service]
ExecStart=/usr/bin/python3 -u -c "import socket,time\nwhile True:\n  try: socket.getaddrinfo('smtp.provider.example', 25)\n  except OSError as e: print('mailer: smtp.provider.example:', e)\n  time.sleep(5)"
UNIT
systemctl daemon-reload
systemctl start mailer
sleep 20
