import { type ErrorCode, TaiError } from '../../src/domain/errors.ts';
import { sayable } from '../remote/sayable.ts';

/** What ssh wrote while it failed, with `-v`. */
export interface Complaint {
  /** The host as messages name it. */
  readonly host: string;
  /** By the ssh that talks to the host itself. */
  readonly log: string;
  /** By the ssh of a jump host, or by a ProxyCommand. */
  readonly hopLog: string;
}

export interface Failed {
  readonly by: 'host' | 'hop';
  readonly error: TaiError;
}

/** How a login failed. `turned away`: before the host said that it speaks SSH, so no login was tried. */
export type Failure = Failed | 'turned away';

interface Meaning {
  /** Holds at the start of a line; what comes later in a line may be the other side's. */
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly words: string;
}

/** The words of OpenSSH 8 to 10 (sshconnect.c, sshconnect2.c, packet.c, kex.c, channels.c, mux.c). The first that is found decides. */
const MEANINGS: readonly Meaning[] = [
  {
    pattern: /^@ +WARNING: REVOKED HOST KEY DETECTED/m,
    code: 'HOST_KEY_REVOKED',
    words: 'showed a revoked key: whoever answers may hold a stolen key',
  },
  { pattern: /^@ +WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED/m, code: 'HOST_KEY_CHANGED', words: 'changed' },
  {
    pattern: /^No \S+ host key is known for |^Host key verification failed/m,
    code: 'HOST_KEY_UNKNOWN',
    words: 'its key is not known, and only known hosts are allowed',
  },
  { pattern: /^[^\s:]+: Permission denied \(/m, code: 'HOST_AUTH_REFUSED', words: 'refused our keys' },
  {
    pattern: /^(?:Received disconnect from|Disconnected from) [^:]*:\d*:? ?Too many authentication failures/m,
    code: 'HOST_AUTH_REFUSED',
    words: 'was offered too many keys (IdentitiesOnly limits them)',
  },
  {
    pattern: /^ssh: Could not resolve hostname/m,
    code: 'HOST_UNRESOLVED',
    words: 'its name does not resolve',
  },
  {
    pattern: /^ssh: connect to host .*: Connection refused/m,
    code: 'HOST_REFUSED',
    words: 'the connection was refused',
  },
  { pattern: /^ssh: connect to host /m, code: 'HOST_TIMED_OUT', words: 'did not answer' },
  {
    pattern: /^Connection timed out during banner exchange|^Timeout, server \S+ not responding/m,
    code: 'HOST_TIMED_OUT',
    words: 'accepted the connection but did not finish the login',
  },
  {
    pattern:
      /^(?:kex|ssh)_exchange_identification: (?:banner line|No SSH version|Invalid SSH)|^banner exchange: .*: invalid format/m,
    code: 'HOST_LOST',
    words: 'did not speak SSH',
  },
  { pattern: /^Unable to negotiate with/m, code: 'HOST_KEY_UNSUPPORTED', words: 'speaks only outdated SSH' },
  {
    pattern: /^channel \d+: open failed: .*(?:resolve|not known|name resolution)/im,
    code: 'HOST_UNRESOLVED',
    words: 'the jump host can not resolve its name',
  },
  {
    pattern: /^channel \d+: open failed: .*(?:timed out|no route|unreachable)/im,
    code: 'HOST_TIMED_OUT',
    words: 'does not answer the jump host',
  },
  {
    pattern: /^channel \d+: open failed|^stdio forwarding (?:request )?failed/im,
    code: 'HOST_REFUSED',
    words: 'the jump host could not connect to it or may not',
  },
];

const SPOKE_SSH = /^debug1: Remote protocol version/m;
const OFFERED_A_KEY = /^debug1: Offering public key/m;
const TURNED_AWAY = /^(?:kex|ssh)_exchange_identification: |^Connection (?:closed|reset) by/m;
/** About the host, though the jump host says it. */
const BEHIND_THE_HOP = /^channel \d+: open failed|^stdio forwarding (?:request )?failed/im;

/** The hop's words count only as long as the host itself has not spoken: after that it could have sent them. */
export function explainFailure({ host, log, hopLog }: Complaint): Failure {
  const spoke = SPOKE_SSH.test(log);
  const hop = spoke ? undefined : findMeaning(hopLog, `${host}, by its jump host`);
  if (hop !== undefined) return { by: BEHIND_THE_HOP.test(hopLog) ? 'host' : 'hop', error: hop };
  const error = findMeaning(log, host);
  if (error !== undefined) return { by: 'host', error };
  if (!spoke && TURNED_AWAY.test(log)) return 'turned away';
  return { by: 'host', error: new TaiError('HOST_LOST', `${host}: ${lastWords(log) || 'ssh ended without a word'}`) };
}

/** What ssh says about a configuration it can not use, or a name it could not make canonical. */
export function explainConfiguration(host: string, stderr: string): TaiError {
  return (
    findMeaning(stderr, host) ??
    new TaiError(
      'CONFIG_INVALID',
      `ssh can not use its configuration for ${host}: ${sayable(stderr) || 'no reason given'}`,
    )
  );
}

function findMeaning(text: string, host: string): TaiError | undefined {
  const meaning = MEANINGS.find(({ pattern }) => pattern.test(text));
  if (meaning === undefined) return undefined;
  const { code, pattern } = meaning;
  if (code === 'HOST_KEY_CHANGED') return new TaiError(code, describeChange(text, host));
  const line = text.split('\n').find((one) => pattern.test(one)) ?? '';
  const isKeyless = code === 'HOST_AUTH_REFUSED' && !OFFERED_A_KEY.test(text);
  const words = isKeyless ? 'refused the login; ssh found no key of ours to offer' : meaning.words;
  return new TaiError(
    code,
    `${host}: ${words} (${sayable(line.replaceAll(/@ */g, (at) => (at.length > 1 ? '' : at)))})`,
  );
}

/** ssh names the key it was shown, the place of the one it knows, and the command that takes that away. */
function describeChange(text: string, host: string): string {
  const shown = /^The fingerprint for the (\S+) key sent by the remote host is\s+(SHA256:[A-Za-z0-9+/]+)/m.exec(text);
  const known = /^Offending (\S+ key in [^\r\n]+)/m.exec(text)?.[1];
  const remedy = /^\s+(ssh-keygen [^\r\n]+)/m.exec(text)?.[1];
  return [
    `The key of ${host} has changed: possible interception (man-in-the-middle).`,
    `Known: ${known ?? 'another key'}. Shown now: ${shown === null ? 'a key that ssh did not name' : `${shown[1]} ${shown[2]}`}.`,
    'No login was tried. If the host was reinstalled, compare the fingerprint on its console,',
    `then run: ${sayable(remedy ?? 'ssh-keygen -R with its name')}`,
  ].join(' ');
}

function lastWords(log: string): string {
  const isChatter = /^(?:\s*$|debug\d:|OpenSSH_|Warning: Perm)/;
  return sayable(log.split('\n').findLast((line) => !isChatter.test(line)) ?? '');
}
