#!/bin/sh
# The policy is drop, and nobody thought of redis.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 10.77.0.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 10.77.0.2/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
systemctl stop redis-server || true
systemd-run --quiet --unit shared-cache /usr/bin/redis-server --port 6379 --bind 0.0.0.0 --protected-mode no --save ''
nft -f - <<'NFT'
table inet filter {
  chain input {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
    ct state established,related accept
    icmp type echo-request accept
    tcp dport { 22, 2222, 80, 443 } accept
  }
}
NFT
systemd-run --quiet --unit outside-client ip netns exec outside /bin/sh -c 'while :; do curl --silent --max-time 3 telnet://10.77.0.1:6379 </dev/null; sleep 1; done'
sleep 15
