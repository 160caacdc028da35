import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { examineJira } from '../../src/app/doctor/jira.ts';
import { parseConfig } from '../../src/config.ts';
import type { Checkpoint } from '../../src/domain/checkpoint.ts';
import { type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import { examine, troubles } from '../support/jira-stand-in/examine.ts';

let jira: JiraStandIn;
beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
});
afterEach(async () => {
  await jira.close();
});

/** Something that is not Jira. */
async function startOther(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe('an address', () => {
  it('where nothing listens', async () => {
    const gone = await startJira();
    await gone.close();

    expect(troubles(await examine(jira, { baseUrl: gone.url }))).toEqual([
      expect.stringContaining(`address: ${gone.url}: nothing listens there`),
    ]);
  });

  it('where nobody says a word', async () => {
    jira.misbehave({ kind: 'cut', moment: 'before', path: /serverInfo/ });

    expect(troubles(await examine(jira))).toEqual([
      expect.stringContaining(`address: ${jira.url}: the connection was cut`),
    ]);
  });

  it('where the page of a proxy answers', async () => {
    const url = await startOther(
      (_request, response) => void response.setHeader('content-type', 'text/html').end('<html>Log in</html>'),
    );

    expect(troubles(await examine(jira, { baseUrl: url }))).toEqual([
      expect.stringContaining(`address: ${url}: not Jira but a page answers (200)`),
    ]);
  });

  it('that leads on to another', async () => {
    const url = await startOther(
      (_request, response) => void response.writeHead(302, { location: 'https://other.example.com/login' }).end(),
    );

    expect(troubles(await examine(jira, { baseUrl: url }))).toEqual([
      `address: ${url} sends us on to https://other.example.com/login → jira.baseUrl: https://other.example.com`,
    ]);
  });

  it('of something else that speaks JSON', async () => {
    const url = await startOther(
      (_request, response) => void response.setHeader('content-type', 'application/json').end('{"hello":1}'),
    );

    expect(troubles(await examine(jira, { baseUrl: url }))).toEqual([expect.stringContaining('but it is not Jira')]);
  });

  it('that is not set up at all', async () => {
    const steps: Checkpoint[] = [];

    await examineJira(parseConfig(undefined, {}), (step) => void steps.push(step), AbortSignal.timeout(5_000));

    expect(steps).toEqual([expect.objectContaining({ mark: 'unchecked', detail: 'not set up' })]);
  });
});
