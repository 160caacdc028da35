#!/bin/sh
# The clock stands at a day in the past and nothing sets it.
set -eu
for name in ntpd chronyd chrony ntp openntpd ntpsec; do
  rc-service "$name" stop 2>/dev/null || "/etc/init.d/$name" stop 2>/dev/null || true
done
now=$(date +%s)
date -s "@$((now - 200000))" >/dev/null
