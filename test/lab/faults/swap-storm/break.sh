#!/bin/sh
# More is used all the time than fits into memory.
set -eu
fallocate --length 400M /var/swap
chmod 600 /var/swap
mkswap /var/swap >/dev/null
swapon /var/swap
total=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
cat >/usr/local/bin/indexer.py <<'PY'
import random, sys

index = bytearray(int(sys.argv[1]) << 20)
pages = len(index) // 4096
for page in range(pages):
    index[page * 4096] = 1
while True:
    index[random.randrange(pages) * 4096] += 1 if random.random() < 0 else 0
    index[random.randrange(pages) * 4096] = 7
PY
systemd-run --quiet --unit indexer --property OOMScoreAdjust=-500 /usr/bin/python3 /usr/local/bin/indexer.py "$((total + 150))"
sleep 60
