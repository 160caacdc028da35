import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { runCli } from '../../../src/cli/program.ts';
import { readSince, readType } from '../../../src/terminal/since.ts';

async function run(words: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams: Pick<Io, 'stdin' | 'stdout' | 'stderr'> = Object({ stdin: new PassThrough(), stdout, stderr });
  const argv = ['node', 'tai', ...words];
  const code = await runCli({ argv, environment: {}, ...streams, signal: AbortSignal.timeout(20_000) });
  return { code, out: String(stdout.read() ?? ''), errors: String(stderr.read() ?? '') };
}

describe('tai collectors', () => {
  it('lists each with the tickets it is for', async () => {
    const { code, out } = await run(['collectors']);

    expect(code).toBe(0);
    expect(out).toMatch(/^NAME +WHEN +ROOT +ABOUT\n/);
    expect(out).toMatch(/^kernel +always +root +What the kernel logged since boot$/m);
  });

  it('prints commands for machines', async () => {
    const { out } = await run(['collectors', '--json']);

    expect(JSON.parse(out)).toContainEqual({
      name: 'folder-sizes',
      about: 'What takes most space in a folder',
      hides: 'what fills that folder',
      when: 'each path that something seen points at',
      root: null,
      commands: ['sh -c [measure-folder] tai <folder>'],
    });
  });
});

describe('tai findings', () => {
  it('lists causes before symptoms', async () => {
    const { out } = await run(['findings', '--json']);

    const classes = JSON.parse(out).map(({ class: name }: { class: string }) => name);
    expect(classes.indexOf('disk_full')).toBeLessThan(classes.indexOf('service_failed'));
  });
});

describe('tai diagnose', () => {
  const now = new Date('2026-11-22T18:00:00Z');

  it.each([
    ['2h', '2026-11-22T16:00:00.000Z'],
    ['3d', '2026-11-19T18:00:00.000Z'],
    ['2026-11-22T14:10Z', '2026-11-22T14:10:00.000Z'],
    ['2026-11-22 14:10+02:00', '2026-11-22T12:10:00.000Z'],
  ])('takes %s as the time when it began', (text, expected) => {
    expect(readSince(text, now)).toBe(expected);
  });

  it.each(['', 'yesterday', '2027-01-01', '2026-13-40', '-1h', '99999d'])('refuses "%s" as such a time', (text) => {
    expect(() => readSince(text, now)).toThrow(/^--since .* for example: 2h/);
  });

  it('takes the kinds of trouble there are and no others', () => {
    expect(readType('disk-space')).toBe('disk_space');
    expect(() => readType('disk')).toThrow(/^--type disk: not one of disk_space, /);
  });
});
