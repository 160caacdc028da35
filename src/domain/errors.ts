/** Everything that can go wrong on purpose. Programs branch on the code; people read the message. */
export type ErrorCode =
  | 'CONFIG_INVALID'
  | 'REDIS_UNAVAILABLE'
  | 'HOST_UNRESOLVED'
  | 'HOST_REFUSED'
  | 'HOST_TIMED_OUT'
  | 'HOST_LOST'
  | 'HOST_AUTH_REFUSED'
  | 'HOST_KEY_CHANGED'
  | 'HOST_KEY_REVOKED'
  | 'HOST_KEY_UNKNOWN'
  | 'HOST_KEY_UNSUPPORTED'
  | 'HOST_SHELL_UNUSABLE'
  | 'HOST_NOT_ALLOWED'
  | 'HOST_CONFIG_UNSUPPORTED'
  | 'SSH_KEY_UNUSABLE'
  | 'COMMAND_TIMED_OUT'
  | 'COMMAND_REJECTED'
  | 'MODEL_UNAVAILABLE'
  | 'MODEL_TOO_LONG'
  | 'MODEL_ANSWER_INVALID'
  | 'TICKET_NOT_FOUND'
  | 'TICKET_FORBIDDEN'
  | 'TICKET_SYSTEM_UNAVAILABLE'
  | 'TICKET_SYSTEM_BUSY'
  | 'ANSWER_REJECTED'
  | 'RUN_NOT_FOUND';

/** Trying these again changes nothing: someone has to change a configuration, a right or a ticket first. */
const permanent: ReadonlySet<ErrorCode> = new Set([
  'CONFIG_INVALID',
  'HOST_NOT_ALLOWED',
  'HOST_CONFIG_UNSUPPORTED',
  'HOST_AUTH_REFUSED',
  'HOST_KEY_CHANGED',
  'HOST_KEY_REVOKED',
  'HOST_KEY_UNKNOWN',
  'HOST_KEY_UNSUPPORTED',
  'HOST_SHELL_UNUSABLE',
  'SSH_KEY_UNUSABLE',
  'COMMAND_REJECTED',
  'TICKET_NOT_FOUND',
  'TICKET_FORBIDDEN',
  'ANSWER_REJECTED',
  'RUN_NOT_FOUND',
]);

/** By how much a prompt was too long for its model. */
export interface Overshoot {
  readonly promptTokens: number;
  readonly allowedTokens: number;
}

export class TaiError extends Error {
  override readonly name = 'TaiError';
  readonly code: ErrorCode;
  /** What the other side asked us to wait, in milliseconds (`Retry-After`). */
  readonly retryAfterMs: number | undefined;

  /** With MODEL_TOO_LONG, where the server named both numbers. */
  readonly overshoot: Overshoot | undefined;

  constructor(code: ErrorCode, message: string, cause?: unknown, retryAfterMs?: number, overshoot?: Overshoot) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.overshoot = overshoot;
  }

  get retryable(): boolean {
    return !permanent.has(this.code);
  }
}
