#!/bin/sh
# resolved is told to ask over TLS, and the server speaks only plain DNS.
set -eu
mkdir -p /etc/systemd/resolved.conf.d
printf '[Resolve]\nDNSOverTLS=yes\n' >/etc/systemd/resolved.conf.d/tls.conf
ln -sf ../run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
systemctl enable systemd-resolved || true
systemctl restart systemd-resolved
cat >/etc/systemd/system/feed.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do curl --silent --show-error --max-time 15 http://feed.partner.example/; sleep 3; done'
UNIT
systemctl daemon-reload
systemctl start feed
sleep 40
