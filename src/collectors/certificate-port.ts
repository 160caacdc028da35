import { CertificateFacts, certificateLines, readCertificate } from './certificate-facts.ts';
import { definePathCollector } from './collector.ts';
import { ENDPOINT } from './parameter.ts';

/** As `certificate`, for another port on which the host listens. */
export const certificatePort = definePathCollector({
  name: 'certificate-port',
  about: 'The certificate and chain that the host itself serves on another port',
  hides: 'whether the certificate served on that port is valid and complete',
  trust: 'system',
  facts: CertificateFacts,
  slow: true,
  parameter: ENDPOINT,
  commands: [['openssl', 's_client', '-connect', ENDPOINT]],
  okExitCodes: [0, 1], // 1 when the handshake fails half way.
  parse: (lines) => readCertificate(lines, { served: true, file: '', counts: false }),
  keep: certificateLines,
});
