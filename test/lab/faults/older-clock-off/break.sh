#!/bin/sh
# Time synchronisation was switched off and the clock runs forty minutes ahead.
set -eu
timedatectl set-ntp false || true
systemctl disable --now systemd-timesyncd chrony 2>/dev/null || true
date --set '+40 minutes' >/dev/null
