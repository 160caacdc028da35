import { hashName } from '../unit/ssh/keys.ts';

/** Public keys as "type base64". The host has the first two, and shows the ed25519 one to who has no preference. */
export interface Keys {
  readonly ed25519: string;
  readonly rsa: string;
  readonly otherEd25519: string;
  readonly otherRsa: string;
  readonly otherEcdsa: string;
  /** The authority that has signed a certificate over the host's ed25519 key. */
  readonly authority: string;
}

export type Said = 'in' | 'changed' | 'revoked' | 'unknown' | 'certificate';

export interface KnownHostsSample {
  readonly about: string;
  /** The lines of each user file, and of the global one. */
  readonly user: (keys: Keys) => readonly (readonly string[])[];
  readonly global?: (keys: Keys) => readonly string[];
  /** Default web-01, 22. */
  readonly name?: string;
  readonly port?: number;
  readonly alias?: string;
  /** The host also shows a certificate. */
  readonly certified?: boolean;
  readonly ssh: Said;
  /** Where tai says something else on purpose. */
  readonly tai?: { readonly says: Said; readonly because: string };
}

const WEB_01 = 'web-01';
const SALT = Buffer.alloc(20, 7);
const hashed = (name: string): string => hashName(name, SALT);
const one = (about: string, ssh: Said, line: (keys: Keys) => string, rest: Partial<KnownHostsSample> = {}) => ({
  about,
  ssh,
  user: (keys: Keys) => [[line(keys)]],
  ...rest,
});
const many = (about: string, ssh: Said, lines: (keys: Keys) => string[], rest: Partial<KnownHostsSample> = {}) => ({
  about,
  ssh,
  user: (keys: Keys) => [lines(keys)],
  ...rest,
});
const AT_2222 = { port: 2222 };

const names: readonly KnownHostsSample[] = [
  one('the name', 'in', ({ ed25519 }) => `${WEB_01} ${ed25519}`),
  one('the name in capitals in the file', 'in', ({ ed25519 }) => `WEB-01 ${ed25519}`),
  one('the name in capitals as asked for', 'in', ({ ed25519 }) => `${WEB_01} ${ed25519}`, { name: 'WEB-01' }),
  one('an address', 'in', ({ ed25519 }) => `10.0.0.7 ${ed25519}`, { name: '10.0.0.7' }),
  one('one of several names', 'in', ({ ed25519 }) => `web-00,${WEB_01},10.0.0.7 ${ed25519}`),
  many('no line', 'unknown', () => []),
  one('another name', 'unknown', ({ ed25519 }) => `web-02 ${ed25519}`),
  one('a longer name', 'unknown', ({ ed25519 }) => `${WEB_01}.example.com ${ed25519}`),
  one('a hashed name', 'in', ({ ed25519 }) => `${hashed(WEB_01)} ${ed25519}`),
  one('a hashed name with its port', 'in', ({ ed25519 }) => `${hashed('[web-01]:2222')} ${ed25519}`, AT_2222),
  one('a hashed name with another key', 'changed', ({ otherEd25519 }) => `${hashed(WEB_01)} ${otherEd25519}`),
  one('another hashed name', 'unknown', ({ ed25519 }) => `${hashed('web-02')} ${ed25519}`),
  one('a hash that is broken', 'unknown', ({ ed25519 }) => `|1|AAAA|BBBB ${ed25519}`),
];

const ports: readonly KnownHostsSample[] = [
  one('the port', 'in', ({ ed25519 }) => `[web-01]:2222 ${ed25519}`, AT_2222),
  one('the port with another key', 'changed', ({ otherEd25519 }) => `[web-01]:2222 ${otherEd25519}`, AT_2222),
  one('another port', 'unknown', ({ ed25519 }) => `[web-01]:2223 ${ed25519}`, AT_2222),
  one('no port, the same key', 'in', ({ ed25519 }) => `${WEB_01} ${ed25519}`, AT_2222),
  one('no port, another key', 'unknown', ({ otherEd25519 }) => `${WEB_01} ${otherEd25519}`, AT_2222),
  one('no port, the key of another type', 'unknown', ({ rsa }) => `${WEB_01} ${rsa}`, {
    ...AT_2222,
    tai: {
      says: 'in',
      because: 'the types known without the port are asked for first as well, so the known key is shown',
    },
  }),
  one('a port where there is the usual one', 'unknown', ({ ed25519 }) => `[web-01]:2222 ${ed25519}`),
  one('the usual port, written out', 'unknown', ({ ed25519 }) => `[web-01]:22 ${ed25519}`),
  one('revoked without the port', 'revoked', ({ ed25519 }) => `@revoked ${WEB_01} ${ed25519}`, AT_2222),
];

