import type { Random } from './random.ts';

/** What a healthy host logs all day, by the kind of log. `{...}` is filled in anew for each line. */
const SYSTEM = [
  'systemd[1]: Started {unit}.service - {Word} maintenance task.',
  'systemd[1]: {unit}.service: Deactivated successfully.',
  'systemd[1]: {unit}.service: Consumed {small}.{ms}s CPU time.',
  'systemd[1]: Starting {unit}.service - {Word} maintenance task...',
  'systemd-logind[{pid}]: New session {count} of user {user}.',
  'systemd-logind[{pid}]: Removed session {count}.',
  'systemd-networkd[{pid}]: lan{digit}: DHCPv4 address {ip}/24 acquired from {ip}',
  'CRON[{pid}]: (root) CMD (/usr/local/sbin/{word}-rotate --keep {small})',
  'CRON[{pid}]: pam_unix(cron:session): session opened for user {user}(uid={small}) by (uid=0)',
  'sshd[{pid}]: Accepted publickey for {user} from {ip} port {port} ssh2: RSA SHA256:{token}',
  'sshd[{pid}]: Disconnected from user {user} {ip} port {port}',
  'sshd[{pid}]: Connection closed by {ip} port {port} [preauth]',
  'sshd[{pid}]: banner exchange: Connection from {ip} port {port}: invalid format',
  'sudo[{pid}]:   {user} : TTY=pts/{digit} ; PWD=/srv/{word} ; USER=root ; COMMAND=/usr/bin/journalctl -u {unit}',
  'postfix/qmgr[{pid}]: {HEX}: from=<{user}@{word}.example.com>, size={count}, nrcpt=1 (queue active)',
  'postfix/smtp[{pid}]: {HEX}: to=<{user}@example.org>, relay=mx.example.org[{ip}]:25, delay={small}.{digit}, status=sent (250 ok)',
  'chronyd[{pid}]: Selected source {ip} ({word}.pool.example.net)',
  'ntpd[{pid}]: kernel reports TIME_ERROR: 0x41: Clock Unsynchronized for {small} s at start',
  'snmpd[{pid}]: Connection from UDP: [{ip}]:{port}->[{ip}]:161',
  'dockerd[{pid}]: level=info msg="Container {hex} exited with code 0" module=libcontainerd',
  'containerd[{pid}]: level=warning msg="cleaning up after shim disconnected" id={hex} namespace=moby',
  'agent[{pid}]: W{small} metric {word}.{word} dropped: older than {small} s',
  'agent[{pid}]: pushed {count} samples in {ms} ms',
  'rsyslogd: imuxsock: {count} messages in {small} s, none lost',
  'auditd[{pid}]: rotated log, {count} records',
  'dbus-daemon[{pid}]: [system] Activating via systemd: service name=org.example.{Word} unit={unit}.service',
  'backup[{pid}]: {word}: {count} files unchanged, {small} new, {ms} MiB sent',
  'haproxy[{pid}]: {ip}:{port} [{word}] {word}/{word}{digit} {small}/0/{digit}/{ms}/{ms} 200 {count} - - ---- {small}/{small}/{digit}/0/0 0/0 "GET /{word}/{count} HTTP/1.1"',
  'dnsmasq[{pid}]: query[A] {word}.example.net from {ip}',
  'kernel: br-{hex}: port {digit}(veth{hex}) entered forwarding state',
  'kernel: usb 2-{digit}: reset high-speed USB device number {small} using ehci-pci',
] as const;
const KERNEL = [
  'br-{hex}: port {digit}(veth{hex}) entered blocking state',
  'br-{hex}: port {digit}(veth{hex}) entered disabled state',
  'veth{hex}: renamed from eth{digit}',
  'IPv6: ADDRCONF(NETDEV_CHANGE): veth{hex}: link becomes ready',
  'usb 2-{digit}: new full-speed USB device number {small} using ehci-pci',
  'usb 2-{digit}: Product: Virtual keyboard {digit}',
  'input: Virtual keyboard as /devices/pci0000:00/usb2/2-{digit}/input/input{small}',
  'audit: type=1131 audit({count}.{ms}:{count}): pid=1 uid=0 msg=\'unit={unit} comm="systemd" exe="/usr/lib/systemd/systemd" res=success\'',
  'perf: interrupt took too long ({count} > {count}), lowering kernel.perf_event_max_sample_rate to {count}',
  "process '{word}' started with executable stack",
  'device tap{small} entered promiscuous mode',
  'cgroup: {word}: option or name mismatch, new: 0x0 "", old: 0x4 "systemd"',
  'IN-LOG: IN=lan{digit} OUT= SRC={ip} DST={ip} LEN={small} TTL={small} PROTO=UDP SPT={port} DPT={port}',
  'nr_{word}: page allocation stats: {count} {count} {count}',
  'sched: {word}: runtime {count} us',
] as const;
const APPLICATION = [
  'INFO  [worker-{digit}] handled {word}/{count} for {ip} in {ms} ms',
  'INFO  [worker-{digit}] cache {word}: {count} hits, {small} misses',
  'DEBUG [pool-{digit}] lease {hex} returned after {ms} ms',
  'WARN  [worker-{digit}] {word} took {ms} ms, more than the usual {small}',
  'WARN  [client] retry {digit} of 3 for {word} in {ms} ms',
  'INFO  [scheduler] {word}-sync done: {count} rows, {small} changed',
  'ERROR [worker-{digit}] {word} {count} rejected: field "{word}" is required',
  'ERROR [http] client {ip} went away while {word} was sent',
  'INFO  [health] ok, {small} threads, {count} KiB used',
  'DEBUG [trace] span={hex} parent={hex} op={word}',
] as const;
const NGINX = [
  '[info] {pid}#{pid}: *{count} client {ip} closed keepalive connection',
  '[error] {pid}#{pid}: *{count} open() "/srv/www/{word}/{word}.ico" failed (2: No such file or directory), client: {ip}, server: {word}.example.com, request: "GET /{word}.ico HTTP/1.1"',
  '[warn] {pid}#{pid}: *{count} an upstream response is buffered to a temporary file /var/cache/nginx/{digit}/{small}, client: {ip}, server: {word}.example.com',
  '[error] {pid}#{pid}: *{count} access forbidden by rule, client: {ip}, server: {word}.example.com, request: "GET /.git/{word} HTTP/1.1"',
  '[notice] {pid}#{pid}: reopening logs',
] as const;
const APACHE = [
  '[core:info] [pid {pid}] [client {ip}:{port}] AH00128: File does not exist: /srv/www/{word}/{word}.map',
  '[ssl:info] [pid {pid}] [client {ip}:{port}] AH01964: Connection to child {digit} established (server {word}.example.com:443)',
  '[authz_core:error] [pid {pid}] [client {ip}:{port}] AH01630: client denied by server configuration: /srv/www/.env',
  '[mpm_event:notice] [pid {pid}] AH00493: {word} graceful restart requested, doing restart',
] as const;

