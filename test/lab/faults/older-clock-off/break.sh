#!/bin/sh
# Time synchronisation was switched off and the clock runs forty minutes ahead.
set -eu
timedatectl set-ntp false || true
for unit in chrony systemd-timesyncd; do
  systemctl disable --now "$unit" 2>/dev/null || true
done
date --set '+40 minutes' >/dev/null
