import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Jira names the method in the header and may change it, so what is accepted is a list. */
const methods: ReadonlySet<string> = new Set(['sha256']);

/**
 * True when `header` ("sha256=<hex>") is the HMAC of these very bytes. An empty secret signs nothing.
 * Source: developer.atlassian.com/cloud/jira/platform/webhooks, "Secure admin webhooks".
 */
export function isSignedWith(secret: string, body: Buffer, header: string | undefined): boolean {
  const [, method, hex] = /^([a-z0-9-]+)=([0-9a-f]+)$/i.exec(header ?? '') ?? [];
  if (secret === '' || method === undefined || hex === undefined) return false;
  if (!methods.has(method.toLowerCase())) return false;

  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Takes as long for a wrong secret as for a right one, whatever their lengths. */
export function isSameSecret(secret: string, given: string | undefined): boolean {
  if (secret === '' || given === undefined) return false;
  return timingSafeEqual(sha256(secret), sha256(given));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
