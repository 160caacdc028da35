#!/bin/sh
# The new version's script fails in the middle: the package is unpacked, not set up, and its service is down.
set -eu
build() {
  dir=$(mktemp -d)
  mkdir -p "$dir/DEBIAN" "$dir/usr/lib/lab-agent" "$dir/usr/lib/systemd/system"
  printf 'Package: lab-agent\nVersion: %s\nArchitecture: all\nMaintainer: Lab <lab@lab.example>\nDescription: agent of the lab\n' "$1" >"$dir/DEBIAN/control"
  printf '%s' "$2" >"$dir/DEBIAN/postinst"
  chmod 755 "$dir/DEBIAN/postinst"
  printf '%s' "$3" >"$dir/usr/lib/lab-agent/run"
  chmod 755 "$dir/usr/lib/lab-agent/run"
  printf '[Unit]\nDescription=Lab agent\n[Service]\nExecStart=/usr/lib/lab-agent/run\n[Install]\nWantedBy=multi-user.target\n' >"$dir/usr/lib/systemd/system/lab-agent.service"
  dpkg-deb --build "$dir" "/root/lab-agent_$1.deb" >/dev/null
}
build 1.0 '#!/bin/sh
systemctl daemon-reload
systemctl restart lab-agent
' '#!/bin/sh
exec sleep infinity
'
build 2.0 '#!/bin/sh
set -e
systemctl daemon-reload
systemctl restart lab-agent
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  if systemctl is-failed --quiet lab-agent; then exit 1; fi
  sleep 2
done
' '#!/usr/bin/python3
import lab_agent_core
lab_agent_core.run()
'
dpkg --install /root/lab-agent_1.0.deb
sleep 2
dpkg --install /root/lab-agent_2.0.deb || true
sleep 3
