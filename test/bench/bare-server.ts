import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { portOf } from '../support/sshd.ts';
import { built } from './built.ts';
import { SECRET } from './deliveries.ts';
import { openIntake } from './intake.ts';
import { say } from './table.ts';

/** The least a server can do for a delivery: node:http, tai's check of it and tai's enqueue, nothing around them. */
const { receive }: typeof import('../../integrations/jira/webhook.ts') = await import(
  built('integrations/jira/webhook.js').href
);
const enqueue = await openIntake(process.argv[2] ?? '');
const ownAccount = { known: () => undefined, names: () => [] };
const rules = {
  secret: SECRET,
  projects: undefined,
  filter: {},
  rerunLabel: 'tai-rerun',
  ownAccount,
  now: () => new Date(),
};

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => request.once('end', resolve));
  const signature = request.headers['x-hub-signature'];
  const headers = typeof signature === 'string' ? { 'x-hub-signature': signature } : {};
  const received = receive({ headers, body: Buffer.concat(chunks) }, rules);
  if (received.kind !== 'ask') {
    response.writeHead(received.kind === 'rejected' ? received.status : 202).end();
    return;
  }
  const run = await enqueue(received.ask);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ run }));
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, '127.0.0.1', () => say(JSON.stringify({ url: `http://127.0.0.1:${portOf(server)}` })));
