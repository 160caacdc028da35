import { accountLocks } from '../collectors/account-locks.ts';
import { factsOf } from '../collectors/collector.ts';
import { logins } from '../collectors/logins.ts';
import type { Refusal } from '../collectors/sshd-log.ts';
import { sshdSettings } from '../collectors/sshd-settings.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeLines, heldLines } from './lines.ts';
import { isPublic } from './public-address.ts';
import { isRecent, nowOf } from './signs-of.ts';
import { plainName } from './words.ts';

/** Reasons that are no wrong password, for somebody who belongs here, and who has not got in since. */
export const sshAuthFailure = defineFinding({
  class: 'ssh_auth_failure',
  find(evidence) {
    const now = nowOf(evidence)?.getTime() ?? Number.NaN;
    const found = factsOf(evidence, logins).flatMap(({ evidence: piece, facts }) => {
      const inside = new Set(facts.accepted.map(({ user }) => user));
      return facts.refusals
        .filter((refusal) => isRecent({ ageMs: now - Date.parse(refusal.at ?? '') }))
        .filter((refusal) => belongs(refusal, inside))
        .filter((refusal) => !gotInSince(refusal, facts.accepted))
        .map((refusal) => ({ refusal, piece }));
    });
    return found
      .toSorted(
        (a, b) => ORDER.indexOf(a.refusal.kind) - ORDER.indexOf(b.refusal.kind) || b.refusal.times - a.refusal.times,
      )
      .slice(0, 1)
      .map(({ refusal, piece }) => ({
        severity: 'critical',
        statement: `${whoOf(refusal)} can not log in by SSH: ${REASONS[refusal.kind]}.`,
        citations: citeAll(refusal, piece, evidence),
        steps: STEPS,
      }));
  },
});

const REASONS: Readonly<Record<Refusal['kind'], string>> = {
  file_modes: 'sshd does not trust the keys, because others may write to the file or a directory above it',
  keys_unreadable: 'sshd can not read the keys of the account',
  locked: 'the account is locked',
  expired: 'the account or its password has expired',
  not_allowed: "sshd's or PAM's rules on who may log in leave the account out",
  nologin: 'logins are switched off on this host (nologin)',
  pam: 'PAM denies access to the account',
  key_type: 'its kind of key or signature is no longer accepted',
  certificate: 'its certificate is not accepted',
  no_common_algorithm: 'client and server have no algorithm in common',
  too_many_keys: 'its client offers more keys than sshd lets anyone try',
};
/** What names the reason stands before what only says that there is one. */
const ORDER: readonly Refusal['kind'][] = [
  'file_modes',
  'keys_unreadable',
  'locked',
  'expired',
  'nologin',
  'not_allowed',
  'key_type',
  'certificate',
  'pam',
  'no_common_algorithm',
  'too_many_keys',
];

/** The internet tries names and old algorithms all day; sshd checks files and accounts of real users only. */
function belongs({ kind, user, address }: Refusal, inside: ReadonlySet<string>): boolean {
  if (user !== undefined && inside.has(user)) return true;
  if (kind === 'file_modes' || kind === 'keys_unreadable' || kind === 'expired' || kind === 'nologin') return true;
  if (user === 'root' && kind !== 'key_type') return false;
  return address === undefined ? kind !== 'no_common_algorithm' : !isPublic(address);
}

function gotInSince(
  { user, address, line }: Refusal,
  accepted: readonly { user: string; address: string; line: number }[],
): boolean {
  return accepted.some(
    (login) => login.line > line && (user === undefined ? login.address === address : login.user === user),
  );
}

function whoOf({ user, address }: Refusal): string {
  if (user !== undefined) return plainName(user);
  return address === undefined ? 'An account' : `Somebody at ${plainName(address)}`;
}

/** The settings and locks that go with the reason, and modes as `ls` shows them. */
function citeAll(refusal: Refusal, piece: Collected, evidence: readonly Evidence[]): readonly Citation[] {
  const { kind, user } = refusal;
  const settings = factsOf(evidence, sshdSettings).flatMap((known) => {
    const lines = known.facts.settings.filter(({ name }) => SETTINGS[kind]?.test(name)).map(({ line }) => line);
    return cite(known.evidence, ...lines.slice(0, 2));
  });
  const locks = factsOf(evidence, accountLocks).flatMap((known) => {
    const own = known.facts.locks.filter((lock) => lock.user === user);
    return cite(known.evidence, ...own.slice(-2).map(({ line }) => line));
  });
  return [...cite(piece, refusal.line), ...locks, ...settings, ...citeModes(refusal, evidence)].slice(0, 6);
}

function citeModes({ kind }: Refusal, evidence: readonly Evidence[]): readonly Citation[] {
  if (kind !== 'file_modes') return [];
  return citeLines(heldLines(evidence, /^d(?:rwx..w|rwx.....w|r.x..w).* (?:\/home|\/root|\/var|\/srv|\.ssh|\/)/), 1);
}

const SETTINGS: Readonly<Partial<Record<Refusal['kind'], RegExp>>> = {
  not_allowed: /^(?:allow|deny)/,
  key_type: /^pubkeyaccepted/,
  file_modes: /^strictmodes$/,
  keys_unreadable: /^authorizedkeys/,
  too_many_keys: /^maxauthtries$/,
};

const STEPS: readonly Step[] = [
  { text: 'Compare the account, its keys and their modes with one that can log in.', risk: 'read-only' },
  { text: 'Remove the reason that sshd names, and keep a session open while trying.', risk: 'reversible' },
];
