#!/bin/sh
# Another machine in the same network has the addresses too.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 10.77.0.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 10.77.0.2/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
ip -n outside addr add 10.77.0.1/24 dev eth0
ip -n outside addr add fd77::1/64 dev eth0 nodad
sleep 2
ip addr add fd77::1/64 dev lan0
sleep 5
arping -q -D -c 3 -I lan0 10.77.0.1 || true
mkdir -p /etc/systemd/network
printf '[Match]\nName=lan0\n[Network]\n[Address]\nAddress=10.77.0.1/24\nDuplicateAddressDetection=ipv4\n' >/etc/systemd/network/20-lan0.network
systemctl start systemd-networkd || true
networkctl reload
sleep 20
