import { casesOf, CERTIFICATES, CONFIG_FILES, FOLDERS, LOG_FILES, type PathGrammar } from './path-grammar.ts';

/** How the programs end when they show nothing; the words on stderr say the same. Numbers of sysexits.h, for what it is worth. */
const MISSING = 66;
const NOT_REGULAR = 65;
const OUTSIDE = 78;
const DENIED = 77;
const NO_PROGRAM = 69;

/** Bytes that are read: of a log its end, of a configuration file its beginning and one more, to know of a rest. */
export const LOG_BYTES = 128 * 1024;
export const CONFIG_BYTES = 64 * 1024;
/** Entries of a folder, in the order in which it holds them. */
export const FOLDER_ENTRIES = 2_000;
/** The largest of what a folder holds. */
const MEASURED = 100;

/** The path is part of what is said, so that a report can tell one file from another. */
const SAY = 'path=$1; say() { echo "tai: $path: $1" >&2; exit "$2"; };';

/**
 * A program of POSIX sh for reading one file, its path in $1. Opening a FIFO would wait and opening a device could do anything, so
 * the name is looked at first; then the file is opened once, and what was opened is asked for its kind and its place, by
 * the kernel's own link to it: no swap of a name after that changes what is read. A swap just between the look and the opening can
 * make it open something else, with the rights of the account, but never read it. Where there is no /proc, `readlink -f` says
 * where the name leads, and a swap can deceive it.
 */
function reading(grammar: PathGrammar, read: string): readonly string[] {
  return [
    SAY,
    ...looking('-f', 'not a regular file'),
    '{',
    'at=/proc/self/fd/0;',
    `if [ -e $at ]; then [ -f $at ] || say "not a regular file" ${NOT_REGULAR}; at=$(readlink $at);`,
    'else at=$(readlink -f "$1"); fi;',
    `${casesOf(grammar, 'at', `say "it leads outside of what may be read" ${OUTSIDE}`)};`,
    `${read}; exit $?;`,
    '} <"$1";',
    `say "permission denied" ${DENIED}`,
  ];
}

/** A link is followed; whether it leads to something of the right kind is what counts. No `!`: csh has a meaning for it. */
function looking(test: string, wrong: string): readonly string[] {
  return [
    `[ -e "$1" ] || case $(ls -dL "$1" 2>&1) in *denied*) say "permission denied" ${DENIED} ;;`,
    `*) say "no such file or folder" ${MISSING} ;; esac;`,
    `[ ${test} "$1" ] || say "${wrong}" ${NOT_REGULAR};`,
  ];
}

/** The same for a folder: once it is the working directory, the kernel's link to that says where it is. */
function insideFolder(look: readonly string[]): readonly string[] {
  return [
    SAY,
    ...looking('-d', 'not a folder'),
    `cd -P "$1" || say "permission denied" ${DENIED};`,
    'at=$(readlink /proc/self/cwd || pwd -P);',
    `${casesOf(FOLDERS, 'at', `say "it leads outside of what may be listed" ${OUTSIDE}`)};`,
    ...look,
  ];
}

/** How many certificates a file holds, and what the first one says; a key beside them is never printed. */
const SHOW_CERTIFICATE = [
  `command -v openssl >/dev/null || say "openssl is not on this host" ${NO_PROGRAM};`,
  `text=$(head -c ${CONFIG_BYTES});`,
  'printf "%s\\n" "$text" | grep -c "BEGIN CERTIFICATE";',
  'printf "%s\\n" "$text" | openssl x509 -noout -subject -issuer -dates',
].join(' ');

/** A port that speaks plainly first: its protocol by its number, then as s_client(1) does; its standard input is empty, so it leaves. */
const STARTTLS = [
  `command -v openssl >/dev/null || { echo "tai: openssl is not on this host" >&2; exit ${NO_PROGRAM}; };`,
  'case "${1##*:}" in 25|587|2525) p=smtp;; 143) p=imap;; 110) p=pop3;; 389) p=ldap;; 5432) p=postgres;; 3306) p=mysql;;',
  '21) p=ftp;; 24) p=lmtp;; 4190) p=sieve;; 5222) p=xmpp;; *) exit 64;; esac;',
  'exec openssl s_client -starttls "$p" -connect "$1" </dev/null',
];

