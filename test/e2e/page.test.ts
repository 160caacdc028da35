import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findProgram, requires } from '../support/requires.ts';
import { HOST, openWorld, type World } from './world.ts';

const hasBrowser = requires('chromium', 'the page in a real browser');

/** Flags that keep the browser from calling home. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PATIENT = { timeout: 60_000 };

async function openPage(url: string): Promise<{ page: Page; problems: string[] }> {
  const executablePath = findProgram(['chromium', 'chromium-browser', 'google-chrome']) ?? '';
  const browser: Browser = await chromium.launch({ executablePath, args: QUIET });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(url);
  return { page, problems };
}

/** `npm start` on a machine with nothing else: no configuration, no REDIS_URL. */
async function startAlone(world: World, environment: Record<string, string> = {}) {
  const data = await mkdtemp(join(tmpdir(), 'tai-data-'));
  onTestFinished(() => rm(data, { recursive: true, force: true, maxRetries: 5 }));
  return world.serve('start', {
    TAI_CONFIG: '/dev/null',
    REDIS_URL: '',
    TAI_DATA_DIR: data,
    TAI_SERVER_PORT: '0',
    ...environment,
  });
}

describe.runIf(hasBrowser)('the page', () => {
  it('takes a ticket text, shows the run live and its report, and runs it again', { timeout: 60_000 }, async () => {
    const { url } = await startAlone(await openWorld());
    const { page, problems } = await openPage(url);

    await page.fill('#text', 'this machine is slow');
    await page.fill('#hosts', 'localhost');
    await page.click('text=Diagnose');
    await page.waitForSelector('#evidence li.collected');
    await page.waitForSelector('#report:not([hidden])');
    const first = await page.textContent('#report');
    await page.click('text=Run again');
    await page.locator('#runs li').nth(1).waitFor();
    await expect.poll(() => page.textContent('#report'), { timeout: 20_000 }).not.toBe(first);
    await page.waitForSelector('#report:not([hidden])');

    expect(first).toContain('localhost');
    expect(first).toContain('No model is set up');
    expect(await page.textContent('#parts')).toMatch(/Jira off.*Slack off.*vLLM off.*Redis on/);
    expect(problems).toEqual([]);
  });

  it('takes a question about a run that has ended, and shows what comes of it as a run of its own', {
    timeout: 120_000,
  }, async () => {
    const world = await openWorld();
    const { url } = await startAlone(world, { TAI_VLLM_BASE_URL: world.vllm.baseUrl });
    const { page, problems } = await openPage(url);
    const report = page.locator('#report');

    await page.fill('#text', 'this machine is slow');
    await page.fill('#hosts', 'localhost');
    await page.click('text=Diagnose');
    await page.waitForSelector('#question:not([hidden])', PATIENT);
    const first = await page.textContent('#report');
    await page.fill('#said', 'are you sure? <b>look</b> again');
    await page.click('#question button');
    await report.filter({ hasText: 'Goes on from run' }).waitFor(PATIENT);

    expect(first).not.toContain('Goes on from run');
    expect(await page.inputValue('#said')).toBe('');
    expect(await page.locator('#runs li').count()).toBe(2);
    expect(await page.textContent('#run-title')).toBe('are you sure? <b>look</b> again');
    expect(await page.textContent('#runs')).toContain('are you sure? <b>look</b> again');
    expect(await page.locator('#run b, #runs b').count()).toBe(0);
    expect(world.vllm.requests.at(-1)?.messages[1].content).toContain('are you sure?');
    expect(await page.textContent('#parts')).toMatch(/vLLM on .*gemma4:a4b|vLLM on http/);
    expect(problems).toEqual([]);
  });

  it('shows a refusal and text of a ticket as text, never as markup', { timeout: 60_000 }, async () => {
    const { url } = await startAlone(await openWorld());
    const { page, problems } = await openPage(url);

    await page.fill('#text', `<img src=x onerror=alert(1)> ${HOST} is slow`);
    await page.click('text=Diagnose');
    await page.waitForSelector('#report:not([hidden])');

    expect(await page.textContent('#report')).toContain('refused');
    expect(await page.locator('#run img, #runs img').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('asks for the token when the server has one', { timeout: 60_000 }, async () => {
    const { url } = await startAlone(await openWorld(), { TAI_SERVER_TOKEN: '0123456789abcdef' });
    const { page } = await openPage(url);

    await page.fill('#token', 'wrong');
    await page.click('text=Sign in');
    await page.waitForSelector('#sign-in[open]');
    await page.fill('#token', '0123456789abcdef');
    await page.click('text=Sign in');
    await page.fill('#text', 'is anything wrong?');
    await page.click('text=Diagnose');
    await page.waitForSelector('#report:not([hidden])');

    expect(await page.textContent('#report')).toContain('no host');
  });
});

describe('the JSON interface', () => {
  it('takes a ticket, gives the whole run and streams its events, as a script would use it', {
    timeout: 60_000,
  }, async () => {
    const { url } = await startAlone(await openWorld());
    const ask = async (path: string, body: object): Promise<string> => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(202);
      return JSON.parse(await response.text()).run;
    };

    const id = await ask('/api/tickets', { text: 'disk alarm', hosts: ['localhost'] });
    const events = await (await fetch(`${url}/api/runs/${id}/events`)).text();
    const run = JSON.parse(await (await fetch(`${url}/api/runs/${id}`)).text());
    const again = await ask(`/api/runs/${id}/rerun`, {});

    expect(events).toMatch(/event: evidence[\s\S]*event: end/);
    expect(run).toMatchObject({ id, state: 'done', hosts: ['localhost'], findings: expect.any(Array) });
    expect(run.evidence.length).toBeGreaterThan(8);
    expect(run.report).toContain('localhost');
    expect(run.diagnosis.outcome).toMatch(/cause|suspects|healthy/);
    expect(again).not.toBe(id);
  });

  it.runIf(requires('redis', 'that an own Redis keeps its runs'))(
    'finds its runs again after it was killed, and no second Redis on them',
    { timeout: 60_000 },
    async () => {
      const world = await openWorld();
      const data = { TAI_DATA_DIR: join(world.folder, 'data') };
      const killed = await startAlone(world, data);
      const response = await fetch(`${killed.url}/api/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'disk alarm', hosts: ['localhost'] }),
      });
      const { run } = JSON.parse(await response.text());

      await killed.process.kill('SIGKILL');
      const { url } = await startAlone(world, data);
      await fetch(`${url}/api/runs/${run}/events`).then((events) => events.text());

      expect(JSON.parse(await (await fetch(`${url}/api/runs/${run}`)).text())).toMatchObject({
        id: run,
        state: 'done',
      });
    },
  );
});
