#!/bin/sh
# resolv.conf points to systemd-resolved, which was masked and stopped.
set -eu
ln -sf ../run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
systemctl start systemd-resolved || true
cp /run/systemd/resolve/stub-resolv.conf /root/stub.conf
systemctl mask --now systemd-resolved
rm -f /etc/resolv.conf
cp /root/stub.conf /etc/resolv.conf
cat >/etc/systemd/system/feed.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do curl --silent --show-error --max-time 5 http://feed.partner.example/; sleep 5; done'
UNIT
systemctl daemon-reload
systemctl start feed
sleep 15
