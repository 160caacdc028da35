#!/bin/sh
# The table of tracked connections is far too small for what this machine serves. SSH is not tracked, so it stays.
set -eu
modprobe nf_conntrack
systemctl start nginx || true
nft -f - <<'NFT'
table inet track {
  chain raw_in {
    type filter hook prerouting priority raw;
    tcp dport { 22, 2222 } notrack
  }
  chain raw_out {
    type filter hook output priority raw;
    tcp sport { 22, 2222 } notrack
  }
  chain in {
    type filter hook input priority filter;
    ct state established,related accept
  }
}
NFT
sysctl --quiet --write net.netfilter.nf_conntrack_max=128
cat >/usr/local/bin/visitors.py <<'PY'
import socket, time

while True:
    for _ in range(400):
        visitor = socket.socket()
        visitor.setblocking(False)
        try:
            visitor.connect(("127.0.0.1", 80))
        except OSError:
            pass
        visitor.close()
    time.sleep(3)
PY
systemd-run --quiet --unit visitors /usr/bin/python3 /usr/local/bin/visitors.py
sleep 20
