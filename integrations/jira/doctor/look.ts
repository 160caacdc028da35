import { z } from 'zod';
import { isJson } from '../failure.ts';

/** What answered at an address, whoever that was. */
export type Seen =
  | { readonly kind: 'json'; readonly status: number; readonly json: unknown }
  | { readonly kind: 'page' | 'empty'; readonly status: number }
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string }
  | { readonly kind: 'nothing'; readonly why: string };

const MOST_BYTES = 1_000_000;
const Coded = z.object({ code: z.string() });

/** One GET, without a token unless one is given; follows nothing. Throws only the signal's reason. */
export async function look(
  url: string,
  { authorization, timeoutMs }: { readonly authorization?: string; readonly timeoutMs: number },
  signal: AbortSignal,
): Promise<Seen> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const headers = { accept: 'application/json', ...(authorization !== undefined && { authorization }) };
  try {
    const sent = { headers, redirect: 'manual', signal: AbortSignal.any([signal, deadline]) } as const;
    return toSeen(await fetch(url, sent));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    return { kind: 'nothing', why: deadline.aborted ? `no answer within ${timeoutMs / 1_000} s` : whyNot(error) };
  }
}

async function toSeen(response: Response): Promise<Seen> {
  const { status, headers } = response;
  const to = headers.get('location');
  const text = (await response.text()).slice(0, MOST_BYTES);
  if (status >= 300 && status < 400) return { kind: 'redirect', status, to: to ?? 'nowhere' };
  if (text.trim() === '') return { kind: 'empty', status };
  if (!isJson(headers)) return { kind: 'page', status };
  try {
    return { kind: 'json', status, json: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'page', status };
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'names can not be resolved now',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  UND_ERR_CONNECT_TIMEOUT: 'it can not be connected to in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Certificates signed by a company's own authority are the usual case of an unknown one. */
function whyNot(error: Error): string {
  const code = Coded.safeParse(error.cause).data?.code;
  if (code === undefined) return 'it can not be reached';
  const isUnknownAuthority = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/.test(code);
  if (isUnknownAuthority)
    return 'its certificate is signed by nobody this machine knows; NODE_EXTRA_CA_CERTS=/path/of/ca.pem';
  return REASONS[code] ?? `it can not be reached (${code})`;
}
