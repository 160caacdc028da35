# Sourced by the two scripts beside it. $root: the root file system; $control_key: the public key of the lab's own login.
# What is written here is a machine as someone would run it; the lab's own part is the login on port 2222, which leaves no log.

echo web-01 >"$root/etc/hostname"
cat >"$root/etc/hosts" <<'EOF'
127.0.0.1 localhost
127.0.1.1 web-01.lab.example web-01
10.0.2.20 db-01.lab.example db-01
EOF
echo '/dev/vda / ext4 errors=remount-ro 0 1' >"$root/etc/fstab"
echo 'Etc/UTC' >"$root/etc/timezone"

chroot "$root" useradd --create-home --shell /bin/sh --groups adm tai
mkdir -p "$root/root/.ssh" "$root/home/tai/.ssh"
chmod 700 "$root/root/.ssh" "$root/home/tai/.ssh"
chroot "$root" chown -R tai:tai /home/tai
printf '%s\n' "$control_key" >"$root/root/.ssh/authorized_keys"
chmod 600 "$root/root/.ssh/authorized_keys"
# A locked password refuses keys too where PAM is not asked.
chroot "$root" usermod --password '*' tai
chroot "$root" ssh-keygen -A >/dev/null

mkdir -p "$root/etc/lab"
cat >"$root/etc/lab/sshd_config" <<'EOF'
Port 2222
PidFile none
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
LogLevel QUIET
MaxStartups 100
Subsystem sftp internal-sftp
EOF
rm -rf "$root/var/cache/apt"/* "$root/var/lib/apt/lists"/*
