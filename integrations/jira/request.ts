import type { Client, SendRequestOptions } from 'jira.js/core';
import { TaiError } from '../../src/domain/errors.ts';
import { isJson, toTaiError } from './failure.ts';
import type { JiraSettings } from './settings.ts';

/** What jira.js is given to send its requests with, bound to the signal of one piece of work. */
export type Connect = (signal: AbortSignal) => Client;

/**
 * jira.js's own sender has no deadline and can not be cancelled, and its retries repeat a POST. This one sends once, gives
 * up after `timeoutMs`, follows no redirect (the token stays with the site it is for) and throws TaiErrors alone: the
 * caller's own abort comes out as its reason. Answers are not checked here; `client.ts` does so for the fields in use.
 */
export function connectTo(settings: JiraSettings): Connect {
  const { timeoutMs } = settings;
  const base = baseOf(settings);
  const authorization = authorizationOf(settings);

  return (signal) => ({
    async sendRequest<T>(options: SendRequestOptions<T>): Promise<T> {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const { method = 'GET', body } = options;
      const headers = { accept: 'application/json', 'content-type': 'application/json', authorization };
      const sent = { method, headers, redirect: 'manual', signal: deadline } as const;
      const answer = await exchange(
        `${base}${options.url}${queryOf(options.searchParams)}`,
        body === undefined ? sent : { ...sent, body: JSON.stringify(body) },
        signal,
      );
      const json = jsonOf(method, answer);
      try {
        return JSON.parse(json);
      } catch (cause) {
        throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'the answer of Jira broke off', cause);
      }
    },
  });
}

export function baseOf({ baseUrl }: Pick<JiraSettings, 'baseUrl'>): string {
  return baseUrl.replace(/\/+$/, '');
}

export function authorizationOf({ email, token }: Pick<JiraSettings, 'email' | 'token'>): string {
  return email === undefined ? `Bearer ${token}` : `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
}

interface Exchange {
  readonly response: Response;
  readonly text: string;
}

async function exchange(url: string, init: RequestInit, signal: AbortSignal): Promise<Exchange> {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (cause) {
    signal.throwIfAborted();
    throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'Jira did not answer', cause);
  }
}

/** An answer without a body (204) is null. */
function jsonOf(method: string, { response: { ok, status, headers }, text }: Exchange): string {
  if (!ok) throw toTaiError({ method, status, headers, answer: text });
  if (text === '') return 'null';
  if (isJson(headers)) return text;
  throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'a page and not Jira answered; is its base URL right?');
}

/** Jira takes a list as one value with commas. */
function queryOf(searchParams: Record<string, unknown> | undefined): string {
  const given = Object.entries(searchParams ?? {}).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return query.size === 0 ? '' : `?${query.toString()}`;
}
