import type { Control } from './control.ts';
import { mustRun } from './run-command.ts';

/** The built program, as an installed one would be started. */
export const MAIN = new URL('../../dist/src/main.js', import.meta.url).pathname;
const END = 'END-OF-FILE-OF-THE-LAB';

/** Installs what `tai gate` prints, as docs/read-only.md says: the forced command, its line for the key, the sudo rules. */
export async function installGate(control: Control, taiKey: string, path?: string): Promise<void> {
  const [script, sudoers, line] = await Promise.all([
    print('script', ...(path === undefined ? [] : ['--path', path])),
    print('sudoers'),
    print('authorized-keys', '--key', `${taiKey}.pub`),
  ]);
  await control.must(
    [
      'set -e; umask 022',
      'mkdir -p /usr/local/libexec',
      put('/usr/local/libexec/tai-gate', script),
      'chmod 755 /usr/local/libexec/tai-gate',
      put('/home/tai/.ssh/authorized_keys', line),
      'chown tai: /home/tai/.ssh/authorized_keys; chmod 600 /home/tai/.ssh/authorized_keys',
      put('/etc/sudoers.d/tai', sudoers),
      'chmod 440 /etc/sudoers.d/tai',
      'visudo -cqf /etc/sudoers',
      'sync',
    ].join('\n'),
  );
}

async function print(...words: readonly string[]): Promise<string> {
  return mustRun([process.execPath, MAIN, 'gate', ...words]);
}

function put(path: string, text: string): string {
  return `cat >${path} <<'${END}'\n${text.replace(/\n?$/, '\n')}${END}`;
}

/** In emulation, four commands at once each outlast the time that the catalogue and the gate give them: sshd then allows two. */
export async function allowFewChannels(control: Control): Promise<void> {
  await control.must(
    ['echo "MaxSessions 2" >/etc/ssh/sshd_config.d/lab-channels.conf', 'kill -HUP "$(cat /run/sshd.pid)"', 'sync'].join(
      '\n',
    ),
  );
}
