#!/bin/sh
# cron was stopped for a migration and never started again.
set -eu
echo '*/5 * * * * root /usr/local/bin/send-invoices' >/etc/cron.d/invoices
systemctl start cron
sleep 2
systemctl disable --now cron
