#!/bin/sh
# Makes a fresh Debian root file system ($1) a machine of the lab, with systemd. $2: the public key of the lab's login.
set -eu
root=$1 control_key=$2
. "$(dirname "$0")/prepare-common.sh"

chroot "$root" usermod --append --groups systemd-journal tai
cat >"$root/etc/systemd/network/10-lab.network" <<'EOF'
[Match]
Name=en* eth*
[Network]
Address=10.0.2.15/24
Gateway=10.0.2.2
DNS=10.0.2.3
LinkLocalAddressing=no
IPv6AcceptRA=no
EOF
cat >"$root/etc/systemd/system/lab-control.service" <<'EOF'
[Unit]
Description=Login of the lab
DefaultDependencies=no
After=local-fs.target network.target
[Service]
ExecStartPre=/bin/mkdir -p /run/sshd
ExecStart=/usr/sbin/sshd -D -f /etc/lab/sshd_config
OOMScoreAdjust=-1000
Restart=always
StandardOutput=null
StandardError=null
[Install]
WantedBy=multi-user.target
EOF
# No server for the time can be reached: the machine's own clock is the source, so that it counts as synchronised.
sed -i -e '/^pool /d' -e '/^sourcedir /d' "$root/etc/chrony/chrony.conf"
echo 'local stratum 8' >>"$root/etc/chrony/chrony.conf"
ln -sf /run/systemd/resolve/stub-resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/var/log/journal"

chroot "$root" systemctl --quiet enable systemd-networkd systemd-resolved lab-control nginx redis-server cron rsyslog ssh chrony
chroot "$root" systemctl --quiet disable nfs-server rpcbind.socket rpcbind.service smartmontools lvm2-monitor || :
# They would ask the network, or write, at a time of their own: between two looks at the machine that would count as tai's.
chroot "$root" systemctl --quiet mask apt-daily.timer apt-daily-upgrade.timer systemd-networkd-wait-online.service \
  sysstat-collect.timer sysstat-summary.timer
