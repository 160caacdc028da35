import { type Collected, collectLines, type Found, type Given, type Sources } from './collect.ts';
import type { AlgorithmText, HostConfig } from './host-config.ts';
import { type ConfigHop, hopsOf } from './hops.ts';
import { refuseUnsupported } from './refusals.ts';
import { unsupported } from './refuse.ts';
import { type Expanded, expandPath, expandTokens, tokensFor } from './tokens.ts';
import { choiceOf, flagOf, numberOf, timeOf, wordOf } from './values.ts';

const STRICTNESS = {
  yes: 'strict',
  true: 'strict',
  // Nobody is there to be asked, and ssh without a terminal refuses then as well.
  ask: 'strict',
  'accept-new': 'accept-new',
  // Would also go on after a change; tai never does.
  no: 'accept-new',
  off: 'accept-new',
  false: 'accept-new',
} as const;
const FAMILIES = { any: 0, inet: 4, inet6: 6 } as const;

/**
 * What the files of ssh_config(5) say for a host, by the name as typed, in lower case. `given` outranks them, as options
 * on ssh's command line do. The semantics are those of OpenSSH 9.2 and later (readconf.c), compared with `ssh -G` in
 * test/integration/ssh-config.test.ts. Throws HOST_CONFIG_UNSUPPORTED, with the keyword and file:line, for what applies to
 * this host and can not be honoured.
 */
export async function resolveSshConfig(name: string, given: Given, sources: Sources): Promise<HostConfig> {
  const collected = await collectLines(name, given, sources);
  refuseUnsupported(collected);
  return interpret(name, given, sources, collected);
}

function interpret(name: string, given: Given, { here }: Sources, { first, identities }: Collected): HostConfig {
  const ask = <T>(keyword: string, read: (line: Found) => T): T | undefined => {
    const line = first.get(keyword);
    return line === undefined ? undefined : read(line);
  };
  const hostName = ask('hostname', (line) => textOf(line, expandTokens(wordOf(line), { '%': '%', h: name })));
  const port = ask('port', (line) => numberOf(line, 1, 65_535));
  const hostKeyAlias = ask('hostkeyalias', wordOf);
  const plain = {
    name,
    hostName: (given.hostName ?? hostName ?? name).toLowerCase(),
    port: given.port ?? port ?? 22,
    user: given.user ?? ask('user', wordOf) ?? here.user,
    keyName: hostKeyAlias ?? name,
    jump: '',
  };
  const jump = ask('proxy', (line) => jumpOf(line, tokensFor(plain, here)));
  const tokens = tokensFor({ ...plain, jump: (jump ?? []).map(hopText).join(',') }, here);
  const path = (line: Found, word: string): string => textOf(line, expandPath(word, tokens, here));
  const files = (line: Found): readonly string[] =>
    line.words.filter((word) => word.toLowerCase() !== 'none').map((word) => path(line, word));

  return {
    hostName: hostName?.toLowerCase(),
    isFixed: hostName !== undefined && !/%h/.test(first.get('hostname')?.rest ?? ''),
    user: ask('user', wordOf),
    port,
    family: ask('addressfamily', (line) => choiceOf<0 | 4 | 6>(line, FAMILIES)) ?? 0,
    identityFiles: identities.length === 0 ? undefined : identities.flatMap((line) => (wordOf(line), files(line))),
    identitiesOnly: ask('identitiesonly', flagOf) ?? false,
    agent: ask('identityagent', (line) => agentOf(line, path)) ?? { kind: 'usual' },
    jump,
    userKnownHostsFiles: ask('userknownhostsfile', files),
    globalKnownHostsFiles: ask('globalknownhostsfile', files),
    hostKeys: ask('stricthostkeychecking', (line) => choiceOf<'strict' | 'accept-new'>(line, STRICTNESS)),
    hostKeyAlias: hostKeyAlias?.toLowerCase(),
    hashKnownHosts: ask('hashknownhosts', flagOf) ?? false,
    connectTimeoutMs: ask('connecttimeout', timeOf),
    aliveIntervalMs: ask('serveraliveinterval', timeOf),
    aliveCountMax: ask('serveralivecountmax', (line) => numberOf(line, 0, 1_000_000)),
    minRsaBits: ask('requiredrsasize', (line) => numberOf(line, 0, 1_000_000)) ?? 0,
    hostKeyAlgorithms: ask('hostkeyalgorithms', algorithmsOf),
    kexAlgorithms: ask('kexalgorithms', algorithmsOf),
    ciphers: ask('ciphers', algorithmsOf),
    macs: ask('macs', algorithmsOf),
    publicKeyAlgorithms: ask('pubkeyacceptedalgorithms', algorithmsOf),
  };
}

function textOf(line: Found, expanded: Expanded): string {
  if (expanded.kind === 'text') return expanded.text;
  throw unsupported(line.written, line.place, expanded.reason);
}

/** ProxyJump takes fewer tokens than the others, ssh_config(5); `ProxyCommand none` is a direct way, too. */
function jumpOf(line: Found, tokens: Readonly<Record<string, string>>): readonly ConfigHop[] {
  if (line.keyword === 'proxycommand') return [];
  const { '%': percent = '%', h = '', n = '', p = '', r = '' } = tokens;
  const few = { '%': percent, h, n, p, r };
  return hopsOf(line).map((hop) => ({ ...hop, name: textOf(line, expandTokens(hop.name, few)) }));
}

function hopText({ name, user, port }: ConfigHop): string {
  const host = name.includes(':') ? `[${name}]` : name;
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}`;
}

function agentOf(line: Found, path: (line: Found, word: string) => string): HostConfig['agent'] {
  const word = wordOf(line);
  if (word.toLowerCase() === 'none') return { kind: 'none' };
  if (word === 'SSH_AUTH_SOCK') return { kind: 'usual' };
  return { kind: 'socket', path: path(line, word.replace(/^\$([A-Za-z_]\w*)$/, '$${$1}')) };
}

function algorithmsOf(line: Found): AlgorithmText {
  return { text: wordOf(line), written: line.written, place: line.place };
}
