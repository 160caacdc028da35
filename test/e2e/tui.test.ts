import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requires } from '../support/requires.ts';
import { startInTmux, type Terminal } from '../support/tmux.ts';
import { widthOf } from '../../src/tui/columns.ts';
import { blamesDisk, HOST, MAIN, openWorld, type World } from './world.ts';

const LONG = { timeout: 300_000 };

async function startTui(world: World, columns: number, rows: number, ...words: readonly string[]): Promise<Terminal> {
  const environment = {
    HOME: world.folder,
    PATH: process.env['PATH'] ?? '',
    TAI_CONFIG: join(world.folder, 'tai.yaml'),
    LANG: 'C.UTF-8',
    SSH_CONNECTION: 'as if from elsewhere',
  };
  const command = [process.execPath, MAIN, 'tui', '--host', HOST, ...words];
  return startInTmux(command, { columns, rows, environment, folder: world.folder });
}

function columnsOf(screen: string): number {
  return Math.max(...screen.split('\n').map(widthOf));
}

describe.runIf(requires('tmux', 'the panes in a terminal'))('tai tui', () => {
  it('shows what is collected beside the answer, and goes from a citation to its line', LONG, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const panes = await startTui(world, 120, 40);

    await panes.shows(/^ Collected +│ Answer *$[^]*the server's model · \? in a pane/m);
    await panes.type('每个请求都失败 every call fails');
    await panes.shows(/^> 每个请求都失败 every call fails *$/m);
    await panes.press('Enter');
    await panes.shows(/✓ E\d+ .*│> 每个请求都失败/);
    const answer = await panes.shows(/│.*cause · [^]*again: \/rerun/);
    expect(answer).toMatch(/^. E\d+ +disk {2}web-03\.prod\.example\.com {2}3 lines +│/m);
    expect(columnsOf(answer)).toBeLessThanOrEqual(120);

    await panes.press('Tab', 'Tab', 'g', '/');
    await panes.type('100% /var');
    await panes.press('Enter', 'Enter');
    const opened = await panes.shows(/^E\d+ web-03\.prod\.example\.com disk: [^]* 3\| \/dev\/vda3 /m);
    expect(opened).toMatch(/│.*cause · /);

    await panes.press('Escape', 'Escape');
    await panes.type('/copy');
    await panes.press('Enter');
    await panes.shows(/│Copied, by the terminal/);
    expect(await panes.clipboard()).toMatch(/^web-03[^]*\/var/);
    await panes.press('C-d');
    await expect.poll(() => panes.isOver(), { timeout: 20_000 }).toBe(true);
  });

  it('leaves no garbage when it is made narrow and wide again, scrolls by wheel, and stops', LONG, async () => {
    const world = await openWorld({ slowSeconds: 30 });
    const panes = await startTui(world, 200, 50, '--no-model');

    await panes.shows(/^ Collected +│ Answer/m);
    await panes.type('/help');
    await panes.press('Enter');
    const wide = await panes.shows(/│\/quit /);
    expect(wide.split('\n').filter((line) => line.includes('│')).length).toBe(47);

    await panes.resize(80, 24);
    const narrow = await panes.shows(/^ {2}Collected {2}\[Answer\]/m);
    expect(narrow).not.toContain('│');
    expect(columnsOf(narrow)).toBeLessThanOrEqual(80);
    await panes.press('Tab', 'Tab', '?');
    await panes.shows(/^ Help[^]*PgUp, PgDn/m);
    await panes.press('G');
    await panes.shows(/\/quit +leave/);
    await panes.press('Escape', 'Escape');
    await panes.type('every call fails');
    await panes.press('Enter');
    await panes.shows(/Ctrl-C stops it/);
    await panes.press('C-c');
    await panes.shows(/Stopped\./);

    await panes.resize(120, 40);
    const again = await panes.shows(/^ Collected +│ Answer/m);
    expect(again.split('\n').filter((line) => line.includes('│')).length).toBe(37);
    await panes.press('Tab', 'Tab', 'g');
    await panes.shows(/│> \/help/);
    await panes.type('\u001b[<65;100;10M\u001b[<65;100;10M');
    await expect.poll(() => panes.screen(), { timeout: 10_000 }).not.toMatch(/│> \/help/);
    await panes.paste('/quit\n');
    await panes.press('Enter');
    await expect.poll(() => panes.isOver(), { timeout: 20_000 }).toBe(true);
  });
});
