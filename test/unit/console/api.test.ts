import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { addApi } from '../../../src/console/api.ts';
import type { Ask } from '../../../src/domain/ports.ts';
import { A_RUN_ID, aRun, fakeApp, fakeRuns } from '../../support/fake-app.ts';

function serverWith(parts: Partial<App>) {
  const server = fastify();
  addApi(server, fakeApp(parts));
  return server;
}

function recorder() {
  const asks: Ask[] = [];
  const start = async (ask: Ask) => {
    asks.push(ask);
    return A_RUN_ID;
  };
  return { asks, start };
}

describe('POST /api/tickets', () => {
  it('starts a run and answers 202 with its id', async () => {
    const { asks, start } = recorder();

    const response = await serverWith({ start }).inject({
      method: 'POST',
      url: '/api/tickets',
      payload: { text: 'nginx gives 502', hosts: ['localhost'] },
    });

    expect(response.statusCode).toBe(202);
    expect(response.json()).toEqual({ run: A_RUN_ID });
    expect(asks).toMatchObject([{ trigger: 'console', text: 'nginx gives 502', hosts: ['localhost'] }]);
  });

  it.each([
    [{}, 'text'],
    [{ text: '  ' }, 'text: must say what is wrong'],
    [{ text: 'x', hosts: 'web-03' }, 'hosts'],
    [{ text: 'x', host: ['web-03'] }, 'host'],
    ['no json at all', 'body'],
  ])('answers 400 to %j and says what it takes', async (payload, reason) => {
    const headers = { 'content-type': 'application/json' };

    const response = await serverWith({}).inject({
      method: 'POST',
      url: '/api/tickets',
      headers,
      payload: JSON.stringify(payload),
    });

    expect(response.statusCode).toBe(400);
    expect(response.json().error).toContain(reason);
    expect(response.json().error).toContain('Send {"text"');
  });

  it('refuses a body that is not JSON, which is what a form of another site would send', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };

    const response = await serverWith({}).inject({ method: 'POST', url: '/api/tickets', headers, payload: 'text=x' });

    expect(response.statusCode).toBe(415);
  });
});

describe('GET /api/runs/:id', () => {
  it('gives the whole run', async () => {
    const run = aRun({ state: 'diagnosing' });

    const response = await serverWith({ runs: fakeRuns([run]) }).inject({ url: `/api/runs/${A_RUN_ID}` });

    expect(response.json()).toMatchObject({ id: A_RUN_ID, state: 'diagnosing', hosts: [], evidence: [], findings: [] });
  });

  it.each(['rbbbbbbbbbbbbbbbb', '..%2f..%2fetc', 'x'])('does not know %s', async (id) => {
    const response = await serverWith({ runs: fakeRuns([aRun()]) }).inject({ url: `/api/runs/${id}` });

    expect(response.statusCode).not.toBe(200);
    expect(response.body).toContain('no run with this id');
  });

  it('streams its events and then says that it has ended', async () => {
    const response = await serverWith({ runs: fakeRuns([aRun({ state: 'done' })]) }).inject({
      url: `/api/runs/${A_RUN_ID}/events`,
    });

    expect(response.headers['content-type']).toContain('text/event-stream');
    expect(response.body).toBe(
      'id: 1-0\nevent: state\ndata: {"kind":"state","state":"done"}\n\nevent: end\ndata: {}\n\n',
    );
  });
});

describe('POST /api/runs/:id/rerun', () => {
  it('asks for another run of the same ticket with the same words and hosts', async () => {
    const { asks, start } = recorder();

    const response = await serverWith({ start, runs: fakeRuns([aRun()]) }).inject({
      method: 'POST',
      url: `/api/runs/${A_RUN_ID}/rerun`,
    });

    expect(response.statusCode).toBe(202);
    expect(asks).toMatchObject([
      { ticket: { system: 'console', id: '1' }, text: 'nginx gives 502', hosts: ['web-03'] },
    ]);
  });
});

async function askOn(parts: Partial<App>) {
  const url = `/api/runs/${A_RUN_ID}/questions`;
  return serverWith(parts).inject({ method: 'POST', url, payload: { text: 'are you sure?' } });
}

describe('POST /api/runs/:id/questions', () => {
  it.each(['queued', 'investigating', 'diagnosing', 'answering'] as const)(
    'answers 409 while the run is %s, says so and starts nothing',
    async (state) => {
      const response = await askOn({ runs: fakeRuns([aRun({ state })]) });

      expect(response.statusCode).toBe(409);
      expect(response.json().error).toBe(`run ${A_RUN_ID} is still ${state}; ask when it has ended`);
    },
  );

  it.each(['done', 'failed', 'joined'] as const)('starts a run that goes on from one that is %s', async (state) => {
    const { asks, start } = recorder();

    const response = await askOn({ start, runs: fakeRuns([aRun({ state })]) });

    expect(response.statusCode).toBe(202);
    expect(asks).toMatchObject([{ follows: A_RUN_ID, text: 'are you sure?', hosts: [], trigger: 'console' }]);
  });
});

it('lists a question by its own words, and a ticket by its title', async () => {
  const before = aRun();
  const ticket = {
    ref: before.request.ticket,
    label: '',
    scope: 'console',
    title: 'nginx gives 502',
    text: '',
    hosts: [],
  };
  const question = { ...before.request, follows: A_RUN_ID, text: 'are you sure?\nlook again' };
  const runs = fakeRuns([aRun({ ticket, request: question }), aRun({ ticket })]);

  const response = await serverWith({ runs }).inject({ method: 'GET', url: '/api/runs' });

  expect(response.json().runs.map(({ title }: { title: string }) => title)).toEqual([
    'are you sure?',
    'nginx gives 502',
  ]);
});