const patterns: readonly KnownHostsSample[] = [
  one('a star', 'in', ({ ed25519 }) => `web-* ${ed25519}`),
  one('a question mark', 'in', ({ ed25519 }) => `web-0? ${ed25519}`),
  one('a question mark for nothing', 'unknown', ({ ed25519 }) => `web-01? ${ed25519}`),
  one('a star with another key', 'changed', ({ otherEd25519 }) => `* ${otherEd25519}`),
  one('a star in brackets', 'in', ({ ed25519 }) => `[*]:2222 ${ed25519}`, AT_2222),
  one('a star for the port', 'in', ({ ed25519 }) => `[web-01]:* ${ed25519}`, AT_2222),
  one('a star that stands for all of it', 'in', ({ ed25519 }) => `* ${ed25519}`, AT_2222),
  one('a name taken out', 'unknown', ({ ed25519 }) => `web-*,!web-01 ${ed25519}`),
  one('a name taken out in front', 'unknown', ({ ed25519 }) => `!web-01,web-* ${ed25519}`),
  one('another name taken out', 'in', ({ ed25519 }) => `web-*,!web-02 ${ed25519}`),
  one('only a name taken out', 'unknown', ({ ed25519 }) => `!web-02 ${ed25519}`),
];

const keys: readonly KnownHostsSample[] = [
  one('only the RSA key', 'in', ({ rsa }) => `${WEB_01} ${rsa}`),
  one('only the RSA key, with the port', 'in', ({ rsa }) => `[web-01]:2222 ${rsa}`, AT_2222),
  one('another key', 'changed', ({ otherEd25519 }) => `${WEB_01} ${otherEd25519}`),
  one('another RSA key', 'changed', ({ otherRsa }) => `${WEB_01} ${otherRsa}`),
  one('a key of a type the host has not', 'changed', ({ otherEcdsa }) => `${WEB_01} ${otherEcdsa}`),
  many('the old key and the new', 'in', (k) => [`${WEB_01} ${k.otherEd25519}`, `${WEB_01} ${k.ed25519}`]),
  many('one right of two types', 'in', (k) => [`${WEB_01} ${k.otherRsa}`, `${WEB_01} ${k.ed25519}`]),
  one('the key as revoked', 'revoked', ({ ed25519 }) => `@revoked ${WEB_01} ${ed25519}`),
  many('the key, and revoked for all', 'revoked', (k) => [`${WEB_01} ${k.ed25519}`, `@revoked * ${k.ed25519}`]),
  many('the key, revoked by a hash', 'revoked', (k) => [
    `${WEB_01} ${k.ed25519}`,
    `@revoked ${hashed(WEB_01)} ${k.ed25519}`,
  ]),
  many('the key, another revoked', 'in', (k) => [`${WEB_01} ${k.ed25519}`, `@revoked * ${k.otherEd25519}`]),
  many('the key, the other of the host revoked', 'in', (k) => [`${WEB_01} ${k.ed25519}`, `@revoked * ${k.rsa}`]),
  one('another key revoked', 'unknown', ({ otherEd25519 }) => `@revoked * ${otherEd25519}`),
];

