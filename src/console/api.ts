import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type App, renderText } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import { type Run, RunId } from '../domain/run.ts';
import { sendEvents } from './events.ts';

const MAX_TEXT = 100_000;

const NewTicket = z.strictObject({
  text: z.string().trim().min(1, 'must say what is wrong').max(MAX_TEXT),
  hosts: z.array(z.string().trim().min(1).max(253)).max(20).default([]),
});

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
    const { request: earlier } = await findRun(app, request.params);
    const { ticket, hosts, text } = earlier;
    const ask = {
      key: `rerun-${randomUUID()}`,
      ticket,
      hosts,
      trigger: 'console' as const,
      ...(text !== undefined && { text }),
    };
    return reply.code(202).send({ run: await app.start(ask) });
  });
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

function toSummary({ request, state, number, hosts, ticket, report }: Run) {
  const title = ticket?.title ?? request.text?.split('\n', 1)[0] ?? request.ticket.id;
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
