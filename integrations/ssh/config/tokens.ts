import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Here } from './here.ts';

/** What the %-tokens of a host stand for. */
export interface TokenFacts {
  /** `%n`, the name as typed. */
  readonly name: string;
  /** `%h`, after HostName. */
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  /** `%k`. */
  readonly keyName: string;
  /** `%j`. */
  readonly jump: string;
}

export type Expanded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'wrong'; readonly reason: string };

/** Of ssh_config(5), "TOKENS", for IdentityFile, UserKnownHostsFile and IdentityAgent. */
export function tokensFor(facts: TokenFacts, here: Here): Readonly<Record<string, string>> {
  const { name, hostName, port, user, keyName, jump } = facts;
  return {
    '%': '%',
    C: createHash('sha1').update(`${here.hostname}${hostName}${port}${user}${jump}`).digest('hex'),
    d: here.home,
    h: hostName,
    i: String(here.uid),
    j: jump,
    k: keyName,
    L: here.hostname.split('.')[0] ?? '',
    l: here.hostname,
    n: name,
    p: String(port),
    r: user,
    u: here.user,
  };
}

/** Replaces `%x`; a token that is not among `tokens` makes the value unusable, as in OpenSSH. */
export function expandTokens(text: string, tokens: Readonly<Record<string, string>>): Expanded {
  let wrong: string | undefined;
  const expanded = text.replaceAll(/%(.?)/gs, (token, letter: string) => {
    if (Object.hasOwn(tokens, letter)) return tokens[letter] ?? '';
    wrong ??= token;
    return '';
  });
  return wrong === undefined
    ? { kind: 'text', text: expanded }
    : { kind: 'wrong', reason: `${wrong} is not a token it may have` };
}

/** Replaces `${NAME}`; a variable that is not set makes the value unusable, as in OpenSSH. */
export function expandVariables(text: string, environment: Here['environment']): Expanded {
  let wrong: string | undefined;
  const expanded = text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (value === undefined) wrong ??= name;
    return value ?? '';
  });
  return wrong === undefined
    ? { kind: 'text', text: expanded }
    : { kind: 'wrong', reason: `the environment variable ${wrong} is not set` };
}

/** `~` and `~/…` are the user's own folder. */
export function expandHome(text: string, home: string): string {
  if (text === '~') return home;
  return text.startsWith('~/') ? join(home, text.slice(2)) : text;
}

/** All three, in the order of OpenSSH: the home, then tokens and variables in one go, so neither sees the other's text. */
export function expandPath(text: string, tokens: Readonly<Record<string, string>>, here: Here): Expanded {
  let wrong: Expanded | undefined;
  const pieces = expandHome(text, here.home).split(/(\$\{[^}]*\})/);
  const expanded = pieces.map((piece) => {
    const result = piece.startsWith('${') ? expandVariables(piece, here.environment) : expandTokens(piece, tokens);
    if (result.kind === 'text') return result.text;
    wrong ??= result;
    return '';
  });
  return wrong ?? { kind: 'text', text: expanded.join('') };
}
