#!/bin/sh
# A log nobody rotates fills the only filesystem.
set -eu
mkdir -p /var/log
dd if=/dev/zero of=/var/log/gateway.log bs=1M 2>/dev/null || true
dd if=/dev/zero of=/var/log/gateway.log.1 bs=1k 2>/dev/null || true
