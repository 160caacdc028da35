import type { Output } from '../domain/ports.ts';

/** What a tool says on stderr when it works and still shows nothing. Wordings of systemd 219 to 257, util-linux and coreutils. */
const SIGNS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/permission denied|operation not permitted|must be root|access denied/i, 'permission denied'],
  [
    /not been booted with systemd|Failed to (?:connect to|get D-Bus connection)/i,
    'systemd is not running on this host',
  ],
  [/insufficient permissions|not seeing messages from other users/i, 'no access to system logs'],
  [/Connection refused/, 'nothing listens there'],
  [/Error reading tally directory: No such file/, 'failed logins are not counted on this host'],
  [/No journal files were (?:found|opened)/i, 'there is no journal on this host'],
];

/** The gate on the host names its reason, as the first words of stderr. */
const GATE_REFUSAL = /^tai-gate: refused: ([^\n]{1,120})/;
const MISSING_EXIT_CODES: readonly number[] = [126, 127];

/** Why a command shows nothing though nothing is broken; undefined when it did show something, or is broken. */
export function findBlindness(program: string, { stdout, stderr, exitCode }: Output): string | undefined {
  if (MISSING_EXIT_CODES.includes(exitCode)) return explainMissing(program, stderr);
  if (!isEmpty(stdout)) return undefined;

  const known = SIGNS.find(([pattern]) => pattern.test(stderr))?.[1];
  if (known !== undefined) return known;
  const absent = exitCode === 0 ? undefined : /open '?([^\s':]+)'?.*No such file/i.exec(stderr)?.[1];
  return absent && `${absent} is not on this host`;
}

function explainMissing(program: string, stderr: string): string {
  const refusal = GATE_REFUSAL.exec(stderr)?.[1];
  return refusal === undefined ? `${program} is not on this host` : `the gate on this host refused it: ${refusal}`;
}

/** journalctl says so in words when it has nothing to print. */
function isEmpty(stdout: string): boolean {
  return /^\s*(?:-- No entries --\s*)?$/.test(stdout);
}
