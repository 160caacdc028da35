#!/bin/sh
# A listener that somebody left has the port of the web server.
set -eu
/etc/init.d/nginx stop >/dev/null 2>&1 || true
sleep 2
setsid nc -l -p 80 >/dev/null 2>&1 </dev/null &
sleep 2
/etc/init.d/nginx start >/dev/null 2>&1 || true
sleep 2
