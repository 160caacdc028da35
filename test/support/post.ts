import type { Delivery } from '../../src/domain/ports.ts';

/** Sends a delivery as its system would. */
export async function post(url: string, { headers, body }: Delivery): Promise<Response> {
  const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return await fetch(url, { method: 'POST', headers: Object.fromEntries(given), body: Uint8Array.from(body) });
}
