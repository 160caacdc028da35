import { CertificateFacts, certificateLines, readCertificate } from './certificate-facts.ts';
import { definePathCollector } from './collector.ts';
import { ENDPOINT } from './parameter.ts';
import { programOf } from './programs.ts';

/** Which ports the program knows a protocol for. */
export const STARTTLS_PORTS: readonly number[] = [25, 587, 143, 389, 5432, 110, 3306, 21, 2525, 24, 4190, 5222];

/** As `certificate-port`, for a port that speaks plainly until it is asked for TLS: of mail, directories and databases. */
export const certificateStarttls = definePathCollector({
  name: 'certificate-starttls',
  about: 'The certificate and chain that the host itself serves on a port by STARTTLS',
  hides: 'whether the certificate served on that port is valid and complete',
  trust: 'system',
  facts: CertificateFacts,
  slow: true,
  parameter: ENDPOINT,
  commands: [['sh', '-c', programOf('show-starttls'), 'tai', ENDPOINT]],
  okExitCodes: [0, 1], // 1 when the handshake fails half way.
  parse: (lines) => readCertificate(lines, { served: true, file: '', counts: false }),
  keep: certificateLines,
});
