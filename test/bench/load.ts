import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Signed } from './deliveries.ts';

export const CONNECTIONS = 50;

export interface Timings {
  readonly durationsMs: readonly number[];
  /** From the first request to the last answer. */
  readonly wholeMs: number;
}

/** As fast as the server answers, by 50 connections that each wait for an answer. Rejects when one is not 200. */
export async function saturate(url: string, deliveries: readonly Signed[]): Promise<Timings> {
  const left = [...deliveries];
  const durationsMs: number[] = [];
  const refusals = new Set<number>();
  let firstAt = Number.NaN;
  let lastAt = Number.NaN;

  const load = autocannon({
    url,
    connections: CONNECTIONS,
    amount: deliveries.length,
    sampleInt: 50,
    requests: [{ method: 'POST', setupRequest: (defaults) => ({ ...defaults, ...left.pop() }) }],
  });
  load.on('response', (_client, status, _bytes, durationMs) => {
    lastAt = performance.now();
    if (durationsMs.length === 0) firstAt = lastAt - durationMs;
    durationsMs.push(durationMs);
    if (status !== 200) refusals.add(status);
  });
  const { errors } = await load;
  if (errors > 0 || refusals.size > 0) {
    throw new Error(`${url} did not take all: ${errors} errors, answers ${[...refusals].join(', ')}`);
  }
  return { durationsMs, wholeMs: lastAt - firstAt };
}

/** One delivery after another at an even pace, whether or not the one before was answered. */
export async function pace(url: string, deliveries: readonly Signed[], perSecond: number): Promise<Timings> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  try {
    for (const [index, delivery] of deliveries.entries()) {
      const waitMs = startedAt + (index * 1_000) / perSecond - performance.now();
      if (waitMs > 0) await delay(waitMs);
      answers.push(send(url, delivery, agent));
    }
    return { durationsMs: await Promise.all(answers), wholeMs: performance.now() - startedAt };
  } finally {
    agent.destroy();
  }
}

async function send(url: string, { headers, body }: Signed, agent: Agent): Promise<number> {
  const startedAt = performance.now();
  return await new Promise<number>((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().once('end', () => resolve(performance.now() - startedAt));
    });
    sending.once('error', reject).end(body);
  });
}
