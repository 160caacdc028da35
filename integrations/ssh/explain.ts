import { type ErrorCode, TaiError } from '../../src/domain/errors.ts';
import { sayable } from '../remote/sayable.ts';
import type { Offers } from './offers.ts';
import { describeTarget, type Target } from './target.ts';

const DIAL_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'HOST_UNRESOLVED',
  EAI_AGAIN: 'HOST_UNRESOLVED',
  EAI_NODATA: 'HOST_UNRESOLVED',
  ECONNREFUSED: 'HOST_REFUSED',
  EACCES: 'HOST_REFUSED',
  EPERM: 'HOST_REFUSED',
  ETIMEDOUT: 'HOST_TIMED_OUT',
  EHOSTUNREACH: 'HOST_TIMED_OUT',
  ENETUNREACH: 'HOST_TIMED_OUT',
  EHOSTDOWN: 'HOST_TIMED_OUT',
};

const DIAL_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name could not be resolved now (no answer from DNS)',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to its network',
};

/** SSH_MSG_DISCONNECT reasons a server gives for one key too many (RFC 4253, 11.1). */
const AUTH_DISCONNECTS: readonly unknown[] = [2, 14];

export function explainDialError(error: Error, target: Target): TaiError {
  if (error instanceof TaiError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const words = DIAL_WORDS[code] ?? sayable(error.message);
  return new TaiError(DIAL_CODES[code] ?? 'HOST_LOST', `${describeTarget(target)}: ${words}`, error);
}

/** How far a login had come when it failed. */
export type Stage = 'key exchange' | 'authentication';

/** The agent would not, or could not, sign for a key that the host had said yes to. ssh2 offers the next one after it. */
export function isUnsigned(error: Error): boolean {
  return 'level' in error && error.level === 'agent';
}

export function explainLoginError(error: Error, target: Target, stage: Stage, offers: Offers): TaiError {
  const level = 'level' in error ? error.level : undefined;
  const host = describeTarget(target);
  const keys = offers.describe();
  if (offers.noneSigned()) return new TaiError('SSH_KEY_UNUSABLE', `${host} was offered ${keys}`, error);
  const isRefusal = stage === 'authentication' && 'code' in error && AUTH_DISCONNECTS.includes(error.code);
  if (level === 'client-authentication' || isRefusal) {
    return new TaiError('HOST_AUTH_REFUSED', `${host} refused user ${target.user} with ${keys}`, error);
  }
  // ssh2 gives these failures no code of their own.
  if (level === 'handshake' && error.message.includes('no matching')) {
    return new TaiError('HOST_KEY_UNSUPPORTED', `${host} speaks only outdated SSH: ${sayable(error.message)}`, error);
  }
  return new TaiError('HOST_LOST', `${host} ended the ${stage}: ${sayable(error.message)}`, error);
}

/** What a bastion says when it can not reach the target, in sshd's words (channels.c). */
export function explainForwardError(error: Error, target: Target): TaiError {
  const text = error.message;
  const message = `${describeTarget(target)}: ${sayable(text)}`;
  if ('reason' in error && error.reason === 1) {
    return new TaiError('HOST_REFUSED', `${message}; the bastion does not permit this connection`, error);
  }
  if (/name or service|resolve|not known|temporary failure|nodename/i.test(text)) {
    return new TaiError('HOST_UNRESOLVED', message, error);
  }
  if (/timed out|no route|unreachable/i.test(text)) return new TaiError('HOST_TIMED_OUT', message, error);
  return new TaiError('reason' in error ? 'HOST_REFUSED' : 'HOST_LOST', message, error);
}
