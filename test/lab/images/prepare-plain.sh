#!/bin/sh
# Makes a fresh Debian root file system ($1) a machine of the lab without systemd, where BusyBox stands first in PATH.
# $2: the public key of the lab's login.
set -eu
root=$1 control_key=$2
. "$(dirname "$0")/prepare-common.sh"

cat >"$root/etc/network/interfaces" <<'EOF'
auto lo
iface lo inet loopback
auto eth0
iface eth0 inet static
  address 10.0.2.15/24
  gateway 10.0.2.2
EOF
echo 'nameserver 10.0.2.3' >"$root/etc/resolv.conf"
sed -i 's/^PATH=.*//' "$root/etc/environment" 2>/dev/null || :

# BusyBox's programs in a folder of their own, first in the PATH of logins: ssh's forced command inherits it.
mkdir -p "$root/usr/local/busybox"
chroot "$root" sh -c 'busybox --list | while read -r name; do ln -sf /bin/busybox "/usr/local/busybox/$name"; done'
rm -f "$root/usr/local/busybox/sudo" "$root/usr/local/busybox/init" "$root/usr/local/busybox/reboot"

printf '%s\n' 'SetEnv PATH=/usr/local/busybox:/usr/sbin:/usr/bin:/sbin:/bin' >"$root/etc/ssh/sshd_config.d/lab.conf"
cat >"$root/etc/lab/control" <<'EOF'
#!/bin/sh
mkdir -p /run/sshd
exec /usr/sbin/sshd -D -f /etc/lab/sshd_config >/dev/null 2>&1
EOF
chmod 755 "$root/etc/lab/control"
echo 'lc:2345:respawn:/etc/lab/control' >>"$root/etc/inittab"
echo 'T0:2345:respawn:/sbin/getty -L ttyS0 115200 vt100' >>"$root/etc/inittab"
for service in nfs-kernel-server nfs-common rpcbind smartmontools mdadm; do
  chroot "$root" update-rc.d "$service" disable >/dev/null 2>&1 || :
done
