import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findExpiry } from './certificate-dates.ts';

export const CertificateFacts = z.object({
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
export type CertificateFacts = z.infer<typeof CertificateFacts>;

const ERRORS: readonly (readonly [number, RegExp])[] = [
  [10, /certificate has expired|Verify return code: 10\b/i],
  [21, /unable to verify the first certificate|num=21:/i],
  [20, /unable to get local issuer certificate|num=20:|issuer is unknown|chain incomplete|Chain issues\W+Incomplete/i],
  [18, /verify error:num=18:|self[- ]signed certificate(?! in)/i],
  [19, /verify error:num=19:|self[- ]signed certificate in certificate chain/i],
];

/** What the lines say of certificates. Throws where they say nothing. */
export function readCertificate(
  lines: readonly Line[],
  { served, file, counts }: { readonly served: boolean; readonly file: string; readonly counts: boolean },
): CertificateFacts {
  const expiries = lines.flatMap(({ number, text }) => {
    const at = findExpiry(text);
    return at === undefined ? [] : [{ at, line: number }];
  });
  const chain = readChain(lines);
  const errors = lines.flatMap(readError);
  const inFile = counts ? readCount(lines) : undefined;
  if (expiries.length + chain.length + errors.length === 0 && !inFile) throw new Error('no certificate in it');
  return { served, file: served ? '' : file, expiries, chain, errors, ...(inFile && { inFile }) };
}

export function certificateLines({ expiries, chain, errors, inFile }: CertificateFacts): readonly number[] {
  return [
    ...[...expiries, ...errors, ...chain, ...(inFile ? [inFile] : [])].map(({ line }) => line),
    ...chain.map(({ issuerLine }) => issuerLine),
  ];
}

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
