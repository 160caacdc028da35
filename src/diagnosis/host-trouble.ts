import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import { cleanText } from './filter.ts';

/** A host that could not be read, or not to the end. */
export interface HostTrouble {
  readonly host: Host;
  readonly code: string;
  readonly detail: string;
}

const WORDS: Readonly<Record<string, string>> = {
  HOST_UNRESOLVED: 'its name does not resolve (DNS)',
  HOST_REFUSED: 'connection refused',
  HOST_TIMED_OUT: 'timed out',
  HOST_LOST: 'the connection was lost',
  HOST_AUTH_REFUSED: 'our SSH key was refused',
  HOST_KEY_CHANGED: 'the host key changed (possible interception)',
  HOST_KEY_REVOKED: 'its host key is revoked',
  HOST_KEY_UNKNOWN: 'its host key is not known here and may not be recorded',
  HOST_KEY_UNSUPPORTED: 'its host key is of a kind that can not be checked',
  HOST_SHELL_UNUSABLE: "the account's login shell runs no commands",
  HOST_NOT_ALLOWED: 'not on the allow-list',
  HOST_CONFIG_UNSUPPORTED: 'ssh_config asks for something tai can not do there',
  SSH_KEY_UNUSABLE: 'our own SSH key can not be used',
  COMMAND_TIMED_OUT: 'took longer than its time limit',
  COMMAND_REJECTED: 'not permitted there',
};
const DETAIL_CHARS = 160;

/** Why something could not be collected, for people. */
export function describeFailure({ code, detail }: { readonly code: string; readonly detail: string }): string {
  const words = WORDS[code];
  if (words !== undefined) return words;
  return cleanText(detail, DETAIL_CHARS) || code;
}

/** True for a failure of the login, which no other look at the host would have survived. */
export function isHostFailure(code: string): boolean {
  return code.startsWith('HOST_') || code === 'SSH_KEY_UNUSABLE';
}

/** The first trouble of each host that had some, in the order of collection. */
export function findHostTroubles(evidence: readonly Evidence[]): readonly HostTrouble[] {
  const troubles = new Map<Host, HostTrouble>();
  for (const piece of evidence) {
    if (piece.status !== 'failed' || !isHostFailure(piece.code) || troubles.has(piece.host)) continue;
    troubles.set(piece.host, { host: piece.host, code: piece.code, detail: piece.detail });
  }
  return [...troubles.values()];
}
