import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requires } from '../support/requires.ts';
import { startInTmux, type Terminal } from '../support/tmux.ts';
import { blamesDisk, HOST, MAIN, openWorld, type World } from './world.ts';

const LONG = { timeout: 300_000 };

async function startChat(world: World, ...words: readonly string[]): Promise<Terminal> {
  const environment = {
    HOME: world.folder,
    PATH: process.env['PATH'] ?? '',
    TAI_CONFIG: join(world.folder, 'tai.yaml'),
    LANG: 'C.UTF-8',
    SSH_CONNECTION: 'as if from elsewhere',
  };
  return startInTmux([process.execPath, MAIN, 'chat', ...words], {
    columns: 100,
    rows: 40,
    environment,
    folder: world.folder,
  });
}

describe.runIf(requires('tmux', 'the chat in a terminal'))('tai chat', () => {
  it('answers, goes on, shows, saves and copies by keys alone', LONG, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const chat = await startChat(world, '--host', HOST);

    await chat.shows(/with the model[^]*tai>\s*$/);
    await chat.type('every call fails');
    await chat.press('Enter');
    const answer = await chat.shows(/again: \/rerun[^]*tai>/);
    const logins = world.sshd.log().split('Accepted publickey').length;
    await chat.press('C-l');
    await chat.type('and why is that?');
    await chat.press('Enter');
    const further = await chat.shows(/nothing new was looked at[^]*again: \/rerun/);
    await chat.type('/save report.md');
    await chat.press('Enter');
    await chat.shows(/report\.md is written/);
    await chat.type('/copy');
    await chat.press('Enter');
    await chat.shows(/Copied, by the terminal/);

    expect(answer).toMatch(/E\d+\.3 +disk .*100% \/var/);
    expect(further).toContain('Goes on from run');
    expect(world.sshd.log().split('Accepted publickey').length).toBe(logins);
    expect(world.vllm.requests.length).toBeGreaterThan(1);
    expect(await readFile(join(world.folder, 'report.md'), 'utf8')).toMatch(/^# web-03/);
    expect(await chat.clipboard()).toMatch(/^web-03[^]*\/var/);
    await chat.type('/show prompt');
    await chat.press('Enter');
    await chat.shows(/Answer again as a whole/);
    await chat.press('C-d');
    await expect.poll(() => chat.isOver(), { timeout: 20_000 }).toBe(true);
  });

  it('completes, takes a paste as one entry, keeps history without secrets, and stops an answer', LONG, async () => {
    const world = await openWorld({ slowSeconds: 30 });
    const chat = await startChat(world, '--no-model');

    await chat.shows(/without a model[^]*tai>\s*$/);
    await chat.type('/hos');
    await chat.press('Tab');
    await chat.type('web');
    await chat.press('Tab', 'Enter');
    await chat.shows(new RegExp(`Looks at ${HOST} from now on`));
    await chat.type('/collect big-f');
    await chat.press('Tab');
    await chat.shows(/\/collect big-files/);
    await chat.press('C-u');
    await chat.paste('every call fails\npassword=hunter2secret9\n');
    await chat.shows(/every call fails␊password=hunter2secret9/);
    await chat.press('Enter');
    await chat.shows(/looking, read-only/);
    await chat.press('C-c');
    await chat.shows(/Stopped\.\s*tai>\s*$/);
    await chat.press('Up');
    await chat.shows(/Stopped\.[^]*every call fails␊/);
    await chat.press('C-c', 'C-d');
    await expect.poll(() => chat.isOver(), { timeout: 20_000 }).toBe(true);

    const file = join(world.folder, '.local', 'state', 'tai', 'chat-history');
    const kept = await readFile(file, 'utf8');
    expect(kept).toContain(`/host ${HOST}`);
    expect(kept).toMatch(/every call fails␊password=\[redacted/);
    expect(kept).not.toContain('hunter2');
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const again = await startChat(world, '--no-model');
    await again.shows(/tai>\s*$/);
    await again.press('Up');
    await again.shows(/every call fails␊password=\[redacted/);
  });
});
