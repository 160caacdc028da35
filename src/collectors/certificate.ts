import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findExpiry } from './certificate-dates.ts';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** True when a listener showed it; false when it was read from a file. */
  served: z.boolean(),
  /** The file, as far as it is told. */
  file: z.string(),
  expiries: z.array(z.object({ at: z.iso.datetime(), line: z.int() })),
  /** What the listener sends, its own certificate first. */
  chain: z.array(z.object({ subject: z.string(), issuer: z.string(), line: z.int(), issuerLine: z.int() })),
  /** By the numbers of openssl-verification-options(1): 10 expired, 20 no issuer, 21 nothing but a leaf. */
  errors: z.array(z.object({ code: z.int(), line: z.int() })),
  /** Certificates in a file, where somebody counted them. */
  inFile: z.object({ count: z.int(), line: z.int() }).exactOptional(),
});
export type CertificateFacts = z.infer<typeof Facts>;

const CONNECTS =
  /s_client|-connect\b|\bcurl\b|\bwget\b|gnutls-cli|\bnmap\b|testssl|sslscan|check_http|\bssl-cert-check\b/;
const ERRORS: readonly (readonly [number, RegExp])[] = [
  [10, /certificate has expired|Verify return code: 10\b/i],
  [21, /unable to verify the first certificate|num=21:/i],
  [20, /unable to get local issuer certificate|num=20:|issuer is unknown|chain incomplete|Chain issues\W+Incomplete/i],
  [18, /verify error:num=18:|self[- ]signed certificate(?! in)/i],
  [19, /verify error:num=19:|self[- ]signed certificate in certificate chain/i],
];

/** Standard input is closed, so s_client(1) leaves after the handshake; it stays on the host. */
export const certificate = defineCollector({
  name: 'certificate',
  about: 'The certificate and chain that the host itself serves on port 443',
  hides: 'whether the certificate served on port 443 is valid and complete',
  trust: 'system',
  when: ['tls_cert', 'network'],
  facts: Facts,
  slow: true,
  commands: [['openssl', 's_client', '-connect', '127.0.0.1:443']],
  okExitCodes: [0, 1], // 1 when the handshake fails half way.
  recognises: [
    /^(?:openssl|curl|wget|gnutls-cli|nmap|testssl\S*|sslscan|keytool|certbot|getcert|ipa-getcert|certtool|kubeadm)\b/,
    /^(?:echo|true|printf|for|while|find|timeout)\b/,
    /BEGIN CERTIFICATE/,
  ],
  parse(lines, { command = 'openssl s_client' }) {
    const expiries = lines.flatMap(({ number, text }) => {
      const at = findExpiry(text);
      return at === undefined ? [] : [{ at, line: number }];
    });
    const chain = readChain(lines);
    const errors = lines.flatMap(readError);
    const inFile = /BEGIN CERT/.test(command) ? readCount(lines) : undefined;
    const served = CONNECTS.test(command);
    if (expiries.length + chain.length + errors.length === 0 && !inFile) throw new Error('no certificate in it');
    const file = /\s(\/[\w./*@+-]+\.?(?:crt|pem|cer|der|jks|p12|\d{4})?)/.exec(command)?.[1] ?? '';
    return { served, file: served ? '' : file, expiries, chain, errors, ...(inFile && { inFile }) };
  },
  keep: ({ expiries, chain, errors, inFile }) => [
    ...[...expiries, ...errors, ...chain, ...(inFile ? [inFile] : [])].map(({ line }) => line),
    ...chain.map(({ issuerLine }) => issuerLine),
  ],
});

/** ` 0 s:CN = …`, and under it `   i:C = …`. */
function readChain(lines: readonly Line[]): CertificateFacts['chain'] {
  return lines.flatMap(({ number, text }, index) => {
    const subject = /^\s{0,2}\d{1,2} s:\s?(.+)$/.exec(text)?.[1];
    const issuer = /^\s+i:\s?(.+)$/.exec(lines[index + 1]?.text ?? '')?.[1];
    return subject === undefined || issuer === undefined
      ? []
      : [{ subject: subject.trim(), issuer: issuer.trim(), line: number, issuerLine: number + 1 }];
  });
}

function readError({ number, text }: Line): CertificateFacts['errors'] {
  const code = ERRORS.find(([, pattern]) => pattern.test(text))?.[0];
  return code === undefined ? [] : [{ code, line: number }];
}

function readCount(lines: readonly Line[]): CertificateFacts['inFile'] {
  for (const { number, text } of lines) {
    const count = /^(?:\/\S+:)?(\d+)$/.exec(text.trim())?.[1];
    if (count !== undefined) return { count: Number(count), line: number };
  }
  return undefined;
}
