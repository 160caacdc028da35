#!/bin/sh
# A new rule drops what comes to the web server; a machine outside keeps trying.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 10.77.0.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 10.77.0.2/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
systemctl start nginx || true
nft -f - <<'NFT'
table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    iifname "lo" accept
    tcp dport 80 counter log prefix "fw-drop: " drop
  }
}
NFT
systemd-run --quiet --unit outside-visitor ip netns exec outside /bin/sh -c 'while :; do curl --silent --max-time 3 http://10.77.0.1/; sleep 1; done'
sleep 15
