#!/bin/sh
# Fills the root file system with one big log.
mkdir -p /var/log/shop
avail=$(df -Pk / | awk 'NR == 2 { print $4 }')
fallocate -l "${avail}K" /var/log/shop/debug.log
dd if=/dev/zero bs=4k count=100000 >>/var/log/shop/debug.log 2>/dev/null
[ "$(df -Pk / | awk 'NR == 2 { print $4 }')" -lt 64 ]
