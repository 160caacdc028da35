#!/bin/sh
# Another machine (a network namespace) tries names, again and again.
set -eu
ip netns add outside
ip link add lan0 type veth peer name eth0 netns outside
ip addr add 203.0.113.1/24 dev lan0
ip link set lan0 up
ip -n outside addr add 203.0.113.66/24 dev eth0
ip -n outside link set eth0 up
ip -n outside link set lo up
cat >/usr/local/bin/guess <<'GUESS'
#!/bin/sh
count=$1
for name in admin oracle test ubuntu postgres git ftpuser guest pi mysql deploy jenkins; do
  for _ in $(seq "$count"); do
    ssh -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ConnectTimeout=5 "$name@203.0.113.1" true 2>/dev/null
  done
done
GUESS
chmod 755 /usr/local/bin/guess
ip netns exec outside /usr/local/bin/guess 3 || true
systemd-run --quiet --unit outside-guess ip netns exec outside /bin/sh -c 'while :; do /usr/local/bin/guess 1; done'
