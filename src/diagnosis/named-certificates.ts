import { certificateSettings } from '../collectors/certificate-settings.ts';
import { STARTTLS_PORTS } from '../collectors/certificate-starttls.ts';
import { certificate } from '../collectors/certificate.ts';
import { factsOf } from '../collectors/collector.ts';
import { CERTIFICATE_FILE } from '../collectors/parameter.ts';
import { sockets } from '../collectors/sockets.ts';
import { unitFile } from '../collectors/unit-file.ts';
import { about, anyOf, found, saw, type Seen } from './seen.ts';

/** Ports that speak TLS from the first byte; on others a greeting of TLS would be noise to somebody's program. */
const TLS_PORTS: readonly number[] = [
  443, 8443, 636, 993, 465, 995, 6443, 9443, 853, 2376, 2379, 3269, 5061, 5671, 5986, 6514, 6697, 8006, 8883, 10250,
];
const MAX_PORTS = 4;
const MAX_FILES = 4;
/** Addresses that answer on 127.0.0.1 as well. */
const LOCAL = /^(?:0\.0\.0\.0|127\.0\.0\.1|\*|\[?::\]?|\[?::ffff:127\.0\.0\.1\]?)$/;
const NAMED_PORT = /\bport[\s:=#]+(\d{2,5})\b|(?<=[\w.\])]):(\d{3,5})(?![\d:])/gi;
const PATH = /(?<![\w.:/~\\-])\/[\w.@+:,/-]+\.(?:pem|crt|cer|cert)\b/g;

const asksForCertificates = anyOf(
  about('tls_cert'),
  found('tls_certificate_expired', 'tls_chain_incomplete'),
  saw('certificate_expired', 'certificate_untrusted'),
);

/** Ports of TLS that the host listens on, those of the ticket first; not 443 where that was asked already. */
export function portsOfTls(seen: Seen): readonly string[] {
  const isAsked = seen.evidence.some(({ collector }) => collector === certificate.name);
  const isLeftOut = (port: number): boolean => STARTTLS_PORTS.includes(port) || (port === 443 && isAsked);
  return listening(
    seen,
    [...portsNamed(seen), ...TLS_PORTS].filter((port) => !isLeftOut(port)),
  );
}

/** Ports that turn to TLS when asked, and that the host listens on: those that the ticket names or speaks of. */
export function portsOfStarttls(seen: Seen): readonly string[] {
  const named = portsNamed(seen).filter((port) => STARTTLS_PORTS.includes(port));
  const words = textOf(seen);
  const spoken = WORDS_OF_PORTS.flatMap(([pattern, ports]) => (pattern.test(words) ? ports : []));
  return listening(seen, [...named, ...spoken]);
}

/** What a ticket says that is about such a port. */
const WORDS_OF_PORTS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(?:(?:e-?)?mails?|smtp|mx|postfix|exim|sendmail|starttls|relay)\b/i, [25, 587]],
  [/\b(?:imap|dovecot|cyrus|mailbox(?:es)?|thunderbird|outlook)\b/i, [143, 587]],
  [/\bpop3?\b/i, [110]],
  [/\b(?:ldap|slapd|directory|sssd)\b/i, [389]],
  [/\b(?:postgres\w*|psql|pg)\b/i, [5432]],
  [/\b(?:mysql\w*|mariadb)\b/i, [3306]],
  [/\b(?:ftps?|vsftpd|proftpd)\b/i, [21]],
];

function portsNamed(seen: Seen): readonly number[] {
  return [...textOf(seen).matchAll(NAMED_PORT)].map(([, said, colon]) => Number(said ?? colon));
}

function listening(seen: Seen, ports: readonly number[]): readonly string[] {
  if (!asksForCertificates(seen)) return [];
  const open = new Set(
    factsOf(seen.evidence, sockets).flatMap(({ facts }) =>
      facts.listeners.filter(({ address }) => LOCAL.test(address)).map(({ port }) => port),
    ),
  );
  return [...new Set(ports)]
    .filter((port) => open.has(port))
    .slice(0, MAX_PORTS)
    .map((port) => `127.0.0.1:${port}`);
}

/** Certificates that the ticket, the settings of servers and the units that were looked at name, in this order. */
export function certificatesNamed(seen: Seen): readonly string[] {
  if (!asksForCertificates(seen)) return [];
  const ofUnits = seen.evidence.flatMap((piece) =>
    piece.status === 'collected' && piece.collector === unitFile.name ? piece.lines.map(({ text }) => text) : [],
  );
  const set = factsOf(seen.evidence, certificateSettings).flatMap(({ facts }) => facts.files.map(({ path }) => path));
  const named = [...pathsIn(textOf(seen)), ...set, ...pathsIn(ofUnits.join('\n').replaceAll('=', '= '))];
  return [...new Set(named)].filter((path) => CERTIFICATE_FILE.accepts(path)).slice(0, MAX_FILES);
}

function textOf({ ticket: { title, text } }: Seen): string {
  return `${title}\n${text}`;
}

function pathsIn(text: string): readonly string[] {
  return text.match(PATH) ?? [];
}
