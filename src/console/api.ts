import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type App, renderText } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import type { Ask } from '../domain/ports.ts';
import { type Run, RunId } from '../domain/run.ts';
import { sendEvents } from './events.ts';

const MAX_TEXT = 100_000;

const NewTicket = z.strictObject({
  text: z.string().trim().min(1, 'must say what is wrong').max(MAX_TEXT),
  hosts: z.array(z.string().trim().min(1).max(253)).max(20).default([]),
});

const NewQuestion = z.strictObject({ text: z.string().trim().min(1, 'must ask something').max(MAX_TEXT) });

/** Nothing more will come of a run in this state, so a question can go on from it. */
const ENDED: ReadonlySet<string> = new Set(['done', 'failed', 'joined']);

/** The JSON interface: everything the page does, for scripts too. */
export function addApi(server: FastifyInstance, app: App): void {
  server.get('/api/status', () => ({ parts: app.status }));

  server.post('/api/tickets', { bodyLimit: 4 * MAX_TEXT }, async (request, reply) => {
    const body = NewTicket.safeParse(request.body);
    if (!body.success) return reply.code(400).send({ error: explain(body.error) });
    const id = randomUUID();
    const ticket = { system: 'console', id };
    return reply
      .code(202)
      .send({ run: await app.start({ key: `console-${id}`, ticket, trigger: 'console', ...body.data }) });
  });

  server.get('/api/runs', async () => ({ runs: (await app.runs.list(50)).map(toSummary) }));
  server.get('/api/runs/:id', async (request) => toJson(await findRun(app, request.params)));
  server.get('/api/runs/:id/events', async (request, reply) => {
    const { request: asked } = await findRun(app, request.params);
    await sendEvents(app.runs, asked.run, request, reply);
    return reply;
  });

  server.post('/api/runs/:id/rerun', async (request, reply) => {
    const { ticket, hosts, text } = toRerun(await findRun(app, request.params));
    const ask = {
      key: `rerun-${randomUUID()}`,
      ticket,
      hosts,
      trigger: 'console' as const,
      ...(text !== undefined && { text }),
    };
    return reply.code(202).send({ run: await app.start(ask) });
  });

  server.post('/api/runs/:id/questions', { bodyLimit: 4 * MAX_TEXT }, async (request, reply) => {
    const body = NewQuestion.safeParse(request.body);
    if (!body.success) return reply.code(400).send({ error: explainQuestion(body.error) });
    const { request: earlier, state } = await findRun(app, request.params);
    if (!ENDED.has(state))
      return reply.code(409).send({ error: `run ${earlier.run} is still ${state}; ask when it has ended` });
    return reply.code(202).send({ run: await app.start(toAsk(body.data.text, earlier.run)) });
  });
}

/** A ticket of its own, whose answer is its run: nothing that is asked here is written into anyone's ticket. */
function toAsk(text: string, follows: RunId): Ask {
  const id = randomUUID();
  const ticket = { system: 'console', id };
  return { key: `question-${id}`, ticket, trigger: 'console', hosts: [], text, follows };
}

async function findRun(app: App, params: unknown): Promise<Run> {
  const asked = z.object({ id: RunId }).safeParse(params);
  const run = asked.success ? await app.runs.find(asked.data.id) : undefined;
  if (!run) throw new TaiError('RUN_NOT_FOUND', 'there is no run with this id; GET /api/runs lists them');
  return run;
}

function explain(error: z.ZodError): string {
  const wrong = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  return `${wrong.join('; ')}. Send {"text": "nginx on web-03 gives 502", "hosts": ["web-03"]}`;
}

/** A question alone says little: a fresh look at it is one at all that was said, and at the hosts it came to. */
function toRerun({ request, ticket, hosts }: Run): Pick<Ask, 'ticket' | 'hosts' | 'text'> {
  const { follows, text } = request;
  if (follows === undefined || ticket === undefined) {
    return { ticket: request.ticket, hosts: request.hosts, ...(text !== undefined && { text }) };
  }
  return { ticket: request.ticket, hosts, text: `${ticket.title}\n${ticket.text}` };
}

function explainQuestion(error: z.ZodError): string {
  const wrong = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  return `${wrong.join('; ')}. Send {"text": "it is not db-01, look at db-02"}`;
}

function toSummary({ request, state, number, hosts, ticket, report }: Run) {
  const said = request.text?.split('\n', 1)[0];
  // Its ticket is that of the run before, so a question is known by its own words.
  const title = (request.follows === undefined ? ticket?.title : said) ?? said ?? request.ticket.id;
  const { run: id, requestedAt, trigger } = request;
  return {
    id,
    state,
    number,
    trigger,
    requestedAt,
    hosts,
    title,
    outcome: report?.outcome,
    headline: report?.headline,
  };
}

/** The whole run, with its report as text and its request's parts at the top. */
function toJson({ request, report, ...rest }: Run) {
  return { id: request.run, ...request, ...rest, report: report && renderText(report) };
}
