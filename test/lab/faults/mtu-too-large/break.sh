#!/bin/sh
# Jumbo frames on this side only; a path check pings with both sizes.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 10.77.0.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 10.77.0.2/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
ip link set lan0 mtu 9000
cat >/etc/systemd/system/path-check.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do ping -c 1 -W 1 -s 56 10.77.0.2; ping -c 1 -W 1 -M do -s 8000 10.77.0.2; sleep 3; done'
UNIT
systemctl daemon-reload
systemctl start path-check
sleep 15
