import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../integrations/ssh/index.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Argv, HostSession, Output } from '../../src/domain/ports.ts';
import { gateScript } from '../../src/gate/script.ts';
import { allVectors } from '../support/gate-host.ts';
import { requires } from '../support/requires.ts';
import { settingsFor, type SshServer, startSshd } from '../support/sshd.ts';

const REAL = '/usr/sbin:/usr/bin:/sbin:/bin';
const LIMITS = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };
const NEVER = new AbortController().signal;
/** What these print is the same a moment later. */
const STEADY: readonly string[] = ['uname', 'tail', 'systemctl'];

/** Prints how it was run, and ends with a code of its own. */
const RECORDER = `#!/bin/sh
# The question for tools and the look at named files are not commands of the catalogue.
case \${2-} in *'timeout -k 1 5 true'* | *': not a regular file'*) exec /bin/sh "$@" ;; esac
printf '<%s>' "\${0##*/}" "$@"
echo "$LC_ALL $TZ $PAGER $SYSTEMD_PAGER $SYSTEMD_COLORS $(nice)"
/bin/cat
echo an error >&2
exit 3
`;
/** BusyBox before 1.34: no -k. */
const OLD_TIMEOUT = `#!/bin/sh
case $1 in -*) echo "timeout: invalid option -- 'k'" >&2; exit 125 ;; esac
exec /usr/bin/timeout "$@"
`;

interface Pair {
  readonly plain: HostSession;
  readonly gated: HostSession;
}

describe.runIf(requires('sshd', 'the catalogue through the gate on a real sshd'))(
  'through the gate on a real sshd',
  () => {
    const closing: (() => Promise<void>)[] = [];
    let folder = '';

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'tai-gated-'));
      await writeShims('recorders', RECORDER, [...new Set(allVectors().map(([program]) => program))]);
      await writeShims('old', OLD_TIMEOUT, ['timeout']);
    });
    afterAll(async () => {
      for (const close of closing.toReversed()) await close();
      await rm(folder, { recursive: true, force: true });
    });

    async function writeShims(name: string, body: string, programs: readonly string[]): Promise<void> {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'shim'), body);
      await chmod(join(folder, name, 'shim'), 0o755);
      for (const program of programs) await symlink('shim', join(folder, name, program));
    }

    /** Two logins to hosts with the same programs, one by a key that is held to the gate. */
    async function openPair(path: string): Promise<Pair> {
      const script = join(folder, `gate-${closing.length}`);
      await writeFile(script, gateScript({ path }));
      await chmod(script, 0o755);
      const open = async (server: SshServer): Promise<HostSession> => {
        const shell = openSsh(settingsFor(server));
        closing.push(
          () => server.close(),
          () => shell.close(),
        );
        return shell.open(parseHost('127.0.0.1'), NEVER);
      };
      const environment = { PATH: path };
      return {
        plain: await open(await startSshd({ environment })),
        gated: await open(await startSshd({ environment, keyOptions: `restrict,command="${script}"` })),
      };
    }

    it('the whole catalogue answers as it does without it', { timeout: 60_000 }, async () => {
      const pair = await openPair(REAL);

      for (const argv of allVectors()) {
        const [plain, gated] = await runBoth(pair, argv);

        expect({ argv, ...answerOf(gated, argv) }).toEqual({ argv, ...answerOf(plain, argv) });
        expect(gated.stderr).not.toContain('tai-gate');
      }
    });

    it.each([
      ['', '19'],
      ['old', '19'],
    ])(
      'every program gets the same words, environment and input, with tools "%s"',
      { timeout: 60_000 },
      async (old) => {
        const pair = await openPair([join(folder, 'recorders'), join(folder, old), REAL].join(':'));

        for (const argv of allVectors('postgresql@15-main.service')) {
          const [plain, gated] = await runBoth(pair, argv);

          const stdout = `${argv.map((word) => `<${word}>`).join('')}C UTC cat cat 0 19\n`;
          expect({ ...gated, durationMs: 0 }).toEqual({ ...plain, durationMs: 0 });
          expect(gated).toMatchObject({ stdout, stderr: 'an error\n', exitCode: 3 });
        }
      },
    );

    it('nothing else runs, and the answer says who refused', async () => {
      const { gated } = await openPair(REAL);

      const output = await gated.run(['touch', join(folder, 'canary')], LIMITS, NEVER);

      expect(output).toMatchObject({
        exitCode: 126,
        stdout: '',
        stderr: 'tai-gate: refused: it is not in the catalogue\n',
      });
    });
  },
);

function answerOf({ exitCode, stderr, stdout }: Output, argv: Argv): Pick<Output, 'exitCode' | 'stderr' | 'stdout'> {
  // openssl begins each line of its errors with the address of a thread.
  return { exitCode, stderr: stderr.replaceAll(/^[\dA-F]{12,16}(?=:error:)/gm, '0'), stdout: shapeOf(stdout, argv) };
}

/** All of it where it stays as it is; otherwise its first line, without numbers. */
function shapeOf(stdout: string, [program]: Argv): string {
  return STEADY.includes(program)
    ? stdout
    : (stdout.split('\n', 1)[0] ?? '').replaceAll(/\d+/g, '0').replaceAll(/ +/g, ' ');
}

async function runBoth({ plain, gated }: Pair, argv: Argv): Promise<readonly [Output, Output]> {
  return Promise.all([plain.run(argv, LIMITS, NEVER), gated.run(argv, LIMITS, NEVER)]);
}
