import type { CertificateFacts } from '../collectors/certificate-facts.ts';
import type { Known } from '../collectors/collector.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { knownCertificates, portWords } from './known-certificates.ts';
import { citeSigns, isRecent, nowOf, signsOf } from './signs-of.ts';
import { describeTime, plainName } from './words.ts';

type KnownCertificate = Known<CertificateFacts>;

/** Copies that nothing uses any more. */
const PUT_AWAY = /\b(?:old|bak|backup|archive|expired|previous|orig|example|sample|test)\b|\.(?:19|20)\d\d|~$/i;
/** What a log says without the certificate itself to look at. */
const BY_LOG_ALONE = 2;

/** By the host's own clock. What a listener serves counts more than what lies in a file. */
export const tlsCertificateExpired = defineFinding({
  class: 'tls_certificate_expired',
  find(evidence) {
    const now = nowOf(evidence)?.getTime() ?? Number.NaN;
    const known = knownCertificates(evidence);
    const log = citeLog(evidence);
    const shown = chooseShown(known, now);
    if (shown.length > 0) return [byCertificate(shown, now, log)];
    return known.some(isValid) || log.length < BY_LOG_ALONE ? [] : [byLog(log)];
  },
});

/** What is served and has ended; or what lies in a file, where nothing valid is served. */
function chooseShown(known: readonly KnownCertificate[], now: number): readonly KnownCertificate[] {
  const served = known.filter(({ facts }) => facts.served);
  const bad = served.filter((one) => endedOf(one, now).length > 0 || one.facts.errors.some(({ code }) => code === 10));
  if (bad.length > 0 || served.some(isValid)) return bad;
  return known.filter(
    (one) =>
      !one.facts.served && endedOf(one, now).length > 0 && !PUT_AWAY.test(`${one.facts.file} ${one.evidence.command}`),
  );
}

function endedOf({ facts }: KnownCertificate, now: number): CertificateFacts['expiries'] {
  return facts.expiries.filter(({ at }) => Date.parse(at) < now);
}

function byCertificate(shown: readonly KnownCertificate[], now: number, log: readonly Citation[]): Proof {
  const lines = shown.flatMap((one) => [
    ...cite(
      one.evidence,
      ...endedOf(one, now)
        .slice(0, 2)
        .map(({ line }) => line),
    ),
    ...cite(one.evidence, one.facts.errors.find(({ code }) => code === 10)?.line),
  ]);
  const [at] = shown.flatMap((one) => endedOf(one, now)).map((expiry) => expiry.at);
  const when = at === undefined ? '' : ` on ${describeTime(at)}`;
  return {
    severity: 'critical',
    statement: `The certificate${whereOf(shown[0])} has expired${when}.`,
    citations: [...lines.slice(0, 4), ...log.slice(0, 2)],
    steps: STEPS,
  };
}

function whereOf(one: KnownCertificate | undefined): string {
  if (one?.facts.served === true) return ` that is served${portWords(one)}`;
  return one === undefined || one.facts.file === '' ? '' : ` in ${plainName(one.facts.file)}`;
}

function isValid({ facts }: KnownCertificate): boolean {
  return facts.expiries.length > 0 && !facts.errors.some(({ code }) => code === 10);
}

function citeLog(evidence: readonly Evidence[]): readonly Citation[] {
  const { seen } = signsOf(evidence, 'certificate_expired');
  const recent = seen.filter((one) => isRecent(one) && !/\bis before\b/.test(one.sign.text));
  return citeSigns(...recent.slice(-3));
}

function byLog(citations: readonly Citation[]) {
  return {
    severity: 'critical',
    statement: 'A certificate has expired, as the programs that check it say.',
    citations,
    steps: STEPS,
  } as const;
}

const STEPS: readonly Step[] = [
  {
    text: 'See which file the listener was given, and what was to renew it (certbot.timer, cert-manager, a person).',
    risk: 'read-only',
  },
  { text: 'Renew the certificate, put it in place and reload what serves it.', risk: 'reversible' },
];
