import type { CertificateFacts } from '../collectors/certificate-facts.ts';
import type { Known } from '../collectors/collector.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { knownCertificates, portWords } from './known-certificates.ts';
import { citeLines, heldLines } from './lines.ts';

type Chain = CertificateFacts['chain'];

const COMPLAINT =
  /unable to (?:verify the first|get local issuer) certificate|PKIX path building failed|signed by unknown authority|UNABLE_TO_VERIFY_LEAF|alert unknown ca|issuer is unknown/i;
/** The settings that name the file: nginx, Apache, HAProxy, Postfix, Dovecot. */
const SETTING =
  /^(?:\S+:)?(?:\d+:)?\s*(?:ssl_certificate\s|SSLCertificate(?:Chain)?File\s|bind .*\bcrt\s|smtpd_tls_(?:cert|chain)_file|ssl_cert\s*=)/i;

/** Only when the chain itself shows the gap: a client may just as well not know the root. */
export const tlsChainIncomplete = defineFinding({
  class: 'tls_chain_incomplete',
  find(evidence) {
    const known = knownCertificates(evidence);
    const gap = known.map((one) => findGap(one)).find((one) => one !== undefined) ?? findLoneLeaf(known, evidence);
    if (gap === undefined) return [];
    const complaints = citeLines(heldLines(evidence, COMPLAINT), 3);
    const settings = citeLines(heldLines(evidence, SETTING), 1);
    return [
      {
        severity: 'critical',
        statement: `${gap.statement}; clients that do not know the missing certificate can not trust it.`,
        citations: unique([...gap.citations, ...complaints, ...settings]).slice(0, 7),
        steps: STEPS,
      },
    ];
  },
});

interface Gap {
  readonly statement: string;
  readonly citations: readonly Citation[];
}

function findGap(known: Known<CertificateFacts>): Gap | undefined {
  const { evidence, facts } = known;
  const server = `The server${portWords(known)}`;
  const { chain, errors } = facts;
  const error = errors.find(({ code }) => code === 21) ?? errors.find(({ code }) => code === 20);
  if (!facts.served || error === undefined) return undefined;
  const at = chain.findIndex((_one, index) => isGapAfter(chain, index));
  const link = chain[at];
  if (link !== undefined) {
    const next = chain[at + 1];
    const what =
      next === undefined
        ? `${server} sends its own certificate alone, without the one that signed it`
        : 'The chain that the server sends does not fit: the second certificate did not sign the first';
    return { statement: what, citations: cite(evidence, error.line, link.line, link.issuerLine, next?.line) };
  }
  // Without the list of certificates the number says it: there was nothing but one that is not self-signed.
  if (chain.length > 0 || error.code !== 21) return undefined;
  return { statement: `${server} sends its own certificate alone`, citations: cite(evidence, error.line) };
}

/** The last one needs no successor when a root signed it: clients have roots. */
function isGapAfter(chain: Chain, index: number): boolean {
  const [one, next] = [chain[index], chain[index + 1]];
  if (one === undefined || one.issuer === one.subject) return false;
  if (next !== undefined) return next.subject !== one.issuer;
  return index === 0 && !/\broot\b/i.test(one.issuer);
}

/** One certificate in the file that is served, and clients that miss its issuer. */
function findLoneLeaf(known: readonly Known<CertificateFacts>[], evidence: readonly Evidence[]): Gap | undefined {
  const lone = known.find(({ facts }) => facts.inFile?.count === 1);
  const complaints = heldLines(evidence, COMPLAINT);
  if (lone === undefined || complaints.length === 0) return undefined;
  const issuer = heldLines(evidence, /^\s*issuer\s?=/);
  if (issuer.some(({ text }) => /\broot\b/i.test(text))) return undefined;
  return {
    statement: 'The file with the certificate holds that one alone, without the one that signed it',
    citations: [...cite(lone.evidence, lone.facts.inFile?.line), ...citeLines(issuer, 1)],
  };
}

function unique(citations: readonly Citation[]): readonly Citation[] {
  const keys = new Set<string>();
  return citations.filter(({ evidence, line }) => {
    const key = `${evidence}.${line}`;
    return !keys.has(key) && keys.add(key);
  });
}

const STEPS: readonly Step[] = [
  { text: "Compare the issuer of the server's certificate with what the file holds after it.", risk: 'read-only' },
  {
    text: 'Append the issuing certificate to the file that is served (or point to fullchain.pem) and reload the service.',
    risk: 'reversible',
  },
];
