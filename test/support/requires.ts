import { delimiter } from 'node:path';
import { findExecutable } from '../../integrations/openssh/program.ts';

const PROGRAMS = {
  redis: ['redis-server', 'valkey-server'],
  sshd: ['sshd'],
  ssh: ['ssh'],
  shellcheck: ['shellcheck'],
  visudo: ['visudo'],
  strace: ['strace'],
  puppet: ['puppet'],
  fish: ['fish'],
  tcsh: ['tcsh'],
  man: ['man'],
  zsh: ['zsh'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
} as const;

/** sbin is not on everyone's path. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * Whether the real part is on this machine. Where it is not, stderr tells what could therefore not be checked, and it
 * throws when TAI_REQUIRE ("redis,sshd") says that it must be there: a gap then fails the tests.
 */
export function requires(part: keyof typeof PROGRAMS, unchecked: string): boolean {
  if (findProgram(PROGRAMS[part]) !== undefined) return true;
  const message = `no ${PROGRAMS[part].join(' or ')} on this machine, so not checked: ${unchecked}`;
  const required = (process.env['TAI_REQUIRE'] ?? '').split(',').map((word) => word.trim());
  if (required.includes(part)) throw new Error(`${message} (TAI_REQUIRE asks for it)`);
  process.stderr.write(`${message}\n`);
  return false;
}

/** The absolute path of the first of these programs that is installed. */
export function findProgram(names: readonly string[]): string | undefined {
  return findExecutable(names, FOLDERS);
}
