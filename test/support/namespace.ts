import { spawnSync } from 'node:child_process';
import { findProgram } from './requires.ts';

type Words = readonly [string, ...string[]];

const SCRIPT = 'set -e; cd "$1"; eval "$2"; shift 2; exec "$@"';

/** The words that run `words` where the mounts that `commands` make are seen, and nowhere else. Needs root. */
export function inNamespace(
  commands: readonly string[] | undefined,
  folder: string,
  [program, ...rest]: Words,
): [string, string[]] {
  if (commands === undefined) return [program, rest];
  const script = ['/bin/sh', '-c', SCRIPT, 'sh', folder, commands.join('\n')];
  return ['unshare', ['--mount', '--propagation', 'private', ...script, program, ...rest]];
}

/** Whether whoever runs the tests may make a mount namespace here; says what is not checked where not. */
export function mayMount(unchecked: string): boolean {
  const isAllowed =
    findProgram(['unshare']) !== undefined &&
    spawnSync('unshare', ['--mount', '--propagation', 'private', 'mount', '--bind', '/', '/'], { stdio: 'ignore' })
      .status === 0;
  if (!isAllowed) process.stderr.write(`no mount namespace for this user, so not checked: ${unchecked}\n`);
  return isAllowed;
}

/** Commands for `inNamespace` that give this user another login shell. */
export function loginShell(user: string, shell: string): readonly string[] {
  return [`sed 's#^\\(${user}:.*\\):[^:]*$#\\1:${shell}#' /etc/passwd >passwd`, 'mount --bind passwd /etc/passwd'];
}
