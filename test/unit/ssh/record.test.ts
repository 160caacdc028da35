import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendUnderLock } from '../../../integrations/ssh/record.ts';

describe('appendUnderLock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-record-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('makes the folder and the file for their owner only', async () => {
    const file = join(folder, 'ssh', 'known_hosts');

    await appendUnderLock(file, async () => 'one\n');

    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'ssh'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'ssh'))).toEqual(['known_hosts']);
  });

  it('begins a new line when the last one was not finished', async () => {
    const file = join(folder, 'known_hosts');
    await writeFile(file, 'half a line');

    await appendUnderLock(file, async () => 'one\n');

    expect(await readFile(file, 'utf8')).toBe('half a line\none\n');
  });

  it('lets one look and write at a time', async () => {
    const file = join(folder, 'known_hosts');
    const writeOnce = async (): Promise<string | undefined> => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text.includes('one') ? undefined : 'one\n';
    };

    await Promise.all(Array.from({ length: 20 }, () => appendUnderLock(file, writeOnce)));

    expect(await readFile(file, 'utf8')).toBe('one\n');
  });

  it.each([
    ['long ago', -60_000],
    ['at a time to come, before the clock was set back', 86_400_000],
  ])('takes over the lock of a process that died %s', async (_when, ms) => {
    const file = join(folder, 'known_hosts');
    const then = new Date(Date.now() + ms);
    await writeFile(`${file}.tai-lock`, '');
    await utimes(`${file}.tai-lock`, then, then);

    await appendUnderLock(file, async () => 'one\n');

    expect(await readdir(folder)).toEqual(['known_hosts']);
  });

  it('gives the lock back when nothing could be written', async () => {
    const file = join(folder, 'known_hosts');

    const appending = appendUnderLock(file, async () => await Promise.reject(new Error('no')));

    await expect(appending).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });
});
