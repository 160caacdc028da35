#!/bin/sh
# nginx serves its own certificate without the one that signed it.
set -eu
dir=/etc/ssl/shop
mkdir -p "$dir" && cd "$dir"
openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650 -subj '/CN=Lab Root CA' 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout middle.key -out middle.csr -subj '/CN=Lab Issuing CA 3' 2>/dev/null
printf 'basicConstraints=critical,CA:TRUE\n' >middle.ext
openssl x509 -req -in middle.csr -CA root.pem -CAkey root.key -CAcreateserial -days 1800 -extfile middle.ext -out middle.pem 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout shop.key -out shop.csr -subj '/CN=web-01.lab.example' 2>/dev/null
openssl x509 -req -in shop.csr -CA middle.pem -CAkey middle.key -CAcreateserial -days 90 -out shop.pem 2>/dev/null
cat root.pem >>/etc/ssl/certs/ca-certificates.crt
cp root.pem /etc/ssl/certs/lab-root.pem
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
cat >/etc/systemd/system/partner-probe.service <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'while :; do curl --silent --show-error --output /dev/null https://web-01.lab.example/; sleep 10; done'
UNIT
systemctl daemon-reload
systemctl start partner-probe
sleep 12
