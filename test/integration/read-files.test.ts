import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProgramName, programOf } from '../../src/collectors/programs.ts';
import { runWith, SHELLS } from '../support/gate-host.ts';

const ROOT = '/var/log';
const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', LANG: 'C' };

/** As on the wire: bash takes a socket for a login by rsh and reads its start-up files. */
const WITHOUT_INPUT = ['/bin/sh', '-c', 'exec "$@" </dev/null', 'sh'] as const;

function mayWrite(): boolean {
  try {
    accessSync(ROOT, constants.W_OK);
    return true;
  } catch {
    process.stderr.write(`${ROOT} can not be written here, so not checked: links and swaps under what may be read\n`);
    return false;
  }
}

describe.runIf(mayWrite()).each(SHELLS.map((shell) => ({ name: shell.join(' '), shell })))(
  'the programs on a host, under $name',
  ({ shell: [sh, ...options] }) => {
    let folder = '';
    const at = (name: string): string => join(folder, name);
    beforeAll(async () => {
      folder = await mkdtemp(join(ROOT, 'tai-test-'));
      await writeFile(at('app.log'), 'one\ntwo\n');
      await writeFile(at('other.log'), 'other\n');
      await writeFile(at('db-password.log'), 'hunter2\n');
      await mkdir(at('folder'));
      await symlink(at('app.log'), at('link.log'));
      await symlink('/etc/shadow', at('shadow.log'));
      await symlink('/etc/hostname', at('outside.log'));
      await symlink(at('db-password.log'), at('name.log'));
      await symlink('/dev/zero', at('device.log'));
      await symlink('/proc/self/environ', at('environ.log'));
      await symlink('/proc', at('proc'));
      await symlink(at('loop.log'), at('loop.log'));
      await runWith(['/bin/sh', '-c', 'mkfifo "$0"', at('fifo.log')], ENVIRONMENT);
      await symlink(at('fifo.log'), at('to-fifo.log'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const run = async (name: ProgramName, path: string, change = (text: string) => text) =>
      runWith([...WITHOUT_INPUT, sh, ...options, '-c', change(programOf(name)), 'tai', path], ENVIRONMENT);

    it.each(['app.log', 'link.log'])('read a file, also by a link that stays inside: %s', async (name) => {
      const { code, stdout, stderr } = await run('read-log', at(name));

      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'one\ntwo\n', stderr: '' });
    });

    it.each([
      ['none.log', 66, 'no such file or folder'],
      ['loop.log', 66, 'no such file or folder'],
      ['folder', 65, 'not a regular file'],
      ['fifo.log', 65, 'not a regular file'],
      ['to-fifo.log', 65, 'not a regular file'],
      ['device.log', 65, 'not a regular file'],
      ['shadow.log', 78, 'it leads outside of what may be read'],
      ['outside.log', 78, 'it leads outside of what may be read'],
      ['name.log', 78, 'it leads outside of what may be read'],
      ['environ.log', 78, 'it leads outside of what may be read'],
    ])('refuse %s with %i', async (name, expected, reason) => {
      const { code, stdout, stderr } = await run('read-log', at(name));

      expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
      expect(stderr).toContain(`tai: ${at(name)}: ${reason}\n`);
    });

    it.each([
      ['proc', 78],
      ['app.log', 65],
      ['none', 66],
    ])('list no folder that %s leads to', async (name, expected) => {
      const { code, stdout } = await run('list-folder', at(name));

      expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    });

    it('list a folder', async () => {
      const { code, stdout } = await run('list-folder', folder);

      expect(code).toBe(0);
      expect(stdout).toMatch(/^\S+ 8 f \S+ \S+ app\.log$/m);
    });

    it.each([
      ['/etc/shadow', 78],
      ['/dev/zero', 65],
      ['/proc/self/environ', 78],
    ])(
      'read nothing of %s when the name is swapped for it between the look and the opening',
      async (target, expected) => {
        await writeFile(at('swapped.log'), 'innocent\n');
        const swap = `rm "$1"; ln -s ${target} "$1"; { at=`;

        const { code, stdout } = await run('read-log', at('swapped.log'), (text) => text.replace('{ at=', () => swap));
        await rm(at('swapped.log'));

        expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
      },
    );

    it('read what was opened and judged when the name is swapped after the opening', async () => {
      await writeFile(at('later.log'), 'innocent\n');
      const swap = 'rm "$1"; ln -s /etc/shadow "$1"; tail -c';

      const { code, stdout } = await run('read-log', at('later.log'), (text) => text.replace('tail -c', () => swap));
      await rm(at('later.log'));

      expect({ code, stdout }).toEqual({ code: 0, stdout: 'innocent\n' });
    });
  },
);
