#!/bin/sh
# A third of the packets to the other machine gets lost.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 10.77.0.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 10.77.0.2/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
modprobe sch_netem
tc qdisc add dev lan0 root netem loss 35%
cat >/etc/systemd/system/peer-check.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do ping -q -c 20 -i 0.2 -W 1 10.77.0.2; sleep 2; done'
UNIT
systemctl daemon-reload
systemctl start peer-check
sleep 25
