import { CertificateFacts, certificateLines, readCertificate } from './certificate-facts.ts';
import { definePathCollector } from './collector.ts';
import { CERTIFICATE_FILE } from './parameter.ts';
import { programOf } from './programs.ts';

/** x509(1). The file may hold a key as well; only what the certificate says is printed. */
export const certificateFile = definePathCollector({
  name: 'certificate-file',
  about: 'What a certificate on disk says of itself',
  hides: 'until when that certificate is valid, and whether the one that signed it is beside it',
  trust: 'system',
  facts: CertificateFacts,
  parameter: CERTIFICATE_FILE,
  commands: [['sh', '-c', programOf('show-certificate'), 'tai', CERTIFICATE_FILE]],
  parse: (lines, path) => readCertificate(lines, { served: false, file: path, counts: true }),
  keep: certificateLines,
});
