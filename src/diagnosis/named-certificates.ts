import { certificateSettings } from '../collectors/certificate-settings.ts';
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
  if (!asksForCertificates(seen)) return [];
  const named = [...textOf(seen).matchAll(NAMED_PORT)].map(([, said, colon]) => Number(said ?? colon));
  const listening = new Set(
    factsOf(seen.evidence, sockets).flatMap(({ facts }) =>
      facts.listeners.filter(({ address }) => LOCAL.test(address)).map(({ port }) => port),
    ),
  );
  const isAsked = seen.evidence.some(({ collector }) => collector === certificate.name);
  return [...new Set([...named, ...TLS_PORTS])]
    .filter((port) => listening.has(port) && !(port === 443 && isAsked))
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
