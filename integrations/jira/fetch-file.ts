import { TaiError } from '../../src/domain/errors.ts';
import { authorizationOf, baseOf } from './request.ts';
import type { JiraSettings } from './settings.ts';

/** The bytes of an attachment, at most so many. Throws TICKET_SYSTEM_UNAVAILABLE or TICKET_FORBIDDEN. */
export type FetchFile = (
  file: { readonly id: string; readonly filename: string },
  mostBytes: number,
  signal: AbortSignal,
) => Promise<Buffer>;

/** Cloud would lead us to another host with a signed address; asked so, it sends the bytes itself, and no redirect is followed. */
export function createFetchFile(settings: JiraSettings): FetchFile {
  const isCloud = settings.deployment !== 'data-center';
  return async ({ id, filename }, mostBytes, signal) => {
    const path = isCloud
      ? `/rest/api/3/attachment/content/${id}?redirect=false`
      : `/secure/attachment/${id}/${encodeURIComponent(filename)}`;
    const headers = { authorization: authorizationOf(settings) };
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
    try {
      const response = await fetch(`${baseOf(settings)}${path}`, { headers, redirect: 'manual', signal: deadline });
      if (response.status !== 200) throw new TaiError('TICKET_FORBIDDEN', `Jira answered ${response.status}`);
      return await take(response, mostBytes);
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof TaiError) throw cause;
      throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'an attachment could not be read', cause);
    }
  };
}

/** Stops reading at the limit, whatever the size was said to be. */
async function take({ body }: Response, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes);
}
