import { certificateFile } from '../collectors/certificate-file.ts';
import type { CertificateFacts } from '../collectors/certificate-facts.ts';
import { certificatePort } from '../collectors/certificate-port.ts';
import { certificateStarttls } from '../collectors/certificate-starttls.ts';
import { certificate } from '../collectors/certificate.ts';
import { factsOf, type Known } from '../collectors/collector.ts';
import type { Evidence } from '../domain/evidence.ts';

/** What was served on any port, and what lies on disk. */
export function knownCertificates(evidence: readonly Evidence[]): readonly Known<CertificateFacts>[] {
  return [certificate, certificatePort, certificateStarttls, certificateFile].flatMap((collector) =>
    factsOf(evidence, collector),
  );
}

/** " on port 8443"; empty for 443, and where the command does not say. */
export function portWords({ evidence }: Known<CertificateFacts>): string {
  const isNamed = evidence.collector === certificatePort.name || evidence.collector === certificateStarttls.name;
  const port = isNamed ? /:(\d+)$/.exec(evidence.command)?.[1] : undefined;
  return port === undefined ? '' : ` on port ${port}`;
}
