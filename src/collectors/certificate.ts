import { CertificateFacts, certificateLines, readCertificate } from './certificate-facts.ts';
import { defineCollector } from './collector.ts';

const CONNECTS =
  /s_client|-connect\b|\bcurl\b|\bwget\b|gnutls-cli|\bnmap\b|testssl|sslscan|check_http|\bssl-cert-check\b/;
/** Standard input is closed, so s_client(1) leaves after the handshake; it stays on the host. */
export const certificate = defineCollector({
  name: 'certificate',
  about: 'The certificate and chain that the host itself serves on port 443',
  hides: 'whether the certificate served on port 443 is valid and complete',
  trust: 'system',
  when: ['tls_cert', 'network'],
  facts: CertificateFacts,
  slow: true,
  commands: [['openssl', 's_client', '-connect', '127.0.0.1:443']],
  okExitCodes: [0, 1], // 1 when the handshake fails half way.
  recognises: [
    /^(?:openssl|curl|wget|gnutls-cli|nmap|testssl\S*|sslscan|keytool|certbot|getcert|ipa-getcert|certtool|kubeadm)\b/,
    /^(?:echo|true|printf|for|while|find|timeout)\b/,
    /BEGIN CERTIFICATE/,
  ],
  parse(lines, { command = 'openssl s_client' }) {
    const file = /\s(\/[\w./*@+-]+\.?(?:crt|pem|cer|der|jks|p12|\d{4})?)/.exec(command)?.[1] ?? '';
    return readCertificate(lines, { served: CONNECTS.test(command), file, counts: /BEGIN CERT/.test(command) });
  },
  keep: certificateLines,
});
