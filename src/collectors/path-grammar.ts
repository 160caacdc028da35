/**
 * Which files and folders of a host may be named. The globs are those of a `case` in sh, where `*` takes a slash too: they are
 * used as they are in the gate and in the programs on the host, which hold what a path turned out to be against them again.
 */
export interface PathGrammar {
  /** One that fits refuses, whatever else would permit. */
  readonly refused: readonly string[];
  readonly allowed: readonly string[];
  /** Under these only what is `like` one of those. */
  readonly partly?: { readonly under: readonly string[]; readonly like: readonly string[] };
}

/** Letters that no shell reads as anything, so that a path needs no quotes. */
export const PATH_CHARACTERS = 'A-Za-z0-9._/@+:,-';
export const PATH_MAX_CHARS = 255;
/** What the characters permit and a path may not hold all the same. */
export const ODD_PATHS: readonly string[] = ['*..*', '*//*', '*/./*', '*/.', '*/'];

/** Names that tell of keys and passwords. Redaction would have to recognise what is in them; not reading them is safer. */
const SECRET_NAMES: readonly string[] = [
  '*/.*',
  ...['secret', 'passw', 'credential', 'shadow', 'token', 'keytab', 'keystore', 'authkey', 'id_rsa', 'id_ed25519'].map(
    (word) => `*${word}*`,
  ),
  ...['private', 'pki', 'vault', 'letsencrypt'].map((folder) => `*/${folder}/*`),
  ...['key', 'pem', 'p12', 'pfx', 'jks', 'kdbx', 'gpg', 'asc'].map((ending) => `*.${ending}`),
  '*_key',
];
const PACKED: readonly string[] = ['gz', 'bz2', 'xz', 'zst', 'lz4', 'zip'].map((ending) => `*.${ending}`);

/** /var/log as a whole; elsewhere what is called a log. btmp holds what was typed as a name, at times a password. */
export const LOG_FILES: PathGrammar = {
  refused: [
    ...SECRET_NAMES,
    ...PACKED,
    '/var/log/btmp*',
    '/var/log/wtmp*',
    '/var/log/journal/*',
    '/var/log/sudo-io/*',
    '/var/log/installer/*',
    '/var/log/anaconda/*',
  ],
  allowed: ['/var/log/?*'],
  partly: {
    under: ['/opt/?*', '/srv/?*', '/var/lib/?*', '/var/www/?*', '/usr/local/?*'],
    like: ['*/log/?*', '*/logs/?*', '*.log', '*.log.[0-9]*'],
  },
};

export const CONFIG_FILES: PathGrammar = {
  refused: [
    ...SECRET_NAMES,
    ...PACKED,
    '/etc/sudoers*',
    '/etc/ssh/ssh_host*',
    '/etc/ssl/*',
    '/etc/kubernetes/*',
    '/etc/NetworkManager/system-connections/*',
    '/etc/wireguard/*',
    '/etc/openvpn/*',
    '/etc/ipsec*',
    '/etc/wpa_supplicant/*',
    '*/debian.cnf',
  ],
  allowed: ['/etc/?*'],
};

/**
 * What a server hands to everyone. Of the folders that hold keys as well only what is called a certificate; `fullchain1.pem` is
 * where the link of certbot leads.
 */
export const CERTIFICATES: PathGrammar = {
  refused: ['*/.*', '*key*', '*priv*', '*secret*', '*passw*', '*shadow*', '*vault*', '*token*', '*credential*'],
  allowed: ['crt', 'cer', 'cert', 'pem'].flatMap((ending) =>
    ['/etc', '/opt', '/srv', '/usr/local', '/var/lib'].map((root) => `${root}/?*.${ending}`),
  ),
};

/** What is listed are names, sizes and times, never contents. Not where listing has effects or waits: /proc, /sys, /dev, /mnt, /net. */
export const FOLDERS: PathGrammar = {
  refused: ['*/.*', '*/private', '*/private/*'],
  allowed: ['/var', '/opt', '/srv', '/etc', '/home', '/tmp', '/data', '/usr/local'].flatMap((root) => [
    root,
    `${root}/?*`,
  ]),
};

/** The same judgement as the `case` of casesOf, and on what may be a path at all. */
export function acceptsPath({ refused, allowed, partly }: PathGrammar, path: string): boolean {
  const fits = (globs: readonly string[]): boolean => globs.some((glob) => toRegExp(glob).test(path));
  if (path.length > PATH_MAX_CHARS || !PATH.test(path) || fits(ODD_PATHS) || fits(refused)) return false;
  return fits(allowed) || (partly !== undefined && fits(partly.under) && fits(partly.like));
}

/** Words of sh that do `otherwise` for a path in `variable` that may not be read, and nothing for others. One line. */
export function casesOf({ refused, allowed, partly }: PathGrammar, variable: string, otherwise: string): string {
  const some =
    partly === undefined
      ? ''
      : `${partly.under.join('|')}) case $${variable} in ${partly.like.join('|')}) ;; *) ${otherwise} ;; esac ;; `;
  return `case $${variable} in ${refused.join('|')}) ${otherwise} ;; ${allowed.join('|')}) ;; ${some}*) ${otherwise} ;; esac`;
}

const PATH = new RegExp(`^/[${PATH_CHARACTERS}]+$`);

function toRegExp(glob: string): RegExp {
  const parts = glob.replaceAll(/[.+]/g, String.raw`\$&`).replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${parts}$`);
}
