import type { Output } from '../domain/ports.ts';

/** What a tool says on stderr when it works and still shows nothing. Wordings of systemd 219 to 257, util-linux and coreutils. */
const SIGNS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/permission denied|operation not permitted|must be root|access denied/i, 'permission denied'],
  [
    /not been booted with systemd|Failed to (?:connect to|get D-Bus connection)/i,
    'systemd is not running on this host',
  ],
  [/insufficient permissions|not seeing messages from other users/i, 'no access to system logs'],
  [/device-mapper is available in the kernel|device-mapper driver/i, 'device mapper is not in this kernel'],
  [/Connection refused/, 'nothing listens there'],
  [/Error reading tally directory: No such file/, 'failed logins are not counted on this host'],
  [/No journal files were (?:found|opened)/i, 'there is no journal on this host'],
];

/** How our own programs say that a path shows nothing: the path first, which is one of the catalogue's grammar. */
const PATH_REFUSED =
  /^tai: (\/\S{1,255}: (?:permission denied|no such file or folder|not a (?:regular file|folder)|openssl is not on this host|it leads outside of what may be (?:read|listed)))$/m;
/** smartctl says so where others print what they read. */
const NO_DEVICE = /^Smartctl open device: (\S+) .*failed: (.{1,80})$/m;

/** The gate on the host names its reason, as the first words of stderr. */
const GATE_REFUSAL = /^tai-gate: refused: ([^\n]{1,120})/;
const MISSING_EXIT_CODES: readonly number[] = [126, 127];

/** Why a command shows nothing though nothing is broken; undefined when it did show something, or is broken. */
export function findBlindness(program: string, { stdout, stderr, exitCode }: Output): string | undefined {
  if (MISSING_EXIT_CODES.includes(exitCode)) return explainMissing(program, stderr);
  const [, device, why] = NO_DEVICE.exec(stdout) ?? [];
  if (device !== undefined) return `${device}: ${why}`;
  return isEmpty(stdout) ? explainSilence(stderr, exitCode) : undefined;
}

function explainSilence(stderr: string, exitCode: number): string | undefined {
  const refusedPath = PATH_REFUSED.exec(stderr)?.[1];
  if (refusedPath !== undefined) return refusedPath;
  const known = SIGNS.find(([pattern]) => pattern.test(stderr))?.[1];
  if (known !== undefined) return known;
  const absent = exitCode === 0 ? undefined : /(?:open '?|^grep: )([^\s':]+)'?.*No such file/im.exec(stderr)?.[1];
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