const files: readonly KnownHostsSample[] = [
  { about: 'the second file', ssh: 'in', user: (k) => [[], [`${WEB_01} ${k.ed25519}`]] },
  {
    about: 'another key in the first file, the key in the second',
    ssh: 'in',
    user: (k) => [[`${WEB_01} ${k.otherEd25519}`], [`${WEB_01} ${k.ed25519}`]],
  },
  { about: 'the global file', ssh: 'in', user: () => [[]], global: (k) => [`${WEB_01} ${k.ed25519}`] },
  {
    about: 'revoked in the global file',
    ssh: 'revoked',
    user: (k) => [[`${WEB_01} ${k.ed25519}`]],
    global: (k) => [`@revoked * ${k.ed25519}`],
  },
  { about: 'another key in the global file', ssh: 'changed', user: () => [[]], global: (k) => [`* ${k.otherEd25519}`] },
];

const lines: readonly KnownHostsSample[] = [
  one('blanks and tabs', 'in', ({ ed25519 }) => ` \t ${WEB_01}\t ${ed25519.replace(' ', ' \t')}`),
  one('a comment after it', 'in', ({ ed25519 }) => `${WEB_01} ${ed25519} root@web-01 # build 7`),
  one('a comment', 'unknown', ({ ed25519 }) => `#${WEB_01} ${ed25519}`),
  many('lines that can not be read around it', 'in', (k) => [
    WEB_01,
    `${WEB_01} ssh-ed25519`,
    `${WEB_01} ssh-ed25519 !!!!`,
    `${WEB_01} ssh-none ${k.ed25519.split(' ')[1]}`,
    `@none ${WEB_01} ${k.otherEd25519}`,
    '',
    `${WEB_01} ${k.ed25519}`,
    '\u0000\u0001\u00ff',
  ]),
  one('a type that is not that of its key', 'unknown', (k) => `${WEB_01} ssh-rsa ${k.ed25519.split(' ')[1]}`),
  one('a key that is cut off', 'unknown', ({ ed25519 }) => `${WEB_01} ${ed25519.slice(0, -20)}`, {
    tai: {
      says: 'changed',
      because: 'someone has vouched for a key of this host, and what is left of it is not the one shown',
    },
  }),
  one('a mark nobody knows', 'unknown', ({ ed25519 }) => `@trusted ${WEB_01} ${ed25519}`),
  one('a mark in capitals', 'unknown', ({ ed25519 }) => `@REVOKED ${WEB_01} ${ed25519}`),
  one('two marks', 'unknown', ({ ed25519 }) => `@revoked @cert-authority ${WEB_01} ${ed25519}`),
  one('a key of SSH version 1', 'unknown', () => `${WEB_01} 1024 35 1234567890`),
  one('a Windows line end', 'in', ({ ed25519 }) => `${WEB_01} ${ed25519}\r`),
];

const aliases: readonly KnownHostsSample[] = [
  one('the alias', 'in', ({ ed25519 }) => `cluster ${ed25519}`, { alias: 'cluster' }),
  one('the alias, which has no port', 'in', ({ ed25519 }) => `cluster ${ed25519}`, { alias: 'cluster', port: 2222 }),
  one('the alias with the port', 'unknown', (k) => `[cluster]:2222 ${k.ed25519}`, { alias: 'cluster', port: 2222 }),
  one('the alias in capitals', 'in', ({ ed25519 }) => `cluster ${ed25519}`, { alias: 'CLUSTER' }),
  one('the name where there is an alias', 'unknown', (k) => `${WEB_01} ${k.ed25519}`, { alias: 'cluster' }),
];

const certificate = { says: 'certificate', because: 'tai can not check certificates and says so' } as const;
const authorities: readonly KnownHostsSample[] = [
  one('an authority, and no certificate shown', 'unknown', (k) => `@cert-authority * ${k.authority}`, {
    tai: certificate,
  }),
  one('an authority, and its certificate', 'in', ({ authority }) => `@cert-authority * ${authority}`, {
    certified: true,
    tai: certificate,
  }),
  many('an authority and the key', 'in', (k) => [`@cert-authority * ${k.authority}`, `${WEB_01} ${k.ed25519}`]),
  one('an authority of other hosts', 'unknown', ({ authority }) => `@cert-authority *.example.com ${authority}`),
];

export const samples: readonly KnownHostsSample[] = [
  ...names,
  ...ports,
  ...patterns,
  ...keys,
  ...files,
  ...lines,
  ...aliases,
  ...authorities,
];
