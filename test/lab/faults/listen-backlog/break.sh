#!/bin/sh
# The program has a backlog of four and is stuck, so it accepts nobody.
set -eu
cat >/usr/local/bin/api.py <<'PY'
import socket, time

server = socket.socket()
server.bind(("0.0.0.0", 8080))
server.listen(4)
time.sleep(1e9)
PY
cat >/usr/local/bin/callers.py <<'PY'
import socket, time

kept = []
while True:
    for _ in range(20):
        caller = socket.socket()
        caller.setblocking(False)
        try:
            caller.connect(("127.0.0.1", 8080))
        except OSError:
            pass
        kept.append(caller)
    kept = kept[-100:]
    time.sleep(2)
PY
systemd-run --quiet --unit api /usr/bin/python3 /usr/local/bin/api.py
sleep 3
systemd-run --quiet --unit callers /usr/bin/python3 /usr/local/bin/callers.py
sleep 15
