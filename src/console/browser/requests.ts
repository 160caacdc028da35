/** The server wants its token first. */
export class SignedOut extends Error {}

export function get<Body>(path: string): Promise<Body> {
  return ask(path, {});
}

export function post<Body>(path: string, body: object): Promise<Body> {
  return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function ask<Body>(path: string, init: RequestInit): Promise<Body> {
  const response = await fetch(path, init).catch(() => {
    throw new Error('tai does not answer; is it still running?');
  });
  const body = await response.json();
  if (response.status === 401) throw new SignedOut(body.error);
  if (!response.ok) throw new Error(body.error ?? `tai answered ${response.status}`);
  return body;
}