/** Where servers keep their settings; a site that is only available is not served. Links are followed: enabled sites are such. */
const FIND_CERTIFICATES = [
  'find -L /etc/nginx /etc/apache2 /etc/httpd /etc/haproxy /etc/postfix /etc/dovecot /etc/exim4 /etc/lighttpd /etc/caddy',
  '/etc/traefik /etc/openldap /etc/mosquitto /etc/rabbitmq /etc/postgresql /etc/mysql /etc/my.cnf.d /etc/cockpit',
  '-xdev -maxdepth 5 -path "*-available/*" -prune -o -type f -size -400 -exec grep -HEi',
  '"^[[:blank:]]*(ssl_certificate|SSLCertificate(Chain)?File|bind .* crt|smtpd_tls_(cert|chain)_files?|ssl_cert|tls_certificate|ssl.pemfile',
  '|certfile|certFile|TLSCertificateFile|ssl_cert_file|ssl-cert|olcTLSCertificateFile|tls)[[:blank:]]*[ =:]"',
  '{} + 2>/dev/null | head -n 60;',
  'ls -1d /etc/letsencrypt/live/*/fullchain.pem 2>/dev/null;',
  'if [ -d /etc/letsencrypt/live ] && [ ! -x /etc/letsencrypt/live ]; then echo "the certificates of certbot can not be read: needs root"; fi; exit 0',
];

/** Container engines and the groups they make, in both hierarchies of control groups. */
const CONTAINERS = [
  'docker-*.scope',
  'docker',
  'libpod-*',
  'crio-*',
  'cri-containerd*',
  'machine.slice',
  'kubepods*',
  'lxc*',
];
const CGROUP_FILES = [
  'memory.max',
  'memory.current',
  'memory.events',
  'cpu.stat',
  'cpu.max',
  'pids.max',
  'pids.current',
  'memory.limit_in_bytes',
  'memory.usage_in_bytes',
  'memory.failcnt',
  'memory.oom_control',
  'cpu.cfs_quota_us',
];
/** Lines of all containers, some twelve of each. */
const CGROUP_LINES = 1_500;

const READ_CONTAINERS = [
  `find /sys/fs/cgroup -maxdepth 8 -type f "(" ${CONTAINERS.map((name) => `-path "*/${name}/*"`).join(' -o ')} ")"`,
  `"(" ${CGROUP_FILES.map((name) => `-name ${name}`).join(' -o ')} ")"`,
  '-exec grep -HE "^(max|-?[0-9]+|max [0-9]+|[0-9]+ [0-9]+|(nr_periods|nr_throttled|oom_kill) [0-9]+)$" {} + 2>/dev/null',
  `| head -n ${CGROUP_LINES}`,
];

/** BusyBox has no -printf. */
const LIST = [
  'if find . -prune -printf "" 2>/dev/null;',
  `then find . -xdev -maxdepth 2 -printf "%T@ %s %y %m %U:%G %P\\n"; else ls -lan; fi | head -n ${FOLDER_ENTRIES}`,
];

/** KiB of folders two levels deep, and of files of 100 MiB and more wherever they are; other filesystems are left out. */
const MEASURE = [
  '{ du -xk -d 2 . | sed "s/^/d /"; find . -xdev -type f -size +204800 -exec du -k {} + | sed "s/^/f /"; } 2>/dev/null',
  `| sort -k 2 -rn | head -n ${MEASURED}`,
];

/** Files in folders three levels deep. Where du can not count (coreutils before 8.22, BusyBox), the folders whose own entries take 200 KiB. */
const COUNT = [
  'if du --inodes -d 0 /dev/null >/dev/null 2>&1; then du --inodes -x -d 3 . 2>/dev/null | sort -rn;',
  `else find . -xdev -type d -size +400 2>/dev/null; fi | head -n ${MEASURED}`,
];

export type ProgramName =
  | 'read-log'
  | 'read-config'
  | 'show-certificate'
  | 'find-certificates'
  | 'show-starttls'
  | 'read-containers'
  | 'list-folder'
  | 'measure-folder'
  | 'count-files';

/** Programs as lines for people; on the wire they are one line, a constant word after `sh -c`. */
export const PROGRAMS: Readonly<Record<ProgramName, readonly string[]>> = {
  'read-log': reading(LOG_FILES, `tail -c ${LOG_BYTES}`),
  'read-config': reading(CONFIG_FILES, `head -c ${CONFIG_BYTES + 1}`),
  'show-certificate': reading(CERTIFICATES, SHOW_CERTIFICATE),
  'find-certificates': FIND_CERTIFICATES,
  'show-starttls': STARTTLS,
  'read-containers': READ_CONTAINERS,
  'list-folder': insideFolder(LIST),
  'measure-folder': insideFolder(MEASURE),
  'count-files': insideFolder(COUNT),
};

/** One of the programs as the word after `sh -c`. */
export function programOf(name: ProgramName): string {
  return PROGRAMS[name].join(' ');
}

/** The program's name for the word that it is. */
export function findProgramName(word: string): string | undefined {
  return Object.entries(PROGRAMS).find(([, lines]) => lines.join(' ') === word)?.[0];
}
