import { factsOf } from '../collectors/collector.ts';
import { os } from '../collectors/os.ts';
import type { Seen } from './seen.ts';

interface Usual {
  readonly names: RegExp;
  /** Where Debian's packages and their kin have it, and where everyone else's. */
  readonly debian: string;
  readonly others: string;
}

/** Servers that complain in a file and not in the journal. Sources: their packages of Debian 12 and 13, RHEL 9, Alpine 3.22. */
const USUAL: readonly Usual[] = [
  { names: /\bnginx\b/i, debian: '/var/log/nginx/error.log', others: '/var/log/nginx/error.log' },
  { names: /\b(?:apache2?|httpd)\b/i, debian: '/var/log/apache2/error.log', others: '/var/log/httpd/error_log' },
  { names: /\bredis\b/i, debian: '/var/log/redis/redis-server.log', others: '/var/log/redis/redis.log' },
  { names: /\bmysqld?\b/i, debian: '/var/log/mysql/error.log', others: '/var/log/mysqld.log' },
  { names: /\bmariadbd?\b/i, debian: '/var/log/mysql/error.log', others: '/var/log/mariadb/mariadb.log' },
  { names: /\bmongo(?:d|db)\b/i, debian: '/var/log/mongodb/mongod.log', others: '/var/log/mongodb/mongod.log' },
  { names: /\bsquid\b/i, debian: '/var/log/squid/cache.log', others: '/var/log/squid/cache.log' },
];
const DEBIAN = /^(?:debian|ubuntu|raspbian|linuxmint|devuan|pop|kali)$/;

/** The own logs of the servers that the ticket speaks of by name. */
export function logsOfServers({
  ticket: { title, text },
  evidence,
}: Pick<Seen, 'ticket' | 'evidence'>): readonly string[] {
  const isDebian = factsOf(evidence, os).some(({ facts }) => DEBIAN.test(facts.id));
  const said = `${title}\n${text}`;
  return USUAL.flatMap(({ names, debian, others }) => (names.test(said) ? [isDebian ? debian : others] : []));
}