export type NoiseKind = 'system' | 'kernel' | 'application' | 'nginx' | 'apache';
const SHAPES: Readonly<Record<NoiseKind, readonly [string, ...string[]]>> = {
  system: SYSTEM,
  kernel: KERNEL,
  application: APPLICATION,
  nginx: NGINX,
  apache: APACHE,
};

const WORDS = [
  'orders',
  'basket',
  'ledger',
  'tenant',
  'mirror',
  'search',
  'export',
  'pricing',
  'archive',
  'profile',
] as const;
const USERS = ['ops', 'deploy', 'monitor', 'asmith', 'bkumar', 'backup'] as const;
const UNITS = ['logrotate', 'fstrim', 'man-db', 'sysstat-collect', 'apt-daily', 'motd-news', 'dnf-makecache'] as const;

/** One line of noise after the other, without its time; never the same text for long. */
export function createNoise(kind: NoiseKind, random: Random): () => string {
  const fill = createFill(random);
  const shapes = SHAPES[kind];
  return () => random.of(shapes).replace(/\{(\w+)\}/g, (whole, name: string) => fill[name]?.() ?? whole);
}

function createFill(random: Random): Readonly<Record<string, () => string>> {
  const number = (from: number, to: number) => () => String(random.between(from, to));
  const hex = (): string => random.between(0x1000000, 0xfffffff).toString(16);
  return {
    pid: number(300, 4_000_000),
    port: number(1_024, 65_535),
    count: number(1_000, 999_999),
    small: number(2, 60),
    ms: number(100, 999),
    digit: number(0, 9),
    hex,
    HEX: () => hex().toUpperCase(),
    token: () => `${hex()}${hex()}${hex()}${hex()}`,
    ip: () => `10.${random.between(0, 40)}.${random.between(0, 255)}.${random.between(1, 254)}`,
    word: () => random.of(WORDS),
    Word: () => random.of(WORDS).replace(/^./, (letter) => letter.toUpperCase()),
    user: () => random.of(USERS),
    unit: () => random.of(UNITS),
  };
}
