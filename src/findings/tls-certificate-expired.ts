import { certificate, type CertificateFacts } from '../collectors/certificate.ts';
import { factsOf, type Known } from '../collectors/collector.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, nowOf, signsOf } from './signs-of.ts';
import { describeTime } from './words.ts';

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
    const known = factsOf(evidence, certificate);
    const ended = (one: KnownCertificate) => one.facts.expiries.filter(({ at }) => Date.parse(at) < now);
    const served = known.filter(({ facts }) => facts.served);
    const bad = served.filter((one) => ended(one).length > 0 || one.facts.errors.some(({ code }) => code === 10));
    const isGood = served.some((one) => one.facts.expiries.length > 0 && !bad.includes(one));
    const files = known.filter(
      (one) =>
        !one.facts.served && ended(one).length > 0 && !PUT_AWAY.test(`${one.facts.file} ${one.evidence.command}`),
    );
    const shown = bad.length > 0 ? bad : isGood ? [] : files;
    const [first] = shown;
    const log = citeLog(evidence);
    if (first === undefined) return isGood || known.some(isValid) || log.length < BY_LOG_ALONE ? [] : [byLog(log)];

    const at = ended(first).map((expiry) => expiry.at)[0];
    const where = first.facts.served ? 'that is served' : first.facts.file === '' ? '' : `in ${first.facts.file}`;
    const lines = shown.flatMap((one) => [
      ...cite(
        one.evidence,
        ...ended(one)
          .slice(0, 2)
          .map(({ line }) => line),
      ),
      ...cite(one.evidence, one.facts.errors.find(({ code }) => code === 10)?.line),
    ]);
    return [
      {
        severity: 'critical',
        statement: `The certificate ${where} has expired${at === undefined ? '' : ` on ${describeTime(at)}`}.`.replace(
          '  ',
          ' ',
        ),
        citations: [...lines.slice(0, 4), ...log.slice(0, 2)],
        steps: STEPS,
      },
    ];
  },
});

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
