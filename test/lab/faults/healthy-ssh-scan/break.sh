#!/bin/sh
# A few names are tried from outside, as on any machine, and nothing is wrong.
set -eu
for name in admin oracle test pi; do
  ssh -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "$name@127.0.0.1" true 2>/dev/null || true
done
systemctl start nginx redis-server || true
