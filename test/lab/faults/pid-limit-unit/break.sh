#!/bin/sh
# The unit may have twelve tasks and starts more.
set -eu
cat >/usr/local/bin/renderer.py <<'PY'
import subprocess, time

children = []
while True:
    try:
        children.append(subprocess.Popen(["/usr/bin/sleep", "infinity"]))
    except OSError as error:
        print("ERROR can not start a child:", error, flush=True)
        time.sleep(3)
PY
cat >/etc/systemd/system/renderer.service <<'UNIT'
[Service]
ExecStart=/usr/bin/python3 /usr/local/bin/renderer.py
TasksMax=12
UNIT
systemctl daemon-reload
systemctl start renderer
sleep 12
