#!/bin/sh
# A shop that was left on debug writes its log until nothing is left.
set -eu
mkdir -p /opt/shop /var/log/shop
cat >/opt/shop/run.sh <<'SHOP'
#!/bin/sh
while :; do
  echo "DEBUG cart: $(date) session dump" >>/var/log/shop/debug.log || echo "order lost: can not write" >&2
  sleep 1
done
SHOP
chmod 755 /opt/shop/run.sh
cat >/etc/systemd/system/shop.service <<'UNIT'
[Service]
ExecStart=/opt/shop/run.sh
[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
free=$(df --output=avail --block-size=1K / | tail -n 1)
fallocate --length "$((free - 2048))KiB" /var/log/shop/debug.log
dd if=/dev/zero of=/var/log/shop/debug.log bs=64K oflag=append conv=notrunc 2>/dev/null || true
systemctl enable --now shop
