#!/bin/sh
# One link went down for a moment, as planned.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 10.77.0.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 10.77.0.2/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
mkdir -p /etc/systemd/network
printf '[Match]\nName=lan0\n[Network]\nAddress=10.77.0.1/24\n' >/etc/systemd/network/20-lan0.network
systemctl start systemd-networkd || true
networkctl reload
sleep 3
ip -n outside link set eth0 down
sleep 5
ip -n outside link set eth0 up
sleep 5
