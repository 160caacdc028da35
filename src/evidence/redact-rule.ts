import type { Label } from './redact-marks.ts';

/**
 * Where a secret stands: what comes before it (`before`, kept) and the secret (`escaped`, `double`, `single` or `bare`). Rules
 * are tried in order, on text that may be hostile and long, so each repetition is bounded, or can not fail once it has begun.
 */
export interface RedactRule {
  readonly label: Label;
  /** Something a line must hold, in any case, for the rule to have a chance in it: most lines of a log hold none of these. */
  readonly hint: string;
  readonly pattern: RegExp;
  /** True where an ordinary word or a number is more likely than a secret. */
  readonly strict?: true;
}

export const PASSWORD =
  'password|passwd|passphrase|passwort|kennwort|passcode|contrase[ñn]a|senha|mot[ _]de[ _]passe|authtok|rootpw|пароль|wachtwoord|hasło';
export const SECRET =
  '(?<!existing|pull|:)secret(?:[_-]?key)?(?:[_-]?base)?|token|(?<!load|import)credentials?|community|' +
  '(?:api|access|private|encryption|encrypt|signing|master|auth|account|shared|sharedaccess|license|app|fernet|session|preshared|storage|client|webhook)' +
  '[_-]?key(?:[_-]?data)?|private_key_id';
export const SHORT =
  '(?<![a-z])(?:(?:db|user|root|admin|my|ldap|smtp|imap|mail|ftp|auth|bind|proxy|redis|sql|pg|key|store|svc|master)[_-]?)?(?:pass|pwd|pw)|(?<![a-z])(?:psk|pre-?shared[ _-]?key)';
export const OPTION = `--?[\\w.-]{0,30}?(?:${PASSWORD}|secret|token|api-?key|auth-?key|storepass|keypass|pass)`;

export const PASSWORD_HINT = 'pass|kennwort|contrase|senha|authtok|rootpw|пароль|wachtwoord|hasło|pwd|pw|psk|shared';
export const SECRET_HINT = 'secret|token|credential|community|key';

/** A value in quotes up to their end, or to the end of the line; in escaped quotes; or bare. */
export const QUOTED = `(?:\\\\"(?<escaped>[^"\\\\\\n]+)|"(?<double>(?:[^"\\\\\\n]|\\\\[^\\n])+)|'(?<single>[^'\\n]+))`;
export const BARE = `(?<bare>[^\\s"'\`,;&(){}<>|\\\\]+)`;
const QUOTE = `\\\\?["']?`;

export function assigned(keys: string, value: string): RegExp {
  return new RegExp(`(?<before>(?:${keys})${QUOTE}\\]?[ \\t]{0,40}(?::=|=>|==?)[ \\t]{0,40})${value}`, 'gi');
}

/**
 * `key: value` is prose as often as it is a setting: in a setting the value ends its line or its quotes, and the group `end`
 * takes part. It is no condition of the match, or a long run of keys would be read again from each of them.
 */
export function mapped(keys: string): RegExp {
  const end = `(?:(?<end>(?=[ \\t]{0,40}(?:$|[,;}\\]#"'\`\\\\])))|)`;
  const bare = `(?<bare>[^\\s"'\`,;{}<>|\\\\]+)${end}`;
  return new RegExp(`(?<before>(?:${keys})${QUOTE}[ \\t]{0,40}::?[ \\t]{0,40})(?:${QUOTED}|${bare})`, 'gim');
}

/** `KEY=value` of an environment: any character but white space and quotes belongs to the value. */
export function exported(keys: string): RegExp {
  return new RegExp(
    `(?<before>(?<![A-Za-z0-9_?&-])[A-Z][A-Z0-9_]{0,60}(?:${keys})=)(?!["'])(?<bare>[^\\s"'\\0]+)`,
    'g',
  );
}

export function option(keys: string): RegExp {
  return new RegExp(
    `(?<before>(?<=^|[\\s"'=])(?:${keys})${QUOTE}(?:[ \\t]{1,8}|=|" a\\d{1,3}="))(?:${QUOTED}|(?<bare>[^\\s"'|;-][^\\s"'|;]*))`,
    'gim',
  );
}

/** A secret that is known by the words right before it. */
export function after(words: string, value: string, flags = 'gi'): RegExp {
  return new RegExp(`(?<before>${words})${value}`, flags);
}
