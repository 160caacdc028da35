#!/bin/sh
# A listener that was left has the port of the web server.
set -eu
setsid nc -l -p 8080 >/dev/null 2>&1 </dev/null &
sleep 2
for _ in 1 2 3; do
  { busybox httpd -p 8080 -h /tmp 2>&1 || httpd -p 8080 -h /tmp 2>&1 || true; } | logger -t httpd -p daemon.err
  sleep 1
done
