import { z } from 'zod';

/** `debian` is the stable release, `older` the one before it, `plain` has no systemd and BusyBox first in PATH. */
export const ImageName = z.enum(['debian', 'older', 'plain']);
export type ImageName = z.infer<typeof ImageName>;

export interface Image {
  readonly name: ImageName;
  readonly suite: string;
  readonly packages: readonly string[];
  /** The script in `images/` that makes the root file system a machine of the lab. */
  readonly prepare: string;
  /** What must be there for the snapshot: a command that ends with 0 once the machine has come up. */
  readonly isUp: string;
  /** Where the gate looks for programs, if elsewhere than it does by itself. */
  readonly gatePath?: string;
}

/** What faults break and what collectors ask. */
const COMMON = [
  'linux-image-amd64',
  'initramfs-tools',
  'openssh-server',
  'nginx-light',
  'redis-server',
  'python3-minimal',
  'smartmontools',
  'mdadm',
  'lvm2',
  'thin-provisioning-tools',
  'dmsetup',
  'xfsprogs',
  'e2fsprogs',
  'nfs-kernel-server',
  'nfs-common',
  'nftables',
  'iptables',
  'conntrack',
  'iproute2',
  'iputils-ping',
  'ethtool',
  'arping',
  'netcat-openbsd',
  'cron',
  'logrotate',
  'rsyslog',
  'stress-ng',
  'sysstat',
  'sudo',
  'procps',
  'kmod',
  'udev',
  'lsof',
  'openssl',
  'curl',
  'util-linux',
];
const SYSTEMD = [
  'systemd',
  'systemd-sysv',
  'systemd-resolved',
  'dbus',
  'libpam-systemd',
  'chrony',
  'apparmor',
  'apparmor-utils',
];
const PLAIN = ['busybox', 'sysvinit-core', 'sysv-rc', 'orphan-sysvinit-scripts', 'ifupdown'];

const settled = 'case $(systemctl is-system-running) in running|degraded) ;; *) exit 1 ;; esac';

export const IMAGES: Readonly<Record<ImageName, Image>> = {
  debian: {
    name: 'debian',
    suite: 'trixie',
    packages: [...COMMON, ...SYSTEMD],
    prepare: 'prepare-systemd.sh',
    isUp: settled,
  },
  older: {
    name: 'older',
    suite: 'bookworm',
    packages: [...COMMON, ...SYSTEMD],
    prepare: 'prepare-systemd.sh',
    isUp: settled,
  },
  plain: {
    name: 'plain',
    suite: 'trixie',
    packages: [...COMMON, ...PLAIN],
    prepare: 'prepare-plain.sh',
    isUp: 'pidof nginx && pidof cron',
    gatePath: '/usr/local/busybox:/usr/sbin:/usr/bin:/sbin:/bin',
  },
};
