import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateScript } from '../../src/gate/script.ts';
import { toRemoteCommand } from '../../src/remote-line/line.ts';
import { ALL_TOOLS } from '../../src/remote-line/tools.ts';
import { runWith, SHELLS } from '../support/gate-host.ts';
import { inNamespace, mayMount } from '../support/namespace.ts';

const FILE = '/etc/fstab';
const LINE = toRemoteCommand(['cat', FILE], 10, ALL_TOOLS);
const isReal = mayMount('that the gate reads no file of the list that is no regular file');

describe.runIf(isReal).each(SHELLS.map((shell) => ({ name: shell.join(' '), shell })))(
  'a file that the list names, by the gate under $name',
  ({ shell }) => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'tai-gate-files-'));
      await writeFile(join(folder, 'gate'), gateScript());
      await writeFile(join(folder, 'regular'), '# a table\n');
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** A folder of its own lies over /etc, where the file is whatever `make` makes. */
    const run = async (make: string, line = LINE): Promise<Awaited<ReturnType<typeof runWith>>> => {
      const mounts = ['mkdir -p etc', 'mount -t tmpfs tmpfs etc', make, 'mount --bind etc /etc'];
      const [program, words] = inNamespace(mounts, folder, [...shell, join(folder, 'gate')]);
      return await runWith([program, ...words], { SSH_ORIGINAL_COMMAND: line, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' });
    };

    it.each([
      ['as it is', 'cp regular etc/fstab'],
      ['where a link leads to it', 'cp regular etc/other; ln -s other etc/fstab'],
    ])('is read %s', async (_how, make) => {
      const { code, stdout } = await run(make);

      expect({ code, stdout }).toEqual({ code: 0, stdout: '# a table\n' });
    });

    it.each([
      ['a FIFO', 'mkfifo etc/fstab'],
      ['a link to a FIFO', 'mkfifo etc/fifo; ln -s fifo etc/fstab'],
      ['a device', 'mknod etc/fstab c 1 5'],
      ['a link to a device', 'ln -s /dev/zero etc/fstab'],
      ['a folder', 'mkdir etc/fstab'],
    ])('is refused where it is %s', async (_what, make) => {
      const { code, stdout, stderr } = await run(make);

      expect({ code, stdout, stderr }).toEqual({
        code: 126,
        stdout: '',
        stderr: 'tai-gate: refused: it is not a regular file\n',
      });
    });
  },
);
