#!/bin/sh
# The certificate that nginx serves ended last week.
set -eu
dir=/etc/ssl/shop
mkdir -p "$dir" && cd "$dir"
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -subj '/CN=Lab Root CA' 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout shop.key -out shop.csr -subj '/CN=web-01.lab.example' 2>/dev/null
: >index.txt
echo 01 >serial
cat >ca.cnf <<'CNF'
[ca]
default_ca = lab
[lab]
dir = /etc/ssl/shop
database = $dir/index.txt
serial = $dir/serial
new_certs_dir = $dir
default_md = sha256
policy = any
[any]
commonName = supplied
CNF
from=$(date -u --date='97 days ago' +%y%m%d%H%M%SZ)
until=$(date -u --date='7 days ago' +%y%m%d%H%M%SZ)
openssl ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key -in shop.csr -out shop.pem -startdate "$from" -enddate "$until" -notext 2>/dev/null
cat ca.pem >>/etc/ssl/certs/ca-certificates.crt
cp ca.pem /etc/ssl/certs/lab-root.pem
openssl rehash /etc/ssl/certs
cat >/etc/nginx/conf.d/shop.conf <<'NGINX'
server {
  listen 443 ssl;
  server_name web-01.lab.example;
  ssl_certificate /etc/ssl/shop/shop.pem;
  ssl_certificate_key /etc/ssl/shop/shop.key;
}
NGINX
systemctl restart nginx
cat >/etc/systemd/system/shop-probe.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do curl --silent --show-error --output /dev/null https://web-01.lab.example/; sleep 10; done'
UNIT
systemctl daemon-reload
systemctl start shop-probe
sleep 12
